"""Issued documents: the record beside a plan that holds what was signed, whatever becomes of its sources."""

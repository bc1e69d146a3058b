"""Amending: what an amending document has to say, its draft, and what the issued text becomes by it."""

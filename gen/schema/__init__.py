"""What a source may hold: rules as data, and every breach as a finding at its place (the only door to Cerberus)."""

from gen.schema.file_checks import check_documents, check_plan, check_sections, check_units

__all__ = ["check_documents", "check_plan", "check_sections", "check_units"]

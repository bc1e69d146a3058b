"""Lengths of a Word file: twips (twentieths of a point) as written in it, millimetres and points."""

import re

TWIPS_PER_MM = 1440 / 25.4
MM_PER_POINT = 25.4 / 72
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": TWIPS_PER_MM, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def mm_to_twips(mm: float) -> int:
    """Millimetres in whole twips."""
    return round(mm * TWIPS_PER_MM)


def pt_to_twips(pt: float) -> int:
    """Points in whole twips."""
    return round(pt * 20)


def read_number(text: str | None) -> float:
    """A number as written in a file, a length with a unit in twips; 0 for none, and for what is no number."""
    match = _LENGTH.fullmatch((text or "").strip())
    return float(match[1]) * _TWIPS.get(match[2], 1.0) if match else 0.0


def read_whole(text: str | None) -> int:
    """A whole number as written in a file; 0 for none, and for what is no number."""
    return int(read_number(text))


def read_mm(text: str | None) -> float:
    """A length as written in a file, in millimetres to two decimals."""
    return round(read_number(text) * 25.4 / 1440, 2)

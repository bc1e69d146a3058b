"""The form of a number as Vietnamese write it, read without the machinery of exact numbers."""

from __future__ import annotations

import re

NUMBER = re.compile(r"(?P<sign>[-−]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?", re.ASCII)


def decimals_of(text: str) -> int | None:
    """How many decimals a number has as it is written; None for what is no number."""
    match = NUMBER.fullmatch(text.strip())
    return len(match["part"] or "") if match is not None else None

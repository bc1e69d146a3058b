"""Numbers as Vietnamese write them: `1.500.000`, `0,5`; read exactly, never as binary floating point."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_NUMBER = re.compile(r"(?P<sign>[-−]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?", re.ASCII)


def read_number(text: str) -> Decimal | None:
    """The number that a text is, None for one that is none: dots between groups of three, a comma before decimals."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    # whoever only measures a number does not load exact ones
    from decimal import Decimal

    digits = match["whole"].replace(".", "") + (f".{match['part']}" if match["part"] else "")
    number = Decimal(digits)
    return number.copy_negate() if match["sign"] else number


def decimals_of(text: str) -> int | None:
    """How many decimals a number has as it is written; None for what is no number."""
    match = _NUMBER.fullmatch(text.strip())
    return len(match["part"] or "") if match is not None else None


def written_number(number: Decimal) -> str:
    """The number with dots between groups of three and a comma before its decimals, all of which it keeps."""
    return f"{number:,f}".translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")

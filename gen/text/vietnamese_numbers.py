"""Numbers as Vietnamese write them: `1.500.000`, `0,5`; read exactly, never as binary floating point."""

from __future__ import annotations

from decimal import Decimal

from gen.text.digits import NUMBER


def read_number(text: str) -> Decimal | None:
    """The number that a text is, None for one that is none: dots between groups of three, a comma before decimals."""
    match = NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    digits = match["whole"].replace(".", "") + (f".{match['part']}" if match["part"] else "")
    number = Decimal(digits)
    return number.copy_negate() if match["sign"] else number


def written_number(number: Decimal) -> str:
    """The number with dots between groups of three and a comma before its decimals, all of which it keeps."""
    return f"{number:,f}".translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")


def number_cure(text: str) -> str:
    """How a number with the signs of other countries is written, else how numbers are."""
    turned = text.translate(_SWAPPED)
    return f"Viết {turned}." if read_number(turned) is not None else "Viết như 1.500.000 hoặc 0,5."

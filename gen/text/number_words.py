"""A number in words, as sums of money are written out in official papers: “Một tỷ năm trăm triệu”."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# of each group of three digits but the ninth, from the right, after which counting begins again
_GROUPS = ("", "nghìn", "triệu")
_BILLION = 10**9


def number_words(number: Decimal) -> str:
    """The number in words, its first letter a capital; decimals as they are written, “không phẩy năm”."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    places = max(0, -exponent)
    written = ("".join(map(str, digits)) + "0" * max(0, exponent)).rjust(places, "0")
    whole, part = written[: len(written) - places], written[len(written) - places :]
    words = [*(["âm"] if sign and any(digits) else []), *_whole(int(whole or "0"))]
    if part.strip("0"):
        words += ["phẩy", *_decimals(part.rstrip("0"))]
    said = " ".join(words)
    return said[0].upper() + said[1:]


def _whole(number: int) -> list[str]:
    return list(_counted(number, first=True)) or [_DIGITS[0]]


def _counted(number: int, *, first: bool) -> Iterator[str]:
    """The words of a number, its hundreds and tens told though they are none where words stand before it."""
    above, rest = divmod(number, _BILLION)
    if above:
        yield from _counted(above, first=first)
        yield "tỷ"
        first = False
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            yield from _hundreds(group, whole=first)
            if _GROUPS[power]:
                yield _GROUPS[power]
            first = False


def _hundreds(group: int, *, whole: bool) -> Iterator[str]:
    """The words of 1 to 999; `whole` leaves out hundreds that are none."""
    hundreds, below = divmod(group, 100)
    if hundreds or not whole:
        yield from (_DIGITS[hundreds], "trăm")
    tens, units = divmod(below, 10)
    if tens:
        yield from ("mười",) if tens == 1 else (_DIGITS[tens], "mươi")
    elif units and (hundreds or not whole):
        yield "linh"
    if units:
        yield _unit(units, tens)


def _unit(units: int, tens: int) -> str:
    """The last digit by what stands before it: mười một but hai mươi mốt, mười bốn but hai mươi tư, mười lăm."""
    if tens > 1 and units in (1, 4):
        return "mốt" if units == 1 else "tư"
    return "lăm" if tens and units == 5 else _DIGITS[units]


def _decimals(part: str) -> list[str]:
    """Decimals as one number behind their zeros; more than three of them digit by digit."""
    if len(part) > len("999"):
        return [_DIGITS[int(digit)] for digit in part]
    zeros = len(part) - len(part.lstrip("0"))
    return [_DIGITS[0]] * zeros + _whole(int(part))

"""Dates, months and quarters written in figures, and whether a calendar has them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# patterns of a year, and of a day or month
YEAR = r"(?:19|20|21)[0-9]{2}"
DAY = r"[0-9]{1,2}"
# a leap year, in which every day that exists has its date
LEAP_YEAR = 2000

_SLASHED = rf"(?<![\w/.])(?P<text>(?P<d>{DAY})/(?P<m>{DAY})/(?P<y>{YEAR}))(?![\w/])"
_DOTTED = rf"(?<![\w/.\-])(?P<text>(?P<d>{DAY})([.\-])(?P<m>{DAY})\3(?P<y>{YEAR}))(?![\w/]|[.\-][0-9])"
# without its year a day/month may as well be a fraction, so only the word “ngày” makes it a date
_SHORT = rf"\bngày (?P<text>(?P<d>{DAY})/(?P<m>{DAY}))(?! ?/|\w|\.[0-9])"
_LONG = rf"\bngày (?P<text>(?P<d>{DAY}) tháng (?P<m>{DAY})(?:(?: năm |/)(?P<y>{YEAR}))?)(?!\w)"
# a thirteenth month's pay is real
_MONTH = rf"(?<!lương )\b(?P<text>tháng (?P<m>{DAY}) ?/ ?(?P<y>{YEAR}))(?!\w)"
# of quarters only those that do not exist
_QUARTER = rf"\b(?P<text>quý (?:0?[05-9]|v|vi{{1,3}}|iiii|ix|x)(?: ?/ ?| năm )(?P<y>{YEAR}))(?!\w)"
_WRITTEN: list[re.Pattern[str]] = [
    re.compile(pattern, re.IGNORECASE) for pattern in (_SLASHED, _DOTTED, _SHORT, _LONG, _MONTH, _QUARTER)
]
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def normalized(text: str) -> str:
    """The text composed (NFC), with plain blanks and hyphens and nothing invisible, its case kept."""
    visible = "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    return " ".join(visible.translate(_HYPHENS).split())


def impossible_date(text: str) -> str | None:
    """The first date, month or quarter written in the text that no calendar has, None where all exist."""
    even = normalized(text)
    wrong = [match for pattern in _WRITTEN for match in pattern.finditer(even) if not _exists(match)]
    return min(wrong, key=lambda match: match.start("text"))["text"] if wrong else None


def _exists(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    if not parts.get("m"):
        return False
    return date_of(int(parts.get("y") or LEAP_YEAR), int(parts["m"]), int(parts.get("d") or 1)) is not None


def date_of(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

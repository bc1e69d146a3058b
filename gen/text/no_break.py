"""Where no line ends: in a document number, in a date, between “Điều” and its number, a number and its unit."""

from __future__ import annotations

import re
from collections.abc import Callable

# stands for a hyphen at which no line ends until the text is written as XML; no text of a source holds it
HYPHEN = "\ue012"
BLANK = "\u00a0"
# between the parts of a date: given up first where a line has no room for the whole
_LOOSE = "\ue013"
# 218-QĐ/TW, 26/CT-UBND, 12/TTr-UBND
_IN_SYMBOL = re.compile(r"-(?<=[0-9A-ZĐƯr]-)(?=[A-ZĐƯ])")
# each begins with the sign itself, which is looked for faster than any class of signs
_BY_NUMBER = re.compile(
    r" (?:(?=[0-9]|đồng)|(?<=[0-9] )(?=[^\W\d_]|%)|(?<=[^\W\d_] )(?=[IVXLC]{1,6}(?!\w)|[a-zđ](?!\w)))"
)
# what most texts have none of; a look for each costs less than one pattern
_NUMBERS = (*"0123456789", "lục ", "hương ", "hần ", "uý ", "iểm ")
_DATE = frozenset(("ngày", "tháng", "năm"))
_BEFORE_FIGURES = _DATE | frozenset(
    ("số", "quý", "tuần", "lần", "thứ", "kỳ", "khóa", "điều", "khoản", "điểm", "chương", "mục", "phần", "lục", "đoạn")
)
_BEFORE_ROMAN = frozenset(("quý", "chương", "mục", "phần", "lục", "khóa", "kỳ", "thứ", "loại", "hạng"))
_BEFORE_LETTERS = frozenset(("điểm",))
_THOUSANDS = frozenset(("nghìn", "ngàn", "triệu", "tỷ", "tỉ"))
_UNITS = _THOUSANDS | frozenset(
    (
        *(
            "%",
            "đồng",
            "mm",
            "cm",
            "m",
            "km",
            "m2",
            "km2",
            "m3",
            "ha",
            "lít",
            "ml",
            "g",
            "kg",
            "tạ",
            "tấn",
            "kW",
            "kWh",
        ),
        *("giây", "phút", "giờ", "tuần", "tuổi"),
    )
)
_WORD, _LAST_WORD = re.compile(r"[^\W_]+|%"), re.compile(r"[^\W\d_]+$|[0-9]+$")
_CHUNK = re.compile(r"[^ \n]+")


def unbroken(text: str, fits: Callable[[str], bool] | None = None) -> str:
    """The text, as long as before, with the signs that no line ends at; with `fits`, only where a line has the room."""
    kept = text
    for sign in _NUMBERS:
        if sign in text:
            kept = _BY_NUMBER.sub(_blank, text)
            break
    if "-" in text:
        kept = _IN_SYMBOL.sub(HYPHEN, kept)
    if kept == text:
        return text
    if fits is None:
        return kept.replace(_LOOSE, BLANK)
    return _CHUNK.sub(lambda chunk: _fitting(chunk[0], text[chunk.start() : chunk.end()], fits), kept)


def plain(text: str) -> str:
    """The text, as long as before, with ordinary blanks and hyphens; a room left for the pen stays one."""
    return _SINGLE.sub(" ", text).replace(HYPHEN, "-").replace("\u2011", "-")


_SINGLE = re.compile(f"(?<![{BLANK}]){BLANK}(?!{BLANK})")


def _blank(match: re.Match[str]) -> str:
    """What stands for a blank beside a number."""
    text, at = match.string, match.start()
    word = _LAST_WORD.search(text[max(0, at - 12) : at])
    before = word[0].lower() if word else ""
    following = _WORD.match(text, at + 1)
    after = following[0] if following else ""
    if before.isdigit():
        return _LOOSE if after in _DATE else BLANK if after in _UNITS else " "
    if after[:1].isdigit():
        known = _BEFORE_FIGURES
    elif after == "đồng":
        known = _THOUSANDS
    else:
        known = _BEFORE_LETTERS if after.islower() else _BEFORE_ROMAN
    return BLANK if before in known else " "


def _fitting(chunk: str, typed: str, fits: Callable[[str], bool]) -> str:
    """A chunk that no line ends in, or its parts where a line has no room for it."""
    whole = chunk.replace(_LOOSE, BLANK)
    if whole == typed or fits(plain(whole)):
        return whole
    sign = next((sign for sign in (_LOOSE, BLANK) if sign in chunk), None)
    if sign is None:
        return typed
    out, at = "", 0
    for part in chunk.split(sign):
        out += typed[at - 1 : at] + _fitting(part, typed[at : at + len(part)], fits)
        at += len(part) + 1
    return out

"""Where no line ends: in a document number, a range of years, a date, after “Điều”, between a number and its unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

# stands for a hyphen at which no line ends until the text is written as XML; no text of a source holds it
HYPHEN = "\ue012"
BLANK = "\u00a0"
# between the parts of a date: given up first where a line has no room for the whole
_LOOSE = "\ue013"
# 218-QĐ/TW, 26/CT-UBND, 12/TTr-UBND; 2026-2030
_IN_SYMBOL = re.compile(r"-(?:(?<=[0-9A-ZĐƯr]-)(?=[A-ZĐƯ])|(?<=[0-9]-)(?=[0-9]))")
# 01-CTr/BTGDVTU-ĐUUBNDTP: to keep such a one whole would stretch the line before it out of all measure
_LONG_SYMBOL = re.compile(rf"(?:số{BLANK})?[^ {BLANK}\n]{{21,}}")
_DATE = ("ngày", "tháng", "năm")
_ROMAN = ("quý", "chương", "mục", "phần", "lục", "khóa", "kỳ", "thứ", "loại", "hạng")
_FIGURES = (*_DATE, *_ROMAN, "số", "tuần", "lần", "điều", "khoản", "điểm", "đoạn")
_UNITS = (
    *("%", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "đồng", "km2", "km", "mm", "cm", "m2", "m3", "m", "ha", "kg", "g"),
    *("tạ", "tấn", "lít", "ml", "kWh", "kW", "giây", "phút", "giờ", "tuần", "tuổi"),
)


def _behind(words: Iterable[str]) -> str:
    """One of the words before a blank, in small letters or with a capital."""
    return "|".join(f"(?<={word} )" for known in words for word in dict.fromkeys((known, known.capitalize())))


# each begins with the sign itself, which is looked for faster than any class of signs; what replaces it is fixed
_BY_FIGURES = re.compile(
    rf" (?:(?=[0-9])(?:{_behind(_FIGURES)})|(?<=[0-9] )(?=(?:{'|'.join(_UNITS)})(?!\w))"
    r"|(?=đồng)(?:(?<=triệu )|(?<=tỷ )|(?<=tỉ )|(?<=nghìn )|(?<=ngàn )))"
)
# 05 tháng, 30 ngày; neither QH15 ngày nor số 12 ngày 05
_IN_DATE = re.compile(r" (?:(?<=[\s(][0-9] )|(?<=[\s(][0-9][0-9] ))(?=(?:tháng|năm|ngày(?!\s[0-9]))(?!\w))")
_BY_LETTERS = re.compile(
    rf" (?:(?=[IVXLC]{{1,6}}(?!\w))(?:{_behind(_ROMAN)})|(?=[a-zđ](?!\w))(?:{_behind(('điểm',))}))"
)
# what most texts have none of; a look for each costs less than a pattern
_DIGITS = "0123456789"
_LETTERED = ("lục ", "hương ", "hần ", "uý ", "iểm ", "hứ I", "hóa X", "hóa I", "ục I", "ục V")
_CHUNK = re.compile(r"[^ \n]+")
_SINGLE = re.compile(f"(?<!{BLANK}){BLANK}(?!{BLANK})")


def unbroken(text: str, fits: Callable[[str], bool] | None = None) -> str:
    """The text, as long as before, with the signs that no line ends at; with `fits`, only where a line has the room."""
    kept = text
    for digit in _DIGITS:
        if digit in text:
            kept = _BY_FIGURES.sub(BLANK, text)
            kept = _IN_DATE.sub(BLANK if fits is None else _LOOSE, kept)
            break
    for word in _LETTERED:
        if word in text:
            kept = _BY_LETTERS.sub(BLANK, kept)
            break
    if "-" in text and HYPHEN in (held := _IN_SYMBOL.sub(HYPHEN, kept)):
        kept = _LONG_SYMBOL.sub(lambda long: text[long.start() : long.end()], held)
    if fits is None or kept == text:
        return kept
    return _CHUNK.sub(lambda chunk: _fitting(chunk[0], text[chunk.start() : chunk.end()], fits), kept)


def plain(text: str) -> str:
    """The text, as long as before, with ordinary blanks and hyphens; a room left for the pen stays one."""
    return _SINGLE.sub(" ", text).replace(HYPHEN, "-").replace("\u2011", "-")


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

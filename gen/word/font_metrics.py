"""How wide words stand in Times New Roman, by its advance widths in 1/2048 em (Liberation Serif has the same).

Upright letters serve for italics, which are never more than a hair wider.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from gen.word.ooxml.units import MM_PER_POINT

_EM = 2048
_BOLD = {
    512: " \u00a0,.",
    569: "'/il\\",
    682: "!()-\u2011:;[]`fjt‘’",
    797: "Is",
    807: "{}",
    819: "°",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy–“”",
    1124: "≥≤",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpqu",
    1167: "+<=>×",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYw",
    1536: "½",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%W…—",
}
_REGULAR = {
    369: "'",
    512: " \u00a0,.",
    569: "/:;\\ijlt",
    682: "!()-\u2011I[]`fr‘’",
    797: "Js",
    819: "°",
    836: '"',
    909: "?acez“”",
    983: "{}",
    1024: "#$*0123456789_bdghknopquvxy–",
    1083: "ơ",
    1110: "ư",
    1124: "≥≤",
    1139: "FPS",
    1155: "+<=>×",
    1251: "ELTZ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYwƠ",
    1536: "½",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "M",
    1886: "@",
    1933: "W",
    2048: "…—",
}
_FACES = tuple({char: width for width, chars in face.items() for char in chars} for face in (_REGULAR, _BOLD))
_BLANK = 512
_OTHER, _HORN = 1024, "\u031b"
_BREAKS = re.compile(r"[ \t\n]+")


@lru_cache(maxsize=16384)
def _word_width(word: str, bold: bool) -> int:
    widths = _FACES[bold]
    return sum(widths.get(char) or widths.get(_base(char), _OTHER) for char in word)


def bold_width_mm(text: str, size_pt: float) -> float:
    """The width of a line in mm; a mark over a letter does not widen it, a horn does."""
    units = sum([_word_width(word, True) for word in text.split(" ")]) + _BLANK * text.count(" ")
    return units / _EM * size_pt * MM_PER_POINT


def word_widths_mm(words: Iterable[str], size_pt: float, *, bold: bool) -> list[float]:
    """How wide each of some words is, in mm."""
    per_unit = size_pt * MM_PER_POINT / _EM
    return [_word_width(word, bold) * per_unit for word in words]


def word_starts_mm(words: Iterable[str], size_pt: float) -> list[float]:
    """Where each of some words begins on a line that never ends, and where one behind the last would, in mm."""
    per_unit = size_pt * MM_PER_POINT / _EM
    return list(accumulate([(_word_width(word, True) + _BLANK) * per_unit for word in words], initial=0.0))


def _base(char: str) -> str:
    """The letter below the marks of a letter, but for a horn, which does widen it."""
    parts = unicodedata.normalize("NFD", char)
    if _HORN in parts:
        return unicodedata.normalize("NFC", parts[0] + _HORN)
    return {"đ": "d", "Đ": "D"}.get(char, parts[0])


@lru_cache(maxsize=1024)
def longest_line_mm(text: str, size_pt: float, available_mm: float) -> float:
    """The width in mm of the longest line when the words are broken to fit `available_mm`; no-break blanks hold."""
    longest, line = 0.0, ""
    for word in filter(None, _BREAKS.split(text)):
        wider = f"{line} {word}".strip(" ")
        if bold_width_mm(wider, size_pt) > available_mm and line:
            longest, line = max(longest, bold_width_mm(line, size_pt)), word
        else:
            line = wider
    return min(max(longest, bold_width_mm(line, size_pt)), available_mm)

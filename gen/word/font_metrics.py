"""How wide words stand in Times New Roman bold, by its advance widths in 1/2048 em (Liberation Serif has the same)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from gen.text.diacritics import without_diacritics
from gen.word.ooxml.units import MM_PER_POINT

_EM = 2048
_BY_WIDTH = {
    512: " \u00a0,.",
    569: "'/il\\",
    682: "!()-\u2011:;[]`fjt",
    797: "Is",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy",
    1137: '"',
    1139: "Sbdhknpqu",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYw",
    1593: "GHKOQ",
    1706: "&m",
    1933: "M",
    2048: "%W…",
}
_WIDTHS = {char: width for width, chars in _BY_WIDTH.items() for char in chars}
_OTHER = 1024
_BREAKS = re.compile(r"[ \t\n]+")


@lru_cache(maxsize=8192)
def _word_width(word: str) -> int:
    return sum(_WIDTHS.get(char) or _WIDTHS.get(_base(char), _OTHER) for char in word)


def bold_width_mm(text: str, size_pt: float) -> float:
    """The width of a line in mm; a mark over a letter does not widen it."""
    units = sum(map(_word_width, text.split(" "))) + _WIDTHS[" "] * text.count(" ")
    return units / _EM * size_pt * MM_PER_POINT


def word_starts_mm(words: Iterable[str], size_pt: float) -> list[float]:
    """Where each of some words begins on a line that never ends, and where one behind the last would, in mm."""
    per_unit = size_pt * MM_PER_POINT / _EM
    blank = _WIDTHS[" "]
    return list(accumulate([(_word_width(word) + blank) * per_unit for word in words], initial=0.0))


def _base(char: str) -> str:
    folded = without_diacritics(char)
    return folded.upper() if char.isupper() else folded


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

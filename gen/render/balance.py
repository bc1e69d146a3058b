"""Centred titles of several lines: about equally long, broken neither in names nor between a word and its number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gen.text.no_break import unbroken
from gen.word.metrics import bold_width

_BLANK = "\u00a0"
# two words that readers take for one
_PAIRS = frozenset(
    (
        *("doanh nghiệp", "nông thôn", "thành phố", "nhân dân", "kinh tế", "xã hội", "văn hóa", "giáo dục", "y tế"),
        *("môi trường", "quốc phòng", "an ninh", "địa bàn", "năm học", "thực hiện", "triển khai", "kế hoạch"),
        *("chuyển đổi", "phòng chống", "pháp luật", "dân vận", "tuyên giáo", "cải cách", "hành chính"),
    )
)


@lru_cache(maxsize=512)
def balanced(text: str, size: float, room: float, *, caps: bool = False) -> str:
    """One line of a title with no-break blanks by which it breaks into lines about equally long.

    In bold of `size` pt, over `room` mm. A title that fits stays as it is.
    """
    width = _Width(caps, size)
    if width.of([text]) <= room:
        return text
    words = _bound_words(unbroken(text).split(" "))
    return " ".join(_glued(words, width, room))


class _Width:
    def __init__(self, caps: bool, size: float) -> None:
        self._caps, self._size = caps, size

    def of(self, words: Sequence[str]) -> float:
        line = " ".join(words).replace(_BLANK, " ")
        return bold_width(line.upper() if self._caps else line, self._size)


def _bound_words(words: list[str]) -> list[str]:
    """The words with names and known pairs as one."""
    out: list[str] = []
    for word in words:
        before = out[-1] if out else ""
        last = before.rpartition(_BLANK)[2]
        is_name = last[:1].isupper() and word[:1].isupper() and last[-1:].isalpha()
        if out and (is_name or f"{last} {word}".lower() in _PAIRS):
            out[-1] = f"{before}{_BLANK}{word}"
        else:
            out.append(word)
    return out


def _glued(words: list[str], width: _Width, room: float) -> list[str]:
    """The words, those at the beginning of a line held to the one that would no longer fit on the line before."""
    ends = _line_ends(words, width, room)
    out = list(words[: ends[0]])
    for start, end in zip(ends, [*ends[1:], len(words)], strict=True):
        if start == len(words):
            break
        line_start = ends[ends.index(start) - 1] if start != ends[0] else 0
        over = start
        while over < end and width.of(words[line_start : over + 1]) <= room:
            over += 1
        held = min(over + 1, end)
        out += [_BLANK.join(words[start:held]), *words[held:end]]
    return out


def _line_ends(words: list[str], width: _Width, room: float) -> list[int]:
    """Where the lines end: as few lines as fit, the longest of them as short as can be."""
    count = len(words)
    # of the words from each place: (number of lines, longest line, end of the first line)
    best: list[tuple[int, float, int]] = [(0, 0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        choices = []
        for end in range(start + 1, count + 1):
            here = width.of(words[start:end])
            if here > room and end > start + 1:
                break
            lines, longest, _ = best[end]
            choices.append((lines + 1, max(longest, here), end))
        best[start] = min(choices)
    ends, at = [], 0
    while at < count:
        at = best[at][2]
        ends.append(at)
    return ends

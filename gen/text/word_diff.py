"""A text cut into words, and what has to be done to the words of one text to get those of another.

A run of blanks is a token of its own; so is each mark of punctuation. A date, a quarter, a number with its percent
sign, a range and the symbol of a document are one token each, whatever blanks, dots and strokes they have inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    # ngày 05 tháng 01 năm 2026, also with blanks to be filled in by hand
    r"|\b(?:ngày\s+(?:\d{1,2}\s+)?)?tháng\s+(?:\d{1,2}\s+)?năm\s+\d{4}\b"
    r"|\bquý\s+(?:[ivx]+|\d)(?:\s?/\s?\d{4}|\s+năm\s+\d{4})?\b"
    r"|https?://[^\s”\"<>]*[^\s”\"<>.,;:)]"
    # 15/8/2025, 1.500.000, 98,5%, 2026-2030, 134/KH-UBND, 31-KH/BTGDVTU
    r"|\d+(?:[.,]\d+)*[^\W_]*(?:[-–/][^\W_]+(?:[.,]\d+)*)*(?:\s?%)?"
    # the symbol of a document that has no number yet
    r"|(?<![^\W_])/[^\W\d_]+(?:[-/][^\W_]+)+"
    r"|(?-i:[A-ZĐ]{2,}(?:[-/][A-ZĐ][A-ZĐ0-9]+)+)(?![^\W_])"
    r"|(?:[^\W_][\u0300-\u036f]*)+"
    r"|\./\.|\.{2,}|…+|-{2,}|_+"
    r"|.",
    re.IGNORECASE | re.DOTALL,
)
# words so common that one of them alone holds no two changes apart
_COMMON = (
    "và các của cho trong về với là có để được tại theo từ đến những trên do một khi hoặc ở ra vào bằng này đó như"
)
_SMALL = frozenset(_COMMON.split())
_CONTENT, _LIGHT = 2, 1
# three words in common are worth telling apart two changes, however long these are
_LONGEST_BRIDGE = 3 * _CONTENT
# beyond this many pairs of words the middle of two texts is told as replaced whole
_MOST = 400_000_000
_ENDS, _PAUSES, _OPEN = frozenset(".;:!?…"), frozenset(",)”–-"), frozenset("(“")


class Edit(StrEnum):
    """What one step does to the words of the first text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class EditStep:
    """One step: a[a0:a1] stands against b[b0:b1]."""

    kind: Edit
    a0: int
    a1: int
    b0: int
    b1: int


def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text; joined they give the text back."""
    return tuple(match[0] for match in _TOKEN.finditer(text))


def is_blank(token: str) -> bool:
    """True for a token that is blanks and nothing else."""
    return token.isspace()


def is_word(token: str) -> bool:
    """True for a token with a letter or digit in it; not for blanks and punctuation."""
    return any(char.isalnum() for char in token)


def edit_steps(a: Sequence[str], b: Sequence[str]) -> tuple[EditStep, ...]:
    """The steps from the tokens of one text to those of another: few, and cut where a reader would cut."""
    head, tail = _common_ends(a, b)
    spans = list(_changes(a, b, head, tail))
    spans = _bridged(a, b, spans)
    for at in range(len(spans)):
        spans[at] = _slid(a, b, spans, at)
    return tuple(_steps(spans, len(a), len(b)))


# the indices of a change in both texts: a0, a1, b0, b1
_Span = tuple[int, int, int, int]


def _common_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many tokens two texts share at their beginning, and how many of the rest at their end."""
    most = min(len(a), len(b))
    head = next((at for at in range(most) if a[at] != b[at]), most)
    most -= head
    tail = next((at for at in range(most) if a[-1 - at] != b[-1 - at]), most)
    return head, tail


def _changes(a: Sequence[str], b: Sequence[str], head: int, tail: int) -> Iterator[_Span]:
    """The changes left by the longest common run of words; blanks go with the words about them."""
    words_a = [at for at in range(head, len(a) - tail) if not is_blank(a[at])]
    words_b = [at for at in range(head, len(b) - tail) if not is_blank(b[at])]
    common = longest_common([a[at] for at in words_a], [b[at] for at in words_b])
    anchors = [(words_a[i], words_b[j]) for i, j in common]
    before = (head - 1, head - 1)
    for after in [*anchors, (len(a) - tail, len(b) - tail)]:
        a0, b0, a1, b1 = before[0] + 1, before[1] + 1, after[0], after[1]
        front, back = _common_ends(a[a0:a1], b[b0:b1])
        if a0 + front < a1 - back or b0 + front < b1 - back:
            yield a0 + front, a1 - back, b0 + front, b1 - back
        before = after


def longest_common(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of indices of a longest common subsequence; a row of the table is one number (Hyyrö 2004)."""
    if not a or not b or len(a) * len(b) > _MOST:
        return []
    places: dict[str, int] = {}
    for at, token in enumerate(b):
        places[token] = places.get(token, 0) | 1 << at
    full = (1 << len(b)) - 1
    row, rows = full, []
    for token in a:
        met = row & places.get(token, 0)
        row = ((row + met) | (row - met)) & full
        rows.append(row)
    out = []
    i, j = len(a), len(b)
    while i and j:
        if rows[i - 1] >> (j - 1) & 1:
            j -= 1
            continue
        i -= 1
        if i == 0 or rows[i - 1] >> (j - 1) & 1:
            j -= 1
            out.append((i, j))
    return out[::-1]


def _weight(found: Sequence[str]) -> int:
    return sum(_LIGHT if token.casefold() in _SMALL else _CONTENT for token in found if is_word(token))


def _bridged(a: Sequence[str], b: Sequence[str], spans: list[_Span]) -> list[_Span]:
    """The changes, those made one that too little stands between."""
    out: list[_Span] = []
    for span in spans:
        out.append(span)
        while len(out) > 1 and _too_little_between(a, b, out[-2], out[-1]):
            last, first = out.pop(), out.pop()
            out.append((first[0], last[1], first[2], last[3]))
    return [_trimmed(a, b, span) for span in out]


def _trimmed(a: Sequence[str], b: Sequence[str], span: _Span) -> _Span:
    """A change without what both sides have at its ends."""
    a0, a1, b0, b1 = span
    head, tail = _common_ends(a[a0:a1], b[b0:b1])
    return a0 + head, a1 - tail, b0 + head, b1 - tail


def _too_little_between(a: Sequence[str], b: Sequence[str], first: _Span, second: _Span) -> bool:
    between = a[first[1] : second[0]]
    weight = _weight(between)
    if not weight and not any(token in _ENDS for token in between):
        return True
    sizes = (max(_weight(a[a0:a1]), _weight(b[b0:b1])) for a0, a1, b0, b1 in (first, second))
    return weight <= min(_LONGEST_BRIDGE, *sizes)


def _slid(a: Sequence[str], b: Sequence[str], spans: list[_Span], at: int) -> _Span:
    """A run only put in or only taken out, moved to where a reader would set it: behind a stop, before a word."""
    a0, a1, b0, b1 = spans[at]
    if (a0 < a1) == (b0 < b1):
        return spans[at]
    text, start, end = (a, a0, a1) if a0 < a1 else (b, b0, b1)
    # one token stays between two changes, else they would be one
    left = a0 - spans[at - 1][1] - 1 if at else a0
    right = spans[at + 1][0] - a1 - 1 if at + 1 < len(spans) else len(a) - a1
    best, shift = _fit(text, start, end), 0
    for step in range(1, left + 1):
        if text[start - step] != text[end - step]:
            break
        best, shift = max((best, shift), (_fit(text, start - step, end - step), -step), key=lambda fit: fit[0])
    for step in range(1, right + 1):
        if text[start + step - 1] != text[end + step - 1]:
            break
        best, shift = max((best, shift), (_fit(text, start + step, end + step), step), key=lambda fit: fit[0])
    return a0 + shift, a1 + shift, b0 + shift, b1 + shift


def _fit(text: Sequence[str], start: int, end: int) -> int:
    """How well a run begins and ends."""
    return _cut(text, start) + _cut(text, end)


def _cut(text: Sequence[str], at: int) -> int:
    """How good a place to cut lies before a token."""
    if at in (0, len(text)):
        return 6
    before = text[at - 1]
    if is_blank(before):
        word = text[at - 2] if at > 1 else "."
        return 5 if word in _ENDS else 4 if word in _PAUSES else 3 if text[at][:1].isupper() else 2
    return 1 if is_blank(text[at]) or before in _OPEN else 0


def _steps(spans: list[_Span], size_a: int, size_b: int) -> Iterator[EditStep]:
    edges = [(0, 0, 0, 0), *spans, (size_a, size_a, size_b, size_b)]
    for before, after in pairwise(edges):
        if before[1] < after[0]:
            yield EditStep(Edit.EQUAL, before[1], after[0], before[3], after[2])
        a0, a1, b0, b1 = after
        if a0 < a1 or b0 < b1:
            edit = Edit.REPLACE if a0 < a1 and b0 < b1 else Edit.DELETE if a0 < a1 else Edit.INSERT
            yield EditStep(edit, a0, a1, b0, b1)

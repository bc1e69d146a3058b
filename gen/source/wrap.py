"""Long texts in lines that fold back to the same text: a sentence begins a line, a change stays in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.text.braces import expression_spans

# a blank that may become a line break; never inside an expression
_BREAK = re.compile(r"(?<=[^ \u00a0]) (?=[^ ])")
# what would look like an item or a comment at the head of a line, or would not be read back there
_NOT_FIRST = re.compile(r"[-+–—#\u00a0]|[a-z][a-z_]*:\u00a0")
_OPENING, _CLOSING = "“\"‘'([*", ")]”\"’'*"
_LAST_LETTERS = re.compile(r"[^\W_]*$")
# a word of so many letters is none that was cut
_SHORT = 4
# how full a line must be before it may end at the end of a clause
_FULL = 0.5


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text; a word longer than a line has one of its own."""
    lines: list[str] = []
    for sentence in _sentences(list(_pieces(text))):
        lines += _filled(sentence, width)
    return lines


def _pieces(text: str) -> Iterator[str]:
    """The text cut where a line may end."""
    start = 0
    for at in _blanks(text):
        if not _NOT_FIRST.match(text, at + 1):
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _blanks(text: str) -> Iterator[int]:
    """The blanks that may become a line break."""
    begin = 0
    for start, end in (*expression_spans(text), (len(text), len(text))):
        # what is looked for is seen from the sign before it to the one behind it
        yield from (match.start() for match in _BREAK.finditer(text, begin, start + 1))
        begin = end


def _sentences(pieces: list[str]) -> Iterator[list[str]]:
    sentence: list[str] = []
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        sentence.append(piece)
        if following and _ends(piece, following):
            yield sentence
            sentence = []
    yield sentence


def _ends(piece: str, following: str) -> bool:
    """True where a sentence, or a part of a list within one, is over."""
    body = piece.rstrip(_CLOSING)
    if body.endswith(";"):
        return True
    first = following.lstrip(_OPENING)
    if not body.endswith((".", "!", "?", "…")) or not (first[:1].isupper() or first[:1].isdigit() or first[:2] == "{{"):
        return False
    return not (body.endswith(".") and _shortened(body[:-1]))


def _shortened(word: str) -> bool:
    """True for what a full stop follows without ending a sentence: `TP.`, `P.`, `12.`"""
    last = _LAST_LETTERS.search(word[-_SHORT:])
    letters = last[0] if last else ""
    if letters.isdigit():
        return len(letters) < 3 and letters == word.lstrip(_OPENING)
    return len(letters) < _SHORT and letters[:1].isupper()


def _filled(pieces: list[str], width: int) -> Iterator[str]:
    """One sentence in lines: each as full as may be, but rather to the end of a clause where it is well filled."""
    line: list[str] = []
    for piece in pieces:
        if line and len(" ".join([*line, piece])) > width:
            cut = _clause_end(line, width)
            yield " ".join(line[:cut])
            line = line[cut:]
        line.append(piece)
    yield " ".join(line)


def _clause_end(line: list[str], width: int) -> int:
    length = len(" ".join(line))
    for cut in range(len(line), 0, -1):
        if length < width * _FULL:
            break
        if line[cut - 1].rstrip(_CLOSING).endswith((",", ":", "–")):
            return cut
        length -= len(line[cut - 1]) + 1
    return len(line)

"""Where a few words of a value stand in the file it was read from."""

from __future__ import annotations

import re
from functools import lru_cache

# a tag of ours, then what opens a block scalar or a quoted one
_OPENING = re.compile(r"(?:!\w+\s+)?(?:[>|][-+\d]*[^\n]*\n|[\"'])?")
_BLANKS = re.compile(r"\s*")


def offset_in(raw: str, start: int, value: str, words: str, nth: int = 0) -> int | None:
    """The offset in a file of the nth `words` of a value that begins at `start`; None where it was not typed there."""
    at = _nth(value, words, nth)
    return None if at is None else _follow(raw, start, value[: at + 1])


def offset_of(raw: str, line: int, column: int) -> int:
    """The offset of a line and column, both from 1."""
    at = 0
    for _ in range(line - 1):
        at = raw.find("\n", at) + 1
    return at + column - 1


def line_and_column(raw: str, offset: int) -> tuple[int, int]:
    """The line and column of an offset, both from 1."""
    return raw.count("\n", 0, offset) + 1, offset - raw.rfind("\n", 0, offset)


def _nth(value: str, words: str, nth: int) -> int | None:
    found = _beginnings(value, words)
    return found[nth] if nth < len(found) else found[0] if found else None


# a rule may tell of the same words a thousand times
@lru_cache(maxsize=64)
def _beginnings(value: str, words: str) -> tuple[int, ...]:
    """Where some words begin, blanks of any kind being alike."""
    pattern = re.escape(words)
    if words.strip():
        pattern = (r"\s+" if words[0].isspace() else "") + r"\s+".join(map(re.escape, words.split()))
    return tuple(match.start() for match in re.finditer(pattern, value))


def _follow(raw: str, start: int, value: str) -> int | None:
    """Steps through file and value side by side; the file has line breaks, indents and escapes of its own."""
    opening = _OPENING.match(raw, start)
    at = opening.end() if opening else start
    single = raw[at - 1 : at] == "'" and at > start
    last = at
    for char in value:
        if char.isspace():
            last = at
            at += raw[at : at + 1] == " "
            continue
        at = _skip(raw, at)
        if raw[at : at + 1] == "\\" and char != "\\":
            at = _skip(raw, at + 1)
        if raw[at : at + 1] != char:
            return None
        last = at
        at += 2 if (single and char == "'") or raw[at : at + 2] == "\\\\" else 1
    return last


def _skip(raw: str, at: int) -> int:
    blanks = _BLANKS.match(raw, at)
    return blanks.end() if blanks else at

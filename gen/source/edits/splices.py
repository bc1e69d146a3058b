"""Stretches of a text put in place of others, and the same in the bytes of the file that the text was read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gen.core.diagnostic import Position
from gen.source.file_text import FileText

_MARK = b"\xef\xbb\xbf"


class Splice(NamedTuple):
    """What stands from `start` to before `end` becomes `new`."""

    start: int
    end: int
    new: str


class Overlapping(ValueError):
    """Two splices change the same stretch."""


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """The text with all splices done; those at one place stand in the order given. Raises Overlapping."""
    out: list[str] = []
    at = 0
    for start, end, new in sorted(splices, key=lambda one: (one.start, one.end)):
        if start < at:
            raise Overlapping
        out += (text[at:start], new)
        at = end
    return "".join([*out, text[at:]])


def spliced_file(data: bytes, source: FileText, splices: Sequence[Splice]) -> bytes:
    """The bytes of a file with splices done that count in `source.text`; line ends and byte order mark stay."""
    mark = _MARK if data.startswith(_MARK) else b""
    original = data[len(mark) :].decode("utf-8")
    line_end = "\r\n" if original.partition("\n")[0].endswith("\r") else "\n"
    if source.as_written and line_end == "\n" and "\r" not in original:
        return mark + spliced(original, splices).encode()
    places = _Places(source, original)
    there = [
        Splice(places.offset(start), places.offset(end), new.replace("\n", line_end)) for start, end, new in splices
    ]
    return mark + spliced(original, there).encode()


class _Places:
    """Offsets of the text that is read as offsets of the characters in the file."""

    def __init__(self, source: FileText, original: str) -> None:
        self.source = source
        self.read = _line_starts(source.text)
        self.written = _line_starts(original)

    def offset(self, at: int) -> int:
        from bisect import bisect_right

        line = bisect_right(self.read, at) - 1
        place = self.source.in_file(Position("", line + 1, at - self.read[line] + 1))
        return self.written[line] + place.column - 1


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts

"""A source as it is read: letters whole (NFC), no invisible sign; and where each of them stands in the file."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node

# signs without a width or a meaning of their own in Vietnamese: blanks of no width, soft hyphens, joiners
INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# of the high planes; looked for apart, as one class of both is much slower
_HIGH = "[\U000e0000-\U000e0fff]"


@dataclass(frozen=True)
class FileText:
    """The characters of a file and the text that is read from them, line by line."""

    original: str
    text: str

    @property
    def as_written(self) -> bool:
        """True where the file is read as it is written, as nearly all are."""
        return self.text is self.original

    def in_file(self, place: Position) -> Position:
        """Where in the file a place of the text is."""
        if self.as_written:
            return place
        columns = self._columns(place.line)
        at = place.column - 1
        return replace(place, column=columns[min(at, len(columns) - 1)] + max(0, at - len(columns) + 1) + 1)

    def in_text(self, place: Position) -> Position:
        """Where in the text a place of the file is."""
        if self.as_written:
            return place
        return replace(place, column=bisect_left(self._columns(place.line), place.column - 1) + 1)

    def relocated(self, node: Node) -> Node:
        """A tree that was read from the text, with the places and the characters of the file."""
        value = node.value
        if isinstance(value, dict):
            value = {key: self.relocated(child) for key, child in value.items()}
        elif isinstance(value, tuple):
            value = tuple(map(self.relocated, value))
        key_pos = self.in_file(node.key_pos) if node.key_pos else None
        raw = self._characters(node.pos, len(node.raw)) if node.raw else ""
        return Node(value, self.in_file(node.pos), key_pos, node.tag, raw)

    def told(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """Findings about the text, with the places of the file."""
        return [
            replace(
                finding,
                position=self.in_file(finding.position),
                related=tuple(replace(other, position=self.in_file(other.position)) for other in finding.related),
            )
            for finding in found
        ]

    def _characters(self, place: Position, length: int) -> str:
        """What stands in the file for so many characters of the text."""
        starts = self._starts
        end = starts[place.line - 1] + place.column - 1 + length
        row = bisect_right(starts, end) - 1
        first, last = self.in_file(place), self.in_file(Position("", row + 1, end - starts[row] + 1))
        lines = self._written[first.line - 1 : last.line]
        lines[-1] = lines[-1][: last.column - 1]
        lines[0] = lines[0][first.column - 1 :]
        return "\n".join(lines)

    def _columns(self, line: int) -> list[int]:
        """For each letter of a line, and its end, the column at which it begins in the file, from 0."""
        if line not in self._known:
            written, read = self._written[line - 1], self._read[line - 1]
            columns = [*_columns(written), len(written)]
            # what Unicode joins in a way of its own, as in Korean, is not told apart
            self._known[line] = columns if len(columns) == len(read) + 1 else list(range(len(read) + 1))
        return self._known[line]

    @cached_property
    def _known(self) -> dict[int, list[int]]:
        return {}

    @cached_property
    def _written(self) -> list[str]:
        return self.original.split("\n")

    @cached_property
    def _read(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self._read), initial=0))


def _columns(line: str) -> Iterator[int]:
    at = 0
    while at < len(line):
        end = at + 1
        while end < len(line) and (unicodedata.combining(line[end]) or not _visible(line[end])):
            end += 1
        letters = unicodedata.normalize("NFC", _visible(line[at:end]))
        yield from (min(at + step, end - 1) for step in range(len(letters)))
        at = end


def file_text(original: str) -> FileText:
    """A file's characters as they are read."""
    text = _visible(original)
    return FileText(original, text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text))


def invisible(text: str) -> list[tuple[int, str]]:
    """The signs of a text that are not read, each with its offset."""
    patterns = (_INVISIBLE, _HIGH) if has_high(text) else (_INVISIBLE,)
    return sorted((match.start(), match[0]) for pattern in patterns for match in re.finditer(pattern, text))


def has_high(text: str) -> bool:
    """True where a text has signs beyond the first 65,536, such as little pictures."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _visible(text: str) -> str:
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    return re.sub(_HIGH, "", text) if has_high(text) else text

"""The trivia of a source: comments, blank lines and brackets, which say nothing and are kept where they belong."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.source.comments import Comment, Scan

_FIRST_CHAR = re.compile(r"(?:![^\s,\[\]{}]*\s*)?(.?)", re.DOTALL)


@dataclass(slots=True)
class Trivia:
    """What stands about one value: comment lines above (an empty one is a blank line), a comment behind, comments below
    all that it holds; and the character that its writing begins with (`"`, `[`, `|` …)."""

    above: list[str] = field(default_factory=list)
    behind: str = ""
    below: list[str] = field(default_factory=list)
    first_char: str = ""

    @property
    def commented(self) -> bool:
        """True where a comment stands here."""
        return bool(self.behind) or any(self.above) or any(self.below)


@dataclass(slots=True)
class FileTrivia:
    """The trivia of a file: comment lines at its head and its end, and those of its entries and items."""

    head: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    # by the place of an entry's key (with True) or of an item
    places: dict[tuple[Position, bool], Trivia] = field(default_factory=dict)

    def of_entry(self, value: Node) -> Trivia:
        """The trivia of an entry of a mapping, by its value."""
        return self.places.get((value.named_at, True), _NONE)

    def of_item(self, item: Node) -> Trivia:
        """The trivia of an item of a list."""
        return self.places.get((item.pos, False), _NONE)


_NONE = Trivia()


def trivia_of(root: Node, text: str, scan: Scan) -> FileTrivia:
    """The trivia of a file: its text, what was scanned in it and the tree that was read from it."""
    return _Reader(root, text, scan).read()


@dataclass(frozen=True, slots=True, eq=False)
class _Element:
    """An entry or item in its text, and the collections around it from the outermost inwards."""

    index: int
    node: Node
    trivia: Trivia
    around: tuple[_Collection, ...]
    begins_line: bool

    @property
    def line(self) -> int:
        return self.node.named_at.line


@dataclass(frozen=True, slots=True, eq=False)
class _Collection:
    """A mapping or list: the column of what it holds, the index behind its closing bracket (0 without brackets), the
    comments below it, the element whose value it is."""

    column: int
    end: int
    below: list[str]
    owner: _Element | None


class _Reader:
    """Walks a tree along its text, then gives each comment to the element it belongs to."""

    def __init__(self, root: Node, text: str, scan: Scan) -> None:
        self.text, self.lines = text, text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.comments, self.ends = scan.comments, scan.ends
        self.trivia = FileTrivia()
        self.elements: list[_Element] = []
        self.walk(root, (), None, self.trivia.end)
        self.indexes = [element.index for element in self.elements]

    def index(self, place: Position) -> int:
        return self.starts[place.line - 1] + place.column - 1

    def walk(self, node: Node, around: tuple[_Collection, ...], owner: _Element | None, below: list[str]) -> None:
        """Notes the elements of a collection and of all inside it."""
        if node.is_text:
            return
        match = _FIRST_CHAR.match(self.text, self.index(node.pos))
        begin = match.start(1) if match else 0
        places = [value.named_at for value in node.mapping.values()] or [item.pos for item in node.items]
        column = self.column(places[0], "-" if node.is_list else "?") if places else 0
        around = (*around, _Collection(column, self.ends.get(begin, 0), below, owner))
        for place, value in zip(places, (*node.mapping.values(), *node.items), strict=True):
            element = self.element(place, value, around, is_entry=node.is_mapping)
            self.walk(value, around, element, element.trivia.below)

    def column(self, place: Position, sign: str) -> int:
        """Where a collection without brackets stands: at its first dash or key."""
        before = self.lines[place.line - 1][: place.column - 1].rstrip()
        return len(before) if before.endswith(sign) else place.column

    def element(self, place: Position, value: Node, around: tuple[_Collection, ...], *, is_entry: bool) -> _Element:
        """Notes one entry or item."""
        match = _FIRST_CHAR.match(self.text, self.index(value.pos))
        trivia = Trivia(first_char=match[1] if match else "")
        self.trivia.places[place, is_entry] = trivia
        before = self.lines[place.line - 1][: place.column - 1]
        element = _Element(self.index(place), value, trivia, around, not before.strip(" -?"))
        self.elements.append(element)
        return element

    def read(self) -> FileTrivia:
        """Gives away all comments and blank lines."""
        inside: dict[_Element | None, tuple[_Collection, ...]] = {}
        for comment in self.comments:
            at = bisect_left(self.indexes, comment.index)
            before = self.elements[at - 1] if at else None
            after = self.elements[at] if at < len(self.elements) else None
            if before is not None and not comment.alone:
                self.put_behind(comment, before)
                continue
            around = inside.get(after, before.around if before is not None else ())
            inside[after] = self.put_between(comment, before, after, around)
        self.note_blank_lines()
        if self.elements:
            first = self.elements[0].trivia
            cut = max((at for at, line in enumerate(first.above) if not line), default=-1) + 1
            self.trivia.head, first.above = first.above[:cut], first.above[cut:]
        return self.trivia

    def put_behind(self, comment: Comment, before: _Element) -> None:
        """Puts a comment behind what ends or begins on its line."""
        while before.around[-1].owner is not None and 0 < before.around[-1].end <= comment.index:
            before = before.around[-1].owner
        if before.trivia.behind:
            before.trivia.above.append(comment.text)
        else:
            before.trivia.behind = comment.text

    def put_between(
        self,
        comment: Comment,
        before: _Element | None,
        after: _Element | None,
        inside: tuple[_Collection, ...],
    ) -> tuple[_Collection, ...]:
        """Puts a comment below the collection that its column belongs to, else above what follows it.

        Gives the collections that are still open behind it; a comment further down may only belong to one of those.
        """
        if before is not None and before.node.is_text and self.index(before.node.pos) > comment.index:
            before.trivia.above.append(comment.text)
            return inside
        blank = [""] if comment.line > 1 and not self.lines[comment.line - 2].strip() else []
        for depth in range(len(inside), 0, -1):
            collection = inside[depth - 1]
            if after is not None and collection in after.around:
                break
            if comment.index < collection.end or (not collection.end and comment.column >= collection.column):
                collection.below.extend([*blank, comment.text])
                return inside[:depth]
        (after.trivia.above if after is not None else self.trivia.end).extend([*blank, comment.text])
        return ()

    def note_blank_lines(self) -> None:
        """Notes the blank line above what begins a line."""
        last = 0
        for element in self.elements:
            if element.begins_line and element.line > max(last, 1) and not self.lines[element.line - 2].strip():
                element.trivia.above.append("")
            last = element.line

"""How a source looks beside what it says: comments, blank lines, brackets; kept by the place that each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.source.comments import Comment, Scan

_TAG = re.compile(r"(?:![^\s,\[\]{}]*\s*)?(.?)", re.DOTALL)


@dataclass(slots=True)
class Look:
    """Comment lines above (an empty one is a blank line), one behind, those below all that it holds; its first sign."""

    head: list[str] = field(default_factory=list)
    tail: str = ""
    foot: list[str] = field(default_factory=list)
    sign: str = ""

    @property
    def commented(self) -> bool:
        """True where a comment stands here."""
        return bool(self.tail) or any(self.head) or any(self.foot)


@dataclass(slots=True)
class Looks:
    """The looks of a file: its head, and those of entries and items by the place of their key or value."""

    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    places: dict[tuple[Position, bool], Look] = field(default_factory=dict)

    def entry(self, value: Node) -> Look:
        """The look of an entry of a mapping, by its value."""
        return self.places.get((value.named_at, True), _PLAIN)

    def item(self, item: Node) -> Look:
        """The look of an item of a list."""
        return self.places.get((item.pos, False), _PLAIN)


_PLAIN = Look()


@dataclass(frozen=True, slots=True, eq=False)
class _Anchor:
    """An entry or item in its text, and the collections around it from the outermost inwards."""

    index: int
    node: Node
    look: Look
    around: tuple[_Collection, ...]
    begins_line: bool

    @property
    def line(self) -> int:
        return self.node.named_at.line


@dataclass(frozen=True, slots=True, eq=False)
class _Collection:
    """A mapping or list: the column of what it holds, where its brackets close (0 without), its foot, its owner."""

    column: int
    end: int
    foot: list[str]
    owner: _Anchor | None


class _Reader:
    """Walks a tree along its text."""

    def __init__(self, root: Node, text: str, scanned: Scan) -> None:
        self.lines = text.split("\n")
        self.text = text
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.comments, self.ends = scanned.comments, scanned.ends
        self.looks = Looks()
        self.anchors: list[_Anchor] = []
        self.enter(root, (), None, self.looks.foot)
        self.indexes = [anchor.index for anchor in self.anchors]

    def index(self, place: Position) -> int:
        return self.starts[place.line - 1] + place.column - 1

    def enter(self, node: Node, around: tuple[_Collection, ...], owner: _Anchor | None, foot: list[str]) -> None:
        if node.is_text:
            return
        match = _TAG.match(self.text, self.index(node.pos))
        begin = match.start(1) if match else 0
        places = [value.named_at for value in node.mapping.values()] or [item.pos for item in node.items]
        column = self.column(places[0], "-" if node.is_list else "?") if places else 0
        around = (*around, _Collection(column, self.ends.get(begin, 0), foot, owner))
        for place, value in zip(places, (*node.mapping.values(), *node.items), strict=True):
            self.add(place, value, around, is_entry=node.is_mapping)

    def column(self, place: Position, sign: str) -> int:
        """Where a collection without brackets stands: at its first dash or key."""
        before = self.lines[place.line - 1][: place.column - 1].rstrip()
        return len(before) if before.endswith(sign) else place.column

    def add(self, place: Position, value: Node, around: tuple[_Collection, ...], *, is_entry: bool) -> None:
        match = _TAG.match(self.text, self.index(value.pos))
        look = Look(sign=match[1] if match else "")
        self.looks.places[place, is_entry] = look
        before = self.lines[place.line - 1][: place.column - 1]
        anchor = _Anchor(self.index(place), value, look, around, not before.strip(" -?"))
        self.anchors.append(anchor)
        self.enter(value, around, anchor, look.foot)

    def read(self) -> Looks:
        inside: dict[_Anchor | None, tuple[_Collection, ...]] = {}
        for comment in self.comments:
            at = bisect_left(self.indexes, comment.index)
            before = self.anchors[at - 1] if at else None
            after = self.anchors[at] if at < len(self.anchors) else None
            if before is not None and not comment.alone:
                self.behind(comment, before)
                continue
            around = inside.get(after, before.around if before is not None else ())
            inside[after] = self.above(comment, before, after, around)
        self.blank_lines()
        if self.anchors:
            first = self.anchors[0].look
            cut = max((at for at, line in enumerate(first.head) if not line), default=-1) + 1
            self.looks.head, first.head = first.head[:cut], first.head[cut:]
        return self.looks

    def behind(self, comment: Comment, before: _Anchor) -> None:
        """Puts a comment behind what ends or begins on its line."""
        while before.around[-1].owner is not None and 0 < before.around[-1].end <= comment.index:
            before = before.around[-1].owner
        if before.look.tail:
            before.look.head.append(comment.text)
        else:
            before.look.tail = comment.text

    def above(
        self,
        comment: Comment,
        before: _Anchor | None,
        after: _Anchor | None,
        inside: tuple[_Collection, ...],
    ) -> tuple[_Collection, ...]:
        """Puts a comment below the collection that its column belongs to, else above what follows it."""
        if before is not None and before.node.is_text and self.index(before.node.pos) > comment.index:
            before.look.head.append(comment.text)
            return inside
        blank = [""] if comment.line > 1 and not self.lines[comment.line - 2].strip() else []
        for depth in range(len(inside), 0, -1):
            one = inside[depth - 1]
            if after is not None and one in after.around:
                break
            if comment.index < one.end or (not one.end and comment.column >= one.column):
                one.foot.extend([*blank, comment.text])
                return inside[:depth]
        (after.look.head if after is not None else self.looks.foot).extend([*blank, comment.text])
        return ()

    def blank_lines(self) -> None:
        """Notes the blank line above what begins a line."""
        last = 0
        for anchor in self.anchors:
            if anchor.begins_line and anchor.line > max(last, 1) and not self.lines[anchor.line - 2].strip():
                anchor.look.head.append("")
            last = anchor.line


def looks_of(root: Node, text: str, scanned: Scan) -> Looks:
    """The looks of a text, with what was scanned in it and the tree that was read from it."""
    return _Reader(root, text, scanned).read()


__all__ = ["Look", "Looks", "looks_of"]

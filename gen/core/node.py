"""A YAML value that knows where it was written: what every stage before the Document works on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, TypeAlias

from gen.core.diagnostic import Position
from gen.core.memo import Memos

Value: TypeAlias = "str | dict[str, Node] | tuple[Node, ...]"


class Tag(StrEnum):
    """What a tag before a value says of it; the values are how they are written, after `!`.

    Where every node is asked, by a name of the module: in Python 3.11 `Tag.SLOT` takes four times as long.
    """

    NONE = ""
    # what the parent has here goes
    REMOVE = "bo"
    # it takes the place of the parent's whole, or is put behind the parent's list
    REPLACE = "thay"
    APPEND = "noi"
    # every child must fill it
    SLOT = "dien"


class Summary(NamedTuple):
    """What a tree holds.

    The digest leaves out what belongs to the cascade alone, and how keys are ordered: 16 bytes, of a text the text.
    """

    digest: bytes
    has_slot: bool
    # or figures of its unit: what `gen show` writes out
    names_parent: bool
    # without `{{ }}` and calls of notes: it prints the same words in every document
    fixed: bool
    notes: frozenset[str] = frozenset()
    # the order of attributes, which is that of their lines; for whoever holds this tree to count, or not (rows)
    order: bytes = b""
    # the keys among MARKS that stand in it
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A text, mapping or list: its place, its key's place, the tag before it, and what it overrode in the cascade."""

    value: Value
    pos: Position
    key_pos: Position | None = None
    tag: Tag = Tag.NONE
    # the characters of the file, kept only where a place inside the text may have to be shown
    raw: str = ""
    # the parent's value that this one stands in place of, and the rules of the child that changed it
    over: Node | None = None
    by: tuple[Node, ...] = ()
    # what gen.core.summary has found out about this tree; a tree never changes, and siblings share most of theirs
    summary: Summary | None = field(default=None, init=False, repr=False)
    # what later stages made of this tree and would make again for the next sibling
    memos: Memos | None = field(default=None, init=False, repr=False)

    @property
    def text(self) -> str:
        """The text of a scalar; empty for a mapping or a list."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def mapping(self) -> dict[str, Node]:
        """The entries of a mapping; empty for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> tuple[Node, ...]:
        """The items of a list; empty for anything else."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def is_text(self) -> bool:
        """True for a scalar."""
        return isinstance(self.value, str)

    @property
    def is_mapping(self) -> bool:
        """True for a mapping."""
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        """True for a list."""
        return isinstance(self.value, tuple)

    @property
    def shape(self) -> str:
        """What a message calls this value."""
        return "một đoạn chữ" if self.is_text else "một danh sách" if self.is_list else "một nhóm khoá"

    def get(self, key: str) -> Node | None:
        """The value of a key, None where it is not there."""
        value = self.value
        return value.get(key) if isinstance(value, dict) else None

    def text_of(self, key: str) -> str:
        """The text of a key, empty where it is not there or not a text."""
        # asked for more often than anything else: no call within the call
        value = self.value
        found = value.get(key) if isinstance(value, dict) else None
        return found.value if found is not None and isinstance(found.value, str) else ""

    @property
    def named_at(self) -> Position:
        """Where the key of this value stands, else where the value itself begins."""
        return self.key_pos or self.pos

    def with_value(self, value: Value) -> Node:
        """The same place with another value."""
        return Node(value, self.pos, self.key_pos, self.tag, self.raw, self.over, self.by)

    def rewritten(self, text: str, by: tuple[Node, ...]) -> Node:
        """The same place with a text that rules made of this one."""
        return Node(text, self.pos, self.key_pos, self.tag, self.raw, over=self, by=by)

    def place_of(self, token: str, occurrence: int = 0) -> Position:
        """Where the nth occurrence of `token` stands in the file; where the text begins if there is none."""
        return next(islice(self.places_of(token), occurrence, None), self.pos)

    def places_of(self, token: str) -> Iterator[Position]:
        """Where each occurrence of `token` in this text stands in the file."""
        line, begins = self.pos.line, 1 - self.pos.column
        last, at = 0, self.raw.find(token)
        while at >= 0:
            line += self.raw.count("\n", last, at)
            begins = max(begins, self.raw.rfind("\n", last, at) + 1) if "\n" in self.raw[last:at] else begins
            yield Position(self.pos.path, line, at - begins + 1)
            last, at = at, self.raw.find(token, at + 1)


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, in the order written."""
    yield node
    for child in (*node.mapping.values(), *node.items):
        yield from walk(child)

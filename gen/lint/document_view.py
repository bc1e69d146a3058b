"""What a rule sees of one document: its words in reading order, its tasks, its tree, its parent, places in files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from gen.cascade.override import Override
from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.document.model import Document, Item
from gen.lint.printed_texts import PrintedText, TextPart, printed_texts
from gen.lint.tasks import Task, tasks_of
from gen.registers.body_names import BodyNames
from gen.registers.entries import Registers
from gen.source.file_text import FileText
from gen.text.offsets import line_and_column, offset_in, offset_of

_OUTSIDE_BODY = (TextPart.NOI_NHAN, TextPart.CHU_THICH)


@dataclass(frozen=True)
class DocumentView:
    """One composed document, as rules read it.

    `root` is the tree it was composed from, `own` the file as written, `file` gives any source's characters.
    """

    path: str
    document: Document
    root: Node
    own: Node
    registers: Registers
    names: BodyNames
    file: Callable[[str], FileText | None]
    parent: DocumentView | None = None
    overrides: tuple[Override, ...] = field(default=(), repr=False)

    @cached_property
    def signing(self) -> date | None:
        """The first day on which the document can be signed; None where not even its year is known."""
        issued = self.document.date
        return date(issued.year, issued.month or 1, issued.day or 1) if issued and issued.year else None

    @cached_property
    def texts(self) -> tuple[PrintedText, ...]:
        """Every printed paragraph that somebody wrote, in reading order; recipients last."""
        return tuple(printed_texts(self.document))

    def parts(self, *parts: TextPart) -> Iterator[PrintedText]:
        """The paragraphs of some parts."""
        return (text for text in self.texts if text.part in parts)

    @cached_property
    def body(self) -> tuple[PrintedText, ...]:
        """The paragraphs before the appendices."""
        return tuple(text for text in self.texts if text.part not in _OUTSIDE_BODY and not text.in_appendix)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The work given out, in reading order."""
        return tuple(tasks_of(self.document))

    @cached_property
    def items(self) -> tuple[tuple[Item, int, tuple[Item, ...]], ...]:
        """Every numbered item of the body and the appendices, with its depth and the list it stands in."""
        lists = [self.document.items, *(appendix.items for appendix in self.document.appendices)]
        return tuple(placed for items in lists for placed in _with_depth(items, 0))

    def place(self, node: Node, words: str, nth: int = 0) -> Position:
        """Where some words of a value stand in its file; where the value begins if they were not typed there."""
        source = self.file(node.pos.path) if words and node.is_text else None
        if source is None:
            return node.pos
        begins = source.in_text(node.pos)
        start = offset_of(source.text, begins.line, begins.column)
        at = offset_in(source.text, start, node.text, words, nth)
        if at is None:
            return node.pos
        return source.in_file(Position(node.pos.path, *line_and_column(source.text, at)))

    def places(self, found: Iterable[tuple[Node, str]]) -> list[Position]:
        """Where words stand that may be found several times in one value."""
        seen: Counter[tuple[int, str]] = Counter()
        places = []
        for node, words in found:
            places.append(self.place(node, words, seen[id(node), words]))
            seen[id(node), words] += 1
        return places

    def is_own(self, node: Node) -> bool:
        """True where this document's own file says it."""
        return node.pos.path == self.path


def _with_depth(items: tuple[Item, ...], depth: int) -> Iterator[tuple[Item, int, tuple[Item, ...]]]:
    for item in items:
        yield item, depth, items
        yield from _with_depth(item.children, depth + 1)

"""What a lint rule sees of one document: its words in reading order, its tasks, its tree, its parent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from gen.cascade.override import Override
from gen.core.diagnostic import Position
from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES
from gen.document.model import Appendix, Document, Item, Para, Row
from gen.registers.entries import Registers
from gen.registers.names import Names
from gen.text.places import line_and_column, offset_in, offset_of

LEADS = ("chu_tri", "thuc_hien")


@dataclass(frozen=True, slots=True)
class Text:
    """One printed paragraph: the part it stands in, its words, where they were written, its column or attribute."""

    part: str
    plain: str
    source: Node
    column: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Work given out in an item or a row: the values of its attributes as written and as printed."""

    source: Node
    words: str
    values: Mapping[str, Node]
    printed: Mapping[str, str]
    # what items above tell for it, and the attributes of its neighbours
    above: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()
    has_below: bool = False

    def tells(self, *keys: str) -> bool:
        """True where one of the attributes is told, here or above."""
        return any(self.printed.get(key, "").strip() for key in keys) or bool(self.above.intersection(keys))


@dataclass(frozen=True)
class View:
    """One composed document, as rules read it; `own` is the file as written, `file` gives any file's characters."""

    path: str
    document: Document
    root: Node
    own: Node
    registers: Registers
    names: Names
    file: Callable[[str], str]
    parent: View | None = None
    overrides: tuple[Override, ...] = field(default=(), repr=False)

    @cached_property
    def signing(self) -> date | None:
        """The first day on which the document can be signed; None where not even its year is known."""
        told = self.document.date
        return date(told.year, told.month or 1, told.day or 1) if told and told.year else None

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every printed paragraph that somebody wrote, in reading order; recipients last."""
        return tuple(_texts(self.document))

    def parts(self, *names: str) -> Iterator[Text]:
        """The paragraphs of some parts."""
        return (text for text in self.texts if text.part in names)

    @cached_property
    def body(self) -> tuple[Text, ...]:
        """The paragraphs before the appendices."""
        outside = ("phu_luc", "o", "nhom", "noi_nhan", "chu_thich")
        return tuple(text for text in self.texts if text.part not in outside)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The work given out, in reading order."""
        return tuple(_tasks(self.document))

    @cached_property
    def items(self) -> tuple[tuple[Item, int, tuple[Item, ...]], ...]:
        """Every numbered item of the body and the appendices, with its depth and the list it stands in."""
        lists = [self.document.items, *(appendix.items for appendix in self.document.appendices)]
        return tuple(found for items in lists for found in _walk(items, 0))

    def place(self, node: Node, words: str, nth: int = 0) -> Position:
        """Where some words of a value stand in its file; where the value begins if they were not typed there."""
        raw = self.file(node.pos.path) if words and node.is_text else ""
        if not raw:
            return node.pos
        start = offset_of(raw, node.pos.line, node.pos.column)
        at = offset_in(raw, start, node.text, words, nth)
        return node.pos if at is None else Position(node.pos.path, *line_and_column(raw, at))

    def places(self, found: Iterable[tuple[Node, str]]) -> list[Position]:
        """Where words stand that may be found several times in one value."""
        seen: dict[tuple[int, str], int] = {}
        out = []
        for node, words in found:
            nth = seen.get((id(node), words), 0)
            seen[id(node), words] = nth + 1
            out.append(self.place(node, words, nth))
        return out

    def is_own(self, node: Node) -> bool:
        """True where this document's own file says it."""
        return node.pos.path == self.path


def _texts(document: Document) -> Iterator[Text]:
    yield from _paras("trich_yeu", (document.subject,))
    yield from _paras("can_cu", document.bases)
    yield from _paras("mo_dau", document.preamble)
    for item in document.items:
        yield from _item_texts(item)
    yield from _paras("ket_thuc", document.closing)
    for appendix in document.appendices:
        yield from _appendix_texts(appendix)
    for note in document.notes.values():
        yield from _paras("chu_thich", note)
    yield from _paras("noi_nhan", tuple(line.text for line in document.recipients))


def _paras(part: str, paras: tuple[Para | None, ...], column: str = "") -> Iterator[Text]:
    for para in paras:
        if para is not None and para.source is not None and para.plain.strip():
            yield Text(part, para.plain, para.source, column)


def _item_texts(item: Item) -> Iterator[Text]:
    # a heading that nobody typed has the whole item as its source
    typed = item.title if item.title and item.title.source is not item.source else None
    yield from _paras("tieu_de", (typed,))
    yield from _paras("thuoc_tinh" if item.attribute else "noi_dung", item.paragraphs, item.attribute)
    for child in item.children:
        yield from _item_texts(child)


def _appendix_texts(appendix: Appendix) -> Iterator[Text]:
    typed = (appendix.name, appendix.title, appendix.attached)
    yield from _paras("phu_luc", tuple(para for para in typed if para and para.source is not appendix.source))
    yield from _paras("phu_luc", appendix.paragraphs)
    for item in appendix.items:
        yield from _item_texts(item)
    table = appendix.table
    for row in table.rows if table else ():
        yield from _paras("nhom", (row.group,))
        for leaf, cell in zip(table.leaves if table else (), row.cells, strict=False):
            if leaf.ma != "tt":
                yield from _paras("o", tuple(line.text for line in cell.lines), leaf.ma)


def _walk(items: tuple[Item, ...], depth: int) -> Iterator[tuple[Item, int, tuple[Item, ...]]]:
    for item in items:
        yield item, depth, items
        yield from _walk(item.children, depth + 1)


def _tasks(document: Document) -> Iterator[Task]:
    yield from _item_tasks(document.items, frozenset())
    for appendix in document.appendices:
        yield from _item_tasks(appendix.items, frozenset())
        if appendix.table:
            leaves = [leaf.ma for leaf in appendix.table.leaves]
            yield from _row_tasks(appendix.table.rows, leaves)


def _item_tasks(items: tuple[Item, ...], above: frozenset[str]) -> Iterator[Task]:
    beside = frozenset(child.attribute for item in items for child in item.children if child.attribute)
    for item in items:
        if item.attribute:
            continue
        own = [child for child in item.children if child.attribute]
        if own:
            words = item.title or (item.paragraphs[0] if item.paragraphs else None)
            values = {child.attribute: child.source for child in own}
            printed = {
                child.attribute: child.paragraphs[0].plain.partition(": ")[2].removesuffix("./.") for child in own
            }
            below = any(not child.attribute for child in item.children)
            yield Task(item.source, words.plain if words else "", values, printed, above, beside, has_below=below)
        yield from _item_tasks(item.children, above | {child.attribute for child in own})


def _row_tasks(rows: tuple[Row, ...], leaves: list[str]) -> Iterator[Task]:
    columns = frozenset(leaves)
    if not columns.intersection(ATTRIBUTES):
        return
    merged: dict[str, str] = {}
    for index, row in enumerate(rows):
        if row.group is not None:
            continue
        printed = {}
        for leaf, cell in zip(leaves, row.cells, strict=True):
            said = " ".join(line.text.plain for line in cell.lines)
            merged[leaf] = printed[leaf] = merged.get(leaf, "") if cell.merge == "on" else said
        values = {key: row.source.mapping[key] for key in ATTRIBUTES if key in row.source.mapping}
        words = next(
            (printed[leaf] for leaf in leaves if leaf not in ATTRIBUTES and printed[leaf] and leaf != "tt"), ""
        )
        after = rows[index + 1] if index + 1 < len(rows) else None
        below = after is not None and after.depth > row.depth
        yield Task(row.source, words, values, printed, columns=columns, has_below=below)

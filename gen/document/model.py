"""The document as it will be read: every word decided, nothing about Word yet. The vocabulary of all later stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gen.core.memo import Memos
from gen.core.node import Node
from gen.core.vocabulary import DocumentKind
from gen.document.column_widths import Demands
from gen.registers.entries import Unit
from gen.text.dates import PartialDate
from gen.text.inline import Run, with_script
from gen.text.numbering import LabelKind


@dataclass(frozen=True, slots=True)
class Para:
    """One printed paragraph and the source it was written in."""

    runs: tuple[Run, ...]
    source: Node | None = field(default=None, compare=False)

    @property
    def plain(self) -> str:
        """The words without their look."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)

    @property
    def shown(self) -> str:
        """The words as a message quotes them: raised and lowered signs as typed, 10^3^ and not 103."""
        return "".join(with_script(run) for run in self.runs)

    @property
    def line(self) -> str:
        """The words on one line, for a title that is broken by its sense."""
        return self.plain.replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; width in cm, 0 where it follows from what is in it."""

    ma: str
    name: Para
    width: float
    align: str
    columns: tuple[Column, ...] = ()
    # its cells are numbers
    number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a cell, with its label where the cell holds a numbered list."""

    label: str
    text: Para


class Merge(StrEnum):
    """What a cell is in a merge: the first or a later one from top to bottom, or one that its left neighbour covers."""

    NONE = ""
    START = "start"
    ON = "on"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, what it is in a merge, and how many columns it covers."""

    lines: tuple[Line, ...]
    merge: Merge = Merge.NONE
    span: int = 1
    memos: Memos | None = field(default=None, init=False, compare=False, repr=False)


_HOLDING = (Merge.START, Merge.ON)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a group or a total has a heading, which spans to its first cell that holds something."""

    label: str
    cells: tuple[Cell, ...]
    source: Node = field(compare=False)
    group: Para | None = None
    numbered: bool = False
    depth: int = 0
    memos: Memos | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def heading_end(self) -> int:
        """Of a group or a total, the first cell behind the number's that holds something: its heading spans so far."""
        behind = enumerate(self.cells[1:], 1)
        return next((at for at, cell in behind if cell.lines or cell.merge in _HOLDING), len(self.cells))

    def is_heading_at(self, at: int) -> bool:
        """True where the heading of a group or a total covers a column."""
        return self.group is not None and at < self.heading_end


@dataclass(frozen=True, slots=True)
class Table:
    """A table: columns as drawn, leaf columns carry the cells of every row."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: Node = field(compare=False)
    # what its columns need
    demands: Demands = field(compare=False, repr=False)
    # above the right end: the unit of its numbers; below: notes, sources
    unit: Para | None = None
    notes: tuple[Para, ...] = ()
    # in pt, 0 where it is the template's
    size_pt: float = 0.0
    # its rows stand close
    close: bool = False
    memos: Memos | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells, from left to right."""
        return tuple(leaf for column in self.columns for leaf in (column.columns or (column,)))


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered node (mục, điều, khoản, điểm …) or a line that tells an attribute of a task.

    It prints its label and title, its paragraphs, its table, its children.
    """

    label: str
    kind: LabelKind
    title: Para | None
    paragraphs: tuple[Para, ...]
    children: tuple[Item, ...]
    source: Node = field(compare=False)
    # of a line that tells an attribute: its key, and the label that is printed before its value
    attribute: str = ""
    attribute_label: str = ""
    table: Table | None = None
    # the title and the first paragraph stand on one line
    run_in: bool = False
    memos: Memos | None = field(default=None, init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of the recipients; depth 0 is the list itself."""

    text: Para
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """A signatory: lines of authority (TM. KT. …), title and name, already in print form."""

    authority: tuple[str, ...]
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: its label line, title, “Kèm theo” line, and its paragraphs, table and items in this order.

    One that is signed by itself has recipients and signatories behind these.
    """

    ma: str
    name: Para
    title: Para | None
    beside: bool
    attached: Para | None
    landscape: bool
    letterhead: bool
    paragraphs: tuple[Para, ...]
    items: tuple[Item, ...]
    table: Table | None
    source: Node = field(compare=False)
    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the first page, line by line, already in print form."""

    # its lines as its own letterhead has them
    superior: str
    issuer: tuple[str, ...]
    number: str
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready to be laid out."""

    id: str
    kind: DocumentKind
    unit: Unit
    date: PartialDate | None
    number: str
    letterhead: Letterhead
    kind_name: str
    subject: Para
    authority: str
    bases: tuple[Para, ...]
    preamble: tuple[Para, ...]
    items: tuple[Item, ...]
    closing: tuple[Para, ...]
    recipients: tuple[Recipient, ...]
    signatures: tuple[Signature, ...]
    appendices: tuple[Appendix, ...]
    notes: dict[str, tuple[Para, ...]]
    fingerprint: str = ""

    @property
    def khoi(self) -> str:
        """The layout family, by the rules of which it is laid out: `chinh-quyen` or `dang`."""
        return self.unit.khoi


def paragraphs_of(item: Item) -> Iterator[Para]:
    """The paragraphs of an item and of all below it, in reading order."""
    if item.title:
        yield item.title
    yield from item.paragraphs
    if item.table is not None:
        yield from paragraphs_of_table(item.table)
    for child in item.children:
        yield from paragraphs_of(child)


def paragraphs_of_table(table: Table) -> Iterator[Para]:
    """The paragraphs of a table but for the names of its columns, in reading order."""
    if table.unit is not None:
        yield table.unit
    for row in table.rows:
        yield from (para for para in (row.group,) if para)
        yield from (line.text for cell in row.cells for line in cell.lines)
    yield from table.notes


def tables_of(items: Iterable[Item]) -> Iterator[Table]:
    """The tables of items and of all below them, in reading order."""
    for item in items:
        if item.table is not None:
            yield item.table
        if item.children:
            yield from tables_of(item.children)


def tables_of_appendix(appendix: Appendix) -> Iterator[Table]:
    """The tables of an appendix, in reading order."""
    if appendix.table is not None:
        yield appendix.table
    yield from tables_of(appendix.items)


def tables_in(document: Document) -> Iterator[Table]:
    """Every table of a document, in reading order."""
    yield from tables_of(document.items)
    for appendix in document.appendices:
        yield from tables_of_appendix(appendix)


def paragraphs_in(document: Document) -> Iterator[Para]:
    """Every paragraph of a document that has a source, in reading order, footnotes last."""
    yield document.subject
    yield from (*document.bases, *document.preamble)
    for item in document.items:
        yield from paragraphs_of(item)
    yield from document.closing
    yield from (recipient.text for recipient in document.recipients)
    for appendix in document.appendices:
        yield from (para for para in (appendix.name, appendix.title, appendix.attached, *appendix.paragraphs) if para)
        if appendix.table is not None:
            yield from paragraphs_of_table(appendix.table)
        for item in appendix.items:
            yield from paragraphs_of(item)
        yield from (recipient.text for recipient in appendix.recipients)
    for note in document.notes.values():
        yield from note

"""The work that a document gives out, in items and in rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES, NUMBER_COLUMN
from gen.document.model import Cell, Document, Item, Merge, Para, Row, Table


@dataclass(frozen=True, slots=True)
class Task:
    """Work given out in an item or a row: the values of its attributes as written and as printed."""

    source: Node
    words: str
    values: Mapping[str, Node]
    printed: Mapping[str, str]
    # attributes that items above have for it, and those of its neighbours
    above: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    # of a row, the ids of all columns
    columns: frozenset[str] = frozenset()
    has_below: bool = False

    def tells(self, *keys: str) -> bool:
        """True where one of the attributes is told, here or above."""
        return any(self.printed.get(key, "").strip() for key in keys) or bool(self.above.intersection(keys))


def tasks_of(document: Document) -> Iterator[Task]:
    """The tasks in reading order."""
    yield from _item_tasks(document.items, frozenset())
    for appendix in document.appendices:
        yield from _table_tasks(appendix.table)
        yield from _item_tasks(appendix.items, frozenset())


def _item_tasks(items: tuple[Item, ...], above: frozenset[str]) -> Iterator[Task]:
    beside = frozenset(child.attribute for item in items for child in item.children if child.attribute)
    for item in items:
        if item.attribute:
            continue
        own = [child for child in item.children if child.attribute]
        if own:
            words = item.title or (item.paragraphs[0] if item.paragraphs else None)
            values = {child.attribute: child.source for child in own}
            printed = {child.attribute: _value(child) for child in own}
            below = any(not child.attribute for child in item.children)
            yield Task(item.source, words.line if words else "", values, printed, above, beside, has_below=below)
        yield from _table_tasks(item.table)
        yield from _item_tasks(item.children, above | {child.attribute for child in own})


def _value(line: Item) -> str:
    """What the line of an attribute prints behind its label, without the end mark of the document."""
    return _said(line.paragraphs).removeprefix(f"{line.attribute_label}: ").removesuffix("./.")


def _table_tasks(table: Table | None) -> Iterator[Task]:
    if table is not None:
        yield from _row_tasks(table.rows, [leaf.ma for leaf in table.leaves])


def _row_tasks(rows: tuple[Row, ...], columns: list[str]) -> Iterator[Task]:
    if not set(ATTRIBUTES).intersection(columns):
        return
    above: dict[str, str] = {}
    for row, following in zip(rows, (*rows[1:], None), strict=True):
        if row.group is not None:
            continue
        printed = _printed(dict(zip(columns, row.cells, strict=True)), above)
        above = printed
        values = {key: row.source.mapping[key] for key in ATTRIBUTES if key in row.source.mapping}
        plain = (printed[column] for column in columns if column not in ATTRIBUTES and column != NUMBER_COLUMN)
        below = following is not None and following.depth > row.depth
        words = next(filter(None, plain), "")
        yield Task(row.source, words, values, printed, columns=frozenset(columns), has_below=below)


def _printed(cells: Mapping[str, Cell], above: Mapping[str, str]) -> dict[str, str]:
    """What each cell of a row says, a joined one what it is joined with."""
    printed: dict[str, str] = {}
    left = ""
    for column, cell in cells.items():
        words = {Merge.ON: above.get(column, ""), Merge.LEFT: left}.get(cell.merge)
        printed[column] = left = _words(cell) if words is None else words
    return printed


def _words(cell: Cell) -> str:
    return _said([line.text for line in cell.lines])


def _said(paras: Sequence[Para]) -> str:
    return " ".join(para.plain for para in paras)

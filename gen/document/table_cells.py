"""The cells of a table: what a value of a row prints in its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gen.core.memo import Memo
from gen.core.node import Node
from gen.core.vocabulary import BODIES, JOINED, JOINED_LEFT
from gen.document.context import ComposeContext, PartMemo
from gen.document.items import Numberer
from gen.document.model import Cell, Item, Line, Merge, Para
from gen.source.sugar import spread_item
from gen.text.inline import Run

if TYPE_CHECKING:
    from gen.document.number_cells import NumberCells

# by the decimals of its column, empty where that is none of numbers
_CELLS: PartMemo[str, Cell] = Memo("cell")
_MERGES = {JOINED: Merge.ON, JOINED_LEFT: Merge.LEFT}


def cell_of(context: ComposeContext, ma: str, value: Node | None, numbers: NumberCells | None) -> Cell:
    """The cell that a value makes in the column `ma`; an empty one where there is no value."""
    if value is None:
        return Cell(())
    if value.text in _MERGES:
        return Cell((), _MERGES[value.text])
    form = numbers.form(ma) if numbers else ""
    return context.shared(_CELLS, value, form, lambda: _filled(context, ma, value, numbers if form else None))


def label_cell(text: str, row: Node) -> Cell:
    """The cell of the number column."""
    return Cell((Line("", Para((Run(text),), row)),) if text else ())


def _filled(context: ComposeContext, ma: str, value: Node, numbers: NumberCells | None) -> Cell:
    if numbers and value.is_text:
        return Cell(tuple(Line("", numbers.printed(para, ma)) for para in context.paragraphs(value)))
    if ma in BODIES and value.is_list:
        names = context.bodies(value)
        return Cell(tuple(Line("", context.line(value, part)) for part in names.split("\n") if part))
    if ma in BODIES and value.is_text:
        value = value.with_value(context.body_name(value) or value.text)
    if not value.is_mapping:
        return Cell(tuple(Line("", para) for para in context.paragraphs(value)))
    lines = [Line("", para) for para in context.paragraphs(value.get("noi_dung"))]
    for item in Numberer(context, "-").items(spread_item(value)):
        lines += _item_lines(item)
    return Cell(tuple(lines))


def _item_lines(item: Item) -> list[Line]:
    paragraphs = ([item.title] if item.title else []) + list(item.paragraphs)
    lines = [Line(item.label if index == 0 else "", para) for index, para in enumerate(paragraphs)]
    for child in item.children:
        lines += _item_lines(child)
    return lines

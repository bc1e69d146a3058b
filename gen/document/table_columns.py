"""The columns of a table, as drawn; those with columns of their own make a header of two rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gen.core.node import Node
from gen.core.vocabulary import NUMBER_COLUMN, NUMBER_KEYS
from gen.document.context import ComposeContext
from gen.document.model import Column, Para


def columns_of(context: ComposeContext, table: Node) -> tuple[Column, ...]:
    """The columns that `cot` tells, from left to right."""
    return tuple(_column(context, item) for item in _items(table.get("cot")))


def leaf_nodes(cot: Node | None) -> Iterator[Node]:
    """What a drafter wrote of each column that holds cells."""
    for node in _items(cot):
        if "cot" in node.mapping:
            yield from leaf_nodes(node.get("cot"))
        else:
            yield node


def is_number(column: Node) -> bool:
    """True where the cells of a column are numbers."""
    return any(column.text_of(key) not in ("", "false") for key in NUMBER_KEYS)


def _column(context: ComposeContext, node: Node, depth: int = 0) -> Column:
    inner = tuple(_column(context, item, depth + 1) for item in _items(node.get("cot")))
    if inner and depth:
        hint = "Đầu bảng có hai hàng: cột và cột con. Đưa các cột này lên một bậc."
        context.report("schema/too-deep", "Cột con không chia thành cột nữa được.", node, hint)
    width = float(node.text_of("rong").replace(",", ".") or 0)
    if inner:
        inner = _sharing(inner, width)
        width = sum(column.width for column in inner) if all(column.width for column in inner) else 0.0
    align = node.text_of("canh") or ("giua" if node.text_of("ma") == NUMBER_COLUMN else "")
    align = align or ("phai" if is_number(node) else "")
    return Column(node.text_of("ma"), _name(context, node.get("ten")), width, align, inner, is_number(node))


def _sharing(columns: tuple[Column, ...], width: float) -> tuple[Column, ...]:
    """The columns below one of a typed width: those without one share what the others leave of it."""
    free = [column for column in columns if not column.width]
    left = width - sum(column.width for column in columns)
    if not free or left <= 0:
        return columns
    return tuple(column if column.width else replace(column, width=left / len(free)) for column in columns)


def _name(context: ComposeContext, node: Node | None) -> Para:
    """What stands above a column; a note can't be called there, since Word prints the header again on each page."""
    name = context.title(node) if node is not None else Para(())
    if node is not None and any(run.note for run in name.runs):
        message = f"“{node.text[:60]}” gọi chú thích ở đầu bảng, chỗ in lại trên mỗi trang."
        context.report("text/mark-not-here", message, node, "Gọi chú thích ở một ô, hoặc ở tên phụ lục.")
    return name


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if node else ()

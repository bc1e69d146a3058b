"""Columns that a child takes out of a table of its parent: the cells of the parent's rows go with them."""

from __future__ import annotations

from gen.cascade.locks import is_locked
from gen.cascade.rows import all_rows
from gen.core.node import Node
from gen.source.placing import ma_of


def without_cells(parent: Node, result: Node) -> tuple[Node, list[Node]]:
    """The merged table without what stood in columns that are gone, and the locked rows that lost a cell by it."""
    gone = _ids(parent.get("cot")) - _ids(result.get("cot"))
    rows, before = result.get("hang"), parent.get("hang")
    if not gone or rows is None or before is None:
        return result, []
    theirs = {value for row in all_rows(before.items) for value in row.mapping.values()}
    locked = [
        row for row in all_rows(rows.items) if is_locked(row) and len(_left(row, gone, theirs)) < len(row.mapping)
    ]
    cut = rows.with_value(tuple(_cut(row, gone, theirs) for row in rows.items))
    return result.with_value({**result.mapping, "hang": cut}), locked


def _ids(columns: Node | None) -> set[str]:
    found: set[str] = set()
    for column in columns.items if columns is not None else ():
        inner = column.get("cot")
        found |= _ids(inner) if inner is not None else {ma_of(column)}
    return found


def _left(row: Node, gone: set[str], theirs: set[Node]) -> dict[str, Node]:
    """What a row keeps without its inherited cells in these columns; the child's own stay, to be told."""
    return {key: value for key, value in row.mapping.items() if key not in gone or value not in theirs}


def _cut(row: Node, gone: set[str], theirs: set[Node]) -> Node:
    kept, inner = _left(row, gone, theirs), row.get("hang")
    if inner is not None:
        kept["hang"] = inner.with_value(tuple(_cut(below, gone, theirs) for below in inner.items))
    return row.with_value(kept)

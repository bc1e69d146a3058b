"""Columns of a table of the parent where a child took them out, or took away all that stood in them."""

from __future__ import annotations

from collections.abc import Iterator

from gen.cascade.locks import is_locked
from gen.core.memo import Memo
from gen.core.node import Node, walk
from gen.source.placing import ma_of

_COLUMNS_WITH_WORDS: Memo[None, frozenset[str]] = Memo("columns of a table that have words")


def without_cells(parent: Node, result: Node) -> tuple[Node, list[Node]]:
    """The merged table without what stood in columns that are gone, and the locked rows that lost a cell by it."""
    gone = _ids(parent.get("cot")) - _ids(result.get("cot"))
    rows, before = result.get("hang"), parent.get("hang")
    if not gone or rows is None or before is None:
        return result, []
    theirs = {id(value) for row in _all(before) for value in row.mapping.values()}
    locked: list[Node] = []
    cut = rows.with_value(tuple(_cut(row, gone, theirs, locked) for row in rows.items))
    return result.with_value({**result.mapping, "hang": cut}), locked


def _ids(columns: Node | None) -> set[str]:
    found: set[str] = set()
    for column in columns.items if columns is not None else ():
        inner = column.get("cot")
        found |= _ids(inner) if inner is not None else {ma_of(column)}
    return found


def _all(rows: Node) -> Iterator[Node]:
    for row in rows.items:
        yield row
        inner = row.get("hang")
        if inner is not None:
            yield from _all(inner)


def _cut(row: Node, gone: set[str], theirs: set[int], locked: list[Node]) -> Node:
    """A row without its inherited cells in these columns; what the child itself wrote there stays, to be told."""
    kept = {key: value for key, value in row.mapping.items() if key not in gone or id(value) not in theirs}
    if len(kept) != len(row.mapping) and is_locked(row):
        locked.append(row)
    inner = row.get("hang")
    if inner is not None:
        kept["hang"] = inner.with_value(tuple(_cut(below, gone, theirs, locked) for below in inner.items))
    return row.with_value(kept)


def with_blanks(table: Node, rows: Node) -> Node:
    """The rows with an empty cell for every column whose words all went with the dropped rows."""
    blank = set(_COLUMNS_WITH_WORDS.made(table, None, lambda: _columns_with_words(table)))
    for row in _all(rows):
        blank -= row.mapping.keys()
        if not blank:
            return rows
    return _first_filled(rows, {ma: Node("", node.pos) for ma, node in _columns(table) if ma in blank})


def _columns_with_words(table: Node) -> frozenset[str]:
    had = {key for node in _all(table.mapping["hang"]) for key in node.mapping}
    return frozenset(ma for ma, _ in _columns(table) if ma in had)


def _columns(table: Node) -> list[tuple[str, Node]]:
    return [(ma, node) for node in walk(table.mapping.get("cot", table)) if (ma := ma_of(node))]


def _first_filled(rows: Node, blank: dict[str, Node]) -> Node:
    first = rows.items[0]
    if "nhom" in first.mapping:
        filled = {**first.mapping, "hang": _first_filled(first.mapping["hang"], blank)}
    else:
        filled = {**first.mapping, **blank}
    return rows.with_value((first.with_value(filled), *rows.items[1:]))

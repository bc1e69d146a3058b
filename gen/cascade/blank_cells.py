"""Empty cells for columns whose words all went with rows that a child did not take over: a column is never lost."""

from __future__ import annotations

from gen.cascade.rows import all_rows
from gen.core.memo import Memo
from gen.core.node import Node, walk
from gen.core.vocabulary import NUMBER_COLUMN
from gen.source.placing import ma_of

_COLUMNS_WITH_WORDS: Memo[None, frozenset[str]] = Memo("columns of a table that have words")


def with_blank_cells(table: Node, rows: Node) -> Node:
    """What is left of a table's rows, with an empty cell in the first for every column that lost all its words."""
    blank = set(_COLUMNS_WITH_WORDS.made(table, None, lambda: _columns_with_words(table)))
    for row in all_rows(rows.items):
        blank -= row.mapping.keys()
        if not blank:
            return rows
    return _first_filled(rows, {ma: Node("", node.pos) for ma, node in _columns(table) if ma in blank})


def _columns_with_words(table: Node) -> frozenset[str]:
    had = {key for row in all_rows(table.mapping["hang"].items) for key in row.mapping}
    return frozenset(ma for ma, _ in _columns(table) if ma in had and ma != NUMBER_COLUMN)


def _columns(table: Node) -> list[tuple[str, Node]]:
    return [(ma, node) for node in walk(table.mapping.get("cot", table)) if (ma := ma_of(node))]


def _first_filled(rows: Node, blank: dict[str, Node]) -> Node:
    first = rows.items[0]
    if "nhom" in first.mapping:
        filled = {**first.mapping, "hang": _first_filled(first.mapping["hang"], blank)}
    else:
        filled = {**first.mapping, **blank}
    return rows.with_value((first.with_value(filled), *rows.items[1:]))

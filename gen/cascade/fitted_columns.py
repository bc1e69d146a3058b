"""Columns that a child takes out of its parent's table, or puts in: the parent's rows are fitted to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gen.cascade.locks import is_locked, locked_keys
from gen.cascade.rows import all_rows
from gen.core.node import Node
from gen.core.vocabulary import JOINED_LEFT, NUMBER_COLUMN
from gen.source.placing import ma_of


def fitted(parent: Node, result: Node) -> tuple[Node, list[Node]]:
    """The merged table with its parent's rows fitted to its columns, and the locked rows that lost a cell by it."""
    before, after = _ids(parent.get("cot")), _ids(result.get("cot"))
    rows, theirs = result.get("hang"), parent.get("hang")
    if before == after or rows is None or theirs is None:
        return result, []
    fitting = _Fitting(before, after, {value for row in all_rows(theirs.items) for value in row.mapping.values()})
    locked = [row for row in all_rows(rows.items) if fitting.loses(row)]
    return result.with_value({**result.mapping, "hang": fitting.rows(rows)}), locked


def _ids(columns: Node | None) -> list[str]:
    found: list[str] = []
    for column in columns.items if columns is not None else ():
        inner = column.get("cot")
        found += _ids(inner) if inner is not None else [ma_of(column)]
    return found


@dataclass(frozen=True, slots=True)
class _Fitting:
    """From the columns that were to those that are; what is none of the parent's cells stays, to be told."""

    before: Sequence[str]
    after: Sequence[str]
    theirs: set[Node]

    def loses(self, row: Node) -> bool:
        """True for a row with a locked cell in a column that is gone."""
        locked = self._gone() if is_locked(row) else self._gone() & locked_keys(row).keys()
        return any(key in row.mapping and row.mapping[key] in self.theirs for key in locked)

    def rows(self, rows: Node) -> Node:
        """The rows of one level, and all below."""
        return rows.with_value(tuple(self._row(row) for row in rows.items))

    def _gone(self) -> set[str]:
        return set(self.before) - set(self.after)

    def _row(self, row: Node) -> Node:
        gone = self._gone()
        kept = {key: value for key, value in row.mapping.items() if key not in gone or value not in self.theirs}
        kept |= self._left_behind(row, gone)
        kept |= self._widened(kept)
        inner = row.get("hang")
        if inner is not None:
            kept["hang"] = self.rows(inner)
        return row.with_value(kept) if row.is_mapping else row

    def _left_behind(self, row: Node, gone: set[str]) -> dict[str, Node]:
        """The cells that were joined with one on their left that goes: they say what it said."""
        out: dict[str, Node] = {}
        said: Node | None = None
        for at, key in enumerate(self.before):
            value = row.get(key)
            joined = value is not None and value.text == JOINED_LEFT and value in self.theirs
            if value is not None and joined and key not in gone and at and self.before[at - 1] in gone:
                out[key] = said if said is not None else Node("", value.pos)
            said = said if joined else None if key == NUMBER_COLUMN else value
        return out

    def _widened(self, cells: dict[str, Node]) -> dict[str, Node]:
        """A cell for each new column that stands between joined ones."""
        out: dict[str, Node] = {}
        right: Node | None = None
        for key in reversed(self.after):
            value = cells.get(key)
            if value is None and key not in self.before and right is not None and right.text == JOINED_LEFT:
                out[key] = value = right
            right = value if value in self.theirs else None
        return out

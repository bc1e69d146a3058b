"""Results that a parent typed over rows of its own: where a child's rows are others they are computed anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gen.cascade.rows import is_total, rows_below
from gen.core.memo import Memo
from gen.core.node import Node, walk
from gen.core.summary import summary_of
from gen.source.held_tables import HOLDERS, held_tables, with_tables


def without_old_sums(parent: Node, own: Node, result: Node) -> Node:
    """The child's tree without typed results of its parent's whose inputs are not the parent's any more."""
    if _COMPUTING.isdisjoint(summary_of(parent).marks | summary_of(own).marks):
        return result
    changed = [key for key in HOLDERS if result.get(key) is not parent.get(key)]
    theirs = _TABLES.made(parent, None, lambda: tuple(table.node for table in held_tables(parent))) if changed else ()
    return with_tables(result, lambda table: _without_old(table, theirs), changed) if theirs else result


def _computing(table: Node) -> tuple[frozenset[str], frozenset[str]]:
    """The columns of a table that are sums, and those that have a formula."""
    columns = table.get("cot")
    found = [node for node in walk(columns) if node.is_mapping] if columns is not None else []
    sums = frozenset(node.text_of("ma") for node in found if node.text_of("cong") == "true")
    return sums, frozenset(node.text_of("ma") for node in found if node.text_of("tinh"))


def _without_old(table: Node, theirs: tuple[Node, ...]) -> Node:
    rows = table.get("hang")
    if rows is None or table in theirs:
        return table
    sums, formulas = _computing(table)
    if not sums and not formulas:
        return table
    typed = dict(one for their_table in theirs for one in _typed(their_table, sums | formulas))
    left = tuple(_Results(typed, sums, formulas).level(rows.items))
    if all(new is old for new, old in zip(left, rows.items, strict=True)):
        return table
    return table.with_value({**table.mapping, "hang": rows.with_value(left)})


_TABLES: Memo[None, tuple[Node, ...]] = Memo("tables of a document")
# what makes a column one whose cells are computed
_COMPUTING = frozenset(("tinh", "cong"))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a parent typed a cell: its row, the rows of that level and which of these it is."""

    row: Node
    level: tuple[Node, ...]
    number: int

    @property
    def before(self) -> tuple[Node, ...]:
        """The rows of its level before it."""
        return self.level[: self.number]


def _typed(theirs: Node, columns: frozenset[str]) -> Iterator[tuple[Node, _Place]]:
    for holder in walk(theirs):
        level = rows_below(holder)
        for number, row in enumerate(level):
            place = _Place(row, level, number)
            yield from ((row.mapping[key], place) for key in columns if key in row.mapping)


@dataclass(frozen=True, slots=True)
class _Results:
    """Looks through rows for cells that the parent typed."""

    typed: dict[Node, _Place]
    sums: frozenset[str]
    formulas: frozenset[str]

    def level(self, rows: Sequence[Node]) -> Iterator[Node]:
        """The rows of one level and below without the old results."""
        for number, row in enumerate(rows):
            below = rows_below(row)
            left = tuple(self.level(below))
            columns = (self.sums | self.formulas) & row.mapping.keys()
            old = {key for key in columns if self._is_old(row, key, rows, number)}
            if not old and all(new is same for new, same in zip(left, below, strict=True)):
                yield row
                continue
            kept = {key: value for key, value in row.mapping.items() if key not in old}
            yield row.with_value(kept | ({"hang": row.mapping["hang"].with_value(left)} if below else {}))

    def _is_old(self, row: Node, key: str, level: Sequence[Node], number: int) -> bool:
        place = self.typed.get(row.mapping[key])
        if place is None or (row is place.row and not is_total(row)):
            return False
        if is_total(row):
            return key in self.sums and tuple(level[:number]) != place.before
        if rows_below(row):
            return key in self.sums and rows_below(row) != rows_below(place.row)
        return key in self.formulas

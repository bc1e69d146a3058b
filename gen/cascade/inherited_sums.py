"""Results that a parent typed over rows of its own: where a child's rows are others they are computed anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gen.cascade.rows import is_total, rows_below
from gen.core.node import Node, walk


def without_old_sums(parent: Node, result: Node) -> Node:
    """The child's tree without typed results of its parent's whose inputs are not the parent's any more."""
    holder, theirs = result.get("phu_luc"), parent.get("phu_luc")
    listed = holder.get("muc") if holder is not None else None
    if holder is None or listed is None or theirs is None or holder is theirs:
        return result
    appendices = [_appendix(item, theirs) for item in listed.items]
    if all(new is old for new, old in zip(appendices, listed.items, strict=True)):
        return result
    new_list = listed.with_value(tuple(appendices))
    return result.with_value({**result.mapping, "phu_luc": holder.with_value({**holder.mapping, "muc": new_list})})


def _appendix(appendix: Node, theirs: Node) -> Node:
    table = appendix.get("bang")
    rows, columns = (table.get("hang"), table.get("cot")) if table is not None else (None, None)
    if table is None or rows is None or columns is None:
        return appendix
    found = list(walk(columns))
    sums = frozenset(node.text_of("ma") for node in found if node.is_mapping and node.text_of("cong") == "true")
    formulas = frozenset(node.text_of("ma") for node in found if node.is_mapping and node.text_of("tinh"))
    if not sums and not formulas:
        return appendix
    left = tuple(_Results(dict(_typed(theirs, sums | formulas)), sums, formulas).level(rows.items))
    if all(new is old for new, old in zip(left, rows.items, strict=True)):
        return appendix
    new_table = table.with_value({**table.mapping, "hang": rows.with_value(left)})
    return appendix.with_value({**appendix.mapping, "bang": new_table})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a parent typed a cell: its row, and the rows before that one."""

    row: Node
    before: tuple[Node, ...]


def _typed(theirs: Node, columns: frozenset[str]) -> Iterator[tuple[Node, _Place]]:
    for holder in walk(theirs):
        for number, row in enumerate(rows_below(holder) if holder.is_mapping else ()):
            place = _Place(row, rows_below(holder)[:number])
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
            old = {key for key in columns if self._is_old(row, key, rows[:number])}
            if not old and all(new is same for new, same in zip(left, below, strict=True)):
                yield row
                continue
            kept = {key: value for key, value in row.mapping.items() if key not in old}
            yield row.with_value(kept | ({"hang": row.mapping["hang"].with_value(left)} if below else {}))

    def _is_old(self, row: Node, key: str, before: Sequence[Node]) -> bool:
        place = self.typed.get(row.mapping[key])
        if place is None or (row is place.row and not is_total(row)):
            return False
        if is_total(row):
            return key in self.sums and tuple(before) != place.before
        if rows_below(row):
            return key in self.sums and rows_below(row) != rows_below(place.row)
        return key in self.formulas

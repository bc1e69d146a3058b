"""Cells that are one with the cell above (`^`) or with the one on the left (`<`): rectangles, or it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import is_
from typing import TypeAlias

from gen.core.node import Node
from gen.core.vocabulary import JOINED, JOINED_LEFT
from gen.document.context import ComposeContext
from gen.document.model import Cell, Column, Merge, Row

_Place: TypeAlias = tuple[int, int]
_QUOTED = 40


def merged(context: ComposeContext, rows: Sequence[Row], leaves: Sequence[Column]) -> tuple[Row, ...]:
    """The rows with each cell that others are joined with as the beginning of its merge."""
    if not any(cell.merge for row in rows for cell in row.cells):
        return tuple(rows)
    return _Merging(context, rows, leaves).rows()


class _Merging:
    """Finds the cells that are one, by the cell (row, column) that they begin with."""

    def __init__(self, context: ComposeContext, rows: Sequence[Row], leaves: Sequence[Column]) -> None:
        self.context, self.before, self.leaves = context, rows, leaves
        self.grid = [list(row.cells) for row in rows]
        # of each joined cell, where its merge begins; and of each merge, its other cells
        self.begins: dict[_Place, _Place] = {}
        self.members: dict[_Place, list[_Place]] = {}

    def rows(self) -> tuple[Row, ...]:
        """The rows with their merges."""
        for place in self._joined():
            begin = self._begin(place)
            if begin is None:
                self._tell_nothing(place)
            else:
                self.begins[place] = begin
                self.members.setdefault(begin, []).append(place)
        for begin, members in self.members.items():
            self._merge(begin, members)
        return tuple(
            row if all(map(is_, row.cells, cells)) else replace(row, cells=tuple(cells))
            for row, cells in zip(self.before, self.grid, strict=True)
        )

    def _joined(self) -> Iterator[_Place]:
        for at, row in enumerate(self.before):
            for column, cell in enumerate(row.cells):
                if not cell.merge:
                    continue
                if cell.merge is Merge.LEFT and column and row.is_heading_at(column - 1):
                    # its heading spans so far by itself
                    self.grid[at][column] = Cell(())
                    continue
                yield at, column

    def _begin(self, place: _Place) -> _Place | None:
        """Where the merge of a joined cell begins, None where nothing can be joined with."""
        at, column = place
        other = (at, column - 1) if self.grid[at][column].merge is Merge.LEFT else (at - 1, column)
        if min(other) < 0 or not self.grid[other[0]] or self.before[other[0]].is_heading_at(other[1]):
            return None
        return self.begins.get(other) if self.grid[other[0]][other[1]].merge else other

    def _merge(self, begin: _Place, members: Sequence[_Place]) -> None:
        top, left = begin
        by_row: dict[int, list[int]] = {top: [left]}
        for at, column in members:
            by_row.setdefault(at, []).append(column)
        columns = by_row[top]
        for at, theirs in by_row.items():
            if theirs != columns:
                self._tell_askew(begin, (at, theirs[0]), set(theirs).symmetric_difference(columns))
                return
        for at in by_row:
            for column in columns[1:]:
                self.grid[at][column] = Cell((), Merge.LEFT)
            lines, on = self.grid[at][left].lines, Merge.ON if at > top else Merge.START
            self.grid[at][left] = Cell(lines, on if len(by_row) > 1 else Merge.NONE, len(columns))

    def _value(self, place: _Place) -> Node:
        return self.before[place[0]].source.mapping[self.leaves[place[1]].ma]

    def _tell_nothing(self, place: _Place) -> None:
        if self.grid[place[0]][place[1]].merge is Merge.LEFT:
            message = f"Bên trái “{JOINED_LEFT}” không có ô nào để ghép."
            hint = "Viết nội dung ô; “<” chỉ đứng ở cột bên phải ô cần ghép."
            self.context.report("schema/nothing-left", message, self._value(place), hint)
            return
        message = f"Phía trên “{JOINED}” không có ô nào để ghép."
        hint = "Viết nội dung ô, hoặc chuyển hàng xuống dưới hàng cần ghép."
        self.context.report("schema/nothing-above", message, self._value(place), hint)

    def _tell_askew(self, begin: _Place, place: _Place, odd: set[int]) -> None:
        """An error for cells that do not make a rectangle: one row of them has other columns than the first."""
        top, left = begin
        words = " ".join(line.text.plain for line in self.grid[top][left].lines)[:_QUOTED]
        column = min(odd)
        ma = self.leaves[column].ma
        if (top, column) in self.members[begin] or column == left:
            said, hint = "thiếu", f"Viết “{JOINED}” ở cột “{ma}” của hàng này, hoặc viết lời ở ô này."
        else:
            place = place[0], column
            said, hint = "thừa", f"Viết lời ở ô này; hoặc viết “{JOINED_LEFT}” ở cột “{ma}” của hàng đầu."
        message = f"Các ô ghép với “{words}” không thành hình chữ nhật: hàng này {said} cột “{ma}”."
        self.context.report("schema/merge-askew", message, self._value(place), hint)

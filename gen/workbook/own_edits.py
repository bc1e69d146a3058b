"""Changes of a table whose rows a source writes itself, as edits of that source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from gen.core.node import Node
from gen.source.edits.kept_order import kept_in_order
from gen.source.edits.tree_edits import Edit, Insert, Move, Path, Remove, Set, new
from gen.workbook.worksheet_changes import NewRow, WorksheetChanges
from gen.workbook.worksheet_plan import WorksheetPlan

# the value of each changed cell, by row and column
Values: TypeAlias = Mapping[tuple[int, int], Node]


class OwnEdits:
    """Makes edits; `paths` lead to the rows of the plan in the source, `top` to the table.

    Rows that are `listed` are written as lists of cells.
    """

    def __init__(
        self,
        plan: WorksheetPlan,
        paths: Sequence[Path],
        listed: frozenset[int],
        top: Path,
        made: Callable[[NewRow], Node],
    ) -> None:
        self.plan, self.paths, self.listed, self.top, self.made = plan, paths, listed, top, made

    def edits(self, changes: WorksheetChanges, values: Values, removed: frozenset[int]) -> list[Edit]:
        """The edits of a source."""
        out: list[Edit] = [self.cell(row, column, value) for (row, column), value in values.items()]
        ordered = {each for each in changes.order if isinstance(each, int)}
        # a row whose rows are all gone has none on the sheet
        for parent in sorted(ordered | {self.plan.rows[row].parent for row in removed}):
            if parent not in removed:
                out += self.level(parent, changes, removed)
        return out

    def cell(self, row: int, column: int, value: Node) -> Edit:
        plan_row, told = self.plan.rows[row], self.plan.columns[column]
        if plan_row.heading and column == self.plan.first_words:
            return Set((*self.paths[row], plan_row.heading.value), value)
        if row in self.listed:
            cells = [number for number, each in enumerate(self.plan.columns) if not each.is_label]
            return Set((*self.paths[row], cells.index(column)), value)
        later = tuple(each.ma for each in self.plan.columns[column + 1 :])
        return Set((*self.paths[row], told.ma), value, before=(*later, "hang"))

    def level(self, parent: int, changes: WorksheetChanges, removed: frozenset[int]) -> list[Edit]:
        """The edits of the rows right below one."""
        wanted = changes.order.get(parent, [])
        place: Path = (*(self.paths[parent] if parent >= 0 else self.top), "hang")
        own = [number for number, row in enumerate(self.plan.rows) if row.parent == parent]
        number_of = {row: self.paths[row][-1] for row in own}
        if not own:
            return [Set(place, self.new_list(wanted, changes))] if wanted else []
        stays = [row for row in wanted if isinstance(row, int) and row not in removed]
        gone = [row for row in own if row in removed]
        if len(gone) == len(own):
            added = [row for row in wanted if isinstance(row, NewRow)]
            return [Set(place, self.new_list(added, changes)) if added else Remove(place)]
        kept = kept_in_order(stays)
        out: list[Edit] = [Remove(self.paths[row]) for row in gone]
        at = 0 if stays else len(own)
        for row in wanted:
            if isinstance(row, NewRow):
                out.append(Insert(place, at, self.with_rows(row, changes)))
            elif row in kept:
                number = number_of[row]
                at = number + 1 if isinstance(number, int) else at
            elif row not in removed:
                out.append(Move(self.paths[row], at))
        return out

    def new_list(self, rows: Sequence[int | NewRow], changes: WorksheetChanges) -> Node:
        return new([self.with_rows(row, changes) for row in rows if isinstance(row, NewRow)])

    def with_rows(self, row: NewRow, changes: WorksheetChanges) -> Node:
        """A new row with the new ones below it."""
        below = changes.order.get(row, [])
        made = self.made(row)
        return new({**made.mapping, "hang": self.new_list(below, changes)}) if below and made.is_mapping else made

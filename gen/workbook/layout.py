"""Where on a sheet the table of a plan stands: its ids, its header, its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gen.text.diacritics import name_key
from gen.workbook.reader import ReadBook, ReadWorksheet
from gen.workbook.worksheet_plan import HEADER_MARK, PLAN_MARK, WorksheetPlan

# lines from the top among which a header is looked for
_MOST_ABOVE = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet, the column of ids (-1 for none), the last line of the header, and columns by the ids of the plan's."""

    sheet: ReadWorksheet
    ids: int
    header: int
    columns: dict[str, int] = field(default_factory=dict)

    @property
    def extra(self) -> list[int]:
        """The columns with something in them that are none of the table's."""
        known = {self.ids, *self.columns.values()}
        return [
            column
            for column in range(self.sheet.width)
            if column not in known
            and any(self.sheet.value(line, column) != "" for line in range(self.header, len(self.sheet.lines)))
        ]


def layout_for(book: ReadBook, plan: WorksheetPlan, *, only: bool) -> Layout | None:
    """Where a plan's table stands in a workbook, None where nowhere; `only` where no other table may be meant."""
    for sheet in book.sheets:
        marked = _marked(sheet, plan)
        if marked is not None:
            return marked
    last = plan.path.rpartition("/")[2]
    named = [sheet for sheet in book.sheets if name_key(sheet.name) in (name_key(plan.path), name_key(last))]
    for sheet in named or (book.sheets if only else ()):
        found = _by_names(sheet, plan, -1)
        if found is not None:
            return found
    return None


def _marked(sheet: ReadWorksheet, plan: WorksheetPlan) -> Layout | None:
    """By the hidden line and column that were written with the table."""
    mark = f"{PLAN_MARK} {plan.document} {plan.path}"
    for line in range(min(len(sheet.lines), _MOST_ABOVE)):
        for column in range(min(len(sheet.lines[line]), 40)):
            if sheet.text(line, column) != mark:
                continue
            header = max(
                (
                    each
                    for each in range(min(len(sheet.lines), line + _MOST_ABOVE))
                    if sheet.text(each, column) == HEADER_MARK
                ),
                default=-1,
            )
            known = {told.ma for told in plan.columns}
            columns = {
                text: each
                for each in range(sheet.width)
                if (text := sheet.text(line, each)) in known and each != column
            }
            if header >= 0 and columns:
                return Layout(sheet, column, header, columns)
            return _by_names(sheet, plan, column)
    return None


def _by_names(sheet: ReadWorksheet, plan: WorksheetPlan, ids: int) -> Layout | None:
    """By the names of the columns: the line in which most of them stand."""
    best: tuple[int, int, dict[str, int]] = (0, 0, {})
    for line in range(min(len(sheet.lines), _MOST_ABOVE)):
        found = _names_in(sheet, plan, line)
        if len(found) > best[0]:
            best = (len(found), line, found)
    count, line, columns = best
    words = [column for column in plan.columns if not column.is_label]
    if count < max(1, (len(words) + 1) // 2):
        return None
    return Layout(sheet, ids, line, columns)


def _names_in(sheet: ReadWorksheet, plan: WorksheetPlan, line: int) -> dict[str, int]:
    out: dict[str, int] = {}
    for column in plan.columns:
        for at in range(sheet.width):
            if at in out.values() or not _is_named(sheet, line, at, column.name, column.above):
                continue
            out[column.ma] = at
            break
    return out


def _is_named(sheet: ReadWorksheet, line: int, at: int, name: str, above: str) -> bool:
    first = sheet.covered.get((line, at), (line, at))
    own = sheet.text(*first)
    if not own or name_key(own) != name_key(name):
        return False
    if not above:
        return True
    over = sheet.covered.get((line - 1, at), (line - 1, at))
    return name_key(sheet.text(*over)) in ("", name_key(above))


def columns_missing(layout: Layout, plan: WorksheetPlan) -> Sequence[str]:
    """The names of columns that a sheet does not have, the one of labels aside."""
    return [
        column.name or column.ma for column in plan.columns if column.ma not in layout.columns and not column.is_label
    ]

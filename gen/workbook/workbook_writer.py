"""Plans of sheets as an .xlsx file (the only door to xlsxwriter)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from gen.text.shorten import cut_off
from gen.workbook.cell_sizes import column_widths, row_height
from gen.workbook.excel_formulas import Formulas
from gen.workbook.missing_library import MissingLibrary
from gen.workbook.worksheet_names import worksheet_names
from gen.workbook.worksheet_plan import (
    DIGEST_MARK,
    HEADER_MARK,
    PLAN_MARK,
    TITLE_MARK,
    Heading,
    Joined,
    WorksheetCell,
    WorksheetColumn,
    WorksheetPlan,
    row_digest,
)

# the sheet of names to choose from, and of the ids that were given out
LISTS = "gen"
LONGEST_CELL = 32_767
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
_ALIGN = {"giua": "center", "trai": "left", "phai": "right", "deu": "justify"}
# what someone may do in a sheet whose ids are locked
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}


def workbook_bytes(plans: Sequence[WorksheetPlan], units: Sequence[str]) -> bytes:
    """A workbook with a sheet for each plan; `units` are the names offered in columns of bodies.

    The same plans give the same bytes. Raises MissingLibrary.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError as err:
        raise MissingLibrary from err
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
    formats = _Formats(book)
    sheets = [book.add_worksheet(name) for name in worksheet_names(plans)]
    for plan, sheet in zip(plans, sheets, strict=True):
        _Worksheet(plan, sheet, formats, len(units)).write()
    _write_lists(book, plans, units)
    book.close()
    return out.getvalue()


def _write_lists(book: Any, plans: Sequence[WorksheetPlan], units: Sequence[str]) -> None:
    sheet = book.add_worksheet(LISTS)
    sheet.very_hidden()
    columns = [units, *([plan.path, *(row.key for row in plan.rows)] for plan in plans)]
    for number, column in enumerate(columns):
        for line, text in enumerate(column):
            sheet.write_string(line, number, text)


class _Formats:
    """The looks of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **look: object) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_FONT, **look})
        return self._made[key]


class _Worksheet:
    def __init__(self, plan: WorksheetPlan, sheet: Any, formats: _Formats, units: int) -> None:
        self.plan, self.sheet, self.formats, self.units = plan, sheet, formats, units
        self.header = 2 if any(column.above for column in plan.columns) else 1
        # lines, from 0: ids, title, header, rows
        self.top = 2 + self.header
        self.formulas = Formulas(plan, self.top + 1)
        self.widths = column_widths(plan)

    def write(self) -> None:
        self.sheet.set_column(0, 0, 4, self.formats.get(locked=True), {"hidden": True})
        for number, column in enumerate(self.plan.columns):
            self.sheet.set_column(number + 1, number + 1, self.widths[number], self.look(column, Heading.NONE))
        self.write_head()
        for number in range(len(self.plan.rows)):
            self.write_row(number)
        self.merge_joined()
        self.validate()
        self.sheet.freeze_panes(self.top, 0)
        self.sheet.protect("", _ALLOWED)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(self.top - self.header, self.top - 1)

    def write_head(self) -> None:
        columns, last = self.plan.columns, len(self.plan.columns)
        self.sheet.set_row(0, None, None, {"hidden": True})
        self.sheet.write_string(0, 0, f"{PLAN_MARK} {self.plan.document} {self.plan.path}")
        for number, column in enumerate(columns):
            self.sheet.write_string(0, number + 1, column.ma)
        self.sheet.write_string(1, 0, TITLE_MARK)
        title = self.formats.get(bold=True, border=0, align="center", locked=False)
        self.range(1, 1, 1, last, self.plan.title, title)
        look = self.formats.get(bold=True, align="center", valign="vcenter", bg_color="#D9E2F3")
        for line in range(2, self.top):
            self.sheet.write_string(line, 0, HEADER_MARK)
        self.sheet.set_row(self.top - 1, row_height([column.name for column in columns], self.widths))
        number = 0
        while number < last:
            above = columns[number].above
            end = number
            while above and end + 1 < last and columns[end + 1].above == above:
                end += 1
            if above:
                self.range(2, number + 1, 2, end + 1, above, look)
            for each in range(number, end + 1):
                self.range(3 if above else 2, each + 1, self.top - 1, each + 1, columns[each].name, look)
            number = end + 1

    def range(self, first: int, left: int, last: int, right: int, text: str, look: Any) -> None:
        """Writes a text into one cell, or into several that are one."""
        if (first, left) == (last, right):
            self.sheet.write_string(first, left, text, look)
        else:
            self.sheet.merge_range(first, left, last, right, "", look)
            self.sheet.write_string(first, left, text, look)

    def look(self, column: WorksheetColumn, heading: Heading, decimals: int = 0) -> Any:
        look: dict[str, object] = {"locked": False}
        align = _ALIGN.get(column.align)
        look |= {"align": align} if align else {}
        if column.is_number:
            look["num_format"] = "#,##0" + ("." + "0" * decimals if decimals else "")
        else:
            # what is typed there stays as it is typed
            look["num_format"] = "@"
        if heading:
            look |= {"bold": True, "bg_color": "#F2F2F2"}
        return self.formats.get(**look)

    def write_row(self, number: int) -> None:
        row, line = self.plan.rows[number], self.top + number
        height = row_height([cell.text for cell in row.cells], self.widths)
        if height is not None:
            self.sheet.set_row(line, height)
        key = f"{row.key}{DIGEST_MARK}{row_digest(self.plan, row)}"
        self.sheet.write_string(line, 0, key, self.formats.get(locked=True))
        for place, (column, cell) in enumerate(zip(self.plan.columns, row.cells, strict=True)):
            self.write_cell(number, place, column, cell)

    def write_cell(self, number: int, place: int, column: WorksheetColumn, cell: WorksheetCell) -> None:
        line, heading = self.top + number, self.plan.rows[number].heading
        exponent = cell.number.as_tuple().exponent if cell.number is not None else 0
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        look = self.look(column, heading, decimals)
        formula = self.formulas.of(number, place)
        if formula and cell.number is not None:
            self.sheet.write_formula(line, place + 1, formula, look, float(cell.number))
        elif cell.number is not None and len(cell.number.as_tuple().digits) <= 15:
            self.sheet.write_number(line, place + 1, float(cell.number), look)
        elif cell.text:
            self.sheet.write_string(line, place + 1, cell.text, look)
        else:
            self.sheet.write_blank(line, place + 1, None, look)

    def merge_joined(self) -> None:
        """Makes cells one that are one with the cell above, or with the one on the left."""
        cells = [row.cells for row in self.plan.rows]
        for place, column in enumerate(self.plan.columns):
            number = 0
            while number < len(cells):
                end = number
                while end + 1 < len(cells) and cells[end + 1][place].joined is Joined.ABOVE:
                    end += 1
                right = place
                while right + 1 < len(self.plan.columns) and cells[number][right + 1].joined is Joined.LEFT:
                    right += 1
                begins = cells[number][place].joined is Joined.NO
                if begins and (end > number or right > place):
                    top = self.top + number
                    look = self.look(column, Heading.NONE)
                    self.sheet.merge_range(top, place + 1, self.top + end, right + 1, "", look)
                    self.write_cell(number, place, column, cells[number][place])
                number = end + 1

    def validate(self) -> None:
        last = self.top + len(self.plan.rows) + 200
        for place, column in enumerate(self.plan.columns):
            if column.is_body and self.units:
                self.sheet.data_validation(
                    self.top,
                    place + 1,
                    last,
                    place + 1,
                    {
                        "validate": "list",
                        "source": f"={LISTS}!$A$1:$A${self.units}",
                        "error_type": "information",
                        "error_title": "Không có trong danh mục",
                        "error_message": "Tên này không có trong danh mục đơn vị; vẫn ghi được như lời văn thường.",
                    },
                )


def too_long(plan: WorksheetPlan) -> str:
    """The place and beginning of a cell that Excel can't hold, empty where there is none."""
    for row in plan.rows:
        for column, cell in zip(plan.columns, row.cells, strict=True):
            if len(cell.text) > LONGEST_CELL:
                return f"{row.key}/{column.ma}: “{cut_off(cell.text, 40)}”"
    return ""

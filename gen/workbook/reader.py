"""The values of a workbook by sheet, line and column (the only door to python-calamine)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias

from gen.workbook.bad_workbook import BadWorkbook
from gen.workbook.cell_notes import CellNote, WorksheetNotes, notes_of
from gen.workbook.excel_formulas import column_letters
from gen.workbook.missing_library import MissingLibrary
from gen.workbook.package_check import MAX_FILE, checked

Raw: TypeAlias = "str | int | float | bool | date | datetime | time | timedelta"
_NOTHING = CellNote()
# cells that others cover, on one sheet
_MOST_COVERED = 500_000
_BROKEN = "Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi thử lại."


@dataclass(frozen=True, slots=True)
class ReadWorksheet:
    """A sheet as it was read: its lines from the first, merged ranges, and what is known of cells beside their value.

    `sure` is False where an empty cell may be one whose error can't be told (.xls).
    """

    name: str
    lines: Sequence[Sequence[Raw]]
    # by each cell that another one covers, that one
    covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    notes: WorksheetNotes = field(default_factory=WorksheetNotes)
    sure: bool = True

    def value(self, line: int, column: int) -> Raw:
        """The value of a cell, an empty text where there is none."""
        cells = self.lines[line] if 0 <= line < len(self.lines) else ()
        return cells[column] if 0 <= column < len(cells) else ""

    def text(self, line: int, column: int) -> str:
        """The text of a cell, empty for a cell that holds none."""
        value = self.value(line, column)
        return value.strip() if isinstance(value, str) else ""

    def note(self, line: int, column: int) -> CellNote:
        """What is known of a cell beside its value."""
        return self.notes.cells.get((line, column), _NOTHING)

    def place(self, line: int, column: int) -> str:
        """How a cell is called: `PL2!C14`."""
        return f"{self.name}!{column_letters(column)}{line + 1}"

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.lines), default=0)


@dataclass(frozen=True, slots=True)
class ReadBook:
    """The sheets of a workbook that can be seen, and the lists that were written for no one to see."""

    sheets: tuple[ReadWorksheet, ...]
    hidden: tuple[ReadWorksheet, ...] = ()


def read_workbook(data: bytes) -> ReadBook:
    """The sheets of a workbook; raises BadWorkbook, MissingLibrary."""
    try:
        import python_calamine
    except ModuleNotFoundError as err:
        raise MissingLibrary from err
    if len(data) > MAX_FILE:
        raise BadWorkbook(f"Tệp lớn quá {MAX_FILE // 2**20} MB.", "Chép riêng các bảng cần lấy sang một sổ mới.")
    archive = checked(data)
    try:
        return _read(python_calamine, data, archive)
    except python_calamine.PasswordError as err:
        raise BadWorkbook("Sổ Excel có mật khẩu.", "Bỏ mật khẩu rồi lưu lại.") from err
    except (python_calamine.CalamineError, python_calamine.XmlError, python_calamine.ZipError) as err:
        raise BadWorkbook("Tệp hỏng, không đọc được như một sổ Excel.", _BROKEN) from err
    except (ValueError, KeyError, OSError) as err:
        raise BadWorkbook("Tệp hỏng, không đọc được như một sổ Excel.", _BROKEN) from err
    except BaseException as err:
        # the library tells faults of its own so
        if type(err).__name__ == "PanicException":
            raise BadWorkbook("Tệp hỏng, không đọc được như một sổ Excel.", _BROKEN) from err
        raise


def _read(library: Any, data: bytes, archive: zipfile.ZipFile | None) -> ReadBook:
    notes = notes_of(archive) if archive is not None else {}
    shown: list[ReadWorksheet] = []
    hidden: list[ReadWorksheet] = []
    with library.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for told in book.sheets_metadata:
            if told.typ is not library.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(told.name)
            read = ReadWorksheet(
                told.name,
                sheet.to_python(skip_empty_area=False),
                _covered(sheet.merged_cell_ranges or []),
                notes.get(told.name, WorksheetNotes()),
                sure=archive is not None,
            )
            (shown if told.visible is library.SheetVisibleEnum.Visible else hidden).append(read)
    return ReadBook(tuple(shown), tuple(hidden))


def _covered(
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> dict[tuple[int, int], tuple[int, int]]:
    out: dict[tuple[int, int], tuple[int, int]] = {}
    for first, last in ranges:
        # one over whole columns is no merge of a table
        if len(out) + (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > _MOST_COVERED:
            continue
        for line in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                if (line, column) != first:
                    out[line, column] = first
    return out

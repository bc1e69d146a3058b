"""Workbooks as an office edits them: openpyxl stands for its hands, LibreOffice for its program."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from needs import need

# what the hidden first column says of lines that are no rows
_MARKS = ("gen-bang", "gen-ten", "gen-cot")


def edited_book(file: Path, change: Callable[[Any], None], sheet: str = "") -> Path:
    """A copy of a workbook with one sheet changed, as any other program would save it."""
    import openpyxl

    book = openpyxl.load_workbook(file)
    change(book[sheet] if sheet else book.worksheets[0])
    target = file.with_name(f"sua-{file.name}")
    book.save(target)
    return target


def line_of(sheet: Any, key: str) -> int:
    """The line of the row with these ids, from 1."""
    for line in range(1, sheet.max_row + 1):
        if str(sheet.cell(line, 1).value or "").partition("#")[0] == key:
            return line
    raise AssertionError(f"no row {key}")


def column_of(sheet: Any, ma: str) -> int:
    """The column with an id, from 1."""
    return next(cell.column for cell in sheet[1] if cell.value == ma)


def row_lines(sheet: Any) -> list[int]:
    """The lines that are rows of the table."""
    keys = {line: str(sheet.cell(line, 1).value or "") for line in range(1, sheet.max_row + 1)}
    return [line for line, key in keys.items() if key and not key.startswith(_MARKS)]


def saved_anew(file: Path, ending: str) -> Path:
    """A workbook that LibreOffice read and saved, as `xlsx`, `ods` or `xls`."""
    need("localc")
    folder = file.parent / "luu"
    profile = f"-env:UserInstallation={(file.parent / 'ho-so').as_uri()}"
    form = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "xls": "xls:MS Excel 97"}[ending]
    command = ["localc", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{file.stem}.{ending}"

"""What a reader of values does not tell of the cells of a workbook: errors, formulas never computed, how they look."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from gen.workbook.bad_workbook import BadWorkbook
from gen.workbook.package_check import elements

# steps through one part; cells that a sheet may span, empty ones counted
_MAX_STEPS, _MAX_AREA = 3_000_000, 6_000_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_PERCENT, _PADDED = re.compile("%"), re.compile("0{2,}")
_BUILT_IN = {9: "0%", 10: "0.00%"}


class NumberLook(Enum):
    """How a number is shown, where that changes what it says."""

    PLAIN = "plain"
    PERCENT = "percent"
    PADDED = "padded"


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is known of a cell beside its value; `zeros` counts the digits that it is shown with."""

    error: str = ""
    uncomputed: bool = False
    formula: bool = False
    look: NumberLook = NumberLook.PLAIN
    zeros: int = 0


@dataclass(slots=True)
class WorksheetNotes:
    """The notes of a sheet, by line and column from 0."""

    cells: dict[tuple[int, int], CellNote] = field(default_factory=dict)


def notes_of(archive: zipfile.ZipFile) -> dict[str, WorksheetNotes]:
    """The notes of each sheet of an .xlsx by its name; none for other forms, which are only measured.

    Raises BadWorkbook where a sheet spans more cells than can be held.
    """
    names = archive.namelist()
    if "content.xml" in names:
        _measure_ods(archive)
        return {}
    if "xl/workbook.xml" not in names:
        return {}
    looks = _looks(archive) if "xl/styles.xml" in names else []
    return {name: _worksheet(archive, part, looks) for name, part in _worksheets(archive).items() if part in names}


def _worksheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name."""
    targets: dict[str, str] = {}
    for name, attributes, _ in elements(archive, "xl/_rels/workbook.xml.rels", _MAX_STEPS):
        if name == "Relationship" and attributes is not None:
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    out: dict[str, str] = {}
    for name, attributes, _ in elements(archive, "xl/workbook.xml", _MAX_STEPS):
        if name == "sheet" and attributes is not None:
            out[attributes.get("name", "")] = targets.get(_named(attributes, "id"), "")
    return out


def _looks(archive: zipfile.ZipFile) -> list[CellNote]:
    """What each format of the workbook makes of a number."""
    codes: dict[int, str] = dict(_BUILT_IN)
    out: list[CellNote] = []
    inside = False
    for name, attributes, _ in elements(archive, "xl/styles.xml", _MAX_STEPS):
        if name == "cellXfs":
            inside = attributes is not None
        elif name == "numFmt" and attributes is not None:
            codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "xf" and attributes is not None and inside:
            out.append(_look(codes.get(int(attributes.get("numFmtId", "0")), "")))
    return out


def _look(code: str) -> CellNote:
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", code)
    if _PERCENT.search(bare):
        return CellNote(look=NumberLook.PERCENT)
    if _PADDED.fullmatch(bare):
        return CellNote(look=NumberLook.PADDED, zeros=len(bare))
    return CellNote()


def _worksheet(archive: zipfile.ZipFile, part: str, looks: list[CellNote]) -> WorksheetNotes:
    notes = WorksheetNotes()
    cell: Mapping[str, str] = {}
    has_formula, value, lines, columns = False, "", 0, 0
    for name, attributes, text in elements(archive, part, _MAX_STEPS):
        if name == "c" and attributes is not None:
            cell, has_formula, value = attributes, False, ""
        elif name == "f" and attributes is None:
            has_formula = True
        elif name in ("v", "t") and attributes is None:
            value += text
        elif name == "c":
            place = _place(cell.get("r", ""))
            if place is None:
                continue
            if value:
                lines, columns = max(lines, place[0] + 1), max(columns, place[1] + 1)
                _check_area(lines, columns)
            style = int(cell.get("s", "0"))
            look = looks[style] if style < len(looks) else CellNote()
            error = value if cell.get("t") == "e" else ""
            if error or has_formula or look.look is not NumberLook.PLAIN:
                notes.cells[place] = CellNote(error, has_formula and not value, has_formula, look.look, look.zeros)
    return notes


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _check_area(lines: int, columns: int) -> None:
    if lines * columns > _MAX_AREA:
        raise BadWorkbook(
            f"Trang tính trải tới hàng {lines}, cột thứ {columns}, nhiều ô quá.",
            "Xoá các hàng, cột thừa ở xa bảng (chọn cả hàng, Delete), lưu lại; hoặc chép bảng sang sổ mới.",
        )


def _measure_ods(archive: zipfile.ZipFile) -> None:
    line = column = repeated = 0
    lines = columns = 0
    for name, attributes, _ in elements(archive, "content.xml", _MAX_STEPS):
        if name == "table" and attributes is not None:
            line = lines = columns = 0
        elif name == "table-row" and attributes is not None:
            column, repeated = 0, int(_named(attributes, "number-rows-repeated") or "1")
        elif name == "table-row":
            line += repeated
        elif name in ("table-cell", "covered-table-cell") and attributes is not None:
            column += int(_named(attributes, "number-columns-repeated") or "1")
            if _named(attributes, "value-type"):
                lines, columns = max(lines, line + repeated), max(columns, column)
                _check_area(lines, columns)


def _named(attributes: Mapping[str, str], name: str) -> str:
    """An attribute by its name, whatever stands before its colon."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")

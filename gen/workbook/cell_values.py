"""The value of a cell of a workbook as a drafter would have typed it: dates, numbers, text; or why it is not taken."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from gen.core.vocabulary import JOINING
from gen.document.table_sums import NOTHING_TO_COUNT
from gen.source.decode import stray_in
from gen.text.dates import PartialDate
from gen.text.inline import NOTE, read_inline
from gen.text.vietnamese_numbers import number_cure, read_number, written_number
from gen.workbook.cell_notes import CellNote, NumberLook
from gen.workbook.reader import Raw
from gen.workbook.worksheet_plan import WorksheetColumn

_ERROR = re.compile(r"#(?:REF|N/A|DIV/0|NAME|VALUE|NUM|NULL|SPILL|CALC)[!?]?|Err:\d+|Lỗi:\d+")
_SIGNS = re.compile(r"[*~^]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as text, and its number in a column of numbers; `trouble` and `cure` where it can't be taken as it is."""

    text: str = ""
    number: Decimal | None = None
    trouble: str = ""
    cure: str = ""
    uncomputed: bool = False


def reading(value: Raw, note: CellNote, column: WorksheetColumn) -> Reading:
    """What a cell of a column says."""
    if note.error or (isinstance(value, str) and _ERROR.fullmatch(value.strip())):
        told = note.error or str(value).strip()
        return Reading(trouble=f"ô có lỗi {told}", cure="Sửa công thức trong Excel cho ra số, lưu lại.")
    if note.uncomputed and value == "":
        cure = "Mở sổ bằng Excel hoặc LibreOffice rồi lưu lại, để máy tính ra số."
        return Reading(trouble="ô có công thức chưa được tính", cure=cure, uncomputed=True)
    if isinstance(value, bool):
        return Reading(trouble=f"ô là giá trị {'TRUE' if value else 'FALSE'}", cure="Gõ chữ hoặc số vào ô.")
    if isinstance(value, time | timedelta):
        return Reading(trouble="ô là giờ trong ngày", cure="Đổi định dạng ô thành Text rồi gõ lại lời văn.")
    if isinstance(value, datetime | date):
        return _date(value, column)
    if isinstance(value, int | float):
        return _number(value, note, column)
    return _text(value, column)


def _date(value: date, column: WorksheetColumn) -> Reading:
    if column.is_number:
        cure = "Đổi định dạng ô thành Number rồi gõ lại số."
        return Reading(trouble="ô ở cột số lại là ngày tháng", cure=cure)
    if isinstance(value, datetime) and (value.hour or value.minute):
        return Reading(trouble="ô có cả giờ", cure="Đổi định dạng ô thành Text rồi gõ lại lời văn.")
    return Reading(PartialDate(value.year, value.month, value.day).short)


def _number(value: float, note: CellNote, column: WorksheetColumn) -> Reading:
    # what Excel keeps: fifteen figures
    exact = Decimal(f"{value:.15g}")
    exact = Decimal(f"{exact:f}")
    if note.look is NumberLook.PERCENT:
        shown = f"{_plain_number(exact * 100)}%"
        if column.is_number:
            return Reading(trouble=f"ô ở cột số được định dạng phần trăm ({shown})", cure="Gõ số không có dấu %.")
        return Reading(shown)
    if column.is_number:
        return Reading(written_number(exact), exact)
    digits = _plain_number(exact)
    return Reading(digits.zfill(note.zeros) if note.look is NumberLook.PADDED else digits)


def _plain_number(number: Decimal) -> str:
    """A number in a column of words, where 2026 is a year and 5000 may be a code: nothing between its figures."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",")


def _text(value: str, column: WorksheetColumn) -> Reading:
    text = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    text = "\n".join(line.strip() for line in text.split("\n")).strip("\n")
    text = re.sub(r"\n{2,}", "\n", text)
    stray = stray_in(text.replace("\n", " "))
    if stray:
        name = f"U+{ord(stray):04X}"
        return Reading(text, trouble=f"ô có ký tự không nhìn thấy ({name})", cure="Xoá chữ trong ô, gõ lại.")
    if column.is_number and text not in NOTHING_TO_COUNT:
        number = read_number(text)
        if number is None:
            trouble = f"“{text}” ở cột số “{column.ma}” không phải là số"
            return Reading(text, trouble=trouble, cure=number_cure(text))
        return Reading(text, number)
    return Reading(text)


def as_source(text: str) -> str | None:
    """A text as it is typed in a source for these words to print, None where it can't be."""
    if "{{" in text or "{%" in text or "{#" in text or re.search(NOTE, text):
        return None
    if text in JOINING:
        return text
    forms = (text, _SIGNS.sub(r"\\\g<0>", text))
    return next((typed for typed in forms if _printed(typed) == text), None)


def _printed(text: str) -> str:
    return "\n".join("".join(run.text for run in read_inline(line)) for line in text.split("\n"))

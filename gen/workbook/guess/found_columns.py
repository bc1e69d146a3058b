"""Ids for the columns of a foreign table, after their names; which of them hold numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gen.core.vocabulary import NUMBER_COLUMN, ROW_KEYS
from gen.text.diacritics import slug
from gen.workbook.cell_values import reading
from gen.workbook.guess.region import FoundColumn, Region
from gen.workbook.worksheet_plan import WorksheetColumn

_WORDS, _LONGEST = 4, 30
_LABELS = ("tt", "stt", "so-tt", "so-thu-tu", "s-tt", "no")
# what offices call columns that the program knows
_KNOWN = (
    (r"chu-tri", "chu_tri"),
    (r"phoi-hop", "phoi_hop"),
    (r"(don-vi|co-quan)-thuc-hien", "thuc_hien"),
    (r"thoi-(gian|han)|tien-do", "thoi_gian"),
    (r"san-pham|ket-qua", "san_pham"),
    (r"kinh-phi", "kinh_phi"),
    (r"ghi-chu", "ghi_chu"),
)
_NOTHING = ("", "-", "–", "—")


def named_columns(region: Region) -> list[WorksheetColumn]:
    """The columns of a table with ids, each once."""
    out: list[WorksheetColumn] = []
    taken: set[str] = set()
    for column in region.columns:
        ma = _fresh(_id_of(column, taken), taken)
        taken.add(ma)
        is_label = ma == NUMBER_COLUMN
        is_number = not is_label and _holds_numbers(region, column)
        out.append(WorksheetColumn(ma, column.name, column.above, is_label=is_label, is_number=is_number))
    return out


def _id_of(column: FoundColumn, taken: set[str]) -> str:
    name = slug(column.name)
    if name in _LABELS and NUMBER_COLUMN not in taken:
        return NUMBER_COLUMN
    known = next((ma for pattern, ma in _KNOWN if re.fullmatch(rf".*\b({pattern})\b.*", name)), "")
    if known and known not in taken and not column.above:
        return known
    made = _made(name)
    return _made(slug(f"{column.above} {column.name}")) if column.above and made in taken else made


def _made(name: str) -> str:
    made = "_".join(name.split("-")[:_WORDS])[:_LONGEST].strip("_")
    return made if made and made[0].isalpha() else f"cot_{made}".strip("_")


def _fresh(ma: str, taken: set[str]) -> str:
    if ma not in taken and (ma not in ROW_KEYS or ma == NUMBER_COLUMN):
        return ma
    base = f"{ma}_cot" if ma in ROW_KEYS else ma
    number = 2
    found = base
    while found in taken:
        found = f"{base}_{number}"
        number += 1
    return found


def _holds_numbers(region: Region, column: FoundColumn) -> bool:
    """True where all that stands in a column is numbers, and not years."""
    probe = WorksheetColumn("so", "", is_number=True)
    numbers = []
    for line in range(region.first, region.end):
        if (line, column.at) in region.sheet.covered:
            continue
        found = reading(region.sheet.value(line, column.at), region.sheet.note(line, column.at), probe)
        if found.text in _NOTHING and not found.trouble:
            continue
        if found.number is None:
            return False
        numbers.append(found.number)
    return bool(numbers) and not all(1900 <= number <= 2100 and number == int(number) for number in numbers)


def header_of(columns: Sequence[WorksheetColumn]) -> list[tuple[str, list[WorksheetColumn]]]:
    """The columns in runs below one name, each with that name (empty for a column that stands alone)."""
    out: list[tuple[str, list[WorksheetColumn]]] = []
    for column in columns:
        if column.above and out and out[-1][0] == column.above:
            out[-1][1].append(column)
        else:
            out.append((column.above, [column]))
    return out

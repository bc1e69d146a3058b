"""The table on a sheet that nobody knows: its header of one line or two, its columns, where its rows begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gen.workbook.reader import ReadWorksheet

_MOST_ABOVE = 60
TOTAL = re.compile(r"(tổng|cộng)(\s+(số|cộng|kinh phí|chung|mức.*))?\s*:?", re.IGNORECASE)
# how notes below a table begin
NOTE = re.compile(r"\W*(ghi chú|nguồn|lưu ý|chú thích)\b", re.IGNORECASE)
# a line that numbers the columns: 1, (2), 3=1x2
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")


class Aside(NamedTuple):
    """A text beside a table, and the cell it stands in."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a sheet: where it stands, its name, and that of the column it is a part of."""

    at: int
    name: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A table on a sheet: its columns, the first line of its rows, and the line behind the last."""

    sheet: ReadWorksheet
    columns: tuple[FoundColumn, ...]
    first: int
    end: int
    # the texts around the table, each with its place: the title above it, notes and signatures below it
    above: tuple[Aside, ...] = ()
    below: tuple[Aside, ...] = ()


def region_of(sheet: ReadWorksheet) -> Region | None:
    """The table of a sheet, None where there is none."""
    header = _header(sheet)
    if header is None:
        return None
    second = _second_line(sheet, header)
    columns = tuple(_columns(sheet, header, second=second))
    first = header + (2 if second else 1)
    if _numbers_columns(sheet, columns, first):
        first += 1
    end = max((line for line in range(first, len(sheet.lines)) if _filled(sheet, line)), default=first - 1) + 1
    last = end
    end = _without_tail(sheet, columns, first, end)
    if not columns or end <= first:
        return None
    return Region(sheet, columns, first, end, _asides(sheet, range(header)), _asides(sheet, range(end, last)))


def _asides(sheet: ReadWorksheet, lines: Iterable[int]) -> tuple[Aside, ...]:
    cells = ((line, column) for line in lines for column in _filled(sheet, line))
    return tuple(Aside(_on_one_line(sheet.text(*at)), sheet.place(*at)) for at in cells)


def _without_tail(sheet: ReadWorksheet, columns: Sequence[FoundColumn], first: int, end: int) -> int:
    """The line behind the last row: notes and signatures, behind the total or an empty line, are no rows."""
    found = end
    for line in range(end - 1, first, -1):
        filled = _filled(sheet, line)
        begins = sheet.text(line, filled[0]) if filled else ""
        if TOTAL.fullmatch(begins):
            return line + 1
        if filled and not _is_aside(sheet, columns, line):
            return found
        if not filled or NOTE.match(begins):
            found = line
    return end


def _is_aside(sheet: ReadWorksheet, columns: Sequence[FoundColumn], line: int) -> bool:
    """True for a line of a few words: no label, no number."""
    filled = _filled(sheet, line)
    texts = [sheet.text(line, column) for column in filled]
    few = len(filled) <= max(1, len(columns) // 2) and all(re.search(r"[^\W\d_]{2}", text) for text in texts)
    return few and (len(texts[0].split()) > 1 or filled[0] != columns[0].at)


def _filled(sheet: ReadWorksheet, line: int) -> list[int]:
    return [column for column in range(len(sheet.lines[line])) if sheet.value(line, column) != ""]


def _spread(sheet: ReadWorksheet, line: int) -> int:
    """How many columns of a line hold something or are covered by what does, on this line or from above."""
    return sum(sheet.value(*sheet.covered.get((line, at), (line, at))) != "" for at in range(sheet.width))


def _header(sheet: ReadWorksheet) -> int | None:
    """The first line that names most columns with words of their own; a title is one cell across."""
    lines = range(min(len(sheet.lines), _MOST_ABOVE))
    widest = max((len(_filled(sheet, line)) for line in range(len(sheet.lines))), default=0)
    for line in lines:
        texts = [sheet.text(line, column) for column in _filled(sheet, line)]
        named = [text for text in texts if text and not text.replace(".", "").isdigit()]
        if len(named) >= 2 and len(named) == len(texts) and _spread(sheet, line) >= max(2, (widest + 1) // 2):
            return line
    return None


def _second_line(sheet: ReadWorksheet, header: int) -> bool:
    """True where a name of the header spans columns that have names below it."""
    for (line, column), first in sheet.covered.items():
        across = line == header and first[0] == header and column != first[1]
        if across and sheet.text(header + 1, column) and not sheet.text(header + 1, column).isdigit():
            return True
    return False


def _columns(sheet: ReadWorksheet, header: int, *, second: bool) -> list[FoundColumn]:
    out = []
    for at in range(sheet.width):
        top = sheet.text(*sheet.covered.get((header, at), (header, at)))
        below = sheet.text(header + 1, at) if second else ""
        if below:
            out.append(FoundColumn(at, _on_one_line(below), _on_one_line(top)))
        elif top:
            out.append(FoundColumn(at, _on_one_line(top)))
    return out


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _numbers_columns(sheet: ReadWorksheet, columns: tuple[FoundColumn, ...], line: int) -> bool:
    """True for a line below the header that numbers the columns."""
    values = [sheet.value(line, column.at) for column in columns]
    texts = [f"{value:.0f}" if isinstance(value, int | float) else str(value).strip() for value in values]
    found = [text for text in texts if text]
    numbers = [int(match[0]) for text in found if (match := re.search(r"\d+", text))]
    in_order = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return in_order and len(found) > len(columns) // 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in found)

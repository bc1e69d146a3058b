"""A CSV file (UTF-8, comma or semicolon) as rows of cells that know their places: what spreadsheets save."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.source.decode import decode

_SEPARATORS = (",", ";", "\t")


class CsvCell(NamedTuple):
    """The text of a cell, blanks around it gone, and where it begins."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class CsvFile:
    """The first line's cells, and the rows below it; every row has as many cells as the first line at most."""

    path: str
    head: tuple[CsvCell, ...]
    rows: tuple[tuple[CsvCell, ...], ...]

    def place(self, cell: CsvCell) -> Position:
        """Where a cell stands."""
        return Position(self.path, cell.line, cell.column)


def read_csv(data: bytes, path: str) -> tuple[CsvFile | None, list[Diagnostic]]:
    """The rows of a file that have words, None where it can't be read, and what is wrong with its writing."""
    source, found = decode(data, path)
    if source is None or has_errors(found):
        return None, found
    text = unicodedata.normalize("NFC", source.text)
    rows = _rows(text, _separator(text), path, found)
    if not rows and not has_errors(found):
        found.append(Diagnostic("source/empty", "Tệp trống, chưa có nội dung.", Position(path), "Viết dòng tên cột."))
    if has_errors(found):
        return None, found
    head, *rest = rows
    for row in rest:
        extra = [cell for cell in row[len(head) :] if cell.text]
        if extra:
            message = f"Hàng này có {len(row)} ô, mà dòng đầu chỉ có {len(head)} cột."
            hint = "Ô có dấu phẩy hay chấm phẩy trong lời thì đặt trong ngoặc kép; ô thừa thì xoá."
            place = Position(path, extra[0].line, extra[0].column)
            found.append(Diagnostic("source/csv-cells", message, place, hint))
    return (None if has_errors(found) else CsvFile(path, head, tuple(rest))), found


def _separator(text: str) -> str:
    """What parts the cells of the first line."""
    first = text.lstrip("\n").partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _rows(text: str, separator: str, path: str, found: list[Diagnostic]) -> list[tuple[CsvCell, ...]]:
    cell = re.compile(rf'[ ]*(?:"((?:[^"]|"")*)"[ ]*|([^{separator}\n]*))({separator}|\n|\Z)')
    rows: list[tuple[CsvCell, ...]] = []
    row: list[CsvCell] = []
    at, line, begins = 0, 1, 0
    while at < len(text):
        match = cell.match(text, at)
        quoted = match is None or (match[1] is None and match[2].lstrip().startswith('"'))
        if match is None or quoted:
            message = "Dấu ngoặc kép mở ở đây nhưng không đóng lại."
            hint = "Đóng ngoặc kép ở cuối ô; ngoặc kép là chữ của ô thì viết hai lần."
            found.append(Diagnostic("source/unclosed", message, Position(path, line, at - begins + 1), hint))
            return []
        words = match[1].replace('""', '"') if match[1] is not None else match[2]
        row.append(CsvCell(words.strip(), line, at - begins + 1))
        breaks = text.count("\n", at, match.end())
        if breaks:
            line, begins = line + breaks, text.rfind("\n", at, match.end()) + 1
        at = match.end()
        if match[3] != separator or at == len(text):
            rows += [tuple(row)] if any(one.text for one in row) else []
            row = []
    return rows

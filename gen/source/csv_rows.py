"""The rows of a table from a CSV file: its first line names the columns, `nhom` begins a group, `tong` ends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.core.node import Node
from gen.core.vocabulary import NUMBER_COLUMN, ROW_KEYS
from gen.source.csv_text import DELIMITERS, BadCsv, csv_records
from gen.source.decode import decode
from gen.text.suggestions import did_you_mean

_MOST_ROWS, _MOST_COLUMNS = 20_000, 100
# what a CSV can say of a row beside its cells
_ROW_CELLS = tuple(key for key in ROW_KEYS if key not in ("hang", "bo"))


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file: its first line, and the records below that hold anything."""

    header: tuple[Node, ...]
    records: tuple[tuple[Node, ...], ...]


def read_csv(data: bytes, path: str) -> tuple[CsvTable | None, list[Diagnostic]]:
    """A CSV file in UTF-8, None where it can't be read, and all that is wrong with its writing."""
    tabbed = _tabbed(data, path)
    source, found = decode(data, path) if tabbed is None else (None, [tabbed])
    if source is None:
        return None, found
    try:
        records = [tuple(map(source.relocated, cells)) for cells in csv_records(source.text, path) if _holds(cells)]
    except BadCsv as err:
        return None, [*found, *source.told([*err.args])]
    if len(records) < 2:
        hint = "Dòng đầu là mã hoặc tên các cột, mỗi dòng sau là một hàng."
        return None, [*found, Diagnostic("table/bad-csv", "Tệp không có hàng nào.", Position(path), hint)]
    header, *rows = records
    found += _too_long(header, rows)
    return (None if has_errors(found) else CsvTable(header, tuple(rows))), found


def _tabbed(data: bytes, path: str) -> Diagnostic | None:
    """An error for a file whose first line has tabs between its cells."""
    first = data.partition(b"\n")[0]
    if first.count(b"\t") <= max(first.count(sign.encode()) for sign in DELIMITERS):
        return None
    message = "Các ô của tệp cách nhau bằng ký tự tab; máy chỉ đọc tệp CSV có dấu phẩy hoặc chấm phẩy."
    hint = "Trong Excel chọn Save As, kiểu “CSV UTF-8 (Comma delimited)”."
    return Diagnostic("table/bad-csv", message, Position(path, 1), hint)


def _holds(cells: Sequence[Node]) -> bool:
    return any(cell.text for cell in cells)


def _too_long(header: Sequence[Node], rows: Sequence[Sequence[Node]]) -> Iterator[Diagnostic]:
    if len(header) > _MOST_COLUMNS or len(rows) > _MOST_ROWS:
        message = f"Tệp có {len(header)} cột, {len(rows)} hàng; một bảng nhiều nhất {_MOST_COLUMNS} cột, {_MOST_ROWS}."
        yield Diagnostic("table/bad-csv", message, header[0].pos, "Chia tệp thành nhiều bảng.")
        return
    for row in rows:
        over = next((cell for cell in row[len(header) :] if cell.text), None)
        if over is not None:
            message = f"Hàng này có ô “{over.text[:40]}” ở ngoài {len(header)} cột của dòng đầu."
            hint = "Đặt ô có dấu phân cách trong ngoặc kép; hoặc thêm tên cột ở dòng đầu."
            yield Diagnostic("table/bad-csv", message, over.pos, hint)


def csv_rows(table: CsvTable, columns: Mapping[str, str]) -> tuple[tuple[Node, ...], list[Diagnostic]]:
    """The rows of a table whose columns have these ids and names."""
    keys, found = _keys(table.header, columns)
    entries = [dict(_entries(keys, record)) for record in table.records]
    used = {key for row in entries for key in row}
    places = {key: cell.pos for key, cell in zip(keys, table.header, strict=True) if key in columns}
    blank = {key: Node("", place) for key, place in places.items() if key not in used and key != NUMBER_COLUMN}
    first = next((row for row in entries if not {"nhom", "tong"} & row.keys()), None)
    if first is not None:
        first.update(blank)
    rows = [(row, record[0].pos) for row, record in zip(entries, table.records, strict=True)]
    return tuple(_grouped(rows)), found


def _entries(keys: Sequence[str], record: Sequence[Node]) -> Iterator[tuple[str, Node]]:
    return ((key, cell) for key, cell in zip(keys, record, strict=False) if key and cell.text)


def _keys(header: Sequence[Node], columns: Mapping[str, str]) -> tuple[list[str], list[Diagnostic]]:
    """The key that each cell of the first line means, empty for one that has no words."""
    by_name = {_folded(name): ma for ma, name in columns.items() if name}
    known = {*columns, NUMBER_COLUMN, *_ROW_CELLS}
    keys: list[str] = []
    found = []
    for cell in header:
        key = cell.text if cell.text in known else by_name.get(_folded(cell.text), "")
        if not key and cell.text:
            message = f"Cột “{cell.text[:40]}” của tệp không có trong bảng."
            hint = did_you_mean(cell.text, (*columns, *columns.values())) or f"Các cột: {', '.join(columns)}."
            found.append(Diagnostic("table/unknown-csv-column", message, cell.pos, hint))
        elif key and key in keys:
            message = f"Hai cột của tệp cùng là “{key}”."
            found.append(Diagnostic("table/unknown-csv-column", message, cell.pos, "Bỏ một cột, hoặc đổi tên."))
        keys.append(key)
    return keys, found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _grouped(rows: Sequence[tuple[dict[str, Node], Position]]) -> Iterator[Node]:
    """The rows, those behind a group below it; a total stands below no group."""
    group: tuple[dict[str, Node], Position] | None = None
    below: list[Node] = []
    for row, place in rows:
        if group is not None and not {"nhom", "tong"} & row.keys():
            below.append(Node(row, place))
            continue
        if group is not None:
            yield _with_below(*group, below)
        group, below = ((row, place), []) if "nhom" in row else (None, [])
        if group is None:
            yield Node(row, place)
    if group is not None:
        yield _with_below(*group, below)


def _with_below(row: dict[str, Node], place: Position, below: Sequence[Node]) -> Node:
    return Node({**row, "hang": Node(tuple(below), below[0].pos)} if below else row, place)

"""A table of a workbook that this program never wrote, as a `bang` to be pasted into a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gen.core.node import Node
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.row_labels import RowLabels
from gen.source.edits.tree_edits import new
from gen.source.item_ids import fresh_id
from gen.source.write import write
from gen.text.numbering import style_from
from gen.workbook.guess.around import around_of
from gen.workbook.guess.found_columns import header_of, named_columns
from gen.workbook.guess.found_rows import FoundRow, rows_of
from gen.workbook.guess.found_sums import products_of, sums_of
from gen.workbook.guess.region import region_of
from gen.workbook.reader import ReadBook, ReadWorksheet
from gen.workbook.worksheet_changes import Told
from gen.workbook.worksheet_plan import Heading, WorksheetColumn

# rounds in which labels that counting does not give are typed one by one; then all that are left
_ROUNDS = 12


def guessed_tables(book: ReadBook, file: str) -> tuple[str, list[Told]]:
    """The YAML of every table of a workbook, one below another, and what of it was left out or has to be looked at."""
    texts: list[str] = []
    told: list[Told] = []
    for sheet in book.sheets:
        table, notes = _table(sheet, file)
        told += notes
        if table is not None:
            texts.append(f"# {file}, trang tính {sheet.name}\n{write(new({'bang': table}))}")
    if not texts:
        hint = "Bảng cần một hàng đầu ghi tên các cột, ngay trên các hàng."
        told.append(Told(file, "Không thấy bảng nào trong sổ Excel.", hint))
    return "\n".join(texts), told


def _table(sheet: ReadWorksheet, file: str) -> tuple[Node | None, list[Told]]:
    region = region_of(sheet)
    if region is None:
        return None, []
    columns = named_columns(region)
    rows, told = rows_of(region, columns, file)
    around = around_of(region, file)
    told += around.told
    if not rows:
        return None, told
    used = {ma for row in _all(rows) for ma in row.cells}
    columns = [column for column in columns if column.ma in used or column.is_label]
    results = _Results(products_of(rows, columns), sums_of(rows, columns))
    entries = {"cot": new([_header(name, group, results) for name, group in header_of(columns)])}
    levels = _levels(rows)
    entries |= {"danh_so": new([new(level) for level in levels])} if levels else {}
    head = new(entries)
    table = {**around.above, **entries, "hang": _Rows(rows).numbered(head), **around.below}
    return new(table), told


class _Results(NamedTuple):
    """The columns whose numbers come from others: formulas by their ids, and those that hold sums."""

    products: dict[str, str]
    sums: set[str]


def _header(name: str, columns: Sequence[WorksheetColumn], results: _Results) -> Node:
    if not name:
        return _column(columns[0], results)
    inner = new([_column(column, results) for column in columns])
    return new({"ma": new(f"nhom_{columns[0].ma}"), "ten": new(name), "cot": inner})


def _column(column: WorksheetColumn, results: _Results) -> Node:
    entries = {"ma": new(column.ma), "ten": new(column.name)}
    entries |= {"so": new("true")} if column.is_number else {}
    entries |= {"tinh": new(results.products[column.ma])} if column.ma in results.products else {}
    return new(entries | ({"cong": new("true")} if column.ma in results.sums else {}))


def _all(rows: Sequence[FoundRow]) -> Iterator[FoundRow]:
    for row in rows:
        yield row
        yield from _all(row.below)


def _levels(rows: Sequence[FoundRow]) -> list[str]:
    """The labels of each level by the first of it, as examples."""
    out: list[str] = []

    def note(some: Sequence[FoundRow], depth: int) -> None:
        for row in some:
            if row.label and len(out) == depth:
                out.append(_example(row.label))
            note(row.below, depth + (1 if row.label else 0))

    note(rows, 0)
    return out


def _example(label: str) -> str:
    """The label of the first row of its level."""
    text = label.strip()
    first = "".join(_first_of(part) for part in _parts(text))
    return first if style_from(first) is not None else "1"


def _parts(text: str) -> list[str]:
    return re.findall(r"\d+|[IVXLC]+|[A-ZĐ]|[a-zđ]+|[^\w]+", text) or [text]


def _first_of(part: str) -> str:
    if part.isdigit():
        return "1"
    if part.isalpha():
        return "I" if part.isupper() and set(part) <= set("IVXLC") else "A" if part.isupper() else "a"
    return part


class _Rows:
    """Makes the Nodes of rows; labels that counting does not give are typed."""

    def __init__(self, rows: Sequence[FoundRow]) -> None:
        self.rows = rows
        self.typed: set[int] = set()
        self.nodes: dict[int, FoundRow] = {}

    def numbered(self, head: Node) -> Node:
        """The rows with ids, and with labels typed where they must be."""
        for turn in range(_ROUNDS):
            hang = self.made()
            wrong = list(self.wrong(head, hang))
            if not wrong:
                return hang
            self.typed |= {id(row) for row in (wrong[:1] if turn < _ROUNDS - 2 else wrong)}
        return self.made()

    def wrong(self, head: Node, hang: Node) -> Iterator[FoundRow]:
        for labelled in RowLabels(head, lambda node: node.text).rows(hang.items):
            row = self.nodes[id(labelled.node)]
            if row.label != "^" and labelled.text != row.label and id(row) not in self.typed:
                yield row

    def made(self) -> Node:
        self.nodes.clear()
        known: set[str] = set()
        return new([self.node(row, known) for row in self.rows])

    def node(self, row: FoundRow, known: set[str]) -> Node:
        cells = {ma: new(text) for ma, text in row.cells.items()}
        ma = fresh_id(new(cells), "row", known)
        known.add(ma)
        entries = {"ma": new(ma)}
        if row.heading:
            entries[row.heading.value] = cells.pop(row.heading.value)
        if row.heading is Heading.GROUP and row.label and id(row) not in self.typed:
            entries["danh_so"] = new("true")
        if row.label == "^" or id(row) in self.typed:
            entries[NUMBER_COLUMN] = new(row.label)
        entries |= cells
        if row.below:
            entries["hang"] = new([self.node(each, known) for each in row.below])
        made = new(entries)
        self.nodes[id(made)] = row
        return made

"""A table held against its sheet: cells that say something else, rows that came, went or stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.text.diacritics import name_key
from gen.text.shorten import cut_off
from gen.workbook.cell_values import Reading
from gen.workbook.excel_formulas import Formulas
from gen.workbook.layout import Layout, columns_missing
from gen.workbook.matching import WorksheetLine, line_digest, lines_of, matched
from gen.workbook.worksheet_changes import CellChange, NewRow, NewValue, Told, WorksheetChanges
from gen.workbook.worksheet_plan import NUMBER_MARK, Heading, Joined, WorksheetPlan, row_digest, said

_SHOWN = 50


def changes_on(layout: Layout, plan: WorksheetPlan, file: str, given_out: frozenset[str] | None) -> WorksheetChanges:
    """What a sheet says otherwise than its table.

    `given_out` are the keys of the rows that were written into it; None where that is not known.
    """
    return _Comparison(layout, plan, file, given_out).run()


class _Comparison:
    def __init__(self, layout: Layout, plan: WorksheetPlan, file: str, given_out: frozenset[str] | None) -> None:
        self.layout, self.plan, self.file, self.given_out = layout, plan, file, given_out
        self.lines = lines_of(layout, plan)
        self.out = WorksheetChanges()
        self.rows = matched(plan, self.lines)
        self.formulas = Formulas(plan, 1)
        self.below: dict[int, list[int]] = {}
        for number, row in enumerate(plan.rows):
            self.below.setdefault(row.parent, []).append(number)

    def place(self, line: WorksheetLine, column: int | None = None) -> str:
        """`du-toan.xlsx!PL2!C14`; without a column, of the first one."""
        at = self.layout.columns.get(self.plan.columns[column or self.plan.first_words].ma, 0)
        return f"{self.file}!{self.layout.sheet.place(line.number, at)}"

    def tell(self, place: str, message: str, hint: str = "", *, is_error: bool = True) -> None:
        self.out.told.append(Told(place, message, hint, is_error))

    def run(self) -> WorksheetChanges:
        self.tell_columns()
        for line, row in zip(self.lines, self.rows, strict=True):
            if row is not None and not line.is_empty:
                self.out.lines[row] = line.number
                self.compare(line, row)
        self.note_removed()
        self.note_order()
        return self.out

    def tell_columns(self) -> None:
        sheet = self.layout.sheet
        for column in self.layout.extra:
            name = next((text for line in range(self.layout.header, -1, -1) if (text := sheet.text(line, column))), "")
            place = f"{self.file}!{sheet.place(max(self.layout.header, 0), column)}"
            called = f"Cột “{cut_off(name, _SHOWN)}”" if name else "Cột này"
            hint = "Muốn có cột ấy thì thêm vào cot của bảng, xuất lại rồi gõ."
            self.tell(place, f"{called} không có trong bảng, không lấy.", hint, is_error=False)
        for told in self.plan.columns:
            at = self.layout.columns.get(told.ma)
            name = sheet.text(*sheet.covered.get((self.layout.header, at), (self.layout.header, at))) if at else ""
            if at and name and name_key(name) != name_key(told.name):
                place = f"{self.file}!{sheet.place(self.layout.header, at)}"
                hint = "Muốn đổi tên cột thì sửa ten ở cot của bảng."
                message = f"Tên cột “{cut_off(name, _SHOWN)}” khác “{cut_off(told.name, _SHOWN)}”, không lấy."
                self.tell(place, message, hint, is_error=False)
        missing = columns_missing(self.layout, self.plan)
        if missing:
            message = f"Trang tính thiếu cột {', '.join(f'“{name}”' for name in missing)}; các ô ấy giữ như cũ."
            self.tell(f"{self.file}!{sheet.name}", message, is_error=False)

    def compare(self, line: WorksheetLine, number: int) -> None:
        """The cells of one row; none where nobody touched the line since it was written."""
        row = self.plan.rows[number]
        now = line_digest(row, line, lambda column: bool(self.formulas.of(number, column)))
        if line.digest and line.digest == now and not self.newly_joined(line, number):
            self.compare_computed(line, number)
            return
        moved_on = bool(line.digest) and line.digest != row_digest(self.plan, row)
        for column, cell in enumerate(row.cells):
            change = self.changed(line, number, column)
            if change is None:
                continue
            if moved_on:
                message = f"Ô này ghi “{cut_off(change.value.text, _SHOWN)}”, mà hàng ấy trong YAML đã sửa từ lúc xuất."
                hint = f"YAML đang ghi “{cut_off(cell.text, _SHOWN)}”: sửa thẳng trong YAML, hoặc xuất lại rồi sửa."
                self.tell(change.place, message, hint)
            else:
                self.out.cells.append(change)

    def compare_computed(self, line: WorksheetLine, number: int) -> None:
        for column, cell in enumerate(self.plan.rows[number].cells):
            if cell.computed and not self.plan.columns[column].is_label:
                self.changed(line, number, column)

    def newly_joined(self, line: WorksheetLine, number: int) -> bool:
        cells = self.plan.rows[number].cells
        return any(self.joined(line, column) and not cell.joined for column, cell in enumerate(cells))

    def joined(self, line: WorksheetLine, column: int) -> Joined:
        """With which neighbour a cell of the sheet is one."""
        at = self.layout.columns.get(self.plan.columns[column].ma)
        first = self.layout.sheet.covered.get((line.number, at)) if at is not None else None
        if first is None or at is None:
            return Joined.NO
        if first[1] == at:
            return Joined.ABOVE if first[0] > self.layout.header else Joined.NO
        return Joined.LEFT if first[0] == line.number and first[1] in self.layout.columns.values() else Joined.NO

    def changed(self, line: WorksheetLine, number: int, column: int) -> CellChange | None:
        """What a cell holds instead; None where nothing changed, or where that is told or checked later."""
        told, cell, found = self.plan.columns[column], self.plan.rows[number].cells[column], line.cells[column]
        row = self.plan.rows[number]
        if found is None or (told.is_label and cell.computed):
            return None
        place = self.place(line, column)
        joined = self.joined(line, column)
        if joined and not found.text:
            in_heading = row.heading and column > self.plan.first_words
            new = joined is not cell.joined and not in_heading
            return CellChange(number, column, said(cell), NewValue(joined=joined), place) if new else None
        if found.uncomputed and (cell.computed or self.formulas.of(number, column)):
            return None
        if found.trouble:
            self.tell(place, f"Không lấy: {found.trouble}.", found.cure)
            return None
        if line.said(column) == said(cell):
            return None
        if cell.computed:
            if found.text:
                self.out.computed.append((number, column, line.said(column), place))
            return None
        if not found.text and not self.layout.sheet.sure:
            hint = "Lưu sổ thành .xlsx rồi chạy lại; .xls không cho biết ô trống hay ô có lỗi."
            self.tell(place, "Ô trống trong tệp .xls, chưa rõ là xoá chữ hay ô có lỗi.", hint)
            return None
        return CellChange(number, column, said(cell), NewValue(found.text, found.number), place)

    def note_removed(self) -> None:
        """Rows that were written into the sheet and are not there, or are empty; those below them go with them."""
        there = {row for line, row in zip(self.lines, self.rows, strict=True) if row is not None and not line.is_empty}
        for number, row in enumerate(self.plan.rows):
            known = self.given_out is None or row.key in self.given_out
            if number in there or not known:
                continue
            if any(below in there for below in self.all_below(number)):
                message = f"Hàng “{self.called(number)}” đã xoá mà các hàng bên dưới nó còn."
                self.tell(f"{self.file}!{self.layout.sheet.name}", message, "Xoá cả các hàng ấy, hoặc gõ lại hàng này.")
            else:
                self.out.removed.append(number)

    def all_below(self, number: int) -> Iterator[int]:
        for below in self.below.get(number, ()):
            yield below
            yield from self.all_below(below)

    def called(self, number: int) -> str:
        row = self.plan.rows[number]
        words = row.cells[self.plan.first_words].text or next((cell.text for cell in row.cells if cell.text), "")
        return cut_off(words.replace("\n", " ") or row.key, _SHOWN)

    def note_order(self) -> None:
        """Where rows stand now: known ones below the row they were below, new ones by what is right above them."""
        gone = set(self.out.removed)
        order: dict[int | NewRow, list[int | NewRow]] = {}
        last: int | NewRow | None = None
        parents: dict[int | NewRow, int | NewRow] = {}
        for line, row in self.in_table():
            if row is None:
                made = self.new_row(line)
                if made is None:
                    continue
                parent = self.parent_of(made, last, parents)
                order.setdefault(parent, []).append(made)
                parents[made], last = parent, made
                continue
            above: int | NewRow = self.plan.rows[row].parent
            if above != -1 and above not in self.open_above(last, parents):
                message = f"Hàng “{self.called(row)}” đã chuyển ra khỏi nhóm của nó; chỗ của hàng giữ như cũ."
                self.tell(self.place(line), message, "Chuyển hàng sang nhóm khác thì làm trong YAML.")
                continue
            order.setdefault(above, []).append(row)
            parents[row], last = above, row
        for parent, rows in self.below.items():
            listed = order.setdefault(parent, [])
            absent = [row for row in rows if row not in listed and row not in gone]
            _put_back(listed, absent, rows)
        self.out.order = order

    def open_above(self, last: int | NewRow | None, parents: dict[int | NewRow, int | NewRow]) -> set[int | NewRow]:
        """A row and all above it."""
        out: set[int | NewRow] = set()
        while last is not None and last != -1:
            out.add(last)
            last = parents.get(last)
        return out

    def in_table(self) -> Iterator[tuple[WorksheetLine, int | None]]:
        """The lines that say something; what someone typed below the table, behind an empty line, is told and left."""
        known = [at for at, row in enumerate(self.rows) if row is not None and not self.lines[at].is_empty]
        end = known[-1] if known else -1
        behind_gap = False
        for at, (line, row) in enumerate(zip(self.lines, self.rows, strict=True)):
            if line.is_empty:
                behind_gap = behind_gap or at > end
                continue
            if row is None and behind_gap and sum(bool(cell and cell.text) for cell in line.cells) < 2:
                text = next(cell.text for cell in line.cells if cell is not None and (cell.text or cell.trouble))
                self.tell(self.place(line), f"Chữ “{cut_off(text, _SHOWN)}” ở dưới bảng, không lấy.", is_error=False)
                continue
            if row is None and line.key and self.given_out is not None and self.is_lost(line):
                message = f"Hàng này (mã “{line.key}”) không còn trong YAML, không lấy."
                self.tell(self.place(line), message, "Muốn thêm lại thì xoá mã ở cột ẩn A của hàng ấy.", is_error=False)
                continue
            yield line, row

    def is_lost(self, line: WorksheetLine) -> bool:
        """True for a line whose id the table no longer has; a copied line has one that another line has too."""
        return all(row.key != line.key for row in self.plan.rows)

    def new_row(self, line: WorksheetLine) -> NewRow | None:
        """A line as a new row; None where something in it can't be taken, which is told."""
        troubled = [(column, cell) for column, cell in enumerate(line.cells) if cell is not None and cell.trouble]
        sums = [number for number, column in enumerate(self.plan.columns) if column.formula or column.sums]
        for column, cell in troubled:
            if not (cell.uncomputed and column in sums):
                self.tell(self.place(line, column), f"Không lấy hàng này: {cell.trouble}.", cell.cure)
                return None
        cells = {
            number: self.new_value(line, number, cell)
            for number, cell in enumerate(line.cells)
            if cell is not None and not self.plan.columns[number].is_label and (cell.text or self.joined(line, number))
        }
        label = next((cell for cell, told in zip(line.cells, self.plan.columns, strict=True) if told.is_label), None)
        if not cells:
            return None
        heading = self.heading_of(cells)
        return NewRow(cells, heading, bool(label and label.text), self.place(line))

    def new_value(self, line: WorksheetLine, number: int, cell: Reading) -> NewValue:
        joined = self.joined(line, number)
        return NewValue(joined=joined) if joined and not cell.text else NewValue(cell.text, cell.number)

    def heading_of(self, cells: dict[int, NewValue]) -> Heading:
        """A group where nothing but words in capitals stands in the first column of words of a table with groups."""
        words = cells.get(self.plan.first_words)
        others = [number for number, value in cells.items() if number != self.plan.first_words and not value.joined]
        if words is None or others or not any(row.heading is Heading.GROUP for row in self.plan.rows):
            return Heading.NONE
        return Heading.GROUP if words.text.isupper() else Heading.NONE

    def parent_of(
        self, row: NewRow, last: int | NewRow | None, parents: dict[int | NewRow, int | NewRow]
    ) -> int | NewRow:
        """The row that a new one is below."""
        if last is None:
            return -1
        if row.heading is Heading.GROUP:
            chain: list[int | NewRow] = [last, *self.chain(last, parents)]
            group = next((each for each in chain if self.heading(each) is Heading.GROUP), None)
            return parents[group] if group is not None else -1
        if self.heading(last) is Heading.GROUP:
            return last
        return parents[last]

    def chain(self, row: int | NewRow, parents: dict[int | NewRow, int | NewRow]) -> Iterator[int | NewRow]:
        while (above := parents.get(row, -1)) != -1:
            yield above
            row = above

    def heading(self, row: int | NewRow) -> Heading:
        return row.heading if isinstance(row, NewRow) else self.plan.rows[row].heading


def _put_back(listed: list[int | NewRow], absent: Sequence[int], rows: Sequence[int]) -> None:
    """Puts rows that are not on the sheet behind the row that they are behind in the table."""
    for row in absent:
        before = [each for each in rows[: rows.index(row)] if each in listed]
        listed.insert(listed.index(before[-1]) + 1 if before else 0, row)


def has_ids(plan: WorksheetPlan) -> bool:
    """True where a row of the table has an id of its own, or there is no row."""
    keys = [row.key.rpartition("/")[2] for row in plan.rows]
    return not keys or any(not key.startswith(NUMBER_MARK) for key in keys)

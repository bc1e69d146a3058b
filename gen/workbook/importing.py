"""A workbook taken back into the source that its tables came from: written only where it then prints what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gen.core.diagnostic import Diagnostic
from gen.source import read_source
from gen.source.edits import rewritten
from gen.source.edits.kept_order import kept_in_order
from gen.source.edits.tree_edits import NoSuchPlace
from gen.text.diacritics import name_key
from gen.text.shorten import cut_off
from gen.workbook.layout import layout_for
from gen.workbook.new_values import NotTaken, has_marks
from gen.workbook.plans_of import PlannedTable, planned_tables
from gen.workbook.reader import ReadBook
from gen.workbook.table_edits import SourcePaths, TableEdits, TreeChange
from gen.workbook.worksheet_changes import CellChange, NewRow, Told, WorksheetChanges
from gen.workbook.worksheet_comparison import changes_on
from gen.workbook.worksheet_plan import WorksheetCell, WorksheetPlan, said
from gen.workspace.library import Library

_SHOWN = 60
# each round leaves out what the one before could not prove
_ROUNDS = 4


@dataclass(slots=True)
class Imported:
    """The new bytes of a source (None: nothing to write), what was changed, what was told, what is wrong then."""

    data: bytes | None = None
    lines: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class _Worksheet:
    """A table that stands in the workbook, what changed of it, and cells whose change can't be taken."""

    table: PlannedTable
    changes: WorksheetChanges
    dropped: set[tuple[int, int]] = field(default_factory=set)
    # whether rows may change places
    moves: bool = True


def import_tables(
    library: Library, id: str, tables: Sequence[PlannedTable], book: ReadBook, file: str, *, removing: bool
) -> Imported:
    """What a document's source becomes with what a workbook says of its tables."""
    return _Import(library, id, book, file, removing=removing).run(tables)


class _Import:
    def __init__(self, library: Library, id: str, book: ReadBook, file: str, *, removing: bool) -> None:
        self.library, self.id, self.book, self.file, self.removing = library, id, book, file, removing
        self.path = library.workspace.source_path(id)
        self.out = Imported()
        # the tables as they are when all is written
        self.after: dict[str, PlannedTable] = {}
        registers = library.registers
        names = [(ma, unit.ten) for ma, unit in registers.units.items()]
        self.ids = _ids([*names, *((ma, group.ten) for ma, group in registers.groups.items())])

    def run(self, tables: Sequence[PlannedTable]) -> Imported:
        sheets = []
        for table in tables:
            layout = layout_for(self.book, table.plan, only=len(tables) == 1)
            if layout is not None:
                changes = changes_on(layout, table.plan, self.file, self.given_out(table.plan))
                sheets.append(_Worksheet(table, changes))
                self.out.told += changes.told
        if not sheets:
            hint = "Chọn sổ đã xuất từ văn bản này; bảng mới thì dùng gen table import … --moi."
            self.out.told.append(Told(self.file, "Không thấy bảng nào của văn bản này trong sổ Excel.", hint))
            return self.out
        self.write(sheets)
        return self.out

    def given_out(self, plan: WorksheetPlan) -> frozenset[str] | None:
        """The keys of the rows that were written into the workbook, None where it does not tell."""
        for sheet in self.book.hidden:
            for column in range(sheet.width):
                if sheet.text(0, column) == plan.path and column:
                    return frozenset(sheet.text(line, column) for line in range(1, len(sheet.lines)))
        return None

    def write(self, sheets: Sequence[_Worksheet]) -> None:
        """Tries until all that is written prints what the workbook says."""
        data = self.library.read(self.path) or b""
        root, _ = read_source(data, self.path)
        assert root is not None
        paths = SourcePaths(root, self.path)
        resolved = self.library.resolve(self.id).root
        assert resolved is not None
        change = TreeChange()
        for _ in range(_ROUNDS):
            change, self.out.data = TreeChange(), None
            for sheet in sheets:
                edits = TableEdits(sheet.table, resolved, paths, self.ids)
                try:
                    sheet.moves = edits.into(change, sheet.changes, sheet.dropped, removing=self.removing)
                except NotTaken as err:
                    change.told.append(Told(self.file, f"Không lấy: {err}."))
            if change.is_empty:
                break
            proved = self.tried(data, change, sheets)
            if proved is None:
                return
            if proved:
                break
        self.tell(sheets, change)
        self.out.told += change.told

    def tried(self, data: bytes, change: TreeChange, sheets: Sequence[_Worksheet]) -> bool | None:
        """True where the new source prints what the workbook says; None where nothing can be written."""
        try:
            edited = rewritten(data, self.path, change.applied)
        except NotTaken as err:
            self.out.told.append(Told(self.path, f"Không ghi: {err}."))
            return None
        except NoSuchPlace:
            self.out.told.append(Told(self.path, "Không ghi: chỗ ấy trong YAML viết theo lối mà máy không sửa được."))
            return None
        if edited.data is None:
            hint = "Chạy gen fmt cho tệp ấy rồi thử lại."
            self.out.told.append(Told(self.path, f"Không ghi được vào tệp này. {edited.refused}", hint))
            return None
        new = edited.data
        library = Library(self.library.workspace, lambda path: new if path == self.path else self.library.read(path))
        document, found = library.document(self.id)
        tree = library.resolve(self.id).root
        if tree is None:
            self.out.found = [one for one in found if one.is_error]
            self.out.told.append(Told(self.path, "Không ghi: sửa như sổ Excel thì văn bản có lỗi (kể ở dưới)."))
            return None
        self.out.data = edited.data
        self.out.found = [one for one in found if (one.code, one.message) not in self.known]
        self.out.told += [
            Told(self.path, f"Dòng ghi chú “{text}” mất theo chỗ đã bỏ.", is_error=False) for text in edited.gone
        ]
        if document is None:
            return not self.drop_marked(sheets)
        self.after = after = {table.plan.path: table for table in planned_tables(document, tree)}
        dropped = [self.drop(sheet, after.get(sheet.table.plan.path)) for sheet in sheets]
        return not any(dropped)

    @cached_property
    def known(self) -> set[tuple[str, str]]:
        """What was wrong before, which `gen check` tells."""
        return {(one.code, one.message) for one in self.library.document(self.id)[1]}

    def drop_marked(self, sheets: Sequence[_Worksheet]) -> bool:
        """Leaves out what can't be proved where the document does not print; True where there is such."""
        found = False
        for sheet in sheets:
            for change in sheet.changes.cells:
                key = sheet.table.plan.columns[change.column].ma
                at = (change.row, change.column)
                if at not in sheet.dropped and has_marks(sheet.table.rows[change.row].get(key)):
                    found = True
                    self.leave(sheet, change, "")
        return found

    def drop(self, sheet: _Worksheet, after: PlannedTable | None) -> bool:
        """Leaves out the changes of a table that do not print what the workbook says; True where there are such."""
        rows = self.rows_after(sheet, after)
        found = False
        for change in sheet.changes.cells:
            if (change.row, change.column) in sheet.dropped or change.row not in rows or after is None:
                continue
            cell = after.plan.rows[rows[change.row]].cells[change.column]
            wanted = WorksheetCell(change.value.text, change.value.number, change.value.joined)
            if said(cell) != said(wanted) or cell.joined is not wanted.joined:
                empty_sum = not change.value.text and cell.computed
                if not empty_sum:
                    found = True
                    self.leave(sheet, change, cell.text)
        return found

    def leave(self, sheet: _Worksheet, change: CellChange, printed: str) -> None:
        sheet.dropped.add((change.row, change.column))
        now = f" Ghi vào thì in ra “{cut_off(printed, _SHOWN)}”." if printed else ""
        message = f"Không lấy: ô ấy trong YAML có dấu, chú thích hoặc {{{{ }}}} ở chỗ đã sửa.{now}"
        row = sheet.table.rows[change.row]
        value = row.get(sheet.table.plan.columns[change.column].ma)
        self.out.told.append(Told(change.place, message, f"Sửa trong YAML, ở {value.pos}." if value else ""))

    def rows_after(self, sheet: _Worksheet, after: PlannedTable | None) -> dict[int, int]:
        """By the number of each row that stays, its number afterwards; empty where that can't be told."""
        removed = set(sheet.changes.removed)

        def walked(parent: int | NewRow) -> Iterator[int | NewRow]:
            level = [row for row in sheet.changes.order.get(parent, []) if row not in removed]
            for kept in sorted(removed) if not self.removing else ():
                # it stays where it was: before the next one that the sheet still has
                if sheet.table.plan.rows[kept].parent == parent:
                    later = (at for at, each in enumerate(level) if isinstance(each, int) and each > kept)
                    level.insert(next(later, len(level)), kept)
            for row in level:
                yield row
                yield from walked(row)

        rows = list(walked(-1))
        if after is not None and len(rows) == len(after.plan.rows):
            keys = [row.key for row in after.plan.rows]
            return {row: number for number, row in enumerate(rows) if isinstance(row, int) and keys[number]}
        return {}

    def tell(self, sheets: Sequence[_Worksheet], change: TreeChange) -> None:
        """Says what was changed, and what of the workbook's results the document computes otherwise."""
        for sheet in sheets:
            plan = sheet.table.plan
            for one in sheet.changes.cells:
                if (one.row, one.column) not in sheet.dropped | change.left:
                    value = one.value.joined.value or one.value.text
                    path = f"{plan.path}/{plan.rows[one.row].key}/{plan.columns[one.column].ma}"
                    quoted = f"“{_short(one.old)}” → “{_short(value)}”"
                    self.out.lines.append(f"{one.place}: sửa {path}: {quoted}")
            for row in sheet.changes.new_rows:
                words = next((value.text for value in row.cells.values() if value.text), "")
                self.out.lines.append(f"{row.place}: thêm hàng “{_short(words)}” vào {plan.path}")
            self.tell_moved(sheet)
            self.tell_removed(sheet)
            self.tell_computed(sheet)

    def tell_moved(self, sheet: _Worksheet) -> None:
        """Rows that changed places; in a table that is taken over they keep theirs, which is told elsewhere."""
        plan = sheet.table.plan
        for rows in sheet.changes.order.values() if self.out.data is not None and sheet.moves else ():
            known = [row for row in rows if isinstance(row, int)]
            for row in known if known != sorted(known) else ():
                if row not in kept_in_order(known):
                    self.out.lines.append(f"{self.file}: đổi chỗ hàng {plan.path}/{plan.rows[row].key}")

    def tell_computed(self, sheet: _Worksheet) -> None:
        """Results on the sheet that are none of the document's: typed over a formula, or of other numbers."""
        table = self.after.get(sheet.table.plan.path, sheet.table) if self.out.data is not None else sheet.table
        rows = self.rows_after(sheet, table)
        for row, column, text, place in sheet.changes.computed:
            cell = table.plan.rows[rows[row]].cells[column] if row in rows else None
            if cell is not None and said(cell) != text:
                hint = "Sửa các số mà ô ấy tính từ đó; muốn giữ số gõ tay thì gõ trong YAML."
                message = f"Ô tính này ghi “{text}” mà máy tính được “{cell.text}”; không lấy."
                self.out.told.append(Told(place, message, hint, is_error=False))

    def tell_removed(self, sheet: _Worksheet) -> None:
        plan = sheet.table.plan
        tops = [row for row in sheet.changes.removed if plan.rows[row].parent not in sheet.changes.removed]
        for row in tops:
            words = next((cell.text for cell in plan.rows[row].cells[plan.first_words :] if cell.text), "")
            called = f"{plan.path}/{plan.rows[row].key} (“{_short(words)}”)"
            if self.removing:
                self.out.lines.append(f"{self.file}: bỏ hàng {called}")
            else:
                hint = "Muốn bỏ thật thì thêm --bo; không thì hàng giữ như cũ."
                self.out.told.append(Told(self.file, f"Sổ Excel không còn hàng {called}.", hint))


def _ids(names: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Ids by names that only one of them has."""
    out: dict[str, str] = {}
    twice: set[str] = set()
    for ma, name in names:
        key = name_key(name)
        twice |= {key} if key in out else set()
        out[key] = ma
    return {key: ma for key, ma in out.items() if key not in twice}


def _short(text: str) -> str:
    return cut_off(text.replace("\n", " / "), _SHOWN)

"""Changes of the tables of a source as one change of its tree: edits of its own rows, patches of inherited ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gen.core.node import Node, walk
from gen.core.vocabulary import SECTION_KEYS
from gen.source.edits.tree_edits import Edit, Path, new, with_edits
from gen.source.item_ids import fresh_id
from gen.source.placing import ma_of
from gen.workbook.child_patches import ChildPatches
from gen.workbook.new_values import NotTaken, typed_value
from gen.workbook.own_edits import OwnEdits
from gen.workbook.plans_of import PlannedTable
from gen.workbook.worksheet_changes import CellChange, NewRow, Told, WorksheetChanges
from gen.workbook.worksheet_comparison import has_ids
from gen.workbook.worksheet_plan import Heading

_TABLE_FILE = ".csv"


@dataclass(slots=True)
class TreeChange:
    """What a source shall say otherwise: edits, then patches of inherited tables, each with the key that holds it."""

    edits: list[Edit] = field(default_factory=list)
    patches: list[tuple[ChildPatches, str]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    # cells that were left as they are
    left: set[tuple[int, int]] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        """True where nothing changes."""
        return not self.edits and all(patches.is_empty for patches, _ in self.patches)

    def applied(self, root: Node) -> Node:
        """The tree of the source, as it was read, with all changes; raises NotTaken."""
        root = with_edits(root, self.edits)
        for patches, key in self.patches:
            root = patches.applied(root, key) if not patches.is_empty else root
        return root


class SourcePaths:
    """Where values stand in one source: paths by their places."""

    def __init__(self, root: Node, path: str) -> None:
        self.path = path
        self._paths: dict[tuple[object, ...], Path] = {}
        self._note(root, ())

    def _note(self, node: Node, path: Path) -> None:
        self._paths.setdefault((node.pos, type(node.value)), path)
        for key, value in node.mapping.items():
            self._note(value, (*path, key))
        for number, item in enumerate(node.items):
            self._note(item, (*path, number))

    def of(self, node: Node) -> Path | None:
        """The path of a value that stands in the source, None where it does not."""
        return self._paths.get((node.pos, type(node.value))) if node.pos.path == self.path else None

    def of_list(self, row: Node) -> Path | None:
        """The path of a row that is written as a list of cells, None for any other."""
        return self._paths.get((row.pos, tuple)) if row.pos.path == self.path and self.of(row) is None else None


class TableEdits:
    """Turns changes of one table into those of its source."""

    def __init__(self, table: PlannedTable, root: Node, paths: SourcePaths, ids: Mapping[str, str]) -> None:
        self.table, self.plan, self.root, self.paths, self.ids = table, table.plan, root, paths, ids
        self.known = {ma_of(row) for row in walk(table.held.node) if row.is_mapping}

    def into(
        self, out: TreeChange, changes: WorksheetChanges, dropped: set[tuple[int, int]], *, removing: bool
    ) -> bool:
        """Adds the edits of a table; what can't be written is told. True where rows may change places."""
        values: dict[tuple[int, int], Node] = {}
        for change in changes.cells:
            if (change.row, change.column) not in dropped:
                self.value(change, values, out)
        removed = frozenset(changes.removed) if removing else frozenset[int]()
        top = self.paths.of(self.table.held.node)
        own = [self.paths.of(row) or self.paths.of_list(row) for row in self.table.rows]
        file = next((row.pos.path for row in self.table.rows if row.pos.path.endswith(_TABLE_FILE)), "")
        if top is not None and file:
            self.tell_file(file, changes, out)
        elif top is not None and all(path is not None for path in own):
            rows = OwnEdits(self.plan, [path for path in own if path is not None], self.listed, top, self.made)
            out.edits += rows.edits(changes, values, removed)
            return True
        else:
            self.patched(out, changes, values, removed)
        return False

    @property
    def listed(self) -> frozenset[int]:
        """The rows that are written as lists of cells."""
        return frozenset(at for at, row in enumerate(self.table.rows) if self.paths.of_list(row) is not None)

    def tell_file(self, file: str, changes: WorksheetChanges, out: TreeChange) -> None:
        """Rows of a file beside the plan are changed there."""
        out.left |= {(change.row, change.column) for change in changes.cells}
        if changes.cells or changes.new_rows:
            message = f"Không lấy: các hàng của bảng này đọc từ tệp {file}."
            place = changes.cells[0].place if changes.cells else changes.new_rows[0].place
            out.told.append(Told(place, message, "Sửa thẳng tệp ấy, mở bằng Excel được."))
            changes.order.clear()
            changes.removed.clear()

    def value(self, change: CellChange, values: dict[tuple[int, int], Node], out: TreeChange) -> None:
        column, row = self.plan.columns[change.column], self.table.rows[change.row]
        heading = self.plan.rows[change.row].heading
        key = heading.value if heading and change.column == self.plan.first_words else column.ma
        shown = self.plan.rows[change.row].cells[change.column].text
        try:
            values[change.row, change.column] = typed_value(column, change.value, row.get(key), shown, self.ids)
        except NotTaken as err:
            out.told.append(Told(change.place, f"Không lấy: {err}.", _by_hand(row, key)))
            out.left.add((change.row, change.column))

    def patched(
        self, out: TreeChange, changes: WorksheetChanges, values: dict[tuple[int, int], Node], removed: frozenset[int]
    ) -> None:
        """Patches of a child; rows keep the order of the parent."""
        own = [self.paths.of(row) is not None for row in self.table.rows]
        patches = ChildPatches(self.plan, self.table.held, own.__getitem__, self.made)
        places = {(change.row, change.column): change.place for change in changes.cells}
        for (row, column), value in values.items():
            try:
                patches.cell(row, column, value)
            except NotTaken as err:
                out.told.append(Told(places[row, column], f"Không lấy: {err}."))
                out.left.add((row, column))
        for row in sorted(removed):
            if self.plan.rows[row].parent not in removed:
                patches.remove(row)
        for parent, rows in changes.order.items():
            if isinstance(parent, int) and parent not in removed:
                self.tell_moves(parent, rows, changes, out)
                patches.add(parent, [row for row in rows if row not in removed], changes)
        out.patches.append((patches, self.key()))

    def tell_moves(self, parent: int, rows: Sequence[int | NewRow], changes: WorksheetChanges, out: TreeChange) -> None:
        known = [row for row in rows if isinstance(row, int)]
        if known != sorted(known):
            row = next(row for row, other in zip(known, sorted(known), strict=True) if row != other)
            message = "Hàng đổi chỗ; thứ tự các hàng là của văn bản cha, giữ như cũ."
            out.told.append(Told(f"hàng “{self.plan.rows[row].key}”", message, "Đổi thứ tự ở văn bản cha."))

    def key(self) -> str:
        """The key of the source under which the outermost holder of the table stands."""
        holder = self.table.held.holders[0]
        if self.table.held.key != "phan":
            return self.table.held.key
        inner = self.table.held.holders[1] if len(self.table.held.holders) > 1 else holder
        sections = {ma: key for key, ma in SECTION_KEYS.items()}
        return sections.get(ma_of(holder)) or sections.get(ma_of(inner)) or "phan"

    def made(self, row: NewRow) -> Node:
        """A new row as a Node, with an id where rows of the table have ids; raises NotTaken."""
        entries: dict[str, Node] = {}
        for number, value in row.cells.items():
            column = self.plan.columns[number]
            if row.heading and number == self.plan.first_words:
                entries = {row.heading.value: typed_value(column, value, None, "", self.ids), **entries}
                if row.heading is Heading.GROUP and row.is_numbered:
                    entries["danh_so"] = new("true")
            else:
                entries[column.ma] = typed_value(column, value, None, "", self.ids)
        if self.listed and not row.heading and not has_ids(self.plan):
            cells = [column.ma for column in self.plan.columns if not column.is_label]
            return new([entries.get(ma, new("")) for ma in cells])
        if has_ids(self.plan):
            ma = fresh_id(new(entries), "row", self.known)
            self.known.add(ma)
            entries = {"ma": new(ma), **entries}
        return new(entries)


def _by_hand(row: Node, key: str) -> str:
    value = row.get(key)
    return f"Sửa trong YAML, ở {value.pos}." if value is not None else ""

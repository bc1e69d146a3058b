"""Changes of a table that a child takes over, as patches in the child's source: only what differs, by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gen.core.node import Node, Tag
from gen.core.vocabulary import PURPOSE, SECTION_KEYS
from gen.source.edits.tree_edits import new, with_entry
from gen.source.held_tables import HeldTable
from gen.source.placing import ma_of
from gen.workbook.new_values import NotTaken
from gen.workbook.worksheet_changes import NewRow, WorksheetChanges
from gen.workbook.worksheet_plan import NUMBER_MARK, WorksheetPlan


@dataclass(slots=True)
class _Patch:
    """What a child says of one row, or (at the top) of the table: cells, rows that go, rows that come, rows below."""

    cells: dict[str, tuple[Node, tuple[str, ...]]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    # behind which of the rows there it stands, empty for the first
    added: list[tuple[Node, str]] = field(default_factory=list)
    below: dict[str, _Patch] = field(default_factory=dict)

    def at(self, ids: Sequence[str]) -> _Patch:
        return self.below.setdefault(ids[0], _Patch()).at(ids[1:]) if ids else self


class ChildPatches:
    """Collects what a child says of a table; `own` tells whether a row is the child's own."""

    def __init__(
        self, plan: WorksheetPlan, held: HeldTable, own: Callable[[int], bool], made: Callable[[NewRow], Node]
    ) -> None:
        self.plan, self.held, self.own, self.made = plan, held, own, made
        self.top = _Patch()

    def ids(self, row: int) -> list[str]:
        """The ids that lead to a row; raises NotTaken where one has none."""
        ids = self.plan.rows[row].key.split("/") if row >= 0 else []
        if any(one.startswith(NUMBER_MARK) for one in ids):
            raise NotTaken("hàng ấy ở văn bản cha chưa có mã; chạy gen fmt --ma cho văn bản cha trước")
        return ids

    def cell(self, row: int, column: int, value: Node) -> None:
        """Notes a changed cell; raises NotTaken."""
        heading, told = self.plan.rows[row].heading, self.plan.columns[column]
        later = tuple(each.ma for each in self.plan.columns[column + 1 :])
        key = heading.value if heading and column == self.plan.first_words else told.ma
        self.top.at(self.ids(row)).cells[key] = (value, (*later, "hang"))

    def remove(self, row: int) -> None:
        """Notes a row that goes; raises NotTaken."""
        ids = self.ids(row)
        self.top.at(ids[:-1]).removed.append(ids[-1])

    def add(self, parent: int, rows: Sequence[int | NewRow], changes: WorksheetChanges) -> None:
        """Notes the new ones among rows in their order; raises NotTaken."""
        before = ""
        stay = next((row for row in rows if isinstance(row, int)), None)
        for row in rows:
            if isinstance(row, int):
                before = self.ids(row)[-1]
                continue
            item = self.with_rows(row, changes)
            if before:
                entries = {"ma": item.mapping["ma"], "sau": new(before)}
            elif stay is not None:
                entries = {"ma": item.mapping["ma"], "truoc": new(self.ids(stay)[-1])}
            else:
                entries = {}
            self.top.at(self.ids(parent)).added.append((new({**entries, **item.mapping}), before))
            before = ma_of(item) if before else before

    def with_rows(self, row: NewRow, changes: WorksheetChanges) -> Node:
        below = [each for each in changes.order.get(row, []) if isinstance(each, NewRow)]
        made = self.made(row)
        return new({**made.mapping, "hang": new([self.with_rows(each, changes) for each in below])}) if below else made

    @property
    def is_empty(self) -> bool:
        """True where nothing was noted."""
        return not (self.top.removed or self.top.added or self.top.below)

    def applied(self, root: Node, key: str) -> Node:
        """The child's source (as it was read) with the patches; `key` holds the outermost holder of the table."""
        ids = [ma_of(holder) for holder in self.held.holders]
        if key in SECTION_KEYS:
            ids = ids[2:] if ids[0] == PURPOSE else ids[1:]
        return with_entry(root, key, self._list_holder(root.get(key), ids, top=key))

    def _list_holder(self, value: Node | None, ids: Sequence[str], *, top: str) -> Node:
        """A list of items, or a mapping that holds it, down to the item that holds the table."""
        if not ids:
            if value is not None and not value.is_mapping:
                raise NotTaken(f"khoá {top} viết thành danh sách; đổi thành {top}: muc: … rồi chạy lại")
            return self._with_table(value if value is not None else new({}))
        if value is None:
            return new([self._item(new({"ma": new(ids[0])}), ids)])
        if value.is_mapping:
            inner = self._list_holder(value.get("muc"), ids, top=top)
            return with_entry(value, "muc", inner, before=("bang",))
        for number, item in enumerate(value.items):
            if ma_of(item) == ids[0] and item.is_mapping:
                items = list(value.items)
                items[number] = self._item(item, ids)
                return value.with_value(tuple(items))
        return value.with_value((*value.items, self._item(new({"ma": new(ids[0])}), ids)))

    def _item(self, item: Node, ids: Sequence[str]) -> Node:
        if len(ids) == 1:
            return self._with_table(item)
        return with_entry(item, "muc", self._list_holder(item.get("muc"), ids[1:], top="muc"))

    def _with_table(self, holder: Node) -> Node:
        table = holder.get("bang")
        return with_entry(holder, "bang", self._with_rows_of(table if table is not None else new({}), self.top))

    def _with_rows_of(self, holder: Node, patch: _Patch) -> Node:
        """A table or row with patches of the rows below it."""
        if not (patch.removed or patch.added or patch.below):
            return holder
        listed = holder.get("hang")
        items = list(listed.items) if listed is not None else []
        for ma, below in patch.below.items():
            number = next((at for at, item in enumerate(items) if item.is_mapping and ma_of(item) == ma), None)
            row = items[number] if number is not None else new({"ma": new(ma)})
            for name, (value, later) in below.cells.items():
                row = with_entry(row, name, value, before=later)
            row = self._with_rows_of(row, below)
            if number is None:
                items.append(row)
            else:
                items[number] = row
        for ma in patch.removed:
            self._take_out(items, ma)
        for row, behind in patch.added:
            places = [at for at, item in enumerate(items) if item.is_mapping and ma_of(item) == behind]
            items.insert(places[0] + 1 if places and behind else len(items), row)
        rows = listed.with_value(tuple(items)) if listed is not None else new(items)
        return with_entry(holder, "hang", rows)

    def _take_out(self, items: list[Node], ma: str) -> None:
        number = next((at for at, item in enumerate(items) if item.is_mapping and ma_of(item) == ma), None)
        own = any(row.key.rpartition("/")[2] == ma and self.own(at) for at, row in enumerate(self.plan.rows))
        if number is not None:
            del items[number]
        if not own:
            items.insert(len(items) if number is None else number, new(ma, Tag.REMOVE))

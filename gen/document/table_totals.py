"""`{{ tong('du-toan', 'thanh_tien') }}`: the grand total of a table, in the unit that the table counts in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from gen.cascade.rows import is_total
from gen.core.node import Node, walk
from gen.document.context import ComposeContext
from gen.document.model import Row, Table
from gen.document.table_columns import is_number, leaf_nodes
from gen.source.held_tables import HeldTable, tables_by_place
from gen.text.interpolate import NoTotal, ToldElsewhere
from gen.text.suggestions import did_you_mean

if TYPE_CHECKING:
    from decimal import Decimal

_FILTERS = r"(?:\|\s*[a-z_]+\s*)*"
_IN_DONG = re.compile(
    rf"\{{\{{\s*tong\(\s*['\"](?P<ids>[^'\"]*)['\"][^)]*\)\s*{_FILTERS}\|\s*bang_chu\s*{_FILTERS}\}}\}}\s*đồng\b"
)
_MANY_DONG = re.compile(r"\b(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?\b", re.IGNORECASE)


class TableTotals:
    """Gives the totals of one document's tables; `compose` makes a table, None where something is wrong with it."""

    def __init__(self, root: Node, compose: Callable[[Node], Table | None]) -> None:
        self._root, self._compose = root, compose
        self._open: set[Node] = set()
        self._circles: set[Node] = set()
        self._made: dict[Node, Table | None] = {}
        self.asked = False

    def __call__(self, ids: str, ma: str) -> str:
        """The total of a column as it is written; raises NoTotal, ToldElsewhere for a table that does not print."""
        self.asked = True
        table = self.table(ids)
        columns = {node.text_of("ma"): node for node in leaf_nodes(table.get("cot"))}
        if ma not in columns:
            hint = did_you_mean(ma, columns) or f"Các cột: {', '.join(columns)}."
            raise NoTotal(f"bảng “{ids}” không có cột “{ma}”", hint)
        if not is_number(columns[ma]):
            raise NoTotal(f"cột “{ma}” không phải cột số", f"Thêm “so: true” và “cong: true” vào cột “{ma}”.")
        made = self._table(table, ids)
        if made is None:
            raise ToldElsewhere(ids)
        # no start pays for exact numbers
        from gen.text.vietnamese_numbers import written_number

        number = _total(made, ma, sums=columns[ma].text_of("cong") == "true")
        if number is None:
            hint = f"Thêm “cong: true” vào cột “{ma}”; hoặc thêm ở cuối bảng một hàng tong có ô “{ma}”."
            raise NoTotal(f"bảng “{ids}” không có tổng của cột “{ma}”", hint)
        return written_number(number)

    def table(self, ids: str) -> Node:
        """The table that is called so, by all ids of what holds it or by the last of them; raises NoTotal."""
        tables = [table for table in tables_by_place(self._root) if table.ids]
        found = [table for table in tables if table.ids == ids] or list(_ending(tables, ids))
        if len(found) == 1:
            return found[0].node
        known = [table.ids for table in tables]
        hint = did_you_mean(ids, known) or f"Các bảng: {', '.join(known) or 'chưa có; thêm “ma” cho phụ lục có bảng'}."
        raise NoTotal(f"văn bản {'có hơn một' if found else 'không có'} bảng “{ids}”", hint)

    def _table(self, node: Node, ids: str) -> Table | None:
        if node in self._open:
            self._circles.add(node)
        elif node not in self._made:
            self._open.add(node)
            self._made[node] = self._compose(node)
            self._open.remove(node)
        if node in self._circles:
            raise NoTotal(f"bảng “{ids}” gọi tổng của chính nó", "Viết hẳn số vào ô này, hoặc để trống cho máy tính.")
        return self._made[node]


def tell_units(context: ComposeContext, totals: TableTotals) -> None:
    """A warning for each total in words that is said to be in đồng, where its table counts in thousands or more."""
    for node in walk(context.root) if totals.asked else ():
        for match in _IN_DONG.finditer(node.text) if "tong(" in node.text else ():
            try:
                unit = _MANY_DONG.search(totals.table(match["ids"]).text_of("dvt"))
            except NoTotal:
                continue
            if unit is None:
                continue
            words = unit[0] if "đồng" in unit[0] else f"{unit[0]} đồng"
            message = f"Sau số bằng chữ ghi “đồng”, mà bảng “{match['ids']}” tính bằng {words}."
            hint = f"Viết “{words}” thay cho “đồng”; hoặc để bảng tính bằng đồng."
            place = Node("", node.place_of(match[0]))
            context.report("table/other-unit", message, place, hint, warning=True, about=("đồng", match["ids"]))


def _ending(tables: Iterable[HeldTable], ids: str) -> Iterator[HeldTable]:
    return (table for table in tables if table.ids.endswith(f"/{ids}"))


class TopRows(NamedTuple):
    """The rows of a table's first level: its last total, where it has one, and the rows that a total sums."""

    total: Row | None
    counted: tuple[Row, ...]


def top_rows(table: Table) -> TopRows:
    """The rows that say what the total of a table is."""
    rows = {row.source: row for row in table.rows}
    hang = table.source.get("hang")
    top = [rows[node] for node in (hang.items if hang is not None else ())]
    totals = [row for row in top if is_total(row.source)]
    return TopRows(totals[-1] if totals else None, tuple(row for row in top if not is_total(row.source)))


def _total(table: Table, ma: str, *, sums: bool) -> Decimal | None:
    """What the last total of the first level says, else the sum of that level; None where there is neither."""
    top, at = top_rows(table), [leaf.ma for leaf in table.leaves].index(ma)
    if top.total is not None:
        return _number(top.total, at)
    numbers = [number for row in top.counted if (number := _number(row, at)) is not None]
    return sum(numbers[1:], numbers[0]) if sums and numbers else None


def _number(row: Row, at: int) -> Decimal | None:
    from gen.text.vietnamese_numbers import read_number

    return read_number(" ".join(line.text.plain for line in row.cells[at].lines)) if row.cells else None

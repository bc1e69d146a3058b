"""Tables: columns, numbered rows and groups, cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import is_
from typing import TYPE_CHECKING

from gen.core.memo import Memo
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.core.vocabulary import BODIES, JOINED, NUMBER_COLUMN, NUMBER_KEYS, ROW_KEYS
from gen.document.context import ComposeContext, PartMemo
from gen.document.items import Numberer
from gen.document.model import Cell, Column, Item, Line, Para, Row, Table
from gen.source.sugar import spread_item
from gen.text.inline import Run
from gen.text.numbering import Label, LabelStyle, label, style_below, style_from
from gen.text.suggestions import did_you_mean

if TYPE_CHECKING:
    from gen.document.number_cells import NumberCells

_DEFAULT_LEVELS = ("1", "1.1", "a", "-")
_DEFAULT_WIDTH = 3.0
_TABLES: PartMemo[None, Table | None] = Memo("table")
# by the label, the depth, and a digest of the columns
_ROWS: PartMemo[tuple[str, int, bytes], Row] = Memo("row")
# by the decimals of its column, empty where that is none of numbers
_CELLS: PartMemo[str, Cell] = Memo("cell")


@dataclass
class _Counter:
    """Counts the rows of one level; unnumbered groups may share one."""

    value: int = 0


def composed_table(context: ComposeContext, node: Node) -> Table | None:
    """The table that an appendix's `bang` tells, None where something is wrong with it."""
    return context.shared(_TABLES, node, None, lambda: TableComposer(context, node).table())


class TableComposer:
    """Makes one table; remembers which columns had data."""

    def __init__(self, context: ComposeContext, node: Node) -> None:
        self.context = context
        self.node = node
        self.levels = self._levels(node.get("danh_so"))
        self.run_on = node.text_of("dem") == "lien-tuc"
        self.columns = tuple(self._column(item) for item in _items(node.get("cot")))
        self.leaves = [leaf for column in self.columns for leaf in (column.columns or (column,))]
        self.known = [leaf.ma for leaf in self.leaves if leaf.ma != NUMBER_COLUMN]
        self.used = {NUMBER_COLUMN}
        self.numbers = self._number_cells()
        self.used |= self.numbers.computed if self.numbers else set()

    def table(self) -> Table | None:
        """The table, or None where it has no columns or rows."""
        hang = self.node.get("hang")
        if not self.leaves or not _items(hang):
            missing = "cot" if not self.leaves else "hang"
            example = {"cot": "- {ma: noi_dung, ten: Nội dung}", "hang": "- noi_dung: …"}[missing]
            message, hint = f"Bảng thiếu “{missing}”.", f"Thêm hai dòng dưới bang: “{missing}:” và “  {example}”."
            self.context.report("schema/required", message, self.node, hint)
            return None
        if any(leaf.columns for leaf in self.leaves):
            return None
        self._check_columns()
        rows = tuple(self._rows(_items(hang), 0, None, _Counter()))
        rows = self.numbers.filled(rows, _items(hang)) if self.numbers else rows
        self._check_headings(rows)
        self._check_unused()
        return Table(self.columns, self._merged(rows), self.node)

    def _levels(self, typed: Node | None) -> list[LabelStyle]:
        """How rows are numbered, a style for each depth; at least one."""
        if typed is not None and not typed.items:
            hint = "Viết mỗi bậc một kiểu: danh_so: [1., a)]; không đánh số thì danh_so: [khong]; hoặc bỏ khoá danh_so."
            self.context.report("schema/bad-value", "“danh_so” để trống.", typed, hint)
        texts = [item.text for item in typed.items] if typed is not None and typed.items else _DEFAULT_LEVELS
        return [style for style in map(style_from, texts) if style]

    def _number_cells(self) -> NumberCells | None:
        nodes = [node for node in self._column_nodes(self.node.get("cot")) if _is_number(node)]
        if not nodes:
            return None
        # most tables have no such column, and no start pays for exact numbers
        from gen.document.number_cells import NumberCells

        return NumberCells(self.context, self.leaves, nodes)

    def _check_headings(self, rows: tuple[Row, ...]) -> None:
        """Tells a cell of a group or a total that stands where its heading prints: in the first column of words."""
        first = 1 if self.leaves[0].ma == NUMBER_COLUMN and len(self.leaves) > 1 else 0
        for row in rows if any(row.group is not None and row.cells for row in rows) else ():
            in_the_way = [cell for cell in row.cells[: first + 1] if cell.lines] if row.group is not None else []
            if in_the_way:
                ma, line = self.leaves[first].ma, row.group.line if row.group is not None else ""
                message = f"Hàng “{line[:60]}” in lời ấy ở cột “{ma}”, nên không có ô “{ma}”."
                hint = f"Bỏ ô “{ma}” ở hàng này; hoặc thêm một cột chữ ở trước cột “{ma}”."
                place = row.source.mapping.get(ma)
                place = Node("", place.named_at) if place is not None else row.source
                self.context.report("schema/data-without-column", message, place, hint)

    def _check_columns(self) -> None:
        seen: set[str] = set()
        for node in self._column_nodes(self.node.get("cot")):
            ma = node.text_of("ma")
            if ma in seen:
                hint = f"Đổi một trong hai mã, ví dụ ở đây thành “{ma}_2”."
                self.context.report("schema/duplicate-ma", f"Hai cột cùng mã “{ma}”.", node, hint)
            seen.add(ma)

    def _column_nodes(self, cot: Node | None) -> Iterator[Node]:
        for node in _items(cot):
            if "cot" in node.mapping:
                yield from self._column_nodes(node.get("cot"))
            else:
                yield node

    def _check_unused(self) -> None:
        for node in self._column_nodes(self.node.get("cot")):
            ma = node.text_of("ma")
            if ma not in self.used:
                message = f"Cột “{ma}” không có chữ ở hàng nào."
                hint = f'Bỏ cột; hoặc viết “{ma}: ""” ở một hàng nếu muốn để trống cho người điền.'
                self.context.report("schema/column-without-data", message, node, hint)

    def _column(self, node: Node, depth: int = 0) -> Column:
        inner = tuple(self._column(item, depth + 1) for item in _items(node.get("cot")))
        if inner and depth:
            hint = "Đầu bảng có hai hàng: cột và cột con. Đưa các cột này lên một bậc."
            self.context.report("schema/too-deep", "Cột con không chia thành cột nữa được.", node, hint)
        typed = node.text_of("rong").replace(",", ".")
        width = sum(column.width for column in inner) if inner else float(typed or _DEFAULT_WIDTH)
        align = node.text_of("canh") or ("giua" if node.text_of("ma") == NUMBER_COLUMN else "")
        align = align or ("phai" if _is_number(node) else "")
        return Column(node.text_of("ma"), self._column_name(node.get("ten")), width, align, inner)

    def _column_name(self, node: Node | None) -> Para:
        """What stands above a column; a note can't be called there, since Word prints the header again on each page."""
        name = self.context.title(node) if node is not None else Para(())
        if node is not None and any(run.note for run in name.runs):
            message = f"“{node.text[:60]}” gọi chú thích ở đầu bảng, chỗ in lại trên mỗi trang."
            self.context.report("text/mark-not-here", message, node, "Gọi chú thích ở một ô, hoặc ở tên phụ lục.")
        return name

    def _style(self, depth: int) -> LabelStyle:
        if depth < len(self.levels):
            return self.levels[depth]
        return style_below(self.levels[-1], "1")

    def _rows(self, nodes: tuple[Node, ...], depth: int, parent: Label | None, counter: _Counter) -> Iterator[Row]:
        for node in nodes:
            self.context.check_related(node)
            inner = _items(node.get("hang"))
            heading = node.get("nhom") or node.get("tong")
            numbered = heading is None or (node.text_of("danh_so") == "true" and "tong" not in node.mapping)
            own = None
            if numbered:
                counter.value += 1
                own = label(self._style(depth), counter.value, parent)
            yield self._group(node, heading, own, depth) if heading else self._row(node, own, depth)
            if own is None:
                yield from self._rows(inner, depth, parent, counter if self.run_on else _Counter())
            else:
                yield from self._rows(inner, depth + 1, own, _Counter())

    def _group(self, node: Node, heading: Node, own: Label | None, depth: int) -> Row:
        self._check_keys(node, self.known)
        self.used.update(ma for ma in self.known if ma in node.mapping)
        typed = any(ma in node.mapping for ma in self.known)
        cells = tuple(self._cell(leaf.ma, node.get(leaf.ma)) for leaf in self.leaves) if typed else ()
        return Row(own.text if own else "", cells, node, self.context.title(heading), own is not None, depth)

    def _row(self, node: Node, own: Label | None, depth: int) -> Row:
        self.used.update(ma for ma in self.known if ma in node.mapping)
        place = (own.text if own else "", depth, self._columns_digest)
        return self.context.shared(_ROWS, node, place, lambda: self._made(node, own, depth))

    @cached_property
    def _columns_digest(self) -> bytes:
        columns = self.node.get("cot")
        return summary_of(columns).digest if columns is not None else b""

    def _made(self, node: Node, own: Label | None, depth: int) -> Row:
        self._check_keys(node, self.known)
        if not any(ma in node.mapping for ma in self.known):
            empty = next(iter(self.known), "ghi_chu")
            hint = f'Viết ít nhất một ô, hoặc xoá hàng; hàng để người điền thì viết một ô trống: {empty}: ""'
            self.context.report("text/empty-item", "Hàng không có ô nào.", node, hint)
        cells = []
        for leaf in self.leaves:
            value = node.get(leaf.ma)
            if leaf.ma == NUMBER_COLUMN:
                cells.append(Cell((Line("", Para((Run(own.text),), node)),) if own and own.text else ()))
                continue
            cells.append(self._cell(leaf.ma, value))
        return Row(own.text if own else "", tuple(cells), node, depth=depth)

    def _check_keys(self, node: Node, columns: Sequence[str]) -> None:
        for key, value in node.mapping.items():
            if key in ROW_KEYS or key in columns:
                continue
            if key == NUMBER_COLUMN:
                message, hint = "Cột “tt” do máy đánh số.", "Xoá khoá tt; đổi cách đánh số bằng danh_so của bảng."
            else:
                message = f"Hàng có ô “{key}” nhưng bảng không có cột này."
                hint = did_you_mean(key, columns) or f"Các cột: {', '.join(columns)}."
            self.context.report("schema/data-without-column", message, Node("", value.named_at), hint)

    def _cell(self, ma: str, value: Node | None) -> Cell:
        if value is None:
            return Cell(())
        if value.text == JOINED:
            return Cell((), "on")
        form = self.numbers.form(ma) if self.numbers else ""
        return self.context.shared(_CELLS, value, form, lambda: self._filled(ma, value))

    def _filled(self, ma: str, value: Node) -> Cell:
        if self.numbers and self.numbers.form(ma) and value.is_text:
            return Cell(tuple(Line("", self.numbers.printed(para, ma)) for para in self.context.paragraphs(value)))
        if ma in BODIES and value.is_list:
            names = self.context.bodies(value)
            return Cell(tuple(Line("", self.context.line(value, part)) for part in names.split("\n") if part))
        if ma in BODIES and value.is_text:
            value = value.with_value(self.context.body_name(value) or value.text)
        if not value.is_mapping:
            return Cell(tuple(Line("", para) for para in self.context.paragraphs(value)))
        lines = [Line("", para) for para in self.context.paragraphs(value.get("noi_dung"))]
        for item in Numberer(self.context, "-").items(spread_item(value)):
            lines += _item_lines(item)
        return Cell(tuple(lines))

    def _merged(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows with the cell above every `^` as the beginning of its merge."""
        grid = [list(row.cells) for row in rows]
        for index, row in enumerate(rows):
            for column, cell in enumerate(row.cells):
                if cell.merge != "on":
                    continue
                above = grid[index - 1][column] if index and grid[index - 1] else None
                if above is None:
                    value = row.source.mapping[self.leaves[column].ma]
                    hint = "Viết nội dung ô, hoặc chuyển hàng xuống dưới hàng cần ghép."
                    self.context.report("schema/nothing-above", "Phía trên “^” không có ô nào để ghép.", value, hint)
                elif not above.merge:
                    grid[index - 1][column] = Cell(above.lines, "start")
        return tuple(
            row if all(map(is_, row.cells, cells)) else replace(row, cells=tuple(cells))
            for row, cells in zip(rows, grid, strict=True)
        )


def _item_lines(item: Item) -> list[Line]:
    paragraphs = ([item.title] if item.title else []) + list(item.paragraphs)
    lines = [Line(item.label if index == 0 else "", para) for index, para in enumerate(paragraphs)]
    for child in item.children:
        lines += _item_lines(child)
    return lines


def _is_number(column: Node) -> bool:
    """True where the cells of a column are numbers."""
    return any(column.text_of(key) not in ("", "false") for key in NUMBER_KEYS)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if node else ()

"""What is told of a table as a whole: columns that stand twice or stay empty, cells that no column takes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gen.core.node import Node
from gen.core.vocabulary import NUMBER_COLUMN, ROW_KEYS
from gen.document.context import ComposeContext
from gen.document.model import Column, Row
from gen.document.table_columns import leaf_nodes
from gen.text.suggestions import did_you_mean


def tell_missing(context: ComposeContext, table: Node, missing: str) -> None:
    """An error for a table without `cot` or `hang`."""
    example = {"cot": "- {ma: noi_dung, ten: Nội dung}", "hang": "- noi_dung: …"}[missing]
    message, hint = f"Bảng thiếu “{missing}”.", f"Thêm hai dòng dưới bang: “{missing}:” và “  {example}”."
    context.report("schema/required", message, table, hint)


def tell_double_columns(context: ComposeContext, table: Node) -> None:
    """An error for each column whose id another has."""
    seen: set[str] = set()
    for node in leaf_nodes(table.get("cot")):
        ma = node.text_of("ma")
        if ma in seen:
            hint = f"Đổi một trong hai mã, ví dụ ở đây thành “{ma}_2”."
            context.report("schema/duplicate-ma", f"Hai cột cùng mã “{ma}”.", node, hint)
        seen.add(ma)


def tell_no_levels(context: ComposeContext, levels: Node | None) -> None:
    """Tells a `danh_so` that names no level."""
    if levels is not None and not levels.items:
        hint = "Viết mỗi bậc một kiểu: danh_so: [1., a)]; không đánh số thì danh_so: [khong]; hoặc bỏ khoá danh_so."
        context.report("schema/bad-value", "“danh_so” để trống.", levels, hint)


def tell_unused(context: ComposeContext, table: Node, used: Collection[str]) -> None:
    """An error for each column that no row has a word for."""
    for node in leaf_nodes(table.get("cot")):
        ma = node.text_of("ma")
        if ma not in used:
            message = f"Cột “{ma}” không có chữ ở hàng nào."
            hint = f'Bỏ cột; hoặc viết “{ma}: ""” ở một hàng nếu muốn để trống cho người điền.'
            context.report("schema/column-without-data", message, node, hint)


def tell_headings(context: ComposeContext, rows: Sequence[Row], leaves: Sequence[Column]) -> None:
    """An error for a cell of a group or a total that stands where its heading prints: in the first column of words."""
    first = 1 if leaves[0].ma == NUMBER_COLUMN and len(leaves) > 1 else 0
    for row in rows if any(row.group is not None and row.cells for row in rows) else ():
        in_the_way = [cell for cell in row.cells[: first + 1] if cell.lines] if row.group is not None else []
        if in_the_way:
            ma, line = leaves[first].ma, row.group.line if row.group is not None else ""
            message = f"Hàng “{line[:60]}” in lời ấy ở cột “{ma}”, nên không có ô “{ma}”."
            hint = f"Bỏ ô “{ma}” ở hàng này; hoặc thêm một cột chữ ở trước cột “{ma}”."
            place = row.source.mapping.get(ma)
            place = Node("", place.named_at) if place is not None else row.source
            context.report("schema/data-without-column", message, place, hint)


def tell_unknown_keys(context: ComposeContext, row: Node, columns: Sequence[str]) -> None:
    """An error for each cell of a row that no column takes."""
    for key, value in row.mapping.items():
        if key in ROW_KEYS or key in columns:
            continue
        if key == NUMBER_COLUMN:
            message = "Hàng gõ số thứ tự “tt” nhưng bảng không có cột này."
            hint = "Thêm cột “- {ma: tt, ten: TT}” vào đầu cot, hoặc xoá khoá tt."
        else:
            message = f"Hàng có ô “{key}” nhưng bảng không có cột này."
            known = [ma for ma in columns if ma != NUMBER_COLUMN]
            hint = did_you_mean(key, known) or f"Các cột: {', '.join(known)}."
        context.report("schema/data-without-column", message, Node("", value.named_at), hint)


def tell_empty(context: ComposeContext, row: Node, columns: Sequence[str]) -> None:
    """An error for a row without a cell."""
    if not any(ma in row.mapping for ma in columns):
        empty = next(iter(columns), "ghi_chu")
        hint = f'Viết ít nhất một ô, hoặc xoá hàng; hàng để người điền thì viết một ô trống: {empty}: ""'
        context.report("text/empty-item", "Hàng không có ô nào.", row, hint)

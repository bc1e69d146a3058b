"""Cells that are one with the cell above (`^`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import is_

from gen.document.context import ComposeContext
from gen.document.model import Cell, Column, Row


def merged(context: ComposeContext, rows: Sequence[Row], leaves: Sequence[Column]) -> tuple[Row, ...]:
    """The rows with the cell above every `^` as the beginning of its merge."""
    grid = [list(row.cells) for row in rows]
    for index, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            if cell.merge != "on":
                continue
            above = grid[index - 1][column] if index and grid[index - 1] else None
            if above is None:
                value = row.source.mapping[leaves[column].ma]
                hint = "Viết nội dung ô, hoặc chuyển hàng xuống dưới hàng cần ghép."
                context.report("schema/nothing-above", "Phía trên “^” không có ô nào để ghép.", value, hint)
            elif not above.merge:
                grid[index - 1][column] = Cell(above.lines, "start")
    return tuple(
        row if all(map(is_, row.cells, cells)) else replace(row, cells=tuple(cells))
        for row, cells in zip(rows, grid, strict=True)
    )

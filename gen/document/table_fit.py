"""A table over the width of a page: how wide its columns stand, and what is told where they can't hold their words."""

from __future__ import annotations

from gen.core.memo import Memo
from gen.document.column_demands import MEASURED_PT
from gen.document.column_widths import Fitted, fitted_widths
from gen.document.model import Table

# what a cell leaves blank left and right together
SIDES_MM = 2.82
_MM_PER_CM = 10
# by the width of the text in mm and the size of the type in pt
_FITTED: Memo[tuple[float, float], Fitted] = Memo("widths of columns")


def fitted(table: Table, room_mm: float, size_pt: float) -> Fitted:
    """The widths of a table's columns in mm, over a text so wide; `size_pt` where it sets none."""
    key = (room_mm, table.size_pt or size_pt)
    found = _FITTED.find(table, key)
    if found is None:
        found = _made(table, *key)
        if table.memos is not None:
            _FITTED.keep(table, key, found)
    return found


def _made(table: Table, room_mm: float, size_pt: float) -> Fitted:
    typed = [leaf.width * _MM_PER_CM for leaf in table.leaves]
    return fitted_widths(table.demands, typed, room_mm, sides=SIDES_MM, scale=size_pt / MEASURED_PT)

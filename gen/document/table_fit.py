"""A table over the width of a page: how wide its columns stand, and what is told where they can't hold their words."""

from __future__ import annotations

from gen.document.column_demands import MEASURED_PT
from gen.document.column_widths import Fitted, fitted_widths
from gen.document.model import Table

# what a cell leaves blank left and right together
SIDES_MM = 2.82
_MM_PER_CM = 10


def fitted(table: Table, room_mm: float, size_pt: float) -> Fitted:
    """The widths of a table's columns in mm, over a text so wide; `size_pt` where it sets none."""
    typed = tuple([leaf.width * _MM_PER_CM for leaf in table.leaves])
    scale = (table.size_pt or size_pt) / MEASURED_PT
    return fitted_widths(table.demands, typed, round(room_mm, 1), sides=SIDES_MM, scale=scale)

"""Numbers of a column with their commas one below the other: an indent takes the room of decimals that a number lacks.

A decimal tab would ask the reader's machine whether a point or a comma parts decimals. Every digit is half as wide as
the type is high, in bold too, the comma a quarter.
"""

from __future__ import annotations

from collections.abc import Sequence

from gen.document.model import Cell, Row
from gen.text.digits import decimals_of

_DIGIT, _COMMA = 0.5, 0.25


def decimals_below(rows: Sequence[Row], at: int) -> int:
    """The most decimals that a number of a column has."""
    cells = (row.cells[at] for row in rows if row.cells)
    return max((decimals_of(line.text.plain) or 0 for cell in cells for line in cell.lines), default=0)


def ems_to_comma(cell: Cell, most: int) -> float:
    """The room right of a number, alone in its cell, in a column with so many decimals; a share of the type's size."""
    decimals = decimals_of(cell.lines[0].text.plain) if most and len(cell.lines) == 1 else None
    if decimals is None:
        return 0.0
    return (most - decimals) * _DIGIT + (0.0 if decimals else _COMMA)

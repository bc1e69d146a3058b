"""Where a paragraph stands in a table, and how wide its cell is for words."""

from __future__ import annotations

import re
from collections.abc import Callable

from gen.word.measure.model import MeasuredCell, MeasuredTable
from gen.word.measure.resolve import Layers, is_on, switch
from gen.word.ooxml.elements import children, value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.units import read_mm, read_whole
from gen.word.ooxml.xml_parser import Element

_SIDE_MARGIN = 1.9  # mm: what Word leaves left and right in a cell where nothing is said
_SIDES = (("left", "start"), ("right", "end"))
_LINES = {"single", "thick", "double", "dotted", "dashed", "dashSmallGap", "triple", "wave"}


_HEX = re.compile(r"[0-9A-Fa-f]{1,4}")
_LOOKS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


class Tables:
    """The tables of one part, in order, with the layers of their styles."""

    def __init__(self, root: Element, chain: Callable[[str | None], Layers]) -> None:
        self._chain = chain
        self._number = {table: at for at, table in enumerate(root.iter(f"{W}tbl"))}
        self._rows: dict[Element, list[Element]] = {table: children(table, "tr") for table in self._number}
        self._place: dict[Element, MeasuredCell] = {}

    def described(self) -> tuple[MeasuredTable, ...]:
        """The size of each table, in the order in which they begin."""
        return tuple(self._table(table) for table in self._number)

    def cell(self, paragraph: Element) -> MeasuredCell | None:
        """The cell of a paragraph, None outside of tables."""
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        table = None if cell is None else next(cell.iterancestors(f"{W}tbl"), None)
        if cell is None or table is None or table not in self._number:
            return None
        if cell not in self._place:
            self._fill(table)
        return self._place.get(cell)

    def conditions(self, paragraph: Element) -> list[str]:
        """The kinds of conditional formatting of the table's style that hold at a paragraph, the weakest first."""
        cell = self.cell(paragraph)
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        look = None if table is None else table.find(f"{W}tblPr/{W}tblLook")
        if cell is None or table is None or look is None:
            return []
        rows, columns = self._rows[table], len(children(self._rows[table][cell.row], "tc"))
        on = {name: _looks(look, name, bit) for name, bit in _LOOKS.items()}
        row, column = cell.row - on["firstRow"], cell.column - on["firstColumn"]
        kinds = [] if on["noVBand"] else [f"band{1 + column % 2}Vert"]
        kinds += [] if on["noHBand"] else [f"band{1 + row % 2}Horz"]
        kinds += ["firstCol"] if on["firstColumn"] and cell.column == 0 else []
        kinds += ["lastCol"] if on["lastColumn"] and cell.column == columns - 1 else []
        kinds += ["firstRow"] if on["firstRow"] and cell.row == 0 else []
        return kinds + (["lastRow"] if on["lastRow"] and cell.row == len(rows) - 1 else [])

    def _table(self, table: Element) -> MeasuredTable:
        rows = self._rows[table]
        header = 0
        for row in rows:
            if switch([p for p in [row.find(f"{W}trPr")] if p is not None], "tblHeader") is not True:
                break
            header += 1
        widest = max((len(children(row, "tc")) for row in rows), default=0)
        inner = next(table.iterancestors(f"{W}tbl"), None) is not None
        return MeasuredTable(len(rows), widest, header, self._bordered(table), inner)

    def _fill(self, table: Element) -> None:
        grid = [read_mm(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        bordered, layers = self._bordered(table), self._properties(table)
        for at, row in enumerate(self._rows[table]):
            column = read_whole(value(row.find(f"{W}trPr"), "gridBefore"))
            for place, cell in enumerate(children(row, "tc")):
                properties = cell.find(f"{W}tcPr")
                span = min(max(1, read_whole(value(properties, "gridSpan") or "1")), 63)
                room = _width(properties) or sum(grid[column : column + span]) or None
                if room is not None:
                    room = round(room - sum(_margin(layers, properties, sides) for sides in _SIDES), 2)
                self._place[cell] = MeasuredCell(self._number[table], at, place, room, bordered)
                column += span

    def _properties(self, table: Element) -> Layers:
        own = table.find(f"{W}tblPr")
        styles = [s.find(f"{W}tblPr") for s in self._chain(value(own, "tblStyle"))]
        return [layer for layer in (*styles, own) if layer is not None]

    def _bordered(self, table: Element) -> bool:
        """Whether lines are drawn between the cells, as in a table of data."""
        inside = None
        for layer in self._properties(table):
            borders = layer.find(f"{W}tblBorders")
            inside = borders if borders is not None else inside
        if inside is not None:
            return value(inside, "insideV") in _LINES or value(inside, "insideH") in _LINES
        drawn = (b for cell in table.iter(f"{W}tcBorders") for b in cell if b.get(f"{W}val") in _LINES)
        return sum(1 for _, _ in zip(drawn, range(3), strict=False)) > 2


def _looks(look: Element, name: str, bit: int) -> bool:
    said = look.get(f"{W}{name}")
    if said is not None:
        return is_on(said)
    mask = look.get(f"{W}val", "0")
    return bool(int(mask, 16) & bit) if _HEX.fullmatch(mask) else False


def _width(properties: Element | None) -> float | None:
    width = None if properties is None else properties.find(f"{W}tcW")
    if width is None or width.get(f"{W}type", "dxa") != "dxa":
        return None
    return read_mm(width.get(f"{W}w")) or None


def _margin(table: Layers, cell: Element | None, sides: tuple[str, str]) -> float:
    margins = [m for layer in table if (m := layer.find(f"{W}tblCellMar")) is not None]
    if cell is not None and (own := cell.find(f"{W}tcMar")) is not None:
        margins.append(own)
    said = [e for m in margins for side in sides if (e := m.find(f"{W}{side}")) is not None]
    return read_mm(said[-1].get(f"{W}w")) if said else _SIDE_MARGIN

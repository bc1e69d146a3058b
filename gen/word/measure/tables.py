"""Where a paragraph stands in a table, and how wide its cell is for words."""

from __future__ import annotations

import re
from collections.abc import Callable

from gen.word.measure.model import MeasuredCell, MeasuredTable
from gen.word.measure.resolve import Layers, switch
from gen.word.measure.resolved_formats import NO_TABLE, TableLayers
from gen.word.ooxml.elements import children, is_on, value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.units import read_mm, read_whole
from gen.word.ooxml.xml_parser import Element

_SIDE_MARGINS = (1.9, 1.9)  # mm: what Word leaves left and right in a cell where nothing is said
_LEFT, _RIGHT = (f"{W}left", f"{W}start"), (f"{W}right", f"{W}end")
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
        self._columns: dict[tuple[int, int], int] = {}
        self._layers: dict[tuple[str | None, tuple[str, ...]], TableLayers] = {}

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

    def layers(self, paragraph: Element) -> TableLayers:
        """What the style of a paragraph's table says of the rows, columns and bands that it stands in."""
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        if table is None:
            return NO_TABLE
        style_id = value(table.find(f"{W}tblPr"), "tblStyle")
        chain = self._chain(style_id)
        if not any(style.find(f"{W}tblStylePr") is not None for style in chain):
            return TableLayers((style_id,), chain)
        kinds = ("wholeTable", *self._conditions(paragraph))
        if (style_id, kinds) not in self._layers:
            parts = [
                p for kind in kinds for s in chain for p in s.iterfind(f"{W}tblStylePr") if p.get(f"{W}type") == kind
            ]
            self._layers[style_id, kinds] = TableLayers((style_id, kinds), [*chain, *parts])
        return self._layers[style_id, kinds]

    def _conditions(self, paragraph: Element) -> list[str]:
        """The kinds of conditional formatting of the table's style that hold at a paragraph, the weakest first."""
        cell = self.cell(paragraph)
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        look = None if table is None else table.find(f"{W}tblPr/{W}tblLook")
        if cell is None or table is None or look is None:
            return []
        rows, columns = self._rows[table], self._columns[cell.table, cell.row]
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
        return MeasuredTable(len(rows), widest, header, self._bordered(table), inner, *self._extent(table))

    def _extent(self, table: Element) -> tuple[float, float | None]:
        """How wide a table is and where it begins from the left margin, in mm; (0, 0) for one that floats."""
        if table.find(f"{W}tblPr/{W}tblpPr") is not None:
            return 0.0, 0.0
        width = sum(read_mm(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol"))
        layers = self._properties(table)
        placed = [align for layer in layers if (align := value(layer, "jc"))]
        if placed and placed[-1] in ("center", "right", "end"):
            return width, None
        indents = [indent for layer in layers if (indent := layer.find(f"{W}tblInd")) is not None]
        in_twips = indents and indents[-1].get(f"{W}type", "dxa") == "dxa"
        return width, read_mm(indents[-1].get(f"{W}w")) if in_twips else 0.0

    def _fill(self, table: Element) -> None:
        grid = [read_mm(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        layers, bordered = self._properties(table), self._bordered(table)
        margins = _margins([m for layer in layers if (m := layer.find(f"{W}tblCellMar")) is not None], _SIDE_MARGINS)
        for at, row in enumerate(self._rows[table]):
            column = read_whole(value(row.find(f"{W}trPr"), "gridBefore"))
            cells = children(row, "tc")
            self._columns[self._number[table], at] = len(cells)
            for place, cell in enumerate(cells):
                properties = cell.find(f"{W}tcPr")
                span = min(max(1, read_whole(value(properties, "gridSpan") or "1")), 63)
                room = _width(properties) or sum(grid[column : column + span]) or None
                if room is not None:
                    own = None if properties is None else properties.find(f"{W}tcMar")
                    room = round(room - sum(margins if own is None else _margins([own], margins)), 2)
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


def _margins(said: Layers, otherwise: tuple[float, float]) -> tuple[float, float]:
    """The margins left and right in a cell, in mm, as the last of some layers says."""
    left, right = otherwise
    for layer in said:
        for side in layer:
            if side.tag in _LEFT:
                left = read_mm(side.get(f"{W}w"))
            elif side.tag in _RIGHT:
                right = read_mm(side.get(f"{W}w"))
    return left, right

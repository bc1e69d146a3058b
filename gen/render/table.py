"""Tables: columns as wide as they must be, repeating header, merged cells, rows that split only where they must."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from gen.cascade.rows import is_total
from gen.core.memo import Memo
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.decimal_comma import decimals_below, ems_to_comma
from gen.document.header_height import TOO_TALL, head_share, header_heights_mm
from gen.document.model import Cell, Merge, Para, Row, Table
from gen.document.table_fit import fitted
from gen.render.fragment import Fragment, block, joined, shared_fragment
from gen.render.sections import TextArea
from gen.render.writer import Writer
from gen.text.inline import Run
from gen.word.ooxml.units import TWIPS_PER_MM, mm_to_twips, pt_to_twips

_VERTICAL = {Merge.START: "restart", Merge.ON: "continue"}
_ALIGN = {"giua": "center", "trai": "left", "phai": "right", "deu": "both"}
# a row is kept whole up to this many lines; a taller one may split, so that no text is ever cut off
_WHOLE_LINES = 18
# 12 pt Times New Roman sets about so many characters in a centimetre
_CHARS_PER_CM, _MEASURED_PT = 4.9, 12.0
# narrower columns hold so few blanks in a line that justified lines gape: of 263 cells measured, one line in nine has
# blanks more than twice as wide as they should be at 8 cm, one in three at 5.5 cm, one in twenty at 10 cm
_WIDE_CM = 10.0
_TWIPS_PER_CM = 567
# what the margins of a cell take of its width, left and right together, in twips
_MARGINS = 160
# so much narrower than the text a table stands in its middle
_ROUNDED = 20
_KEEP = "<w:keepNext/>"
# letters of a text that may take more lines than a row that is kept whole has
_LONG = 500
_CLOSE = '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/></w:tblCellMar>'
# twips between a table and the notes below it
_ABOVE_NOTES = 60
# by the templates, and the width and the height of the text in twips
_TABLES: Memo[tuple[Hashable, TextArea], Fragment] = Memo("XML of a table")
# all that the rows of a table have in common: the templates, the widths in twips, how columns are aligned and of which
# decimals, the size of the type, the id of the first column; and whether the row stays with the next
_ROWS: Memo[tuple[Hashable, bool], Fragment] = Memo("XML of a row")
# by the templates, the width, the alignment and the decimals of the column, and the size of the type
_CELLS: Memo[tuple[Hashable, int, str, int, float], str] = Memo("XML of a cell")


def table_fragments(writer: Writer, table: Table, area: TextArea) -> list[Fragment]:
    """The table scaled to the width of the text: one fragment where siblings share it, else one for each row."""
    if table.memos is None or writer.traces is not None:
        return _TableWriter(writer, table, area).fragments()
    key = (writer.templates, area)
    return [shared_fragment(_TABLES, table, key, lambda: joined(_TableWriter(writer, table, area).fragments()))]


def table_words(table: Table) -> Iterator[str]:
    """The words of a table, row by row."""
    yield from words_above(table)
    for row in table.rows:
        yield from row_words(row)
    yield from words_below(table)


def words_above(table: Table) -> Iterator[str]:
    """The unit of a table, and the names of its columns, above and below."""
    if table.unit is not None:
        yield table.unit.plain
    yield from (column.name.plain for column in table.columns)
    yield from (leaf.name.plain for column in table.columns for leaf in column.columns)


def words_below(table: Table) -> Iterator[str]:
    """The notes of a table."""
    yield from (note.plain for note in table.notes)


def row_words(row: Row) -> Iterator[str]:
    """The words of one row, cell by cell."""
    if row.group:
        yield row.label
        yield row.group.plain
    for cell in row.cells:
        for line in cell.lines:
            yield line.label
            yield line.text.plain


class _TableWriter:
    def __init__(self, writer: Writer, table: Table, area: TextArea) -> None:
        self.table, self.area = table, area
        self.leaves = table.leaves
        self.size_pt = table.size_pt or writer.table_pt
        self.writer = writer.sized(table.size_pt)
        self.widths_mm = fitted(table, area.width / TWIPS_PER_MM, writer.table_pt).widths
        self.widths = _whole_twips(self.widths_mm, area.width)
        self.decimals = [decimals_below(table.rows, at) if leaf.number else 0 for at, leaf in enumerate(self.leaves)]
        self.narrow: dict[int, Writer] = {}
        # what a row's XML depends on beside the row itself
        self.drawn = (
            writer.templates,
            tuple(self.widths),
            tuple(leaf.align for leaf in self.leaves),
            tuple(self.decimals),
            self.size_pt,
            self.leaves[0].ma,
        )

    def _within(self, width: int) -> Writer:
        """The writer of cells so wide."""
        if width not in self.narrow:
            self.narrow[width] = self.writer.narrow((width - _MARGINS) / TWIPS_PER_MM)
        return self.narrow[width]

    def fragments(self) -> list[Fragment]:
        """The unit, the table, the notes."""
        table, side = self.table, (self.area.width - sum(self.widths)) // 2
        unit = self._unit(table.unit, side) if table.unit is not None else ""
        notes = "".join([self._note(note, side) for note in table.notes])
        top = block(unit + self._opening(side) + self._header(), words_above(table))
        end = Fragment("</w:tbl>" + notes, "".join(f"{words}\n" for words in words_below(table)))
        kept = self._kept()
        return [top, *(self._fragment(row, at in kept) for at, row in enumerate(table.rows)), end]

    def _unit(self, unit: Para, side: int) -> str:
        runs = tuple(replace(run, italic=True) for run in unit.runs)
        indent = f'<w:ind w:right="{side}"/>' if side > _ROUNDED else ""
        return self.writer.paragraph("BangO", runs, f'{_KEEP}{indent}<w:jc w:val="right"/>', unit.source)

    def _note(self, note: Para, side: int) -> str:
        spacing = f'<w:spacing w:before="{_ABOVE_NOTES}"/>'
        indent = f'<w:ind w:left="{side}" w:right="{side}"/>' if side > _ROUNDED else ""
        return self.writer.paragraph("BangO", note.runs, f'{spacing}{indent}<w:jc w:val="both"/>', note.source)

    def _opening(self, side: int) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        trace = self.writer.trace(self.table.source)
        middle = '<w:jc w:val="center"/>' if side > _ROUNDED else ""
        return (
            f'<w:tbl{trace}><w:tblPr><w:tblStyle w:val="{self.writer.styles["BangPhuLuc"]}"/>'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/>{middle}<w:tblLayout w:type="fixed"/>'
            f"{_CLOSE if self.table.close else ''}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        )

    def _kept(self) -> set[int]:
        """The rows that stay with the next: no total, no last row, no note below begins a page alone."""
        rows, last = self.table.rows, len(self.table.rows) - 1
        totals = [at for at, row in enumerate(rows) if row.group is not None and is_total(row.source)]
        kept = {at - 1 for at in (last, *totals) if at and not _is_long(rows[at - 1])}
        return kept | {last} if self.table.notes else kept

    def _fragment(self, row: Row, keeps: bool) -> Fragment:
        if self.writer.traces is not None:
            return block(self._row(row, keeps), row_words(row))
        key = (self.drawn, keeps)
        return shared_fragment(_ROWS, row, key, lambda: block(self._row(row, keeps), row_words(row)))

    def _header(self) -> str:
        """One row of names, or two where a column has sub-columns."""
        nested = any(column.columns for column in self.table.columns)
        above, below = [], []
        at = 0
        for column in self.table.columns:
            span = len(column.columns) or 1
            width = sum(self.widths[at : at + span])
            merge = "restart" if nested and not column.columns else ""
            above.append(self._head_cell(column.name.runs, width, span, merge))
            if column.columns:
                below += [
                    self._head_cell(leaf.name.runs, self.widths[at + i], 1, "") for i, leaf in enumerate(column.columns)
                ]
            else:
                below.append(self._head_cell((), width, 1, "continue"))
            at += span
        columns, height_mm = self.table.columns, self.area.height / TWIPS_PER_MM
        repeats = head_share(columns, self.widths_mm, height_mm, self.size_pt) <= TOO_TALL
        if not nested:
            return _tr(above, whole=repeats, header=repeats)
        # LibreOffice cuts a cell that goes over both rows where they have no height of their own
        heights = header_heights_mm(columns, self.widths_mm, self.size_pt)
        rows = zip((above, below), heights, strict=True)
        return "".join(_tr(cells, whole=repeats, header=repeats, least_mm=height) for cells, height in rows)

    def _head_cell(self, runs: Sequence[Run], width: int, span: int, merge: str) -> str:
        return _tc(width, self._within(width).paragraph("BangDau", runs), span, merge, middle=True)

    def _row(self, row: Row, keeps: bool) -> str:
        if row.group is not None:
            return self._group(row)
        drawn = (at for at in range(len(self.leaves)) if row.cells[at].merge is not Merge.LEFT)
        cells = [self._cell_xml(row.cells[at], at, keep=_KEEP) if keeps else self._cell(row, at) for at in drawn]
        return _tr(cells, whole=self._height(row) <= _WHOLE_LINES, trace=self.writer.trace(row.source))

    def _group(self, row: Row) -> str:
        """A group's heading up to its first cell; a numbered one leaves the number its column."""
        assert row.group is not None
        heading, start = row.group.runs, 0
        end = row.heading_end or len(self.widths)
        cells = []
        if row.cells and row.cells[0].merge:
            cells.append(self._cell_xml(row.cells[0], 0, "BangNhom"))
            start = 1
        elif row.label and self.leaves[0].ma == NUMBER_COLUMN and end > 1:
            number = self.writer.paragraph("BangNhom", (Run(row.label),), '<w:jc w:val="center"/>')
            cells.append(_tc(self.widths[0], number))
            start = 1
        elif row.label:
            heading = (Run(f"{row.label} "), *heading)
        width = sum(self.widths[start:end])
        cells.append(_tc(width, self._within(width).paragraph("BangNhom", heading), end - start))
        held = (at for at in range(end, len(row.cells)) if row.cells[at].merge is not Merge.LEFT)
        cells += [self._cell_xml(row.cells[at], at, "BangNhom") for at in held]
        return _tr(cells, whole=True, trace=self.writer.trace(row.source))

    def _cell(self, row: Row, at: int) -> str:
        cell = row.cells[at]
        if cell.memos is None or self.writer.traces is not None:
            return self._cell_xml(cell, at)
        leaf = self.leaves[at]
        key = (self.writer.templates, self._width(cell, at), leaf.align, self.decimals[at], self.size_pt)
        return _CELLS.made(cell, key, lambda: self._cell_xml(cell, at))

    def _width(self, cell: Cell, at: int) -> int:
        return sum(self.widths[at : at + cell.span])

    def _cell_xml(self, cell: Cell, at: int, style: str = "BangO", keep: str = "") -> str:
        width = self._width(cell, at)
        writer = self._within(width)
        jc = _ALIGN.get(self.leaves[at].align) or ("both" if width > _WIDE_CM * _TWIPS_PER_CM else "left")
        ems = ems_to_comma(cell, self.decimals[at]) if jc == "right" else 0.0
        indent = pt_to_twips(ems * self.size_pt)
        indented = f'<w:ind w:right="{indent}"/>' if indent else ""
        properties = f'{keep}{indented}<w:jc w:val="{jc}"/>'
        lines = [writer.labelled(style, line.label, line.text, properties) for line in cell.lines]
        merge = _VERTICAL.get(cell.merge, "")
        return _tc(width, "".join(lines) or writer.paragraph(style, (), properties), cell.span, merge)

    def _height(self, row: Row) -> int:
        """About how many lines the row takes."""
        heights = [0]
        for at, cell in enumerate(row.cells):
            per_line = self._width(cell, at) / _TWIPS_PER_CM * _CHARS_PER_CM * _MEASURED_PT / self.size_pt
            per_line = max(4.0, per_line)
            heights.append(sum(1 + int(len(line.text.plain) / per_line) for line in cell.lines))
        return max(heights)


def _is_long(row: Row) -> bool:
    """True for a row that may split over two pages."""
    return any(len(line.text.plain) > _LONG for cell in row.cells for line in cell.lines)


def _whole_twips(widths_mm: Sequence[float], room: int) -> list[int]:
    """The widths in twips; the last takes what rounding left of the room."""
    widths = [mm_to_twips(width) for width in widths_mm]
    left = room - sum(widths)
    if abs(left) <= _ROUNDED:
        widths[-1] += left
    return widths


def _tr(cells: list[str], *, whole: bool, header: bool = False, trace: str = "", least_mm: float = 0) -> str:
    properties = "<w:cantSplit/>" if whole else ""
    properties += f'<w:trHeight w:val="{mm_to_twips(least_mm)}" w:hRule="atLeast"/>' if least_mm else ""
    properties += "<w:tblHeader/>" if header else ""
    return f"<w:tr{trace}>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def _tc(width: int, inner: str, span: int = 1, merge: str = "", *, middle: bool = False) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        properties += f'<w:vMerge w:val="{merge}"/>'
    if middle:
        properties += '<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"

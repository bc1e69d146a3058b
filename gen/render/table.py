"""Tables: fixed widths, repeating header, merged cells, rows that split only where they must."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from gen.core.memo import Memo
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.header_height import TOO_TALL, head_share, header_heights_mm
from gen.document.model import Cell, Merge, Row, Table
from gen.render.fragment import Fragment, block, joined, shared_fragment
from gen.render.sections import TextArea
from gen.render.writer import Writer
from gen.text.inline import Run
from gen.word.ooxml.units import TWIPS_PER_MM, mm_to_twips

_VERTICAL = {Merge.START: "restart", Merge.ON: "continue"}
_ALIGN = {"giua": "center", "trai": "left", "phai": "right", "deu": "both"}
# a row is kept whole up to this many lines; a taller one may split, so that no text is ever cut off
_WHOLE_LINES = 18
# 12 pt Times New Roman sets about so many characters in a centimetre
_CHARS_PER_CM = 4.9
# narrower columns hold so few blanks in a line that justified lines gape: of 263 cells measured, one line in nine has
# blanks more than twice as wide as they should be at 8 cm, one in three at 5.5 cm, one in twenty at 10 cm
_WIDE_CM = 10.0
_TWIPS_PER_CM = 567
# what the margins of a cell take of its width, left and right together, in twips
_MARGINS = 160
# by the templates, and the width and the height of the text in twips
_TABLES: Memo[tuple[Hashable, TextArea], Fragment] = Memo("XML of a table")
# by the templates, the widths in twips and the alignments of all columns, and the id of the first
_ROWS: Memo[tuple[Hashable, tuple[int, ...], tuple[str, ...], str], Fragment] = Memo("XML of a row")
# by the templates, and the width and alignment of the column
_CELLS: Memo[tuple[Hashable, int, str], str] = Memo("XML of a cell")


def table_fragments(writer: Writer, table: Table, area: TextArea) -> list[Fragment]:
    """The table scaled to the width of the text: one fragment where siblings share it, else one for each row."""
    if table.memos is None or writer.traces is not None:
        return _TableWriter(writer, table, area).fragments()
    key = (writer.templates, area)
    return [shared_fragment(_TABLES, table, key, lambda: joined(_TableWriter(writer, table, area).fragments()))]


def table_words(table: Table) -> Iterator[str]:
    """The words of a table, row by row."""
    yield from header_words(table)
    for row in table.rows:
        yield from row_words(row)


def header_words(table: Table) -> Iterator[str]:
    """The names of the columns, above and below."""
    yield from (column.name.plain for column in table.columns)
    yield from (leaf.name.plain for column in table.columns for leaf in column.columns)


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
        self.writer, self.table, self.area = writer, table, area
        room = area.width
        self.leaves = table.leaves
        total = sum(leaf.width for leaf in self.leaves)
        self.widths = [int(room * leaf.width / total) for leaf in self.leaves]
        self.widths[-1] += room - sum(self.widths)
        self.room = room
        self.narrow: dict[int, Writer] = {}
        # what a row's XML depends on beside the row itself
        self.drawn = (
            writer.templates,
            tuple(self.widths),
            tuple(leaf.align for leaf in self.leaves),
            self.leaves[0].ma,
        )

    def _within(self, width: int) -> Writer:
        """The writer of cells so wide."""
        if width not in self.narrow:
            self.narrow[width] = self.writer.narrow((width - _MARGINS) / TWIPS_PER_MM)
        return self.narrow[width]

    def fragments(self) -> list[Fragment]:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        trace = self.writer.trace(self.table.source)
        head = (
            f'<w:tbl{trace}><w:tblPr><w:tblStyle w:val="{self.writer.styles["BangPhuLuc"]}"/>'
            f'<w:tblW w:w="{self.room}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        top = block(head + self._header(), header_words(self.table))
        return [top, *map(self._fragment, self.table.rows), Fragment("</w:tbl>", "")]

    def _fragment(self, row: Row) -> Fragment:
        if self.writer.traces is not None:
            return block(self._row(row), row_words(row))
        return shared_fragment(_ROWS, row, self.drawn, lambda: block(self._row(row), row_words(row)))

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
        width_mm, height_mm = self.area.width / TWIPS_PER_MM, self.area.height / TWIPS_PER_MM
        repeats = head_share(self.table.columns, width_mm, height_mm) <= TOO_TALL
        if not nested:
            return _tr(above, whole=repeats, header=repeats)
        # LibreOffice cuts a cell that goes over both rows where they have no height of their own
        heights = header_heights_mm(self.table.columns, width_mm)
        rows = zip((above, below), heights, strict=True)
        return "".join(_tr(cells, whole=repeats, header=repeats, least_mm=height) for cells, height in rows)

    def _head_cell(self, runs: Sequence[Run], width: int, span: int, merge: str) -> str:
        return _tc(width, self._within(width).paragraph("BangDau", runs), span, merge, middle=True)

    def _row(self, row: Row) -> str:
        if row.group is not None:
            return self._group(row)
        cells = [self._cell(row, at) for at in range(len(self.leaves)) if row.cells[at].merge is not Merge.LEFT]
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
        key = (self.writer.templates, self._width(cell, at), self.leaves[at].align)
        return _CELLS.made(cell, key, lambda: self._cell_xml(cell, at))

    def _width(self, cell: Cell, at: int) -> int:
        return sum(self.widths[at : at + cell.span])

    def _cell_xml(self, cell: Cell, at: int, style: str = "BangO") -> str:
        width = self._width(cell, at)
        writer = self._within(width)
        jc = _ALIGN.get(self.leaves[at].align) or ("both" if width > _WIDE_CM * _TWIPS_PER_CM else "left")
        properties = f'<w:jc w:val="{jc}"/>'
        lines = [writer.labelled(style, line.label, line.text, properties) for line in cell.lines]
        merge = _VERTICAL.get(cell.merge, "")
        return _tc(width, "".join(lines) or writer.paragraph(style, (), properties), cell.span, merge)

    def _height(self, row: Row) -> int:
        """About how many lines the row takes."""
        heights = [0]
        for at, cell in enumerate(row.cells):
            per_line = max(4.0, self._width(cell, at) / _TWIPS_PER_CM * _CHARS_PER_CM)
            heights.append(sum(1 + int(len(line.text.plain) / per_line) for line in cell.lines))
        return max(heights)


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

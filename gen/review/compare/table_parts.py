"""A table as parts: its columns, and its rows within groups and rows as the source has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from gen.cascade.rows import is_total, is_work
from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES, NUMBER_COLUMN
from gen.document.model import Column, Line, Merge, Para, Row, Table
from gen.review.compare.changes import Aspect, Place
from gen.review.compare.parts import (
    ComparedKind,
    ComparedLine,
    ComparedPart,
    Settings,
    make_line,
    make_part,
    settings_of,
    words_of,
)
from gen.review.compare.place_names import first_words, place_in

TABLE, HEADER = "~bang", "~cot"
PathOf: TypeAlias = Callable[[Node | None], str]


def table_part(table: Table, place: Place, own: Place, path_of: PathOf) -> ComparedPart:
    """A table called `own`, whose rows stand at `place`; `path_of` tells what a value of the source is called."""
    hang = table.source.get("hang")
    below = _RowParts(table, path_of).parts(hang.items if hang else (), place)
    path = path_of(table.source)
    lines = [make_line(table.unit, "dvt", "đơn vị tính", path_of(table.unit.source))] if table.unit else []
    lines += [make_line(note, f"ghi_chu-{at}", "ghi chú", path_of(note.source)) for at, note in enumerate(table.notes)]
    look: Settings = (
        (Aspect.TYPE_SIZE, f"{table.size_pt:g}" if table.size_pt else "theo mẫu"),
        (Aspect.CLOSE_ROWS, "có" if table.close else "không"),
    )
    below = [_header(table, place, path), *below]
    return make_part(ComparedKind.TABLE, own, lines, below, ma=TABLE, path=path, settings=look)


def _header(table: Table, place: Place, path: str) -> ComparedPart:
    below = [_column(column, place, path) for column in table.columns]
    return make_part(ComparedKind.SECTION, place, (), below, ma=HEADER)


def _column(column: Column, place: Place, above: str) -> ComparedPart:
    name = column.name.line or column.ma
    path = f"{above}/cot/{column.ma}"
    inner = [_column(sub_column, place, path) for sub_column in column.columns]
    settings: Settings = ()
    if not inner:
        width = f"{column.width:g} cm" if column.width else "theo nội dung"
        settings = ((Aspect.WIDTH, width), (Aspect.ALIGNMENT, column.align))
    lines = [make_line(column.name, "ten", "tên cột")] if column.name.runs else []
    own = (*place, f"cột {name}")
    return make_part(ComparedKind.COLUMN, own, lines, inner, ma=column.ma or name, path=path, settings=settings)


_SIDES = {Merge.ON: "ghép với ô trên", Merge.LEFT: "ghép với ô bên trái"}


class _Begin(NamedTuple):
    """The cell that a join begins with."""

    row: Row
    column: str
    lines: tuple[Line, ...]


class _RowParts:
    """Makes the parts of rows; knows for each joined cell the row that it is joined with."""

    def __init__(self, table: Table, path_of: PathOf) -> None:
        self.rows = {id(row.source): row for row in table.rows}
        self.path_of = path_of
        self.leaves = table.leaves
        self.joined = _joined(table)

    def parts(self, nodes: Sequence[Node], place: Place, label_above: str = "") -> list[ComparedPart]:
        """The parts of the rows of one list, which stands below a group or below a row with a label."""
        plain = [node for node in nodes if is_work(node)]
        return [self._part(node, place, plain, label_above) for node in nodes if id(node) in self.rows]

    def _part(self, node: Node, place: Place, siblings: Sequence[Node], label_above: str) -> ComparedPart:
        row = self.rows[id(node)]
        hang = node.get("hang")
        own = self._place(row, place, siblings, label_above)
        below = self.parts(hang.items, own, row.label if row.group is None else "") if hang else []
        kind = ComparedKind.ROW if row.group is None else ComparedKind.GROUP
        lines = [*([self._group(row.group, node)] if row.group else ()), *(self._cells(row) if row.cells else ())]
        return make_part(
            kind,
            own,
            lines,
            below,
            ma=node.text_of("ma"),
            label=row.label,
            path=self.path_of(node),
            source=node,
            settings=settings_of(node),
            topic=first_words(next((line.text for line in lines if line.about not in ATTRIBUTES and line.words), "")),
        )

    def _place(self, row: Row, place: Place, siblings: Sequence[Node], label_above: str) -> Place:
        if row.group is not None:
            kind = "hàng" if is_total(row.source) else "nhóm"
            return (*place, f"{kind} {f'{row.label} ' if row.label else ''}“{first_words(row.group.line)}”")
        label = row.label.rstrip(".) ")
        if any(char.isalnum() for char in label):
            return place_in(place, f"hàng {label}", label_above, row.label)
        return (*place, f"hàng thứ {next(number for number, node in enumerate(siblings, 1) if node is row.source)}")

    def _group(self, heading: Para, node: Node) -> ComparedLine:
        key, name = ("tong", "lời hàng tổng") if is_total(node) else ("nhom", "tên nhóm")
        return make_line(heading, key, name, self.path_of(heading.source))

    def _cells(self, row: Row) -> list[ComparedLine]:
        return [
            self._cell(row, at)
            for at, leaf in enumerate(self.leaves)
            if leaf.ma != NUMBER_COLUMN and (row.cells[at].lines or row.cells[at].merge in _SIDES)
        ]

    def _cell(self, row: Row, at: int) -> ComparedLine:
        leaf = self.leaves[at]
        begin = self.joined.get((id(row.source), at))
        lines = (begin or row.cells[at]).lines
        words, emphasis = words_of(
            [line.text for line in lines], lambda index: f"{lines[index].label} " if lines[index].label else ""
        )
        source = row.source.get(leaf.ma)
        column = leaf.name.line or leaf.ma
        return ComparedLine(
            key=leaf.ma,
            name=f"cột {column}",
            words=words,
            emphasis=emphasis,
            source=source,
            path=self.path_of(source),
            about=leaf.ma,
            column=column,
            joined_side=_SIDES.get(row.cells[at].merge, ""),
            joined=f"{self.path_of(begin.row.source) or id(begin.row)} {begin.column}" if begin else "",
        )


def _joined(table: Table) -> dict[tuple[int, int], _Begin]:
    """For each joined cell (row by identity, column) the cell that begins the join."""
    out: dict[tuple[int, int], _Begin] = {}
    above: list[_Begin] = []
    for row in table.rows:
        begins: list[_Begin] = []
        for at, cell in enumerate(row.cells):
            if cell.merge in _SIDES:
                begins.append(above[at] if cell.merge is Merge.ON else begins[-1])
                out[id(row.source), at] = begins[-1]
            else:
                begins.append(_Begin(row, table.leaves[at].ma, cell.lines))
        above = begins
    return out

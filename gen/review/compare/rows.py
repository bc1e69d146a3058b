"""A table as parts: its columns, and its rows within groups and rows as the source has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES
from gen.document.model import Column, Para, Row, Table
from gen.review.compare.parts import Line, Part, line_of, part, said_of, words_of
from gen.review.compare.places import sentence, shortened
from gen.text.inline import Run

TABLE, HEADER = "~bang", "~cot"
_NUMBER = "tt"
PathOf = Callable[[Node | None], str]


def table_part(table: Table, place: str, path_of: PathOf) -> Part:
    """The table of an appendix."""
    rows = {id(row.source): row for row in table.rows}
    hang = table.source.get("hang")
    maker = _Rows(table, rows, path_of)
    below = maker.parts(hang.items if hang else (), place)
    return part("table", place, (), [_header(table, place), *below], ma=TABLE, path=path_of(table.source))


def _header(table: Table, place: str) -> Part:
    below = [_column(column, place) for column in table.columns]
    return part("section", place, (), below, ma=HEADER)


def _column(column: Column, place: str) -> Part:
    name = column.name or column.ma
    inner = [_column(one, place) for one in column.columns]
    settings = [("độ rộng", f"{column.width:g} cm"), ("canh", column.align)] if not inner else []
    lines = [line_of(Para((Run(column.name),)), "ten", "tên cột")] if column.name else []
    return part("column", f"{place}, cột {name}", lines, inner, ma=column.ma or name, settings=settings)


class _Rows:
    """Makes the parts of rows; knows for each joined cell the row that it is joined with."""

    def __init__(self, table: Table, rows: dict[int, Row], path_of: PathOf) -> None:
        self.rows, self.path_of = rows, path_of
        self.leaves = table.leaves
        self.merged = _merged(table)

    def parts(self, nodes: Sequence[Node], place: str, label_above: str = "") -> list[Part]:
        """The parts of the rows of one list, which stands below a group or below a row with a label."""
        plain = [node for node in nodes if node.get("nhom") is None]
        return [self._part(node, place, plain, label_above) for node in nodes if id(node) in self.rows]

    def _part(self, node: Node, place: str, siblings: Sequence[Node], label_above: str) -> Part:
        row = self.rows[id(node)]
        hang = node.get("hang")
        own = self._place(row, place, siblings, label_above)
        below = self.parts(hang.items, own, row.label if row.group is None else "") if hang else []
        kind, lines = ("group", [self._group(row)]) if row.group is not None else ("row", self._cells(row))
        ma, path, label, said = node.text_of("ma"), self.path_of(node), row.label, said_of(node)
        topic = shortened(next((line.text for line in lines if line.about not in ATTRIBUTES and line.words), ""))
        return part(kind, own, lines, below, ma=ma, label=label, path=path, source=node, settings=said, topic=topic)

    def _place(self, row: Row, place: str, siblings: Sequence[Node], label_above: str) -> str:
        if row.group is not None:
            return f"{place}, nhóm {f'{row.label} ' if row.label else ''}“{shortened(row.group.plain)}”"
        at = row.label.rstrip(".) ")
        if any(char.isalnum() for char in at):
            return sentence(place, f"hàng {at}", label_above, row.label)
        return f"{place}, hàng thứ {next(n for n, one in enumerate(siblings, 1) if one is row.source)}"

    def _group(self, row: Row) -> Line:
        assert row.group is not None
        return line_of(row.group, "nhom", "tên nhóm", self.path_of(row.group.source))

    def _cells(self, row: Row) -> list[Line]:
        return [
            self._cell(row, at)
            for at, leaf in enumerate(self.leaves)
            if leaf.ma != _NUMBER and (row.cells[at].lines or row.cells[at].merge == "on")
        ]

    def _cell(self, row: Row, at: int) -> Line:
        leaf = self.leaves[at]
        above = self.merged.get((id(row.source), at))
        lines = (above or row).cells[at].lines
        words, look = words_of([line.text for line in lines], lambda n: f"{lines[n].label} " if lines[n].label else "")
        source = row.source.get(leaf.ma)
        joined = self.path_of(above.source) or str(id(above)) if above else ""
        name = f"cột {leaf.name or leaf.ma}"
        return Line(leaf.ma, name, words, look, source, self.path_of(source), leaf.ma, joined=joined)


def _merged(table: Table) -> dict[tuple[int, int], Row]:
    """For each joined cell (row by identity, column) the row that begins the join."""
    out: dict[tuple[int, int], Row] = {}
    for at in range(len(table.leaves)):
        start = None
        for row in table.rows:
            if row.group is not None:
                continue
            if row.cells[at].merge == "on":
                if start is not None:
                    out[id(row.source), at] = start
            else:
                start = row
    return out

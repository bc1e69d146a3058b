"""Columns that a table gained or lost, or whose ids changed: told once for the table, not once for each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gen.review.compare.parts import ComparedKind, ComparedLine, ComparedPart, column_name, walk


@dataclass
class ColumnChanges:
    """What became of the columns of one table that is in both documents, by their ids."""

    # a leaf column on the first side -> the same one on the second
    same: dict[str, str] = field(default_factory=dict)
    # a leaf column on one side alone -> the part that is told of it
    gone: dict[str, ComparedPart] = field(default_factory=dict)
    came: dict[str, ComparedPart] = field(default_factory=dict)
    # the cells that came or went with the column, by the part that is told of it (by identity)
    cells: dict[int, list[ComparedLine]] = field(default_factory=dict)

    def renamed(self, lines: Sequence[ComparedLine]) -> list[ComparedLine]:
        """The cells of a row of the first side under the ids that their columns have on the second."""
        return [
            replace(line, key=self.same[line.key]) if self.same.get(line.key, line.key) != line.key else line
            for line in lines
        ]

    def keep_cell(self, line: ComparedLine, columns: Mapping[str, ComparedPart]) -> bool:
        """Keeps a cell for the one change that tells of its column; False for a cell of another."""
        part = columns.get(line.key)
        if part is not None:
            self.cells.setdefault(id(part), []).append(line)
        return part is not None


def column_changes(pairs: Sequence[tuple[ComparedPart, ComparedPart, bool]]) -> dict[int, ColumnChanges]:
    """For each table that is in both documents, and each part in it on either side (by identity), its columns."""
    partner = {id(a): b for a, b, _ in pairs}
    out: dict[int, ColumnChanges] = {}
    for a, b, _ in pairs:
        if a.kind is ComparedKind.TABLE and b.kind is ComparedKind.TABLE:
            changes = _of_table(a, b, partner)
            out |= {id(part): changes for side in (a, b) for part in walk(side)}
    return out


def column_words(column: ComparedPart, cells: Sequence[ComparedLine]) -> str:
    """A column and all that stands in it, on one line; what stands in several cells once, with their number."""
    names = column_name(column)
    counts = Counter(" ".join(cell.text.split()) for cell in cells)
    texts = [f"{text} ({count} ô)" if count > 1 else text for text, count in counts.items()]
    return f"{names}: {' | '.join(texts)}" if texts else names


def _of_table(a: ComparedPart, b: ComparedPart, partner: Mapping[int, ComparedPart]) -> ColumnChanges:
    leaves_b = {id(leaf): leaf for leaf, _ in _leaves(b)}
    found = {id(other) for other in partner.values()}
    out = ColumnChanges()
    for leaf, tops in _leaves(a):
        other = partner.get(id(leaf))
        if other is not None and id(other) in leaves_b:
            out.same[leaf.ma] = other.ma
        else:
            out.gone[leaf.ma] = next((top for top in tops if id(top) not in partner), leaf)
    for leaf, tops in _leaves(b):
        if leaf.ma not in out.same.values():
            out.came[leaf.ma] = next((top for top in tops if id(top) not in found), leaf)
    return out


def _leaves(table: ComparedPart) -> Iterator[tuple[ComparedPart, tuple[ComparedPart, ...]]]:
    """The columns that hold cells, each with those it is a part of, from the outermost to itself."""
    header = next(iter(table.children), None)
    for column in header.children if header is not None else ():
        yield from _below(column, (column,))


def _below(
    column: ComparedPart, tops: tuple[ComparedPart, ...]
) -> Iterator[tuple[ComparedPart, tuple[ComparedPart, ...]]]:
    if not column.children:
        yield column, tops
    for inner in column.children:
        yield from _below(inner, (*tops, inner))

"""What stands in the number column of each row of a table: labels by example, one level below another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gen.cascade.rows import is_total, rows_below
from gen.core.node import Node
from gen.core.vocabulary import ROW_HEADINGS
from gen.text.numbering import Label, LabelStyle, label, style_below, style_from

_DEFAULT_LEVELS = ("1", "1.1", "a", "-")


class LabelledRow(NamedTuple):
    """A row, its label (None where it takes none), and how many numbered rows it stands below."""

    node: Node
    label: Label | None
    depth: int


@dataclass
class _Counter:
    """Counts the rows of one level; unnumbered groups may share one."""

    value: int = 0


@dataclass(frozen=True, slots=True)
class RowLabels:
    """How the rows of a table are numbered: its levels, and whether counting runs on through unnumbered groups."""

    levels: tuple[LabelStyle, ...]
    run_on: bool

    @classmethod
    def of(cls, table: Node) -> RowLabels:
        """What a table says of its labels."""
        levels = table.get("danh_so")
        texts = [item.text for item in levels.items] if levels else _DEFAULT_LEVELS
        return cls(tuple(style for style in map(style_from, texts) if style), table.text_of("dem") == "lien-tuc")

    def rows(self, nodes: Sequence[Node]) -> Iterator[LabelledRow]:
        """The rows and all below them, in the order written."""
        return self._rows(nodes, 0, None, _Counter())

    def _rows(
        self, nodes: Sequence[Node], depth: int, parent: Label | None, counter: _Counter
    ) -> Iterator[LabelledRow]:
        for node in nodes:
            own = None
            if _is_numbered(node):
                counter.value += 1
                own = label(self._style(depth), counter.value, parent)
            yield LabelledRow(node, own, depth)
            if own is None:
                yield from self._rows(rows_below(node), depth, parent, counter if self.run_on else _Counter())
            else:
                yield from self._rows(rows_below(node), depth + 1, own, _Counter())

    def _style(self, depth: int) -> LabelStyle:
        return self.levels[depth] if depth < len(self.levels) else style_below(self.levels[-1], "1")


def _is_numbered(row: Node) -> bool:
    """True for a row of work, and for a group that says so."""
    heading = any(key in row.mapping for key in ROW_HEADINGS)
    return not heading or (row.text_of("danh_so") == "true" and not is_total(row))

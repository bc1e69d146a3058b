"""What the rows of a parent's table say, read once for all children that take rows over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gen.cascade.rows import is_work, rows_below
from gen.core.memo import Memo
from gen.core.node import Node, walk
from gen.core.vocabulary import JOINED, LEADS
from gen.registers.asked_entries import Tracked
from gen.registers.entries import Registers
from gen.source.placing import ma_of

# who leads a row, and all whose work it is
_NAMING = (*LEADS, "phoi_hop", "lien_quan")


@dataclass(frozen=True, slots=True)
class TableSurvey:
    """Ids that stand twice (they must be written `group/row`); of each row, what its joined cells say and the ids of
    the bodies whose work it is."""

    doubled: frozenset[str]
    joined: Mapping[Node, dict[str, Node]]
    named: Mapping[Node, frozenset[str]]


_SURVEYS: Memo[str, Tracked[TableSurvey]] = Memo("survey of a table")


def survey_of(rows: Node, registers: Registers) -> TableSurvey:
    """What these rows and those below them say."""
    return registers.made_once(_SURVEYS, rows, lambda: _Surveyor(registers).survey(rows.items))


class _Surveyor:
    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.counts: Counter[str] = Counter()
        self.joined: dict[Node, dict[str, Node]] = {}
        self.named: dict[Node, frozenset[str]] = {}

    def survey(self, rows: tuple[Node, ...]) -> TableSurvey:
        self._read(rows, {})
        doubled = frozenset(ma for ma, count in self.counts.items() if ma and count > 1)
        return TableSurvey(doubled, self.joined, self.named)

    def _read(self, rows: tuple[Node, ...], seen: dict[str, Node]) -> None:
        for row in rows:
            self.counts[ma_of(row)] += 1
            joined = {key: seen[key] for key, value in row.mapping.items() if value.text == JOINED and key in seen}
            cells = {key: value for key, value in row.mapping.items() if key != "hang"} | joined
            seen.update(cells)
            self.joined[row] = joined
            self.named[row] = self._named(cells) if is_work(row) else frozenset()
            self._read(rows_below(row), seen)

    def _named(self, cells: dict[str, Node]) -> frozenset[str]:
        """The ids of the bodies whose work a row is, written as such or named in a text."""
        found: set[str] = set()
        for column in _NAMING:
            value = cells.get(column)
            for node in walk(value) if value is not None else ():
                if node.text:
                    found |= {node.text} | self.registers.mentioned(node.text)
        return frozenset(found)

"""What the rows of a parent's table say, read once for all children that take rows over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gen.cascade.joined_cells import Said, said_by_joined
from gen.cascade.rows import is_work
from gen.core.memo import Memo
from gen.core.node import Node, walk
from gen.core.vocabulary import LEADS
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
    joined: Mapping[Node, Said]
    named: Mapping[Node, frozenset[str]]


_SURVEYS: Memo[str, Tracked[TableSurvey]] = Memo("survey of a table")


def survey_of(rows: Node, registers: Registers) -> TableSurvey:
    """What these rows and those below them say."""
    return registers.made_once(_SURVEYS, rows, lambda: _survey(rows.items, registers))


def _survey(rows: Iterable[Node], registers: Registers) -> TableSurvey:
    counts: Counter[str] = Counter()
    joined: dict[Node, Said] = {}
    named: dict[Node, frozenset[str]] = {}
    for row, said in said_by_joined(rows):
        counts[ma_of(row)] += 1
        joined[row] = said
        named[row] = _named({**row.mapping, **said}, registers) if is_work(row) else frozenset()
    doubled = frozenset(ma for ma, count in counts.items() if ma and count > 1)
    return TableSurvey(doubled, joined, named)


def _named(cells: Said, registers: Registers) -> frozenset[str]:
    """The ids of the bodies whose work a row is, written as such or named in a text."""
    found: set[str] = set()
    for column in _NAMING:
        value = cells.get(column)
        for node in walk(value) if value is not None else ():
            if node.text:
                found |= {node.text} | registers.mentioned(node.text)
    return frozenset(found)

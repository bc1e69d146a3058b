"""A line with the component that it was recognised as."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.line_labels import LineLabel
from gen.word.audit.printed_lines import PrintedLine


class KnownLine(NamedTuple):
    """A line, what it is, and the label at its head if it has one."""

    key: ComponentKey
    line: PrintedLine
    label: LineLabel | None = None


def table_start(lines: Sequence[PrintedLine], at: int, least: int = 0) -> int:
    """The index of the first line of the table that line `at` stands in, not before `least`; outside of tables `at`."""
    cell = lines[at].paragraph.cell
    while cell is not None and at > least and (above := lines[at - 1].paragraph.cell) and above.table == cell.table:
        at -= 1
    return at


def table_end(lines: Sequence[PrintedLine], at: int, stop: int) -> int:
    """The index after the last line of the table that line `at` stands in, up to `stop`; outside of tables `at + 1`."""
    cell = lines[at].paragraph.cell
    if cell is None:
        return at + 1
    while at < stop and (below := lines[at].paragraph.cell) is not None and below.table == cell.table:
        at += 1
    return at

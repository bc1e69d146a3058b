"""A document as the auditor holds it: measured, cut into parts, its components known by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gen.word.audit.labels import Label
from gen.word.audit.lines import Line
from gen.word.audit.opening import Opened
from gen.word.measure import Measured
from gen.word.the_thuc import DANG, TheThuc

MAIN = 0


@dataclass(frozen=True, eq=False)
class Component:
    """A line known as a component; `key` is that of the_thuc, `part` 0 for the main document, then its appendices."""

    key: str
    line: Line
    part: int
    label: Label | None = None


@dataclass(frozen=True)
class Part:
    """The main document or one appendix: its lines from `start` up to `end`."""

    number: int
    start: int
    end: int
    labelled: bool = True


@dataclass(frozen=True)
class Sheet:
    """All that the rules look at."""

    measured: Measured
    opened: Opened
    lines: tuple[Line, ...]
    components: tuple[Component, ...]
    parts: tuple[Part, ...]
    he: TheThuc
    reason: str

    @property
    def party(self) -> bool:
        """Whether the Party's rules hold."""
        return self.he is DANG

    def of(self, *keys: str, part: int | None = None) -> list[Component]:
        """The components of these kinds, in order."""
        return [c for c in self.components if c.key in keys and part in (None, c.part)]

    @cached_property
    def _by_line(self) -> dict[int, Component]:
        return {c.line.index: c for c in self.components}

    def known(self, line: Line) -> Component | None:
        """What a line was recognised as."""
        return self._by_line.get(line.index)

    @property
    def has_main(self) -> bool:
        """False for a file that holds an appendix alone."""
        return bool(self.parts) and self.parts[0].number == MAIN

    def part_of(self, line: Line) -> Part | None:
        """The part that a line stands in."""
        return next((p for p in self.parts if p.start <= line.index < p.end), None)

    def body(self, part: int | None = None) -> list[Component]:
        """The lines of the body, headings included."""
        return self.of(*BODY, part=part)

    def room(self, line: Line) -> float | None:
        """The width in mm that a line has for its words, None where it cannot be known."""
        paragraph = line.paragraph
        if line.side or paragraph.boxed:
            return None
        if paragraph.in_table:
            room = paragraph.cell.room if paragraph.cell else None
        elif paragraph.section < len(self.measured.sections):
            room = self.measured.sections[paragraph.section].room or None
        else:
            room = None
        return None if room is None else room - paragraph.format.left - paragraph.format.right

    def following(self, line: Line) -> Iterator[Line]:
        """The lines after a line in its cell, or outside of tables."""
        cell = line.paragraph.cell
        for at in range(line.index + 1, len(self.lines)):
            own = self.lines[at].paragraph.cell
            if own == cell:
                yield self.lines[at]
            elif own is None or cell is None or own.table != cell.table:
                return


HEADINGS = ("Chuong", "ChuongTieuDe", "Heading1", "Heading2", "Dieu")
BODY = (*HEADINGS, "LoiVan")

"""A document as the auditor holds it: measured, cut into parts, its components known by name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gen.word.audit.component_keys import BODY, ComponentKey
from gen.word.audit.line_labels import LineLabel
from gen.word.audit.printed_lines import PrintedLine
from gen.word.measure import MeasuredDocument
from gen.word.ooxml.word_file import WordFile
from gen.word.ooxml.xml_parser import Element
from gen.word.the_thuc import DANG, TheThuc

MAIN = 0


@dataclass(frozen=True, eq=False)
class Component:
    """A line known as a component of the form; `part` is the number of the part that it stands in."""

    key: ComponentKey
    line: PrintedLine
    part: int
    label: LineLabel | None = None


@dataclass(frozen=True)
class DocumentPart:
    """The main document (number 0) or an appendix (1, 2 …): its lines from `start` up to `end`."""

    number: int
    start: int
    end: int
    labelled: bool = True


@dataclass(frozen=True)
class AuditedDocument:
    """All that the rules look at; `reason` says why it is measured by this system of rules."""

    measured: MeasuredDocument
    opened: WordFile
    lines: tuple[PrintedLine, ...]
    components: tuple[Component, ...]
    parts: tuple[DocumentPart, ...]
    the_thuc: TheThuc
    reason: str

    @property
    def party(self) -> bool:
        """Whether the Party's rules hold."""
        return self.the_thuc is DANG

    def components_of(self, *keys: ComponentKey, part: int | None = None) -> list[Component]:
        """The components of these kinds, in order."""
        among = self.components if part is None else self._by_part.get(part, ())
        return [component for component in among if component.key in keys]

    @cached_property
    def _by_part(self) -> dict[int, list[Component]]:
        parts: dict[int, list[Component]] = {}
        for component in self.components:
            parts.setdefault(component.part, []).append(component)
        return parts

    @cached_property
    def _by_line(self) -> dict[int, Component]:
        return {c.line.index: c for c in self.components}

    def component_at(self, line: PrintedLine) -> Component | None:
        """What a line was recognised as."""
        return self._by_line.get(line.index)

    @cached_property
    def xml_parts(self) -> dict[str, Element]:
        """The parts that hold text or refer to it, by name; not the properties of the file."""
        names = (name for name in self.opened.parts if not name.startswith(("docProps/", "customXml/")))
        return {name: self.opened.element(name) for name in names if name.endswith(".xml")}

    @property
    def has_main(self) -> bool:
        """False for a file that holds an appendix alone."""
        return bool(self.parts) and self.parts[0].number == MAIN

    @cached_property
    def letter(self) -> bool:
        """Whether the main document is a letter (công văn): a subject below the number or addressees, no kind."""
        letter_keys = (ComponentKey.TRICH_YEU_CONG_VAN, ComponentKey.KINH_GUI)
        return bool(self.components_of(*letter_keys, part=MAIN)) and not self.components_of(
            ComponentKey.TEN_LOAI, part=MAIN
        )

    @cached_property
    def attached(self) -> bool:
        """Whether the main document is one attached to another (PL III, form 1.3): “(Kèm theo …)”, no number."""
        reference = self.components_of(ComponentKey.KEM_THEO, part=MAIN)
        return bool(reference) and not self.components_of(ComponentKey.SO_KY_HIEU, part=MAIN)

    def part_of(self, line: PrintedLine) -> DocumentPart | None:
        """The part that a line stands in."""
        at = bisect_right(self._starts, line.index) - 1
        return self.parts[at] if at >= 0 and line.index < self.parts[at].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part in self.parts]

    @cached_property
    def lines_of_tables(self) -> dict[int, list[PrintedLine]]:
        """The lines of each table, by its number."""
        tables: dict[int, list[PrintedLine]] = {}
        for line in self.lines:
            if line.paragraph.cell is not None:
                tables.setdefault(line.paragraph.cell.table, []).append(line)
        return tables

    def body(self, part: int | None = None) -> list[Component]:
        """The lines of the body, headings included."""
        return self.components_of(*BODY, part=part)

    def available_width(self, line: PrintedLine) -> float | None:
        """The width in mm that a line has for its words; None where it cannot be known."""
        paragraph = line.paragraph
        if line.side is not None or paragraph.boxed:
            return None
        if paragraph.in_table:
            width = paragraph.cell.room if paragraph.cell else None
        elif paragraph.section < len(self.measured.sections):
            width = self.measured.sections[paragraph.section].room or None
        else:
            width = None
        return None if width is None else width - paragraph.format.left - paragraph.format.right

    def lines_after(self, line: PrintedLine) -> Iterator[PrintedLine]:
        """The lines that follow in the same cell; outside of tables, those that follow outside of tables."""
        cell = line.paragraph.cell
        for at in range(line.index + 1, len(self.lines)):
            own = self.lines[at].paragraph.cell
            if own == cell:
                yield self.lines[at]
            elif own is None or cell is None or own.table != cell.table:
                return

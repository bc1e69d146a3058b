"""The lines of a document as a reader sees them: a paragraph cut at its line breaks, and at tabs that make columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from gen.text.diacritics import without_invisible
from gen.word.audit.component_patterns import side_by_side
from gen.word.font_metrics import bold_width_mm
from gen.word.measure import MeasuredParagraph, MeasuredRun
from gen.word.ooxml.units import MM_PER_POINT

_GAP = re.compile(r"\t+| {4,}")
_BREAK = re.compile(r"[\n\f]")


class Side(Enum):
    """Which half of a line typed with tabs."""

    LEFT = "trái"
    RIGHT = "phải"


@dataclass(frozen=True, eq=False)
class PrintedLine:
    """A line: `number` counts the paragraphs with words from 1; `text` is clean (NFC, single blanks).

    `first` tells the first line of its paragraph, `after_break` one that a page break stands before.
    """

    index: int
    number: int
    paragraph: MeasuredParagraph
    runs: tuple[MeasuredRun, ...]
    text: str
    first: bool
    after_break: bool
    side: Side | None = None

    @cached_property
    def raw(self) -> str:
        """The characters as typed."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def visible_runs(self) -> tuple[MeasuredRun, ...]:
        """The runs that hold more than blanks."""
        return tuple(run for run in self.runs if run.text.strip())

    @cached_property
    def width(self) -> float:
        """The width in mm that the words take when set in bold without breaking the line."""
        total = 0.0
        for run in self.runs:
            words = run.text.upper() if run.format.caps else run.text
            total += bold_width_mm(words, run.format.size) * run.format.stretch
            total += len(words) * run.format.tracking * MM_PER_POINT
        return total

    @cached_property
    def all_bold(self) -> bool:
        """Whether every word is bold."""
        return bool(self.visible_runs) and all(run.format.bold for run in self.visible_runs)

    @cached_property
    def capitals(self) -> bool:
        """Whether all letters show as capitals."""
        return bool(self.visible_runs) and all(
            run.format.caps or run.text.upper() == run.text for run in self.visible_runs
        )

    @cached_property
    def centred(self) -> bool:
        """Whether the line stands in the middle."""
        return self.paragraph.format.align == "center"


def clean(text: str) -> str:
    """Text made comparable without losing diacritics: NFC, single blanks, plain hyphens, nothing invisible."""
    text = unicodedata.normalize("NFC", without_invisible(text)).replace("Ð", "Đ").replace("\u2011", "-")
    return " ".join(text.split())


def printed_lines(paragraphs: Iterable[MeasuredParagraph]) -> tuple[PrintedLine, ...]:
    """All lines in document order; a paragraph without words is one empty line."""
    lines: list[PrintedLine] = []
    number, broken = 0, False
    for paragraph in paragraphs:
        number += bool(clean(paragraph.text))
        broken = broken or paragraph.format.page_break_before
        for first, breaks, runs in _cut_at_breaks(paragraph):
            broken = broken or breaks
            for side, part in _columns(runs):
                text = clean("".join(run.text for run in part))
                lines.append(PrintedLine(len(lines), number, paragraph, part, text, first, broken, side))
                broken = broken and not text
    return tuple(lines)


def _cut_at_breaks(paragraph: MeasuredParagraph) -> Iterator[tuple[bool, bool, tuple[MeasuredRun, ...]]]:
    """Each line's runs, with whether it is the first, and whether a page break stands before it."""
    first, breaks = True, False
    current: list[MeasuredRun] = []
    for run in paragraph.runs:
        start = 0
        for match in _BREAK.finditer(run.text):
            current.append(MeasuredRun(run.text[start : match.start()], run.format))
            yield first, breaks, tuple(r for r in current if r.text)
            first, breaks, current, start = False, match[0] == "\f", [], match.end()
        current.append(MeasuredRun(run.text[start:], run.format))
    yield first, breaks, tuple(r for r in current if r.text)


def _columns(runs: tuple[MeasuredRun, ...]) -> Iterator[tuple[Side | None, tuple[MeasuredRun, ...]]]:
    """A letterhead or a signature typed with tabs, as its left and its right half; other lines whole."""
    text = "".join(run.text for run in runs)
    for gap in _GAP.finditer(text):
        left, right = text[: gap.start()], text[gap.end() :]
        if clean(left) and side_by_side(clean(left), clean(right)):
            yield Side.LEFT, _slice(runs, 0, gap.start())
            yield Side.RIGHT, _slice(runs, gap.end(), len(text))
            return
    yield None, runs


def _slice(runs: tuple[MeasuredRun, ...], start: int, end: int) -> tuple[MeasuredRun, ...]:
    found, at = [], 0
    for run in runs:
        words = run.text[max(0, start - at) : max(0, end - at)]
        if words:
            found.append(MeasuredRun(words, run.format))
        at += len(run.text)
    return tuple(found)

"""Runs and paragraphs as WordprocessingML."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from gen.core.node import Node
from gen.document.model import Para
from gen.text.inline import Run, Script
from gen.text.no_break import HYPHEN, unbroken
from gen.word.font_metrics import bold_width_mm
from gen.word.ooxml.units import TWIPS_PER_MM

# an attribute of our own, which no file that is written keeps
TRACE, TRACE_NAMESPACE = "gen:o", "urn:gen:origin"
_KEPT = ' xml:space="preserve"'
_BREAK = f"</w:t><w:br/><w:t{_KEPT}>"
_HYPHEN = f"</w:t><w:noBreakHyphen/><w:t{_KEPT}>"
# the greatest type that narrow lines are set in
_NARROW_PT = 13.0
_CAPS = {None: "", True: "<w:caps/>", False: '<w:caps w:val="0"/>'}


def escape(text: str) -> str:
    """Text as it may stand in XML."""
    # most texts have none of these, and a look costs less than a copy
    if not ("&" in text or "<" in text or ">" in text or '"' in text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@dataclass
class NoteNumbers:
    """Numbers the footnotes in the order in which they are called, from the first id that is free."""

    first: int = 1
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, id: str) -> int:
        """The id of a note, given at its first call."""
        return self.numbers.setdefault(id, self.first + len(self.numbers))


@dataclass
class TraceSources:
    """What every traced paragraph, row and table was made from; a trace is a place in this list."""

    sources: list[Node] = field(default_factory=list)

    def trace(self, source: Node) -> str:
        """The trace of an element made from a source."""
        self.sources.append(source)
        return f' {TRACE}="{len(self.sources) - 1}"'


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes paragraphs in the styles of one template, by our ids of them; KeyError for one that it has not."""

    styles: Mapping[str, str]
    notes: NoteNumbers
    # what the XML of a part depends on beside the part itself: fragments are kept under it
    templates: Hashable = None
    # only where somebody wants to know what each paragraph was made from; then nothing is kept
    traces: TraceSources | None = None
    # in mm, the text width of an upright page
    text_mm: float = 0
    # in mm, where a line is so narrow that not every number has room in it
    line_mm: float | None = None
    # in pt, the size of the type of tables in these templates
    table_pt: float = 12.0
    # the size of the type as a property of a run, where it is not that of the style
    size: str = ""

    def narrow(self, line_mm: float) -> Writer:
        """A writer of lines of `line_mm`."""
        return replace(self, line_mm=line_mm)

    def sized(self, size_pt: float) -> Writer:
        """A writer in type of a size of its own; that of the styles where it is 0."""
        if not size_pt:
            return self
        half_points = round(size_pt * 2)
        return replace(self, size=f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>')

    def trace(self, source: Node | None) -> str:
        """What the tag of an element carries of its source: nothing in a file that is built."""
        return self.traces.trace(source) if self.traces is not None and source is not None else ""

    def trace_run(self, source: Node | None) -> str:
        """The trace of a paragraph that the template writes, as a run without words."""
        trace = self.trace(source)
        return f"<w:r{trace}/>" if trace else ""

    def run(self, run: Run) -> str:
        """One run, or the call of a footnote."""
        if run.note:
            style = self.styles["FootnoteReference"]
            number = self.notes.number(run.note)
            return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        properties = ""
        if not _is_plain(run):
            look = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "") + _CAPS[run.caps] + self.size
            look += "" if run.script is Script.LINE else f'<w:vertAlign w:val="{run.script.value}"/>'
            properties = f"<w:rPr>{look}</w:rPr>"
        return self._run(run.text, properties)

    def runs(self, runs: Iterable[Run]) -> str:
        """Several runs."""
        return "".join([self.run(run) for run in runs])

    def paragraph(self, style: str, runs: Iterable[Run], properties: str = "", source: Node | None = None) -> str:
        """A paragraph in a style, with direct properties in schema order after the style."""
        return self._paragraph(style, properties, self.runs(runs), source)

    def _paragraph(self, style: str, properties: str, inner: str, source: Node | None) -> str:
        trace = self.trace(source) if self.traces is not None else ""
        mark = f"<w:rPr>{self.size}</w:rPr>" if self.size else ""
        return f'<w:p{trace}><w:pPr><w:pStyle w:val="{self.styles[style]}"/>{properties}{mark}</w:pPr>{inner}</w:p>'

    def labelled(self, style: str, label: str, para: Para, properties: str = "", *, bold_label: bool = False) -> str:
        """A paragraph that begins with a printed label."""
        runs = para.runs
        if not label:
            return self._paragraph(style, properties, self.runs(runs), para.source)
        if bold_label or not runs or not _is_plain(runs[0]):
            inner = self.runs((Run(f"{label} ", bold=bold_label), *runs))
            return self._paragraph(style, properties, inner, para.source)
        begun = self._run(f"{label} {runs[0].text}")
        inner = begun + self.runs(runs[1:]) if len(runs) > 1 else begun
        return self._paragraph(style, properties, inner, para.source)

    def _run(self, text: str, properties: str = "") -> str:
        # without it Word would drop blanks at the ends
        properties = properties or (f"<w:rPr>{self.size}</w:rPr>" if self.size else "")
        kept = _KEPT if text[:1].isspace() or text[-1:].isspace() or "  " in text else ""
        return f"<w:r>{properties}<w:t{kept}>{broken(text, self.line_mm)}</w:t></w:r>"

    def rule(self, length: float, room: int) -> str:
        """A rule of `length` mm in the middle of `room` twips; nothing where no template draws one."""
        if "KeNgang" not in self.styles:
            return ""
        side = max(0, (room - round(length * TWIPS_PER_MM)) // 2)
        return self.paragraph("KeNgang", (), f'<w:ind w:left="{side}" w:right="{side}"/>')


@lru_cache(maxsize=8192)
def broken(text: str, line_mm: float | None = None) -> str:
    """Text inside `w:t`: its line breaks are those of Word, and lines end neither in numbers nor before them.

    Where a line has only `line_mm`, what is longer may be torn.
    """
    xml = escape(unbroken(text) if line_mm is None else unbroken(text, lambda words: _fits(words, line_mm)))
    if HYPHEN in xml:
        xml = xml.replace(HYPHEN, _HYPHEN)
    return xml.replace("\n", _BREAK) if "\n" in xml else xml


def _fits(words: str, line_mm: float) -> bool:
    return bold_width_mm(words, _NARROW_PT) <= line_mm


def _is_plain(run: Run) -> bool:
    return not (run.bold or run.italic or run.note or run.caps is not None or run.script is not Script.LINE)

"""Runs and paragraphs as WordprocessingML."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from gen.model import Para
from gen.text.inline import Run

TWIPS_PER_MM = 1440 / 25.4
_CAPS = {None: "", True: "<w:caps/>", False: '<w:caps w:val="0"/>'}


def escape(text: str) -> str:
    """Text as it may stand in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@dataclass
class Notes:
    """Numbers the footnotes in the order in which they are called, from the first id that is free."""

    first: int = 1
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, id: str) -> int:
        """The id of a note, given at its first call."""
        return self.numbers.setdefault(id, self.first + len(self.numbers))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes paragraphs in the styles of one template, by our ids of the styles."""

    styles: Mapping[str, str]
    notes: Notes
    # what the XML of a part depends on beside the part itself: pieces are kept under it
    press: Hashable = None

    def run(self, run: Run) -> str:
        """One run, or the call of a footnote."""
        if run.note:
            style = self.styles["FootnoteReference"]
            number = self.notes.number(run.note)
            return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        text, properties = run.text, ""
        if run.bold or run.italic or run.caps is not None:
            look = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "") + _CAPS[run.caps]
            properties = f"<w:rPr>{look}</w:rPr>"
        # without the mark Word would drop blanks at the ends
        kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "  " in text else ""
        return f"<w:r>{properties}<w:t{kept}>{escape(text)}</w:t></w:r>"

    def runs(self, runs: Iterable[Run]) -> str:
        """Several runs."""
        return "".join([self.run(run) for run in runs])

    def paragraph(self, style: str, runs: Iterable[Run], properties: str = "") -> str:
        """A paragraph in a style, with direct properties in schema order after the style."""
        head = f'<w:pPr><w:pStyle w:val="{self.styles[style]}"/>{properties}</w:pPr>'
        return f"<w:p>{head}{self.runs(runs)}</w:p>"

    def labelled(self, style: str, label: str, para: Para, properties: str = "", *, bold_label: bool = False) -> str:
        """A paragraph that begins with a printed label."""
        if not label:
            return self.paragraph(style, para.runs, properties)
        first, *rest = para.runs or (Run(""),)
        if not bold_label and not first.note and first == Run(first.text):
            return self.paragraph(style, (Run(f"{label} {first.text}"), *rest), properties)
        return self.paragraph(style, (Run(f"{label} ", bold=bold_label), *para.runs), properties)

    def rule(self, length: float, room: int) -> str:
        """A rule of `length` mm in the middle of `room` twips."""
        side = max(0, (room - round(length * TWIPS_PER_MM)) // 2)
        return self.paragraph("KeNgang", (), f'<w:ind w:left="{side}" w:right="{side}"/>')

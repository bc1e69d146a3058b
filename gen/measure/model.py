"""What a measurement of a Word file says: sections, paragraphs, runs, in mm and points."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class RunFormat:
    """How characters look."""

    fonts: tuple[str, str]  # for ASCII letters, for the others
    size: float
    bold: bool
    italic: bool
    caps: bool
    underline: bool
    color: str


@dataclass(frozen=True)
class ParagraphFormat:
    """How a paragraph stands: lengths in mm, spacing in pt; `line` counts lines if `line_rule` is "auto", else pt."""

    align: str
    left: float
    right: float
    first_line: float
    before: float
    after: float
    line: float
    line_rule: str
    keep_next: bool
    outline: int | None


@dataclass(frozen=True)
class Run:
    """Characters of one look."""

    text: str
    format: RunFormat

    @property
    def fonts(self) -> set[str]:
        """The fonts that this text really uses."""
        ascii_font, other_font = self.format.fonts
        return {ascii_font if ord(letter) < 128 else other_font for letter in self.text}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its resolved layout; `style` is the style's name in Word, `mark` the look that it gives."""

    style: str
    format: ParagraphFormat
    mark: RunFormat
    runs: tuple[Run, ...]
    fields: tuple[str, ...]
    section: int
    in_table: bool
    numbered: bool

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Section:
    """Page set-up, in mm; headers by type (default, first, even), those of the section before where it has none."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_distance: float
    title_page: bool
    page_start: int | None
    headers: Mapping[str, tuple[Paragraph, ...]]


@dataclass(frozen=True)
class Measured:
    """Everything measured in one file; `styles` holds each paragraph style, by name, as a paragraph without words."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    styles: Mapping[str, Paragraph]

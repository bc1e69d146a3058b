"""What a measurement of a Word file says: sections, paragraphs, runs, tables, in mm and points."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class RunFormat:
    """How characters look; `stretch` and `tracking` (pt) widen or narrow them, `shade` is a colour behind them."""

    fonts: tuple[str, str]  # for ASCII letters, for the others
    size: float
    bold: bool
    italic: bool
    caps: bool
    underline: bool
    color: str
    hidden: bool = False
    shade: str = ""
    stretch: float = 1.0
    tracking: float = 0.0


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
    contextual: bool = False
    border_bottom: bool = False
    border_top: bool = False
    page_break_before: bool = False


@dataclass(frozen=True)
class MeasuredRun:
    """Characters of one look; a line break is `\\n`, a page break `\\f`."""

    text: str
    format: RunFormat

    @property
    def fonts(self) -> set[str]:
        """The fonts that this text really uses."""
        ascii_font, other_font = self.format.fonts
        if self.text.isascii() or ascii_font == other_font:
            return {ascii_font} if self.text else set()
        return {ascii_font if letter < "\x80" else other_font for letter in self.text}


@dataclass(frozen=True)
class MeasuredCell:
    """A paragraph's place in its innermost table, counted from 0; `room` is the width for words, None if unknown."""

    table: int
    row: int
    column: int
    room: float | None
    bordered: bool


@dataclass(frozen=True)
class MeasuredParagraph:
    """A paragraph with its resolved layout; `style` is the style's name in Word, `style_format` the look that it gives.

    `label` is the number that Word itself puts before it; `lines` are the straight lines drawn in it, by their length
    in mm (None where unknown); `boxed` tells a text box.
    """

    style: str
    format: ParagraphFormat
    style_format: RunFormat
    runs: tuple[MeasuredRun, ...]
    fields: tuple[str, ...]
    section: int
    in_table: bool
    numbered: bool
    label: str = ""
    cell: MeasuredCell | None = None
    lines: tuple[float | None, ...] = ()
    boxed: bool = False

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class MeasuredSection:
    """Page set-up, in mm; headers and footers by type (default, first, even), those of the section before if none."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_distance: float
    title_page: bool
    page_start: int | None
    headers: Mapping[str, tuple[MeasuredParagraph, ...]]
    footers: Mapping[str, tuple[MeasuredParagraph, ...]]
    number_format: str = "decimal"

    @property
    def room(self) -> float:
        """The width between the margins, 0 where the file gives no page."""
        return max(0.0, round(self.width - self.left - self.right, 2))


@dataclass(frozen=True)
class MeasuredTable:
    """A table's size, and how many rows at its top repeat on every page; `inner` tells a table inside another."""

    rows: int
    columns: int
    header_rows: int
    bordered: bool
    inner: bool
    # in mm; where it begins from the left margin is None for one in the middle; 0 wide where nobody knows
    width: float = 0.0
    left: float | None = 0.0


@dataclass(frozen=True)
class MeasuredDocument:
    """Everything measured in one file; `styles` holds each paragraph style, by name, as a paragraph without words."""

    sections: tuple[MeasuredSection, ...]
    paragraphs: tuple[MeasuredParagraph, ...]
    styles: Mapping[str, MeasuredParagraph]
    tables: tuple[MeasuredTable, ...] = ()
    notes: tuple[MeasuredParagraph, ...] = ()
    even_headers: bool = False  # whether even pages have a header of their own

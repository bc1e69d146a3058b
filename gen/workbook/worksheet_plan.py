"""What a sheet of a workbook holds for one table: columns, rows, cells; nothing about a library or a file yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# what the hidden first column says of its row
PLAN_MARK, TITLE_MARK, HEADER_MARK = "gen-bang", "gen-ten", "gen-cot"
# parts an id from the digest of its row, and what a row without an id is called by: its number among its siblings
DIGEST_MARK, NUMBER_MARK = "#", "~"


class Joined(StrEnum):
    """With which neighbour a cell is one; the values are what a drafter writes for it."""

    NO = ""
    ABOVE = "^"
    LEFT = "<"


class Heading(StrEnum):
    """What a row is that is no work; the values are its key."""

    NONE = ""
    GROUP = "nhom"
    TOTAL = "tong"


@dataclass(frozen=True, slots=True)
class WorksheetColumn:
    """A column: its id, its name and that of the column it is a part of; width in cm."""

    ma: str
    name: str
    above: str = ""
    width: float = 3.0
    align: str = ""
    is_label: bool = False
    is_number: bool = False
    is_body: bool = False
    decimals: int | None = None
    formula: str = ""
    sums: bool = False


@dataclass(frozen=True, slots=True)
class WorksheetCell:
    """A cell as it is read on paper; its number in a column of numbers; `computed` where nobody typed it."""

    text: str = ""
    number: Decimal | None = None
    joined: Joined = Joined.NO
    computed: bool = False


@dataclass(frozen=True, slots=True)
class WorksheetRow:
    """A row: the ids that lead to it, joined by `/`, what stands in its cells, and how deep it is."""

    key: str
    cells: tuple[WorksheetCell, ...]
    heading: Heading = Heading.NONE
    depth: int = 0
    # the row that it is below, by its number; -1 at the top
    parent: int = -1


@dataclass(frozen=True, slots=True)
class WorksheetPlan:
    """One table, by the document and the path of ids that lead to it."""

    document: str
    path: str
    title: str
    columns: tuple[WorksheetColumn, ...]
    rows: tuple[WorksheetRow, ...]

    @property
    def first_words(self) -> int:
        """The number of the column in which headings of groups stand: the first one of words."""
        return 1 if len(self.columns) > 1 and self.columns[0].is_label else 0


def said(cell: WorksheetCell) -> str:
    """What a cell says, for comparing: numbers by their value, words without how their blanks are set."""
    if cell.number is not None:
        number = cell.number.normalize()
        return f"{number:f}" if number else "0"
    return same_words(cell.text)


def same_words(text: str) -> str:
    """A text by its words and line breaks alone."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def digest_of(texts: Iterable[str]) -> str:
    """What tells that a row was edited: a digest of what its cells say."""
    return hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:10]


def row_digest(plan: WorksheetPlan, row: WorksheetRow) -> str:
    """The digest of a row without what is computed."""
    pairs = zip(plan.columns, row.cells, strict=True)
    return digest_of("" if cell.computed else said(cell) for _, cell in pairs)

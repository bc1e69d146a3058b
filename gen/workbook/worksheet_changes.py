"""What an office changed on the sheet of a table, as it must be written and as it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gen.workbook.worksheet_plan import Heading, Joined


@dataclass(frozen=True, slots=True)
class NewValue:
    """What a cell shall hold: words, a number, or that it is one with a neighbour."""

    text: str = ""
    number: Decimal | None = None
    joined: Joined = Joined.NO


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of a row (by its number in the plan) and column that holds something else; `place` on the sheet."""

    row: int
    column: int
    old: str
    value: NewValue
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class NewRow:
    """A row that the plan does not have: its cells by column, what heading it is, where it stands on the sheet."""

    cells: Mapping[int, NewValue]
    heading: Heading
    is_numbered: bool
    place: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was not taken over, or must be known: where, what, and what to do."""

    place: str
    message: str
    hint: str = ""
    is_error: bool = True


@dataclass(slots=True)
class WorksheetChanges:
    """All that a sheet says otherwise than its table.

    `order` gives, for each row that has others below it (-1 for the table), those in their order: numbers of the plan,
    or new rows.
    """

    cells: list[CellChange] = field(default_factory=list)
    order: dict[int | NewRow, list[int | NewRow]] = field(default_factory=dict)
    removed: list[int] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    # computed cells whose value on the sheet is another one: row, column, what stands there, its place
    computed: list[tuple[int, int, str, str]] = field(default_factory=list)
    # by the number of a row, its line on the sheet
    lines: dict[int, int] = field(default_factory=dict)

    @property
    def new_rows(self) -> list[NewRow]:
        """The rows that are new, in the order of the sheet."""
        return [row for rows in self.order.values() for row in rows if isinstance(row, NewRow)]

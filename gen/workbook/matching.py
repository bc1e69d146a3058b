"""Which line of a sheet is which row of its table: by id, then by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gen.workbook.cell_values import Reading, reading
from gen.workbook.layout import Layout
from gen.workbook.worksheet_plan import DIGEST_MARK, WorksheetCell, WorksheetPlan, WorksheetRow, digest_of, said

# a title or a signature that someone typed below the table is no row
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class WorksheetLine:
    """A line below the header: its number from 0, its id and digest, and its cells (None: no such column)."""

    number: int
    key: str
    digest: str
    cells: tuple[Reading | None, ...]

    @property
    def is_empty(self) -> bool:
        """True where no cell says anything."""
        return not any(cell is not None and (cell.text or cell.trouble) for cell in self.cells)

    def said(self, column: int) -> str:
        """What a cell says, for comparing."""
        cell = self.cells[column]
        return "" if cell is None else said(WorksheetCell(cell.text, cell.number))


def lines_of(layout: Layout, plan: WorksheetPlan) -> list[WorksheetLine]:
    """The lines of a sheet below the header, empty ones too."""
    sheet = layout.sheet
    out = []
    for number in range(layout.header + 1, len(sheet.lines)):
        key, _, digest = sheet.text(number, layout.ids).partition(DIGEST_MARK) if layout.ids >= 0 else ("", "", "")
        places = [layout.columns.get(column.ma) for column in plan.columns]
        cells = tuple(
            None if at is None else reading(sheet.value(number, at), sheet.note(number, at), column)
            for at, column in zip(places, plan.columns, strict=True)
        )
        out.append(WorksheetLine(number, key, digest, cells))
    while out and out[-1].is_empty and not out[-1].key:
        out.pop()
    return out


def line_digest(row: WorksheetRow, line: WorksheetLine, has_formula: Callable[[int], bool]) -> str:
    """The digest of a line as that of its row was made when the sheet was written.

    What a formula of that day gives may be missing where another program saved the sheet.
    """
    texts = []
    for number, cell in enumerate(row.cells):
        found = line.cells[number]
        if cell.computed:
            texts.append("")
        elif found is None or (found.uncomputed and has_formula(number)):
            texts.append(said(cell))
        else:
            texts.append(line.said(number))
    return digest_of(texts)


def matched(plan: WorksheetPlan, lines: Sequence[WorksheetLine]) -> list[int | None]:
    """For each line the number of its row, None for one that is new or empty."""
    rows = {row.key: number for number, row in enumerate(plan.rows)}
    out: list[int | None] = [None] * len(lines)
    taken: set[int] = set()
    for at, line in enumerate(lines):
        number = rows.get(line.key)
        if number is None or number in taken:
            continue
        out[at] = number
        taken.add(number)
    left = [number for number in range(len(plan.rows)) if number not in taken]
    open_lines = [at for at, line in enumerate(lines) if out[at] is None and not line.is_empty]
    for key in (_whole, _first_words):
        _pair(plan, lines, left, open_lines, key, out)
    _pair_in_order(plan, lines, left, open_lines, out)
    return out


def _whole(plan: WorksheetPlan, at: WorksheetRow | WorksheetLine) -> str:
    if isinstance(at, WorksheetLine):
        texts = [at.said(number) for number in range(len(plan.columns))]
    else:
        texts = [said(cell) for cell in at.cells]
    texts = [text for text, column in zip(texts, plan.columns, strict=True) if not column.is_label]
    return "\x00".join(texts) if any(texts) else ""


def _first_words(plan: WorksheetPlan, at: WorksheetRow | WorksheetLine) -> str:
    number = plan.first_words
    return at.said(number) if isinstance(at, WorksheetLine) else said(at.cells[number])


def _pair(
    plan: WorksheetPlan,
    lines: Sequence[WorksheetLine],
    left: list[int],
    open_lines: list[int],
    key: Callable[[WorksheetPlan, WorksheetRow | WorksheetLine], str],
    out: list[int | None],
) -> None:
    """Pairs rows and lines that are alike by a key which only one of each has."""
    rows = {number: key(plan, plan.rows[number]) for number in left}
    texts = {at: key(plan, lines[at]) for at in open_lines}
    counts = Counter(rows.values()), Counter(texts.values())
    by_text = {text: number for number, text in rows.items() if text and counts[0][text] == 1}
    for at, text in texts.items():
        if counts[1][text] == 1 and text in by_text:
            out[at] = by_text[text]
            left.remove(by_text[text])
            open_lines.remove(at)


def _pair_in_order(
    plan: WorksheetPlan, lines: Sequence[WorksheetLine], left: list[int], open_lines: list[int], out: list[int | None]
) -> None:
    """Pairs a row without an id on the sheet with the line that stands right behind the row before it, if alike."""
    behind = {number: at for at, number in enumerate(out) if number is not None}
    for number in list(left):
        at = behind.get(number - 1, -1) + 1 if number else 0
        while at < len(lines) and lines[at].is_empty and not lines[at].key:
            at += 1
        if at in open_lines and not lines[at].key and _alike(plan, plan.rows[number], lines[at]):
            out[at] = number
            behind[number] = at
            left.remove(number)
            open_lines.remove(at)


def _alike(plan: WorksheetPlan, row: WorksheetRow, line: WorksheetLine) -> bool:
    pairs = [
        (said(cell), line.said(number))
        for number, (column, cell) in enumerate(zip(plan.columns, row.cells, strict=True))
        if not column.is_label and (said(cell) or line.said(number))
    ]
    return bool(pairs) and sum(one == other for one, other in pairs) / len(pairs) >= _ALIKE

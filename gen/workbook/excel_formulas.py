"""The sums and formulas of a table as formulas of Excel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gen.text.formula import ROUND
from gen.text.vietnamese_numbers import read_number
from gen.workbook.worksheet_plan import Heading, WorksheetColumn, WorksheetPlan

_TOKEN = re.compile(r"\d[\d.]*(?:,\d+)?|[a-z_][a-z0-9_]*", re.ASCII)
# Excel takes no longer formula, and no more arguments of a function
_LONGEST, _MOST = 8000, 250


def column_letters(number: int) -> str:
    """The letters of a column by its number, from 0: `A`, `AA`."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Formulas:
    """The formulas of a table whose rows stand on the sheet from line `top` (from 1) on, its columns from B on."""

    def __init__(self, plan: WorksheetPlan, top: int) -> None:
        self.plan, self.top = plan, top
        self.places = {column.ma: number for number, column in enumerate(plan.columns)}
        self.below: dict[int, list[int]] = {}
        for number, row in enumerate(plan.rows):
            self.below.setdefault(row.parent, []).append(number)

    def of(self, row: int, column: int) -> str:
        """The formula of a cell whose number others of the sheet make, empty where it has none."""
        told, here = self.plan.columns[column], self.plan.rows[row]
        if not told.is_number or here.cells[column].number is None:
            return ""
        if here.heading is Heading.TOTAL:
            above = [number for number in self.below[here.parent] if number < row]
            return self._sum(above, column) if told.sums else ""
        if row in self.below:
            return self._sum(self.below[row], column) if told.sums else ""
        return self._computed(row, told) if told.formula else ""

    def _sum(self, rows: Sequence[int], column: int) -> str:
        rows = [row for row in rows if self.plan.rows[row].heading is not Heading.TOTAL]
        if not any(self.plan.rows[row].cells[column].number is not None for row in rows):
            return ""
        letters = column_letters(column + 1)
        runs: list[list[int]] = []
        for row in rows:
            if runs and row == runs[-1][-1] + 1:
                runs[-1].append(row)
            else:
                runs.append([row])
        ends = [(f"{letters}{self.top + run[0]}", f"{letters}{self.top + run[-1]}") for run in runs]
        formula = f"=SUM({','.join(first if first == last else f'{first}:{last}' for first, last in ends)})"
        return formula if len(formula) < _LONGEST and len(runs) < _MOST else ""

    def _computed(self, row: int, told: WorksheetColumn) -> str:
        cells = self.plan.rows[row].cells
        named = [name for name in _TOKEN.findall(told.formula) if not name[0].isdigit() and name != ROUND]
        if any(name not in self.places or cells[self.places[name]].number is None for name in named):
            return ""

        def turned(match: re.Match[str]) -> str:
            word = match[0]
            if word[0].isdigit():
                number = read_number(word)
                return word if number is None else f"{number:f}"
            return "ROUND" if word == ROUND else f"{column_letters(self.places[word] + 1)}{self.top + row}"

        formula = _TOKEN.sub(turned, told.formula)
        return f"=ROUND({formula},{told.decimals})" if told.decimals is not None else f"={formula}"

"""Cells of number columns: computed where they are empty, held against their inputs where they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gen.cascade.rows import is_total, rows_below
from gen.core.diagnostic import Related
from gen.core.node import Node
from gen.core.vocabulary import JOINING
from gen.document.context import ComposeContext
from gen.document.number_columns import NumberColumn
from gen.text.formula import Formula
from gen.text.shorten import Limit, listed
from gen.text.vietnamese_numbers import number_cure, read_number, written_number

# what offices type where there is nothing to count
NOTHING_TO_COUNT = ("", "-", "–", "—")
_SHOWN = 6
# as where a comma parts thousands: nobody writes decimals that end in nothing
_GROUPED_BY_COMMA = re.compile(r"[-−]?[1-9]\d{0,2},\d{2}0", re.ASCII)


class Input(NamedTuple):
    """A number that another was made of, and the cell that holds it, or the row where the cell is computed."""

    number: Decimal
    place: Node


class Expected(NamedTuple):
    """What a cell should hold: a value, and how it came about."""

    value: Fraction
    inputs: tuple[Input, ...]
    how: str
    # whose names are those of the inputs, in this order; None for a sum
    formula: Formula | None = None


@dataclass
class TableSums:
    """Computes a table from its lowest rows up; `computed` are the cells left empty, by row and column.

    `expected` tells how each cell that a formula or a sum stands for came about, `held` what every cell holds.
    `text_of` gives what a cell prints, by its row and column. What is typed counts as it is written, right or wrong.
    """

    context: ComposeContext
    columns: Sequence[NumberColumn]
    text_of: Callable[[Node, str], str]
    computed: dict[tuple[Node, str], Decimal] = field(default_factory=dict)
    expected: dict[tuple[Node, str], Expected] = field(default_factory=dict)
    held: dict[tuple[Node, str], Input] = field(default_factory=dict)

    def count(self, rows: Sequence[Node]) -> None:
        """Computes some rows of one level and all below them; reports what is typed and does not agree."""
        above: list[Node] = []
        for row in rows:
            below = rows_below(row)
            self.count(below)
            for column in self.columns:
                if is_total(row):
                    expected = self._sum(above, column, "các hàng trên")
                elif below:
                    counted = [each for each in below if not is_total(each)]
                    expected = self._sum(counted, column, "các hàng dưới")
                else:
                    expected = self._by_formula(row, column)
                self._settle(row, column, expected)
            if not is_total(row):
                above.append(row)

    def _sum(self, rows: Sequence[Node], column: NumberColumn, how: str) -> Expected | None:
        """The sum of what some rows hold in a column; None where it holds none, or they hold nothing."""
        inputs = tuple(self.held[row, column.ma] for row in rows if (row, column.ma) in self.held)
        if not column.sums or not inputs:
            return None
        return Expected(sum((Fraction(each.number) for each in inputs), Fraction()), inputs, how)

    def _by_formula(self, row: Node, column: NumberColumn) -> Expected | None:
        formula = column.formula
        if formula is None:
            return None
        inputs = {name: self.held[row, name] for name in formula.names if (row, name) in self.held}
        if len(inputs) < len(formula.names):
            return None
        try:
            value = formula.run({name: Fraction(each.number) for name, each in inputs.items()})
        except ZeroDivisionError:
            message = f"Công thức “{column.cause.text}” chia cho 0 ở hàng này."
            self.context.report("table/divided-by-zero", message, row, "Sửa số ở cột chia, hoặc gõ kết quả vào ô.")
            return None
        return Expected(value, tuple(inputs.values()), f"công thức “{column.cause.text}”", formula)

    def _settle(self, row: Node, column: NumberColumn, expected: Expected | None) -> None:
        """Notes what the cell holds: what is typed there, else what is expected."""
        cell = row.get(column.ma)
        if cell is not None and (cell.text in JOINING or cell.tag):
            return
        if expected is not None:
            self.expected[row, column.ma] = expected
        text = self.text_of(row, column.ma) if cell is not None else ""
        if text and not text.strip("… "):
            # room for figures that this document does not have, as in a slot
            return
        if text.strip() not in NOTHING_TO_COUNT:
            assert cell is not None
            self._typed(cell, text, row, column, expected)
        elif expected is not None and not text.strip():
            self._empty(row, column, expected)

    def _typed(self, cell: Node, text: str, row: Node, column: NumberColumn, expected: Expected | None) -> None:
        number = read_number(text)
        if number is None:
            message = f"“{text}” ở cột số “{column.ma}” không phải là số."
            hint = f"{number_cure(text)} Ô không có số thì để trống hoặc gạch “-”; cột chữ thì bỏ “so”."
            self.context.report("table/not-a-number", message, cell, hint)
            return
        if column.decimals is not None and number != round(number, column.decimals):
            message = f"“{text}” có nhiều hơn {column.decimals} chữ số thập phân, là mức của cột “{column.ma}”."
            hint = f"Sửa số, hoặc tăng “so: {column.decimals}” của cột."
            self.context.report("table/too-many-decimals", message, cell, hint)
            expected = None
        elif column.decimals is None and _GROUPED_BY_COMMA.fullmatch(text.strip()):
            self._tell_comma(cell, text.strip(), number, column)
        self.held[row, column.ma] = Input(number, cell)
        if expected is not None:
            self._compare(cell, text, number, column, expected)

    def _tell_comma(self, cell: Node, text: str, number: Decimal, column: NumberColumn) -> None:
        """A warning where thousands seem to be parted by a comma: three decimals, the last of them nothing."""
        read = written_number(number.normalize())
        message = f"“{text}” ở cột “{column.ma}” đọc là {read}: dấu phẩy đứng trước phần thập phân."
        hint = f"Muốn nói hàng nghìn thì viết: {text.replace(',', '.')}; đúng là {read} thì viết thế, hoặc ghi “so: 3”."
        self.context.report("table/comma-for-thousands", message, cell, hint, warning=True, about=(text, column.ma))

    def _compare(self, cell: Node, text: str, number: Decimal, column: NumberColumn, expected: Expected) -> None:
        wanted = self._printed(cell, column, expected)
        if wanted is not None and wanted != number:
            made = listed([written_number(each.number) for each in expected.inputs], Limit(_SHOWN), "số")
            message = f"Ô này ghi “{text}”, tính theo {expected.how} thì được “{written_number(wanted)}” ({made})."
            hint = f"Ghi {written_number(wanted)}, hoặc sửa các số ấy; để ô trống thì máy tự tính."
            inputs = expected.inputs[:_SHOWN]
            related = tuple(Related(each.place.pos, written_number(each.number)) for each in inputs)
            self.context.report("table/sum-differs", message, cell, hint, *related)

    def _empty(self, row: Node, column: NumberColumn, expected: Expected) -> None:
        number = self._printed(row, column, expected)
        if number is not None:
            self.held[row, column.ma] = Input(number, row)
            self.computed[row, column.ma] = number

    def _printed(self, place: Node, column: NumberColumn, expected: Expected) -> Decimal | None:
        number = column.printed(expected.value)
        if number is None:
            message = f"Cột “{column.ma}” ra số thập phân không dứt ở hàng này."
            hint = f"Ghi “so: 2” ở cột “{column.ma}” (số chữ số thập phân), hoặc lam_tron(…, 2) trong công thức."
            self.context.report("table/endless-decimals", message, place, hint)
        return number

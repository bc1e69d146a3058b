"""Columns of a foreign table whose numbers come from others: products of a row, sums of the rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from gen.text.vietnamese_numbers import read_number
from gen.workbook.guess.found_rows import FoundRow
from gen.workbook.worksheet_plan import Heading, WorksheetColumn

# one row may be so by chance
_FEWEST = 2


def products_of(rows: Sequence[FoundRow], columns: Sequence[WorksheetColumn]) -> dict[str, str]:
    """By the id of a column, the formula that gives the number of every row without rows below."""
    ids = [column.ma for column in columns if column.is_number]
    leaves = [row for row in _all(rows) if not row.below and not row.heading]
    out: dict[str, str] = {}
    for ma in ids:
        others = [other for other in ids if other != ma and other not in out]
        for one, two in combinations(others, 2):
            found = [(_number(row, ma), _number(row, one), _number(row, two)) for row in leaves]
            full = [(c, a, b) for c, a, b in found if c is not None and a is not None and b is not None]
            if len(full) >= _FEWEST and all(c == a * b for c, a, b in full):
                out[ma] = f"{one} * {two}"
                break
    return out


def sums_of(rows: Sequence[FoundRow], columns: Sequence[WorksheetColumn]) -> set[str]:
    """The columns in which every group, row with rows below and total holds the sum of its rows."""
    out: set[str] = set()
    for column in columns:
        pairs = list(_sums(rows, column.ma)) if column.is_number else []
        if pairs and all(typed == wanted for typed, wanted in pairs):
            out.add(column.ma)
    return out


def _sums(rows: Sequence[FoundRow], ma: str) -> Iterator[tuple[Decimal, Decimal]]:
    """What stands in a column where a sum should, and that sum."""
    above: list[Decimal] = []
    for row in rows:
        yield from _sums(row.below, ma)
        typed = _number(row, ma)
        if row.heading is Heading.TOTAL:
            inputs = above
        else:
            inputs = [number for each in row.below if (number := _number(each, ma)) is not None]
            above += [typed] if typed is not None else []
        if typed is not None and inputs:
            yield typed, sum(inputs, Decimal())


def _all(rows: Sequence[FoundRow]) -> Iterator[FoundRow]:
    for row in rows:
        yield row
        yield from _all(row.below)


def _number(row: FoundRow, ma: str) -> Decimal | None:
    return read_number(row.cells.get(ma, ""))

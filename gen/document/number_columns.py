"""Columns of a table whose cells are numbers: typed (`so`), by a formula (`tinh`), by a sum (`cong`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.text.formula import BadFormula, Formula, exact, read_formula, rounded
from gen.text.suggestions import did_you_mean


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column of numbers: its decimals (None: as many as there are), its formula, whether its groups hold sums."""

    ma: str
    node: Node
    decimals: int | None
    formula: Formula | None
    sums: bool

    def printed(self, value: Fraction) -> Decimal | None:
        """The value as the column prints it; None where its decimals have no end and the column sets none."""
        return rounded(value, self.decimals) if self.decimals is not None else exact(value)

    @property
    def cause(self) -> Node:
        """What a drafter wrote for a cell of the column to be computed."""
        return self.node.mapping.get("tinh") or self.node.mapping.get("cong") or self.node


def number_columns(context: ComposeContext, nodes: Sequence[Node], known: Sequence[str]) -> tuple[NumberColumn, ...]:
    """Columns of numbers in a table of the columns `known`, each after those that its formula names."""
    found = {column.ma: column for column in (_column(context, node) for node in nodes)}
    for column in found.values():
        _tell_names(context, column, found, known)
    ordered: list[NumberColumn] = []
    left = dict(found)
    while left:
        ready = [column for column in left.values() if not any(name in left for name in _names(column))]
        if not ready:
            _tell_circle(context, next(iter(left.values())))
            break
        for column in ready:
            ordered.append(left.pop(column.ma))
    return tuple(ordered)


def _names(column: NumberColumn) -> tuple[str, ...]:
    return column.formula.names if column.formula is not None else ()


def _column(context: ComposeContext, node: Node) -> NumberColumn:
    so, typed = node.text_of("so"), node.get("tinh")
    formula = None
    if typed is not None and typed.text:
        try:
            formula = read_formula(typed.text)
        except BadFormula as err:
            hint = "Viết như don_gia * so_luong, lam_tron(thanh_tien / 12, 0): mã cột, số, + - * / và ngoặc."
            context.report("table/bad-formula", f"Không hiểu công thức “{typed.text}”: {err}.", typed, hint)
    decimals = int(so) if so.isdecimal() else None
    return NumberColumn(node.text_of("ma"), node, decimals, formula, node.text_of("cong") == "true")


def _tell_names(
    context: ComposeContext, column: NumberColumn, numbers: dict[str, NumberColumn], known: Sequence[str]
) -> None:
    """An error for each name of a formula that is no column of numbers."""
    typed = column.cause
    for name in _names(column):
        if name in numbers:
            continue
        if name in known:
            message, hint = f"Cột “{name}” trong công thức không phải cột số.", f"Thêm “so: true” vào cột “{name}”."
        else:
            message = f"Công thức “{typed.text}” gọi cột “{name}” mà bảng không có."
            hint = did_you_mean(name, numbers) or f"Các cột số: {', '.join(ma for ma in numbers if ma != column.ma)}."
        context.report("table/unknown-column", message, typed, hint)


def _tell_circle(context: ComposeContext, column: NumberColumn) -> None:
    typed = column.cause
    message = f"Công thức “{typed.text}” gọi vòng về chính cột “{column.ma}”."
    context.report("table/formula-circle", message, typed, "Bỏ “tinh” ở một cột trong vòng, gõ số vào cột ấy.")

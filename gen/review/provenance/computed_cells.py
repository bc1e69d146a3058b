"""How the numbers of a document's tables came about: computed cells, typed results, `tong()` in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from gen.core.node import Node
from gen.document.model import Document, Para, Table, tables_in
from gen.document.sum_accounts import Account, SumAccounts
from gen.document.table_sums import Input
from gen.document.table_totals import TableTotals, top_rows
from gen.review.provenance.explanations import Explanation
from gen.source.paths import paths_in, step, value_at
from gen.text.formula import filled_in, rounded
from gen.text.interpolate import NoTotal, expressions, names_in
from gen.text.shorten import Limit, first_lines, whole_or
from gen.text.vietnamese_numbers import written_number

_INPUTS = Limit(6, "--het")
_TOTAL = re.compile(r"tong\(\s*(['\"])(?P<ids>[^'\"]*)\1\s*,\s*(['\"])(?P<ma>[^'\"]*)\3\s*\)")


class ComputedCells:
    """Tells of one document's numbers; `root` is its resolved tree, `whole` names every input."""

    def __init__(self, document: Document, root: Node, *, whole: bool) -> None:
        self._root, self._inputs = root, whole_or(_INPUTS, whole=whole)
        self._tables = {table.source: table for table in tables_in(document)}
        self._counted: dict[Node, SumAccounts] = {}

    @cached_property
    def _names(self) -> dict[object, str]:
        return dict(paths_in(self._root).items())

    def _of_table(self, table: Table) -> SumAccounts:
        if table.source not in self._counted:
            self._counted[table.source] = SumAccounts(table)
        return self._counted[table.source]

    def _all(self) -> Iterator[Account]:
        for table in self._tables.values():
            yield from self._of_table(table).accounts.values()

    @cached_property
    def _typed(self) -> dict[Node, Account]:
        return {account.holds.place: account for account in self._all() if account.typed}

    def _path(self, account: Account) -> str:
        row = account.row
        return step(self._names.get(id(row)) or self._names.get(row.pos, ""), account.column.ma)

    def below(self, path: str) -> list[Explanation]:
        """How the computed cells at and below a path came about."""
        above, _, last = path.strip("/").rpartition("/")
        node = value_at(self._root, path)
        row = value_at(self._root, above) if node is None and above else None
        place = self._names.get(id(node)) if node is not None else step(self._names.get(id(row), "?"), last)
        found = ((self._path(account), account) for account in self._all() if not account.typed)
        return [self._told(name, one) for name, one in found if f"{name}/".startswith(f"{place}/")]

    def of_paragraph(self, para: Para) -> Explanation | None:
        """How a printed number came about; None for what was typed."""
        for table in self._tables.values():
            for row in table.rows:
                for leaf, cell in zip(table.leaves, row.cells, strict=False):
                    if any(line.text is para for line in cell.lines):
                        account = self._of_table(table).accounts.get((row.source, leaf.ma))
                        return self._told(self._path(account), account) if account and not account.typed else None
        return None

    def with_sums(self, told: Explanation) -> Explanation:
        """A text with what it tells of sums: what a typed result agrees with, how each `tong()` in it came about."""
        text = told.text
        if text is None:
            return told
        lines = list(told.lines)
        if text in self._typed:
            lines += ["gõ tay, đúng với:", *self._made(self._typed[text])]
        for ids, ma in dict.fromkeys(self._totals(text, frozenset())):
            lines += self._total(ids, ma)
        return replace(told, lines=tuple(lines))

    def _told(self, path: str, account: Account) -> Explanation:
        number = written_number(account.holds.number)
        return Explanation(path, (f"“{number}”", f"{account.row.pos}: ô để trống, máy tính", *self._made(account)))

    def _made(self, account: Account) -> list[str]:
        """The formula with its inputs filled in, or what was summed."""
        expected, column = account.expected, account.column
        if expected.formula is None:
            return self._summed(expected.how, expected.inputs)
        values = {
            name: _bracketed(written_number(one.number))
            for name, one in zip(expected.formula.names, expected.inputs, strict=True)
        }
        typed, result = column.cause.text, column.printed(expected.value)
        assert result is not None
        is_cut = column.decimals is not None and rounded(expected.value, column.decimals + 6) != result
        cut = f" (làm tròn theo so: {column.decimals})" if is_cut else ""
        first = f"{typed} ({column.cause.pos}) = {filled_in(typed, values)} = {written_number(result)}{cut}"
        named = zip(expected.formula.names, expected.inputs, strict=True)
        return [first, *(f"{name}: {_told_input(one)}" for name, one in named)]

    def _summed(self, how: str, inputs: tuple[Input, ...]) -> list[str]:
        head = f"cộng {len(inputs)} số ở {how}:"
        return [head, *first_lines([_told_input(one) for one in inputs], self._inputs, "số")]

    def _totals(self, text: Node, seen: frozenset[str]) -> Iterator[tuple[str, str]]:
        """The totals that a text asks for, by itself or by the names it uses."""
        own = self._root.get("bien")
        for code in expressions(text.text) if "{{" in text.text else ():
            for match in _TOTAL.finditer(code):
                yield match["ids"], match["ma"]
            for name in names_in(code):
                variable = own.get(name) if own is not None and name not in seen else None
                if variable is not None:
                    yield from self._totals(variable, seen | {name})

    def _total(self, ids: str, ma: str) -> list[str]:
        totals = TableTotals(self._root, self._tables.get)
        try:
            table, number = self._tables[totals.table(ids)], totals(ids, ma)
        except (NoTotal, KeyError):
            return []
        counted, top, head = self._of_table(table), top_rows(table), f"tong('{ids}', '{ma}') = {number}"
        if top.total is None:
            inputs = [counted.held[key] for row in top.counted if (key := (row.source, ma)) in counted.held]
            return [f"{head}:", *self._summed("các hàng bậc một", tuple(inputs))]
        account = counted.accounts.get((top.total.source, ma))
        return [f"{head}: hàng tổng ở {top.total.source.pos}", *(self._made(account) if account else ())]


def _told_input(one: Input) -> str:
    return f"{written_number(one.number)} ({one.place.pos})"


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("-") else number

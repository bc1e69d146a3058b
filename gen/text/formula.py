"""Formulas over the columns of a row: `don_gia * so_luong`, `lam_tron(thanh_tien / 12, 0)`; exact, by fractions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from gen.text.vietnamese_numbers import read_number

# a comma between two digits belongs to a number
_TOKEN = re.compile(r"\s*(?:(\d[\d.]*(?:,\d+)?)|([a-z_][a-z0-9_]*)|([-+*/(),])|(\S))", re.ASCII)
_NAME = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)
ROUND = "lam_tron"
# no table needs deeper brackets, or a longer formula
_DEEPEST, _LONGEST = 20, 400
_Values: TypeAlias = Mapping[str, Fraction]
_Term: TypeAlias = Callable[[_Values], Fraction]


class BadFormula(ValueError):
    """A text that is no formula: what is wrong with it, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula ready to run, and the columns that it names, each once."""

    names: tuple[str, ...]
    # raises ZeroDivisionError, and KeyError for a column that is not given
    run: _Term


def read_formula(text: str) -> Formula:
    """The formula that a text is; raises BadFormula."""
    if len(text) > _LONGEST:
        raise BadFormula(f"công thức dài hơn {_LONGEST} ký tự")
    reader = _Reader(text)
    term = reader.sum(0)
    reader.expect("")
    return Formula(tuple(dict.fromkeys(reader.names)), term)


class _Token(NamedTuple):
    """A number, a name, or a sign; all empty at the end."""

    number: str = ""
    name: str = ""
    sign: str = ""
    strange: str = ""

    @property
    def text(self) -> str:
        return self.number or self.name or self.sign or self.strange


class _Reader:
    """Reads a formula from left to right; `token` is what comes next."""

    def __init__(self, text: str) -> None:
        self._left = [_Token(*match.groups("")) for match in _TOKEN.finditer(text)][::-1]
        self.names: list[str] = []
        self.token = _Token()
        self._step()

    def _step(self) -> _Token:
        last, self.token = self.token, self._left.pop() if self._left else _Token()
        return last

    def expect(self, sign: str) -> None:
        """Takes a sign, or the end of the formula where it is empty."""
        if self.token.text != sign:
            found = f"“{self.token.text}”" if self.token.text else "hết công thức"
            raise BadFormula(f"chờ “{sign}” nhưng gặp {found}" if sign else f"thừa {found}")
        self._step()

    def sum(self, depth: int) -> _Term:
        """Products added and taken away."""
        term = self._product(depth)
        while self.token.sign and self.token.sign in "+-":
            plus, left, right = self._step().sign == "+", term, self._product(depth)
            term = _added(left, right) if plus else _taken(left, right)
        return term

    def _product(self, depth: int) -> _Term:
        term = self._factor(depth)
        while self.token.sign and self.token.sign in "*/":
            times, left, right = self._step().sign == "*", term, self._factor(depth)
            term = _multiplied(left, right) if times else _divided(left, right)
        return term

    def _factor(self, depth: int) -> _Term:
        if depth > _DEEPEST:
            raise BadFormula("quá nhiều dấu ngoặc lồng nhau")
        token = self._step()
        if token.number:
            return _constant(token.number)
        if token.name == ROUND:
            return self._rounding(depth)
        if token.name:
            self.names.append(token.name)
            return lambda values: values[token.name]
        if token.sign == "-":
            term = self._factor(depth + 1)
            return lambda values: -term(values)
        if token.sign == "(":
            term = self.sum(depth + 1)
            self.expect(")")
            return term
        raise BadFormula(f"“{token.text}” không đứng được ở chỗ ấy" if token.text else "công thức còn dở")

    def _rounding(self, depth: int) -> _Term:
        self.expect("(")
        term = self.sum(depth + 1)
        self.expect(",")
        decimals = self._step().number
        if decimals not in tuple("0123456"):
            raise BadFormula(f"{ROUND}(…, n): n là số chữ số thập phân, từ 0 đến 6")
        self.expect(")")
        return lambda values: Fraction(rounded(term(values), int(decimals)))


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The formula with values in place of the names of columns."""
    return _NAME.sub(lambda match: values.get(match[0], match[0]), " ".join(text.split()))


def rounded(value: Fraction, decimals: int) -> Decimal:
    """The value to some decimals, halves away from zero."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(f"{'-' if value < 0 and whole else ''}{whole}e-{decimals}")


def exact(value: Fraction) -> Decimal | None:
    """The value as a decimal number; None where its decimals have no end."""
    rest, decimals = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        decimals = max(decimals, count)
    return rounded(value, decimals) if rest == 1 else None


def _constant(text: str) -> _Term:
    number = read_number(text)
    if number is None:
        raise BadFormula(f"“{text}” không phải là số (viết như 1.500.000 hoặc 0,5)")
    value = Fraction(number)
    return lambda values: value


def _added(left: _Term, right: _Term) -> _Term:
    return lambda values: left(values) + right(values)


def _taken(left: _Term, right: _Term) -> _Term:
    return lambda values: left(values) - right(values)


def _multiplied(left: _Term, right: _Term) -> _Term:
    return lambda values: left(values) * right(values)


def _divided(left: _Term, right: _Term) -> _Term:
    return lambda values: left(values) / right(values)

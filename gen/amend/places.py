"""The places of a document by the names that offices give them: “điểm a khoản 1 Điều 3”, “hàng 3.2 Phụ lục I”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gen.amend.provision import Provision, ProvisionKind, walk

_ROWS = (ProvisionKind.ROW, ProvisionKind.GROUP)
_SEVERAL, _COMMA, _AND, _OF, _IN = "các", ", ", " và ", "thuộc", "của"
_FROM, _TO = "từ", "đến"
# no provision stands so deep
_DEEPEST = 100
# from so many siblings in a row on the first and the last are told
RUN = 5
_RANGE = re.compile(rf"{_FROM} (?P<first>\S+) {_TO} ")
_BETWEEN = re.compile(r", | và |; ")


class Target(NamedTuple):
    """A provision, or its own lines alone."""

    provision: Provision
    opening: bool = False


class Places:
    """All places of one document; a name that two of them bear is nobody's."""

    def __init__(self, top: Provision) -> None:
        self.top = top
        self.order: dict[int, int] = {}
        self.holder: dict[int, Provision] = {}
        self._numbers: dict[str, set[str]] = {}
        self._index(top)
        self._named: dict[str, Target | None] = {}
        self._names: dict[tuple[int, bool], str] = {}
        self._name_all()
        self._longest = sorted((len(name) for name in self._named), reverse=True)

    def _index(self, top: Provision) -> None:
        self.order[id(top)] = len(self.order)
        for child in top.children:
            self.holder[id(child)] = top
            self._numbers.setdefault(child.word, set()).add(child.number)
            self._index(child)

    def _name_all(self) -> None:
        """Names what stands in no row, then rows by the shortest name that is theirs alone, and what is in them."""
        every = list(self._each(self.top))
        in_rows = [one for one in every if one.kind in _ROWS or self.holder[id(one)].kind in _ROWS]
        for provision in every:
            if provision.kind not in _ROWS and self.holder[id(provision)].kind not in _ROWS:
                line = provision.number.startswith("“") and provision.kind is ProvisionKind.ATTRIBUTE
                between = f" {_IN}" if line else ""
                self._give(provision, self._joined(provision.name, self._above(provision), between))
        short = {id(one): self._in_table(one) for one in in_rows if one.kind in _ROWS}
        often = Counter(short.values())
        for provision in in_rows:
            name = short.get(id(provision), "")
            alone = name and often[name] == 1
            between = f" {_IN}" if provision.kind is ProvisionKind.CELL else f" {_OF}"
            self._give(provision, name if alone else self._joined(provision.name, self._above(provision), between))

    def _give(self, provision: Provision, name: str) -> None:
        self._names[id(provision), False] = name
        self._know(name, Target(provision))
        if provision.opening and provision.lines:
            opening = self._joined(provision.opening, name)
            self._names[id(provision), True] = opening
            self._know(opening, Target(provision, opening=True))

    def _each(self, top: Provision) -> Iterator[Provision]:
        """Holders before what they hold."""
        for child in top.children:
            yield child
            yield from self._each(child)

    def _know(self, name: str, target: Target) -> None:
        self._named[name] = None if name in self._named else target

    def _above(self, provision: Provision) -> str:
        """The place of what holds a provision; a number that repeats its holder's stands for both."""
        holder = self.holder[id(provision)]
        repeats = holder.number and provision.number.startswith(f"{holder.number}.")
        while holder is not self.top and (not holder.told or repeats):
            holder, repeats = self.holder[id(holder)], ""
        return self._names.get((id(holder), False), "") if holder is not self.top else ""

    def _in_table(self, row: Provision) -> str:
        """The place of a row as if no group stood above it."""
        holder = self.holder[id(row)]
        while holder.kind in _ROWS:
            holder = self.holder[id(holder)]
        return self._joined(row.name, self._names.get((id(holder), False), "") if holder.told else self._above(holder))

    @staticmethod
    def _joined(own: str, above: str, between: str = "") -> str:
        return f"{own}{between} {above}" if above else own

    def behind(self, provision: Provision) -> float:
        """Where it is told what comes behind a provision: behind all of it, what is deeper within first."""
        depth, holder = 0, provision
        while id(holder) in self.holder:
            depth, holder = depth + 1, self.holder[id(holder)]
        return self.order[id(list(walk(provision))[-1])] + 1 - (depth + 1) / _DEEPEST

    def name(self, target: Target) -> str:
        """The name of a place; empty where it has none of its own."""
        name = self._names.get((id(target.provision), target.opening), "")
        return name if name and self._named[name] is not None else ""

    def names(self, targets: Iterable[Target]) -> str:
        """The names of several places, siblings told together: “các khoản 2, 3 Mục I và khoản 1 Mục II”."""
        parts = [self._together(list(group)) for _, group in groupby(targets, self._kin)]
        return listed(parts)

    def _kin(self, target: Target) -> tuple[object, ...]:
        own, name = target.provision, self.name(target)
        if target.opening or "“" in own.number or not own.number or " " in own.number.removeprefix("thứ "):
            return (name,)
        return (own.word, name.removeprefix(own.name))

    def _together(self, targets: Sequence[Target]) -> str:
        if len(targets) == 1:
            return self.name(targets[0])
        own = targets[0].provision
        above = self.name(targets[0]).removeprefix(own.name)
        if len(targets) >= RUN and self._between(targets[0], targets[-1]) == targets:
            return f"{_SEVERAL} {own.word} {_FROM} {own.number} {_TO} {targets[-1].provision.number}{above}"
        return f"{_SEVERAL} {own.word} {listed([target.provision.number for target in targets])}{above}"

    def read(self, text: str) -> list[Target] | None:
        """The places that a text names one behind another; None where it names something else too."""
        out: list[Target] = []
        rest = text.strip()
        while True:
            found = self._first(rest)
            if found is None:
                return None
            targets, length = found
            out += targets
            rest = rest[length:]
            if not rest:
                return out
            between = _BETWEEN.match(rest)
            if between is None:
                return None
            rest = rest[between.end() :]

    def _first(self, text: str) -> tuple[list[Target], int] | None:
        """The place, or the siblings told together, that a text begins with, and how long their name is."""
        for length in self._longest:
            target = self._named.get(text[:length]) if length <= len(text) else None
            if target is not None and _ends(text, length):
                return [target], length
        if not text.startswith(f"{_SEVERAL} "):
            return None
        words = sorted((word for word in self._numbers if word), key=len, reverse=True)
        for word in words:
            if text.startswith(f"{_SEVERAL} {word} "):
                rest = text[len(f"{_SEVERAL} {word} ") :]
                found = self._run(word, rest) or self._siblings(word, rest)
                if found is not None:
                    return found[0], found[1] + len(f"{_SEVERAL} {word} ")
        return None

    def _siblings(self, word: str, text: str) -> tuple[list[Target], int] | None:
        numbers: list[str] = []
        at = 0
        while (step := self._number(word, text[at:])) is not None:
            numbers.append(step[0])
            at += step[1]
        last = self._first(f"{word} {text[at:]}")
        if last is None or len(last[0]) != 1 or last[0][0].opening:
            return None
        target, length = last[0][0], last[1]
        above = self.name(target).removeprefix(target.provision.name)
        found = [self._named.get(f"{word} {number}{above}") for number in numbers]
        if any(one is None for one in found):
            return None
        return [*(one for one in found if one is not None), target], at + length - len(word) - 1

    def _run(self, word: str, text: str) -> tuple[list[Target], int] | None:
        """All siblings from one to another: “từ 3 đến 12 Phụ lục I”."""
        match = _RANGE.match(text)
        last = self._first(f"{word} {text[match.end() :]}") if match else None
        if match is None or last is None or len(last[0]) != 1:
            return None
        target, length = last[0][0], last[1]
        above = self.name(target).removeprefix(target.provision.name)
        first = self._named.get(f"{word} {match['first']}{above}")
        found = self._between(first, target) if first is not None else []
        return (found, match.end() + length - len(word) - 1) if found else None

    def _between(self, first: Target, last: Target) -> list[Target]:
        """The siblings from one to another that are called by the same word; none where they are no siblings."""
        siblings = self.holder[id(first.provision)].children
        at, end = (next((at for at, one in enumerate(siblings) if one is x.provision), -1) for x in (first, last))
        word = first.provision.word
        return [Target(one) for one in siblings[at : end + 1] if one.word == word] if 0 <= at < end else []

    def _number(self, word: str, text: str) -> tuple[str, int] | None:
        """A number that another follows: “3, 4 Mục II” begins with 3."""
        known = self._numbers[word]
        for between in _BETWEEN.finditer(text):
            number, rest = text[: between.start()], text[between.end() :]
            if number not in known:
                return None
            return (number, between.end()) if any(_begins(rest, other) for other in known if other) else None
        return None


def _begins(text: str, number: str) -> bool:
    return text.startswith(number) and _ends(text, len(number))


def _ends(text: str, at: int) -> bool:
    return at == len(text) or not (text[at].isalnum() or (text[at] == "." and text[at + 1 : at + 2].isalnum()))


def listed(parts: Iterable[str]) -> str:
    """`a, b và c`."""
    *first, last = parts
    return f"{_COMMA.join(first)}{_AND}{last}" if first else last

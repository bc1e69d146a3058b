"""Which register entries are asked for while something is made, so that a change in one of them makes it anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, NamedTuple, TypeVar

_Value = TypeVar("_Value")


class AskedEntries:
    """Collects what is asked for, as `<register>:<id>`; all registers of a workspace share one."""

    def __init__(self) -> None:
        # of the innermost `tracked`; nobody reads what is asked for outside of all of them
        self.used: set[str] = set()

    @contextmanager
    def tracked(self) -> Iterator[set[str]]:
        """The entries that are asked for in this block; they count for the block around it as well."""
        outer, self.used = self.used, set()
        inner = self.used
        try:
            yield inner
        finally:
            outer |= inner
            self.used = outer

    def repeat(self, used: Iterable[str]) -> None:
        """Says that these are asked for once more: whoever takes a kept result depends on what it was made from."""
        self.used.update(used)


class Tracked(NamedTuple, Generic[_Value]):
    """A result and the entries that were asked for while it was made."""

    value: _Value
    used: frozenset[str]

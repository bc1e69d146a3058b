"""A mapping that notes which of its entries were asked for, so that a build knows what a document was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

_Value = TypeVar("_Value")
ALL = "*"


class Watched(Mapping[str, _Value]):
    """The entries of one register; `seen` collects `<register>:<id>`, or `<register>:*` where all were looked through."""

    def __init__(self, name: str, entries: dict[str, _Value], seen: set[str]) -> None:
        self._name, self._entries, self._seen = name, entries, seen

    def __getitem__(self, key: str) -> _Value:
        self._seen.add(f"{self._name}:{key}")
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        self._seen.add(f"{self._name}:{key}")
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        self._seen.add(f"{self._name}:{ALL}")
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

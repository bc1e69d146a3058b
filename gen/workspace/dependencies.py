"""What a document is made from, noted as it is asked for: the files that were read, the register entries looked up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import TypeVar

from gen.core.digest import digest
from gen.registers.asked_entries import AskedEntries

_Value = TypeVar("_Value")
ALL = "*"
# the digest of a file that was not the same each time it was read: no later build trusts what was made from it
UNSTABLE = "?"
# and of one that is there and can't be read
UNREADABLE = "!"


class TrackedReader:
    """Reads files and keeps a digest of each: a build records the bytes that it used, not those of a later look."""

    def __init__(self, fetch: Callable[[str], bytes | None]) -> None:
        self._fetch = fetch
        self.digests: dict[str, str] = {}

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none; raises OSError where it can't be read."""
        try:
            data = self._fetch(path)
        except OSError:
            self.digests.setdefault(path, UNREADABLE)
            raise
        self.note(path, data)
        return data

    def note(self, path: str, data: bytes | None) -> None:
        """Keeps the digest of a file that was read in another way."""
        now = digest(data)
        if self.digests.setdefault(path, now) != now:
            self.digests[path] = UNSTABLE

    def digest(self, path: str) -> str:
        """The digest of a file, which is read where it was not yet."""
        if path not in self.digests:
            with contextlib.suppress(OSError):
                self.read(path)
        return self.digests[path]


class TrackedEntries(Mapping[str, _Value]):
    """The entries of one register; whoever asks for one depends on `<register>:<id>`, or on `every` for all of them."""

    def __init__(self, name: str, entries: Mapping[str, _Value], asked: AskedEntries, every: str = "") -> None:
        self._name, self._entries, self._asked = name, entries, asked
        self._every = every or f"{name}:{ALL}"

    def __getitem__(self, key: str) -> _Value:
        self._asked.used.add(f"{self._name}:{key}")
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        self._asked.used.add(f"{self._name}:{key}")
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        self._asked.used.add(self._every)
        return iter(self._entries)

    def __len__(self) -> int:
        self._asked.used.add(self._every)
        return len(self._entries)

    def values(self) -> ValuesView[_Value]:
        """All entries, noted as one lookup."""
        self._asked.used.add(self._every)
        return self._entries.values()

    def items(self) -> ItemsView[str, _Value]:
        """All ids and entries, noted as one lookup."""
        self._asked.used.add(self._every)
        return self._entries.items()

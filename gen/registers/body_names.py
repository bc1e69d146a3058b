"""The names of a register's bodies as texts write them, looked up fast."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from gen.registers.entries import Group, Registers, Unit
from gen.text.diacritics import name_key, without_diacritics

# words that offices put in or leave out of one name
_SMALL = frozenset(map(name_key, ("và", "cùng")))


def without_small_words(key: str) -> str:
    """A name's key without its small words."""
    return " ".join(word for word in key.split() if word not in _SMALL)


class BodyNames:
    """Every name of a unit or group: exact, by a key blind to tone marks' place, and without diacritics."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._mentioned: dict[str, frozenset[str]] = {}

    @cached_property
    def exact(self) -> frozenset[str]:
        """All names as written in the register."""
        bodies: list[Unit | Group] = [*self._registers.units.values(), *self._registers.groups.values()]
        return frozenset(name for body in bodies for name in (body.ten, *body.goi_khac) if name.strip())

    @cached_property
    def by_key(self) -> Mapping[str, str]:
        """Names by the key that two spellings share."""
        return {name_key(name): name for name in sorted(self.exact)}

    @cached_property
    def by_plain(self) -> Mapping[str, str]:
        """Names by their letters without any diacritics."""
        return {" ".join(without_diacritics(key).split()): name for key, name in self.by_key.items()}

    @cached_property
    def by_bare_key(self) -> Mapping[str, str]:
        """Names by their key without small words, where only one name has it."""
        found: dict[str, str] = {}
        for key, name in self.by_key.items():
            found[without_small_words(key)] = "" if without_small_words(key) in found else name
        return found

    def mentioned(self, text: str) -> frozenset[str]:
        """The ids that a text names; see `Registers.mentioned`."""
        if text not in self._mentioned:
            self._mentioned[text] = frozenset(self._registers.mentioned(text))
        return self._mentioned[text]

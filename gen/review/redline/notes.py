"""Footnotes: which were called before, which are now, and the part that holds both."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Calls:
    """The calls of notes as the text is gone through: numbers of the old sheet, of the new one, of both."""

    # the first number that no note of the new sheet has
    free: int
    lost: dict[int, int] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    both: dict[int, int] = field(default_factory=dict)

    def gone(self, number: int) -> int:
        """A note called only before; the number it has in the file with both."""
        return self.lost.setdefault(number, self.free + len(self.lost))

    def come(self, number: int) -> None:
        """A note called only now."""
        self.new.append(number)

    def stayed(self, old: int, number: int) -> None:
        """A note called at the same place before and now."""
        self.both[number] = old

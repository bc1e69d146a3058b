"""Footnotes by their calls: which were called before, which are now, and what number each has in the file with both."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class NoteCalls:
    """The calls of notes as the text is gone through, by numbers of the old document, the new one, or both."""

    # the first number that no note of the new document has
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

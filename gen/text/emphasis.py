"""Which stars of a text open and close emphasis: those at the edge of a word; others are stars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

# straight quotes open and close, so they are in both
_OPENING = frozenset("([{“‘«„‹\"'")
_CLOSING = frozenset(")]}”’»›\"'.,;:!?…%‰")
# one star is italic, two are bold, three are both
_MOST = 3
_BRACKETED = frozenset(("(*)", "[*]", "{*}"))


@dataclass(frozen=True, slots=True)
class Stars:
    """A run of stars with nothing between: where it stands in its text, and what it may do there."""

    start: int
    end: int
    opens: bool
    closes: bool

    @property
    def count(self) -> int:
        """How many stars there are."""
        return self.end - self.start


@dataclass(slots=True)
class _Opener:
    """Stars that wait for their mates: how many are left, and the closers that took some of them."""

    stars: Stars
    left: int
    partial: list[Stars] = field(default_factory=list)


def stars_at(text: str, start: int, end: int) -> Stars:
    """The stars text[start:end], by what stands before and behind them."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = _parts(before, _OPENING) and not _parts(after, _CLOSING - _OPENING)
    # the call of a note belongs to the word before it
    closes = (_parts(after, _CLOSING) or text.startswith("[^", end)) and not _parts(before, _OPENING - _CLOSING)
    if opens == closes or end - start > _MOST:
        return Stars(start, end, False, False)
    return Stars(start, end, opens, closes)


def _parts(sign: str, signs: frozenset[str]) -> bool:
    """True for what a word does not go beyond: the end of the text, a blank, one of some signs."""
    return not sign or sign.isspace() or sign in signs


def paired(text: str, found: Sequence[Stars]) -> dict[int, int]:
    """What stars do, by where they begin: 1 italic, 2 bold, 3 both, below zero where they close; others are stars."""
    roles: dict[int, int] = {}
    waiting = _Waiting()
    for stars in found:
        if stars.opens:
            waiting.add(stars)
        elif stars.closes:
            for opener in waiting.taken(text, stars):
                roles[opener.stars.start] = opener.stars.count
                roles[stars.start] = -stars.count
                roles |= {part.start: -part.count for part in opener.partial}
    return roles


class _Waiting:
    """The openers that have no mate yet, the innermost last."""

    def __init__(self) -> None:
        self.openers: list[_Opener] = []
        # how many of them have so many stars left: a closer without a mate looks at none
        self.left: Counter[int] = Counter()

    def add(self, stars: Stars) -> None:
        self.openers.append(_Opener(stars, stars.count))
        self.left[stars.count] += 1

    def taken(self, text: str, closer: Stars) -> list[_Opener]:
        """The openers that a closer completes; those inside it wait no longer."""
        at = self._whole(text, closer)
        if at is None:
            return self._two() if closer.count == _MOST and self.left[1] and self.left[2] else []
        opener = self.openers[at]
        if opener.left == closer.count:
            self._cut(at)
            return [opener]
        # `***chữ* chữ**`: the rest of its stars wait on
        self._cut(at + 1)
        self.left[opener.left] -= 1
        opener.left -= closer.count
        self.left[opener.left] += 1
        opener.partial.append(closer)
        return []

    def _whole(self, text: str, closer: Stars) -> int | None:
        """The nearest opener with as many stars as a closer, or with three."""
        if not self.left[closer.count] and not self.left[_MOST]:
            return None
        for at in range(len(self.openers) - 1, -1, -1):
            opener = self.openers[at]
            if opener.left in (closer.count, _MOST) and text[opener.stars.end : closer.start] not in _BRACKETED:
                return at
        return None

    def _two(self) -> list[_Opener]:
        """The two that three stars close: `**chữ *chữ***`."""
        inner = next(at for at in range(len(self.openers) - 1, -1, -1) if self.openers[at].left < _MOST)
        wanted = _MOST - self.openers[inner].left
        outer = next(at for at in range(inner, -1, -1) if self.openers[at].left == wanted)
        both = [self.openers[outer], self.openers[inner]]
        self._cut(outer)
        return both

    def _cut(self, at: int) -> None:
        for opener in self.openers[at:]:
            self.left[opener.left] -= 1
        del self.openers[at:]

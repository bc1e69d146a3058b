"""Which thing of one list is which of another: by id, never by place; without ids by words; and what of it moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gen.text.words import is_word, longest_common

# the share of words in common from which two things without an id in common are one, reworded
LIKE = 0.5
# what bears two different ids is one thing only where nearly all words are the same
RENAMED = 0.75
# beyond this many pairs only things at about the same place are held against each other
_MOST = 120_000


@dataclass(frozen=True, slots=True)
class Thing:
    """An item, row or paragraph: its id (empty where it has none), its tokens, and those that say which task it is."""

    ma: str
    words: tuple[str, ...]
    # two tasks of one body are two, however much is said of the body
    task: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing that is in both lists, by index; `moved` where it stands at another place among those that stayed."""

    a: int
    b: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """The things in both lists, in the order of the second, and those in one alone."""

    pairs: tuple[Pair, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]


def pair(a: Sequence[Thing], b: Sequence[Thing]) -> Pairing:
    """Which things of two lists belong together, and the fewest moves that explain their order."""
    found: dict[int, int] = {}
    for stage in (_by_ma, _by_words, _by_likeness):
        taken = set(found.values())
        left_a = [at for at in range(len(a)) if at not in found]
        left_b = [at for at in range(len(b)) if at not in taken]
        if left_a and left_b:
            found |= dict(stage(a, b, left_a, left_b))
    in_order = sorted(found.items())
    stayed = _longest_rising([there for _, there in in_order])
    pairs = sorted((there, here, there not in stayed) for here, there in in_order)
    taken = set(found.values())
    return Pairing(
        tuple(Pair(here, there, moved) for there, here, moved in pairs),
        tuple(at for at in range(len(a)) if at not in found),
        tuple(at for at in range(len(b)) if at not in taken),
    )


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """The share of words that two things have in common, from 0 to 1."""
    total = a.total() + b.total()
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return 2 * sum(min(count, large[word]) for word, count in small.items() if word in large) / total if total else 0.0


def counted(words: Sequence[str]) -> Counter[str]:
    """The words of a thing, blanks, punctuation and case left out."""
    return Counter(word.casefold() for word in words if is_word(word))


def other_task(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where two tasks, both told, are not nearly the same words."""
    return bool(a and b) and likeness(counted(a), counted(b)) < RENAMED


_Found = Iterator[tuple[int, int]]


def _by_ma(a: Sequence[Thing], b: Sequence[Thing], left_a: list[int], left_b: list[int]) -> _Found:
    places: dict[str, list[int]] = {}
    for at in reversed(left_b):
        places.setdefault(b[at].ma, []).append(at)
    for at in left_a:
        if a[at].ma and places.get(a[at].ma):
            yield at, places[a[at].ma].pop()


def _by_words(a: Sequence[Thing], b: Sequence[Thing], left_a: list[int], left_b: list[int]) -> _Found:
    """Equal words: those in one order first, so that of several alike the nearest are paired."""
    told_a, told_b = (["\x00".join(things[at].words) for at in left] for things, left in ((a, left_a), (b, left_b)))
    there = [(here, other) for here, other in longest_common(told_a, told_b) if told_a[here]]
    yield from ((left_a[here], left_b[other]) for here, other in there)
    used_a, used_b = {here for here, _ in there}, {other for _, other in there}
    places: dict[str, list[int]] = {}
    for at in reversed([at for at in range(len(left_b)) if at not in used_b and told_b[at]]):
        places.setdefault(told_b[at], []).append(at)
    for at in (at for at in range(len(left_a)) if at not in used_a):
        if places.get(told_a[at]):
            yield left_a[at], left_b[places[told_a[at]].pop()]


def _by_likeness(a: Sequence[Thing], b: Sequence[Thing], left_a: list[int], left_b: list[int]) -> _Found:
    """The likest first; of equally like ones those whose places are nearest."""
    bags_a, bags_b = ({at: counted(things[at].words) for at in left} for things, left in ((a, left_a), (b, left_b)))
    ranked = []
    for place, here in enumerate(left_a):
        for other, there in _within_reach(place, left_a, left_b):
            two_ids = bool(a[here].ma and b[there].ma)
            like = _at_least(RENAMED if two_ids else LIKE, bags_a[here], bags_b[there])
            if like and not (two_ids and other_task(a[here].task, b[there].task)):
                ranked.append((-like, abs(place - other), here, there))
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, _, here, there in sorted(ranked):
        if here not in used_a and there not in used_b:
            used_a.add(here)
            used_b.add(there)
            yield here, there


def _at_least(need: float, a: Counter[str], b: Counter[str]) -> float:
    """The likeness of two things, 0 where it does not reach what is needed."""
    sizes = a.total(), b.total()
    if not sum(sizes) or 2 * min(sizes) / sum(sizes) < need:
        return 0.0
    like = likeness(a, b)
    return like if like >= need else 0.0


def _within_reach(place: int, left_a: list[int], left_b: list[int]) -> Iterator[tuple[int, int]]:
    if len(left_a) * len(left_b) <= _MOST:
        return enumerate(left_b)
    reach = _MOST // len(left_a) // 2 + 1
    middle = place * len(left_b) // len(left_a)
    start = max(0, middle - reach)
    return enumerate(left_b[start : middle + reach], start)


def _longest_rising(values: Sequence[int]) -> set[int]:
    """The values of a longest rising subsequence: what can stay while the fewest others move."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(ends, value)
        ends[length : length + 1] = [value]
        places[length : length + 1] = [at]
        before.append(places[length - 1] if length else -1)
    out: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        out.add(values[at])
        at = before[at]
    return out

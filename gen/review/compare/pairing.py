"""Which item of one list is which of another: by id, never by place; without ids by words; and which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gen.text.word_diff import is_word, longest_common

# the share of words in common from which two items without an id in common are one, reworded
LIKE = 0.5
# what bears two different ids is one thing only where nearly all words are the same
RENAMED = 0.75
# beyond this many pairs only items at about the same place are compared
_MOST = 120_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part or line to be paired: its id (or nothing), its tokens, and those that say which task it is."""

    ma: str
    words: tuple[str, ...]
    # two tasks of one body are two, however much is said of the body
    task: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """What is in both lists, by index; `moved` where it stands at another place among those that stayed."""

    a: int
    b: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is in both lists, in the order of the second, and what is in one alone, by index."""

    pairs: tuple[Pair, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]


def pair(a: Sequence[Candidate], b: Sequence[Candidate]) -> Pairing:
    """Which items of two lists belong together, and the fewest moves that explain their order."""
    found: dict[int, int] = {}
    for stage in (_by_ma, _by_words, _by_likeness):
        taken = set(found.values())
        left_a = [at for at in range(len(a)) if at not in found]
        left_b = [at for at in range(len(b)) if at not in taken]
        if left_a and left_b:
            found |= dict(stage(a, b, left_a, left_b))
    in_order = sorted(found.items())
    stayed = _longest_rising([at_b for _, at_b in in_order])
    pairs = sorted((at_b, at_a, at_b not in stayed) for at_a, at_b in in_order)
    taken = set(found.values())
    return Pairing(
        tuple(Pair(at_a, at_b, moved) for at_b, at_a, moved in pairs),
        tuple(at for at in range(len(a)) if at not in found),
        tuple(at for at in range(len(b)) if at not in taken),
    )


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """The share of words that two bags have in common, from 0 to 1."""
    total = a.total() + b.total()
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return 2 * sum(min(count, large[word]) for word, count in small.items() if word in large) / total if total else 0.0


def counted(words: Sequence[str]) -> Counter[str]:
    """The words among some tokens, each with its count; blanks, punctuation and case left out."""
    return Counter(word.casefold() for word in words if is_word(word))


def other_task(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where two tasks, both told, are not nearly the same words."""
    return bool(a and b) and likeness(counted(a), counted(b)) < RENAMED


# pairs of indices
_Found: TypeAlias = Iterator[tuple[int, int]]


def _by_ma(a: Sequence[Candidate], b: Sequence[Candidate], left_a: list[int], left_b: list[int]) -> _Found:
    places: dict[str, list[int]] = {}
    for at in reversed(left_b):
        places.setdefault(b[at].ma, []).append(at)
    for at in left_a:
        if a[at].ma and places.get(a[at].ma):
            yield at, places[a[at].ma].pop()


def _by_words(a: Sequence[Candidate], b: Sequence[Candidate], left_a: list[int], left_b: list[int]) -> _Found:
    """Equal words: those in one order first, so that of several alike the nearest are paired."""
    words_a, words_b = (["\x00".join(items[at].words) for at in left] for items, left in ((a, left_a), (b, left_b)))
    in_order = [(place_a, place_b) for place_a, place_b in longest_common(words_a, words_b) if words_a[place_a]]
    yield from ((left_a[place_a], left_b[place_b]) for place_a, place_b in in_order)
    used_a, used_b = {place_a for place_a, _ in in_order}, {place_b for _, place_b in in_order}
    places: dict[str, list[int]] = {}
    for place in reversed([place for place in range(len(left_b)) if place not in used_b and words_b[place]]):
        places.setdefault(words_b[place], []).append(place)
    for place in (place for place in range(len(left_a)) if place not in used_a):
        if places.get(words_a[place]):
            yield left_a[place], left_b[places[words_a[place]].pop()]


def _by_likeness(a: Sequence[Candidate], b: Sequence[Candidate], left_a: list[int], left_b: list[int]) -> _Found:
    """The likest first; of equally like ones those whose places are nearest."""
    bags_a, bags_b = ({at: counted(items[at].words) for at in left} for items, left in ((a, left_a), (b, left_b)))
    ranked = []
    for place_a, at_a in enumerate(left_a):
        for place_b, at_b in _within_reach(place_a, left_a, left_b):
            two_ids = bool(a[at_a].ma and b[at_b].ma)
            like = _at_least(RENAMED if two_ids else LIKE, bags_a[at_a], bags_b[at_b])
            if like and not (two_ids and other_task(a[at_a].task, b[at_b].task)):
                ranked.append((-like, abs(place_a - place_b), at_a, at_b))
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, _, at_a, at_b in sorted(ranked):
        if at_a not in used_a and at_b not in used_b:
            used_a.add(at_a)
            used_b.add(at_b)
            yield at_a, at_b


def _at_least(need: float, a: Counter[str], b: Counter[str]) -> float:
    """The likeness of two bags of words, 0 where it does not reach what is needed."""
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

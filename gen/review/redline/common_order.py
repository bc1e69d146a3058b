"""Two lists as one list that keeps the order of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gen.review.compare.pairing import Candidate, pair


@dataclass(frozen=True, slots=True)
class CommonOrder:
    """Indices into both lists, None where a thing is in the other alone; and the pairs known by name that moved."""

    places: list[tuple[int | None, int | None]]
    moved: list[tuple[int, int]]


def common_order(old: Sequence[Candidate], fresh: Sequence[Candidate]) -> CommonOrder:
    """Two lists as one; what moved goes at its old place and comes at its new one."""
    pairs = pair(old, fresh).pairs
    kept = sorted((found.b, found.a) for found in pairs if not found.moved)
    places: list[tuple[int | None, int | None]] = []
    next_old = next_fresh = 0
    for at_fresh, at_old in [*kept, (len(fresh), len(old))]:
        places += [(at, None) for at in range(next_old, at_old)]
        places += [(None, at) for at in range(next_fresh, at_fresh)]
        if at_old < len(old):
            places.append((at_old, at_fresh))
        next_old, next_fresh = at_old + 1, at_fresh + 1
    moved = [(found.a, found.b) for found in pairs if found.moved]
    return CommonOrder(places, [(a, b) for a, b in moved if old[a].ma and old[a].ma == fresh[b].ma])

"""The longest run of numbers that already stand in order: what need not be moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def kept_in_order(numbers: Sequence[int]) -> set[int]:
    """The members of a longest increasing run of different numbers."""
    ends: list[int] = []
    at_end: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = at_end[place - 1] if place else None
        ends[place : place + 1] = [number]
        at_end[place : place + 1] = [number]
    out: set[int] = set()
    last: int | None = at_end[-1] if at_end else None
    while last is not None:
        out.add(last)
        last = before[last]
    return out

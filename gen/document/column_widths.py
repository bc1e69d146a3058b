"""How wide the columns of a table stand, from what their cells need: a pure function of lengths in mm.

As in HTML's automatic table layout (CSS 2.1, 17.5.2.2) a column is never narrower than its longest word and need not be
wider than its longest line. What is left between is shared so that the table is about as low as it can be: a cell of
so much text is as high as its area over its width, a row as its highest cell, and a sum of areas over widths is least
where widths stand as the square roots of the areas (Hurst, Marriott, Moulder: Toward tighter tables, 2005). Which cell
is the highest depends on the widths, so that a few rounds bring both together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt
from operator import truediv
from typing import NamedTuple

_ROUNDS = 5
# so many rows, evenly chosen, tell what a long table needs
_SAMPLED = 200
# a cell that is lower than this share of the highest has no say in how high the row is
_LOW_CELL = 0.4
# what a narrow column takes of room to spare, beside one of text
_TO_NARROW = 0.25
# a line ends about so far before the margin, half a word
_RAGGED_MM = 4.0
# so far apart are the widths that a column of text may have, that siblings with other rows come to the same ones
_STEP_MM = 2.5
_FINE_MM = 0.5
_LEAST_MM = 1.0
# what several programs may measure otherwise
_UNSURE_MM = 0.4


class Span(NamedTuple):
    """A cell over the columns from `start` to before `end`, and the width of its longest word."""

    start: int
    end: int
    least: float


@dataclass(frozen=True, slots=True)
class Demands:
    """What the cells of a table need: for each column the width of its longest word, in mm without margins.

    Where widths follow from it, also that of its longest line; `rows` then holds how long the text of each cell is, if
    on one line, and `narrow` tells columns that take little of the room to spare.
    """

    least: tuple[float, ...]
    spans: tuple[Span, ...] = ()
    most: tuple[float, ...] = ()
    rows: tuple[tuple[float, ...], ...] = ()
    narrow: tuple[bool, ...] = ()


class Fitted(NamedTuple):
    """Widths of columns in mm with margins: what they are, what longest words need, what was asked and cut down."""

    widths: tuple[float, ...]
    needed: tuple[float, ...]
    # the sum of the typed widths where they do not fit, else 0
    cut_down: float = 0.0
    # the columns that are narrower than their longest word
    torn: tuple[int, ...] = ()


@lru_cache(maxsize=256)
def fitted_widths(
    demands: Demands, typed: tuple[float, ...], room: float, *, sides: float, scale: float = 1.0
) -> Fitted:
    """The widths of columns over `room`; `typed` are those that a drafter wrote, 0 for none.

    Kept by what the table holds: siblings mostly have the same in their cells. `sides` is what a cell leaves blank left
    and right together, `scale` how large its type is beside that of `demands`.
    """
    least = [length * scale + sides + _UNSURE_MM for length in _with_spans(demands, sides / scale)]
    widths, cut_down = _widths(demands, typed, room, least, sides=sides, scale=scale)
    needed = tuple(width - _UNSURE_MM for width in least)
    torn = [at for at, width in enumerate(widths) if needed[at] > width + _UNSURE_MM / 2]
    return Fitted(widths, needed, cut_down, tuple(torn))


def _widths(
    demands: Demands, typed: tuple[float, ...], room: float, least: Sequence[float], *, sides: float, scale: float
) -> tuple[tuple[float, ...], float]:
    """The widths, and the sum of the typed ones where that had to be cut down."""
    asked = sum(typed)
    if all(typed):
        fits = asked <= room + _FINE_MM
        return (typed, 0.0) if fits else (tuple(width * room / asked for width in typed), asked)
    free = [at for at, width in enumerate(typed) if not width]
    left = room - sum(least[at] for at in free)
    cut_down = asked if asked > max(left, 0.0) else 0.0
    widths = [width * left / asked if cut_down and left > 0 else width for width in typed]
    most = [max(length * scale + sides + _UNSURE_MM, low) for length, low in zip(demands.most, least, strict=True)]
    chosen = demands.rows[:: max(1, len(demands.rows) // _SAMPLED)]
    rows = [[row[at] * scale for at in free] for row in chosen]
    narrow = [demands.narrow[at] for at in free]
    part = _Shares([least[at] for at in free], [most[at] for at in free], rows, narrow, sides)
    for at, width in zip(free, part.over(max(room - sum(widths), 0.0)), strict=True):
        widths[at] = width
    return _whole(widths, room), cut_down


def _whole(widths: list[float], room: float) -> tuple[float, ...]:
    total = sum(widths)
    return tuple(width * room / total for width in widths) if total > room + _FINE_MM else tuple(widths)


def _with_spans(demands: Demands, sides: float) -> list[float]:
    """The longest words of the columns, so that those of cells over several columns have room too."""
    least = list(demands.least)
    for span in demands.spans:
        count = span.end - span.start
        lacking = span.least - sum(least[span.start : span.end]) - (count - 1) * sides
        if lacking > 0:
            for at in range(span.start, span.end):
                least[at] += lacking / count
    return least


@dataclass(frozen=True, slots=True)
class _Shares:
    """Columns that share a room: bounds with margins, the lengths of the cells, which take little to spare."""

    least: list[float]
    most: list[float]
    rows: list[list[float]]
    narrow: list[bool]
    sides: float

    def over(self, room: float) -> list[float]:
        """The widths of the columns over `room`."""
        if sum(self.least) >= room:
            return _levelled(self.least, room)
        if sum(self.most) <= room:
            return self._spread(room)
        return self._rounded(self._lowest(room), room)

    def _spread(self, room: float) -> list[float]:
        """Every line has its room: what is left goes to the columns as they are wide, to narrow ones little of it."""
        shares = [most * (_TO_NARROW if narrow else 1) for narrow, most in zip(self.narrow, self.most, strict=True)]
        left = room - sum(self.most)
        return [most + left * share / sum(shares) for most, share in zip(self.most, shares, strict=True)]

    def _lowest(self, room: float) -> list[float]:
        """The widths at which the table is about as low as it can be."""
        blank = self.sides + _RAGGED_MM
        low = [max(width - blank, _LEAST_MM) for width in self.least]
        high = [max(width - blank, _LEAST_MM) for width in self.most]
        line = max(room - blank * len(low), sum(low))
        widths = within(high, low, high, line)
        for _ in range(_ROUNDS):
            areas = _areas(self.rows, widths)
            wanted = within([sqrt(area) or _LEAST_MM / 2 for area in areas], low, high, line)
            widths = [sqrt(width * want) for width, want in zip(widths, wanted, strict=True)]
        found = within(widths, low, high, line)
        return [max(width + blank, least) for width, least in zip(found, self.least, strict=True)]

    def _rounded(self, widths: list[float], room: float) -> list[float]:
        """The widths in steps, the widest takes what is over."""
        widest = max(range(len(widths)), key=lambda at: (widths[at] - self.least[at], -at))
        for at, width in enumerate(widths):
            # where every line has its room, a step less would break one
            bound = self.most[at] if width > self.most[at] - _FINE_MM else self.least[at]
            step = _FINE_MM if width < 2 * _STEP_MM + bound else _STEP_MM
            widths[at] = max(round(width / step) * step, ceil(bound / _FINE_MM) * _FINE_MM)
        widths[widest] += room - sum(widths)
        return widths if widths[widest] >= self.least[widest] else _levelled(widths, room)


def _areas(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> list[float]:
    """How much text of each column makes its rows as high as they are."""
    areas = [0.0] * len(widths)
    for row in rows:
        lines = list(map(truediv, row, widths))
        highest = max(lines)
        if highest > 1:
            low = highest * _LOW_CELL
            for at, height in enumerate(lines):
                if height > low:
                    # a cell nearly as high as the highest will be that when this one is given more room
                    areas[at] += row[at] * (height / highest) ** 3
    return areas


def within(shares: Sequence[float], low: Sequence[float], high: Sequence[float], room: float) -> list[float]:
    """A room shared in proportion to `shares`, each part within its bounds, as flexible boxes are (CSS Flexbox 9.7)."""
    widths = [0.0] * len(shares)
    free = list(range(len(shares)))
    while free:
        scale = room / (sum([shares[at] for at in free]) or 1.0)
        over = [at for at in free if shares[at] * scale > high[at]]
        under = [at for at in free if shares[at] * scale < low[at]]
        more = sum([shares[at] * scale - high[at] for at in over])
        less = sum([low[at] - shares[at] * scale for at in under])
        held, bound = (over, high) if more >= less else (under, low)
        if not held:
            for at in free:
                widths[at] = shares[at] * scale
            break
        for at in held:
            widths[at] = bound[at]
            room -= bound[at]
        free = [at for at in free if at not in held]
    return widths


def _levelled(widths: Sequence[float], room: float) -> list[float]:
    """Widths that are too much for a room: the widest are cut to one level, the others kept."""
    left, count = room, len(widths)
    for width in sorted(widths):
        if width * count > left:
            break
        left, count = left - width, count - 1
    level = left / count if count else room
    return [min(width, level) for width in widths]

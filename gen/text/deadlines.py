"""Deadlines as drafters write them, understood as a span of dates."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from gen.text.deadline_grammar import Phrase, Point, parse_phrase
from gen.text.deadline_vocabulary import BOUNDS, EXTRA, PARTS, Relation, Rhythm, TimeUnit, UnitPart, as_phrase
from gen.text.written_dates import LEAP_YEAR, date_of, impossible_date

# first month, first day, last month, last day of one year; a day of 0 or below counts back from the month's end
_Extent: TypeAlias = tuple[int, int, int, int]
# first day, last day
_Stretch: TypeAlias = tuple[date, date]
_DAY = timedelta(days=1)
# documents are of these years
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class DateSpan:
    """First and last day, None where open; “trước ngày 15/8” ends on 14/8, “trước 17 giờ ngày 15/8” on 15/8 itself."""

    start: date | None
    end: date | None
    rhythm: Rhythm | None


def read_deadline(text: str, year: int | None) -> DateSpan | None:
    """The span that a deadline names, of a list the whole reach; None where it is not understood.

    `year` is the one that points without a year mean, the document's own; None where that is not known.
    """
    if impossible_date(text) is not None:
        return None
    own_year = year if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR else None
    words = as_phrase(text)
    # a bracket may hold part of the deadline or a mere remark; only its words can tell
    opened, without = re.sub(r"[()]", " ", words), re.sub(r"\([^()]*\)", " ", words)
    for reading in dict.fromkeys((as_phrase(opened), as_phrase(without))):
        phrase = _phrase(reading)
        if phrase is not None:
            return _span(phrase, own_year)
    return None


def _phrase(text: str) -> Phrase | None:
    whole = parse_phrase(text)
    if whole is not None:
        return whole
    rhythm = parse_phrase(EXTRA.sub("", text))
    return None if rhythm is None or rhythm.points else rhythm


def _span(phrase: Phrase, year: int | None) -> DateSpan | None:
    rhythm = next((rhythm for rhythm in Rhythm if rhythm in phrase.rhythms), None)
    points = _with_months(phrase.points)
    if phrase.rhythms & {Rhythm.MONTHLY, Rhythm.QUARTERLY}:
        # “ngày 25 hằng tháng” falls on no one date
        points = [p for p in points if p.unit is not TimeUnit.DAY or p.month or not 1 <= p.number <= 31]
    yearly = Rhythm.YEARLY in phrase.rhythms and not any(p.year or p.later for p in points)
    dated = [replace(p, year=LEAP_YEAR) for p in points] if yearly else _with_years(points, year)
    stretches = [stretch for point in dated or [] if (stretch := _stretch(point)) is not None]
    if dated is None or len(stretches) < len(dated):
        return None
    if yearly or not points:
        return DateSpan(None, None, rhythm)
    return _reach(dated, stretches, rhythm, phrase.open_end)


def _reach(points: list[Point], stretches: list[_Stretch], rhythm: Rhythm | None, open_end: bool) -> DateSpan | None:
    if not _ascending(points, stretches):
        return None
    start = _start(points[0], stretches[0])
    end = None if open_end else _end(points[-1], stretches[-1])
    empty = start is None and end is None and rhythm is None
    backwards = start is not None and end is not None and start > end
    return None if empty or backwards else DateSpan(start, end, rhythm)


def _ascending(points: list[Point], stretches: list[_Stretch]) -> bool:
    # a list out of order may be a slip or run into the next year; nobody but its writer knows
    for (before, after), (first, second) in zip(pairwise(points), pairwise(stretches), strict=True):
        if before.relation in BOUNDS and after.relation is Relation.NONE:
            return False
        listed = after.relation is Relation.NONE and before.relation is Relation.NONE
        apart = first[1] < second[0] if listed else first[0] <= second[after.relation in BOUNDS]
        if not apart:
            return False
    return points[0].relation not in BOUNDS or all(point.relation in BOUNDS for point in points)


def _start(point: Point, stretch: _Stretch) -> date | None:
    if point.relation in BOUNDS:
        return None
    return stretch[1] + _DAY if point.relation is Relation.AFTER else stretch[0]


def _end(point: Point, stretch: _Stretch) -> date | None:
    if point.relation in (Relation.FROM, Relation.AFTER):
        return None
    # “trước cuối tháng 6” leaves the end of June
    at_end = point.part in (UnitPart.END, UnitPart.SECOND_HALF, UnitPart.LAST_WEEK)
    return stretch[0] - _DAY if point.relation is Relation.BEFORE and not at_end else stretch[1]


def _with_months(points: list[Point]) -> list[Point]:
    # “từ ngày 15 đến ngày 20/8”: the month stands once, at the end
    out: list[Point] = []
    for point in reversed(points):
        after = out[0] if out else None
        if _is_day(point) and point.month is None and after is not None and _is_day(after):
            point = replace(point, month=after.month, year=point.year or after.year)
        out.insert(0, point)
    return out


def _is_day(point: Point) -> bool:
    return point.unit is TimeUnit.DAY


def _is_year(point: Point) -> bool:
    return point.unit is TimeUnit.YEAR


def _with_years(points: list[Point], year: int | None) -> list[Point] | None:
    """The points, each with its year: its own, that of a neighbour, else the document's; None where one has none."""
    dated = _years_from_right(points)
    lenders = {i for i, point in enumerate(dated) if point.year is not None and not _is_year(point)}
    # “từ tháng 9 đến hết năm 2026” in a document of 2025 may begin in either year
    own = None if any(_is_year(point) and point.year not in (None, year) for point in points) else year
    for i, point in enumerate(dated):
        if point.year is not None:
            continue
        before = dated[i - 1] if i - 1 in lenders else None
        base = before.year if before is not None else own
        if base is None:
            return None
        over = before is not None and _over_new_year(before, point)
        dated[i] = replace(point, year=base + (point.later or int(over)))
        if before is not None:
            lenders.add(i)
    return dated


def _years_from_right(points: list[Point]) -> list[Point]:
    out: list[Point] = []
    for point in reversed(points):
        after = out[0] if out else None
        lent = after.year if after is not None and not _is_year(after) else None
        if after is not None and lent is not None and point.year is None and not point.later:
            point = replace(point, year=lent - _over_new_year(point, after))
        out.insert(0, point)
    return out


def _over_new_year(before: Point, after: Point) -> bool:
    first, second = _extent(before), _extent(after)
    return after.relation in BOUNDS and first is not None and second is not None and first[:2] > second[:2]


def _extent(point: Point) -> _Extent | None:
    number = point.number
    if point.unit is TimeUnit.DAY:
        return (point.month, number, point.month, number) if point.month and number > 0 else None
    if point.unit is TimeUnit.MONTHS_OF_YEAR:
        return (1, 1, number, 0) if point.part is UnitPart.BEGINNING else (13 - number, 1, 12, 0)
    part = PARTS.get((point.unit, point.part))
    months = {TimeUnit.MONTH: 1, TimeUnit.QUARTER: 3}.get(point.unit, 12)
    if part is None or not 1 <= number <= 12 // months:
        return None
    base = (number - 1) * months + 1
    return base + part[0], part[1], base + part[2], part[3]


def _stretch(point: Point) -> _Stretch | None:
    extent = _extent(point)
    if extent is None or point.year is None:
        return None
    first, last = _day_of(point.year, *extent[:2]), _day_of(point.year, *extent[2:])
    return (first, last) if first and last and first <= last else None


def _day_of(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12:
        return None
    return date_of(year, month, day if day > 0 else monthrange(year, month)[1] + day)

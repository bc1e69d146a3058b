"""Deadlines as drafters write them, understood as a span of dates."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from gen.text.span_grammar import BOUNDS, RHYTHMS, Phrase, Point, parse
from gen.text.span_words import EXTRA, PARTS, WRITTEN_DATES, even, plain

# first month, first day, last month, last day of one year
_Extent: TypeAlias = tuple[int, int, int, int]
_Stretch: TypeAlias = tuple[date, date]
_DAY = timedelta(days=1)
# a leap year, in which every day that exists has its date
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, None where open; “trước ngày 15/8” ends on 14/8, “trước 17 giờ ngày 15/8” on 15/8 itself."""

    start: date | None
    end: date | None
    recurring: str | None


def read_span(text: str, year: int | None) -> Span | None:
    """The span a deadline names, of a list the whole reach; None where it is not understood."""
    if impossible_date(text) is not None:
        return None
    own = year if year is not None and 1900 <= year <= 2199 else None
    told = plain(text)
    # a bracket may hold part of the deadline or a mere remark; only its words can tell
    opened, without = re.sub(r"[()]", " ", told), re.sub(r"\([^()]*\)", " ", told)
    for reading in dict.fromkeys((plain(opened), plain(without))):
        phrase = _phrase(reading)
        if phrase is not None:
            return _span(phrase, own)
    return None


def impossible_date(text: str) -> str | None:
    """The first date, month or quarter written in the text that no calendar has."""
    told = even(text)
    found = [match for pattern in WRITTEN_DATES for match in pattern.finditer(told) if not _exists(match)]
    return min(found, key=lambda match: match.start("text"))["text"] if found else None


def _exists(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    # only the pattern of quarters has no month, and it finds none but impossible ones
    if not parts.get("m"):
        return False
    return _date(int(parts.get("y") or _ANY_YEAR), int(parts["m"]), int(parts.get("d") or 1)) is not None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _phrase(told: str) -> Phrase | None:
    whole = parse(told)
    if whole is not None:
        return whole
    rhythm = parse(EXTRA.sub("", told))
    return None if rhythm is None or rhythm.points else rhythm


def _span(phrase: Phrase, year: int | None) -> Span | None:
    rhythm = next((name for name in RHYTHMS if name in phrase.rhythms), None)
    points = _with_months(phrase.points)
    if phrase.rhythms & {"hang-thang", "hang-quy"}:
        # “ngày 25 hằng tháng” falls on no one date
        points = [p for p in points if p.unit != "ngay" or p.month or not 1 <= p.number <= 31]
    yearly = "hang-nam" in phrase.rhythms and not any(p.year or p.later for p in points)
    dated = [replace(p, year=_ANY_YEAR) for p in points] if yearly else _with_years(points, year)
    stretches = [_stretch(p) for p in dated or []]
    known = [s for s in stretches if s is not None]
    if dated is None or len(known) < len(stretches):
        return None
    if yearly or not points:
        return Span(None, None, rhythm)
    return _reach(dated, known, rhythm, phrase.open_end)


def _reach(points: list[Point], stretches: list[_Stretch], rhythm: str | None, open_end: bool) -> Span | None:
    if not _ascending(points, stretches):
        return None
    start = _start(points[0], stretches[0])
    end = None if open_end else _end(points[-1], stretches[-1])
    told_nothing = start is None and end is None and rhythm is None
    backwards = start is not None and end is not None and start > end
    return None if told_nothing or backwards else Span(start, end, rhythm)


def _ascending(points: list[Point], stretches: list[_Stretch]) -> bool:
    # a list out of order may be a slip or run into the next year; nobody but its writer knows
    for (before, after), (first, second) in zip(pairwise(points), pairwise(stretches), strict=True):
        if before.relation in BOUNDS and after.relation == "":
            return False
        listed = after.relation == before.relation == ""
        apart = first[1] < second[0] if listed else first[0] <= second[after.relation in BOUNDS]
        if not apart:
            return False
    return points[0].relation not in BOUNDS or all(p.relation in BOUNDS for p in points)


def _start(point: Point, stretch: _Stretch) -> date | None:
    if point.relation in BOUNDS:
        return None
    return stretch[1] + _DAY if point.relation == "sau" else stretch[0]


def _end(point: Point, stretch: _Stretch) -> date | None:
    if point.relation in ("tu", "sau"):
        return None
    # “trước cuối tháng 6” leaves the end of June
    before = point.relation == "truoc" and not point.part.endswith("cuoi")
    return stretch[0] - _DAY if before else stretch[1]


def _with_months(points: list[Point]) -> list[Point]:
    # “từ ngày 15 đến ngày 20/8”: the month stands once, at the end
    told: list[Point] = []
    for point in reversed(points):
        after = told[0] if told else None
        if point.unit == "ngay" and point.month is None and after is not None and after.unit == "ngay":
            point = replace(point, month=after.month, year=point.year or after.year)
        told.insert(0, point)
    return told


def _with_years(points: list[Point], year: int | None) -> list[Point] | None:
    told = _years_from_right(points)
    lenders = {i for i, p in enumerate(told) if p.year is not None and p.unit != "nam"}
    # “từ tháng 9 đến hết năm 2026” in a document of 2025 may begin in either year
    own = None if any(p.unit == "nam" and p.year not in (None, year) for p in points) else year
    for i, point in enumerate(told):
        if point.year is not None:
            continue
        before = told[i - 1] if i - 1 in lenders else None
        base = before.year if before is not None else own
        if base is None:
            return None
        over = before is not None and _over_new_year(before, point)
        told[i] = replace(point, year=base + (point.later or int(over)))
        if before is not None:
            lenders.add(i)
    return told


def _years_from_right(points: list[Point]) -> list[Point]:
    told: list[Point] = []
    for point in reversed(points):
        after = told[0] if told else None
        lent = after.year if after is not None and after.unit != "nam" else None
        if after is not None and lent is not None and point.year is None and not point.later:
            point = replace(point, year=lent - _over_new_year(point, after))
        told.insert(0, point)
    return told


def _over_new_year(before: Point, after: Point) -> bool:
    first, second = _extent(before), _extent(after)
    return after.relation in BOUNDS and first is not None and second is not None and first[:2] > second[:2]


def _extent(point: Point) -> _Extent | None:
    n = point.number
    if point.unit == "ngay":
        return (point.month, n, point.month, n) if point.month and n > 0 else None
    if point.unit == "n-thang":
        return (1, 1, n, 0) if point.part == "dau" else (13 - n, 1, 12, 0)
    part = PARTS.get((point.unit, point.part))
    length = {"thang": 1, "quy": 3}.get(point.unit, 12)
    if part is None or not 1 <= n <= 12 // length:
        return None
    base = (n - 1) * length + 1
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
    return _date(year, month, day if day > 0 else monthrange(year, month)[1] + day)

"""The period a plan is for, and the deadlines in it, as the rules of the calendar read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gen.core.node import Node
from gen.lint.document_view import DocumentView
from gen.text.deadlines import DateSpan, read_deadline

_YEARS = re.compile(r"(?<![\d/])(?P<first>20\d{2}) ?[-–] ?(?P<last>20\d{2})(?!\d)")
# “ngày 5 tháng 1 năm 2025” is the date of some document, “đến năm 2030” tells an end alone
_YEAR = re.compile(
    r"(?P<until>(?:đến|tới)(?: hết)? |tầm nhìn )?"
    r"(?<!tháng \d )(?<!tháng \d\d )năm (?P<year>20\d{2})(?!\d)(?! ?[-–] ?20)"
)
_PART = re.compile(
    r"(?:(?:6|06|sáu) tháng (?:đầu|cuối) năm|quý (?:I{1,3}|IV|[1-4])(?:/| năm )|tháng \d{1,2}(?:/| năm ))"
    r"[ \d]*20\d{2}",
    re.I,
)
_DAY_BEFORE = re.compile(r"ngày \d{1,2} $")
_OPEN = 1
_VARIABLES = ("giai_doan", "thoi_ky", "nhiem_ky", "nam")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline: the value, its words, the days it reaches over."""

    node: Node
    words: str
    span: DateSpan


def period_of(view: DocumentView) -> tuple[date, date] | None:
    """The first and last day the plan is for, by its subject or its variables; None where they do not tell."""
    found = named_period(view.document.subject.line)
    variables = view.root.get("bien")
    for name in _VARIABLES if variables and not found else ():
        text = variables.text_of(name) if variables else ""
        found = found or named_period(text if name != "nam" else f"năm {text}")
    return found


@lru_cache(maxsize=1024)
def named_period(text: str) -> tuple[date, date] | None:
    """The one period that a text names: `giai đoạn 2026-2030`, `6 tháng cuối năm 2025`, `năm 2026`."""
    part = _PART.search(text)
    if part and not _DAY_BEFORE.search(text[: part.start()]):
        span = read_deadline(part[0], None)
        return (span.start, span.end) if span and span.start and span.end else None
    years = [(int(match["first"]), int(match["last"])) for match in _YEARS.finditer(text)]
    years += [(_OPEN if match["until"] else int(match["year"]), int(match["year"])) for match in _YEAR.finditer(text)]
    if not years:
        return None
    return date(min(first for first, _ in years), 1, 1), date(max(last for _, last in years), 12, 31)


def year_of(view: DocumentView) -> int | None:
    """The year that deadlines mean which name none: the plan's own, else that of its date."""
    period = period_of(view)
    if period is not None and period[0].year == period[1].year:
        return period[0].year
    return view.document.date.year if view.document.date else None


def names_year(words: str) -> bool:
    """True where a deadline tells its year itself."""
    return bool(re.search(r"(?<!\d)20\d{2}(?!\d)", words))


def deadlines(view: DocumentView) -> Iterator[Deadline]:
    """The deadlines that are understood."""
    year = year_of(view)
    for task in view.tasks:
        node = task.values.get("thoi_gian")
        words = task.printed.get("thoi_gian", "")
        span = _span(words, year) if node is not None and words else None
        if node is not None and span is not None:
            yield Deadline(node, words, span)


@lru_cache(maxsize=8192)
def _span(words: str, year: int | None) -> DateSpan | None:
    return read_deadline(words, year)

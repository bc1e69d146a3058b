"""lint/cited-after-date: what a document rests on is older than itself."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from gen.core.diagnostic import Severity
from gen.lint.citations import bases, mentions
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import TextPart
from gen.lint.rule import LintRule, LintViolation


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A basis, or a document cited in a text, that is dated after the last day on which this one can be signed."""
    last = _last_day(view)
    if last is None:
        return
    for basis in bases(view):
        if basis.day is not None and basis.day > last:
            yield from _finding(view, basis.day, basis.words[:60], LintViolation(basis.source, "", ""))
    for text, cited in mentions(view):
        day = cited.date.exact if cited.date else None
        if text.part is not TextPart.CAN_CU and day is not None and day > last:
            place = LintViolation(text.source, "", "", words=cited.typed)
            yield from _finding(view, day, f"{cited.kind} số {cited.number}".strip(), place)


def _finding(view: DocumentView, day: date, cited: str, place: LintViolation) -> Iterator[LintViolation]:
    issued = view.document.date
    own = f"{issued.day:02d}/{issued.month:02d}/{issued.year}" if issued and issued.exact else "của văn bản này"
    message = f"“{cited}” ghi ngày {day:%d/%m/%Y}, sau ngày {own}."
    hint = "Xem lại ngày, năm của văn bản được dẫn, hoặc ngay của văn bản này."
    yield LintViolation(place.at, message, hint, words=place.words, about=(cited,))


def _last_day(view: DocumentView) -> date | None:
    """The last day on which the document can be signed; None where not even its year is known."""
    issued = view.document.date
    if issued is None or not issued.year:
        return None
    month = issued.month or 12
    return date(issued.year, month, issued.day or calendar.monthrange(issued.year, month)[1])


RULE = LintRule(
    name="cited-after-date",
    what="Văn bản làm căn cứ, được viện dẫn ban hành trước văn bản này.",
    why="Một văn bản không thể dựa vào văn bản chưa có; thường là gõ nhầm năm.",
    severity=Severity.WARNING,
    wrong="""\
ngay: 2026-05-07
can_cu:
  - »Nghị định số 30/2027/NĐ-CP ngày 05/3/2027 của Chính phủ về công tác văn thư
""",
    right="""\
ngay: 2026-05-07
can_cu:
  - Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
""",
    check=check,
)

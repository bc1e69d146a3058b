"""lint/whole-emphasis: stars stress some words; the look of a whole line is the law's."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.document.model import Document, Item, Para
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_REMARK = ("(", "[")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A paragraph of the body, or the title of an appendix, that is slanted from end to end."""
    for para in _upright(view.document):
        # the end mark that the machine sets is no word
        words = [run for run in para.runs if any(map(str.isalnum, run.text)) and not run.note]
        if para.source is None or not words or para.plain.startswith(_REMARK):
            continue
        if all(run.italic for run in words):
            message = f"Cả dòng “{para.line[:60]}” in nghiêng."
            yield LintViolation(para.source, message, "Bỏ dấu sao ở hai đầu: lời văn in chữ đứng.", about=(para.line,))


def _upright(document: Document) -> Iterator[Para]:
    yield from document.preamble
    yield from _unlabelled(document.items)
    yield from document.closing
    for appendix in document.appendices:
        if appendix.title is not None:
            yield appendix.title
        yield from appendix.paragraphs
        yield from _unlabelled(appendix.items)


def _unlabelled(items: tuple[Item, ...]) -> Iterator[Para]:
    """The paragraphs beside which no upright label stands."""
    for item in items:
        beside = 1 if item.label and item.title is None else 0
        yield from item.paragraphs[beside:]
        yield from _unlabelled(item.children)


RULE = LintRule(
    name="whole-emphasis",
    what="Lời văn và tên phụ lục không in nghiêng cả dòng. Lời trong ngoặc đơn thì được.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V: lời văn in chữ đứng, tên phụ lục in đứng, đậm; dấu sao chỉ để nhấn "
    "vài chữ.",
    severity=Severity.WARNING,
    wrong="""\
mo_dau: »"*Phường tổ chức dạy bơi cho trẻ em.*"
noi_dung: [Mở lớp dạy bơi]
""",
    right="""\
mo_dau: Phường tổ chức *dạy bơi* cho trẻ em.
noi_dung: [Mở lớp dạy bơi]
""",
    check=check,
)

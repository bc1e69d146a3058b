"""lint/typed-number: numbers are the machine's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.document.model import Item, Para, tables_in
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.numbering import LETTERS
from gen.word.audit.line_labels import LabelLevel, label_of

_NUMBER = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]|[IVX]{{1,5}}[.)]|[{LETTERS}]\)|Điều \d+[.:]|[-+•–])(?=\s+\S)(?!\s*\d)"
)
_COUNTED = (LabelLevel.CLAUSE, LabelLevel.POINT, LabelLevel.ROMAN)
_SIGNS = {LabelLevel.CLAUSE: ".", LabelLevel.POINT: ")", LabelLevel.ROMAN: "."}
_FIGURE = re.compile(r"\S+\s+\d")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A numbered item whose words begin with a number of their own; unnumbered paragraphs numbered out of order."""
    for item, _, _ in view.items:
        # an attribute begins with its label, and under `khong` a typed number is the only one
        first = item.title or (item.paragraphs[0] if item.paragraphs else None)
        if not item.label or item.attribute or first is None or first.source is None:
            continue
        match = _NUMBER.match(first.plain)
        if match:
            yield _finding(first.source, match[0], f"{item.label} {first.plain[:30]}")
    for table in tables_in(view.document):
        for row in table.rows:
            match = _NUMBER.match(row.group.plain) if row.group and row.numbered else None
            if match and row.group and row.group.source:
                yield _finding(row.group.source, match[0], f"{row.label} {row.group.plain[:30]}")
    for paragraphs in _unnumbered(view):
        yield from _out_of_order(paragraphs)


def _finding(at: Node, typed: str, printed: str) -> LintViolation:
    message = f"Mục mở đầu bằng “{typed}” gõ tay, in ra “{printed} …”."
    hint = f"Xoá “{typed}”: máy đánh số. Muốn kiểu khác thì ghi kieu ở mục trên."
    return LintViolation(at, message, hint, words=typed, about=(printed,))


def _unnumbered(view: DocumentView) -> Iterator[Sequence[Para]]:
    """Paragraphs that follow each other without labels of the machine's."""
    document = view.document
    yield document.preamble
    yield document.closing
    yield from _below(document.items)
    for appendix in document.appendices:
        yield appendix.paragraphs
        yield from _below(appendix.items)


def _below(items: tuple[Item, ...]) -> Iterator[Sequence[Para]]:
    yield [para for item in items if not item.label for para in ((item.title,) if item.title else item.paragraphs)]
    for item in items:
        if item.label:
            yield item.paragraphs[0 if item.title else 1 :]
        yield from _below(item.children)


def _out_of_order(paragraphs: Sequence[Para]) -> Iterator[LintViolation]:
    """The first typed label that does not follow the one before, or is not written as the law writes it."""
    last: dict[LabelLevel, int] = {}
    for para in paragraphs:
        label = label_of(para.plain, False)
        if label is None or label.level not in _COUNTED or _FIGURE.match(para.plain):
            continue
        following = last.get(label.level, 0) + 1
        last[label.level] = label.value
        if para.source is None or (label.value in (1, following) and label.sign == _SIGNS[label.level]):
            continue
        typed = f"{label.number}{label.sign}"
        message = f"Đoạn mở đầu bằng “{typed}” gõ tay, không đúng thứ tự hoặc không đúng mẫu 1. a)."
        hint = "Viết các đoạn này thành muc, bỏ số gõ tay: máy đánh số."
        yield LintViolation(para.source, message, hint, words=typed)
        return


RULE = LintRule(
    name="typed-number",
    what="Không gõ số, chữ cái hay gạch đầu dòng ở đầu mục. Ở chỗ máy không đánh số (kieu: khong, các đoạn noi_dung) "
    "thì số gõ tay phải liền thứ tự.",
    why="Máy đánh số theo Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6; số gõ thêm sẽ in thành hai lần.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - tieu_de: »1. Dạy bơi
    muc:
      - "»- Mở mười lớp."
      - Cấp chứng nhận.
""",
    right="""\
noi_dung:
  - tieu_de: Dạy bơi
    muc:
      - Mở mười lớp.
      - 2. 000 chứng nhận được cấp.
""",
    check=check,
    of_whole_texts=True,
)

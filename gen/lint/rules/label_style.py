"""lint/label-style: labels that the law has."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.document.model import Item
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.word.audit.line_labels import LabelLevel, LineLabel, form_fault, label_of

_NO_QUOTES = str.maketrans("", "", "“”")
_ARTICLE, _DOT = LabelLevel.ARTICLE, "."
# levels of which one may stand below itself: 1.1. below 1., a dash below a dash
_REPEATED = (LabelLevel.NESTED, LabelLevel.DASH)

_HINT = "Viết kieu theo mẫu của luật: I. 1. a) “-”, Chương I, Mục 1, Điều 1.; hoặc bỏ dòng kieu."


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The first label of each list, held against what is written above it."""
    root, party = view.root, view.document.khoi == Khoi.PARTY
    body = root.get("dieu") or root.get("phan") or root
    yield from _below(view.document.items, body, (), party=party)
    for appendix in view.document.appendices:
        yield from _below(appendix.items, appendix.source, (), party=party)


def _below(
    items: tuple[Item, ...], over: Node, above: tuple[LineLabel, ...], *, party: bool
) -> Iterator[LintViolation]:
    """The list below a node; `over` is the nearest node above with a `kieu`, `above` the labels it stands below."""
    first = next((item for item in items if item.label), None)
    label = label_of(f"{first.label} x", True) if first is not None else None
    if first is not None and label is not None:
        found = _fault(label, above, party=party)
        if found:
            message = f"Nhãn “{first.label}”: {found.translate(_NO_QUOTES)}."
            yield LintViolation(over.get("kieu") or over, message, _HINT, about=(first.label,))
        elif label.level is LabelLevel.ROMAN:
            yield from _without_title(items)
    for item in items:
        lower = item.source if item.source.get("kieu") is not None else over
        yield from _below(item.children, lower, (*above, label) if label else above, party=party)


def _without_title(items: tuple[Item, ...]) -> Iterator[LintViolation]:
    bare = next((item for item in items if item.title is None and item.paragraphs and not item.attribute), None)
    if bare is not None:
        hint = "Mục La Mã là đề mục: viết tieu_de; là câu văn thì ghi kieu: 1. hoặc a) ở mục trên."
        message = f"Mục “{bare.label}” không có tiêu đề."
        yield LintViolation(bare.source, message, hint, about=(bare.label,))


def _fault(label: LineLabel, above: tuple[LineLabel, ...], *, party: bool) -> str:
    fault = form_fault(label, party=party)
    if fault is not None:
        return fault[1]
    if label.level is _ARTICLE:
        return "" if label.sign == _DOT else "sau số của Điều có dấu chấm, “Điều 1.”"
    same = next((one for one in above if one.level is label.level and one.level not in _REPEATED), None)
    if same is not None:
        return f"cùng kiểu với nhãn “{same.number}{same.sign}” ở bậc trên"
    if label.level is LabelLevel.POINT and label.value != 1:
        return "điểm bắt đầu từ a), không dùng số La Mã thường"
    return ""


RULE = LintRule(
    name="label-style",
    what="Nhãn các mục theo mẫu của luật: I. 1. a); Phần, Chương số La Mã; Mục số Ả Rập; bậc dưới khác bậc trên; mục "
    "La Mã có tiêu đề.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6đ và mục V.6; văn bản Đảng dùng “I-” hay “I.” đều gặp nên không "
    "xét dấu.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  kieu: »a.
  muc: [Mở lớp dạy bơi, Cấp chứng nhận]
""",
    right="""\
noi_dung:
  kieu: a)
  muc: [Mở lớp dạy bơi, Cấp chứng nhận]
""",
    check=check,
    of_whole_texts=True,
)

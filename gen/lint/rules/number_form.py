"""lint/number-form: number and symbol as the law writes them."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.core.vocabulary import Khoi
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.registers.wording import wording
from gen.word.audit.document_kinds import LOAI, kind_of
from gen.word.audit.rules.number_and_date import is_number, number_faults

_NO_QUOTES = str.maketrans("", "", "“”")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A number with letters or needless zeros, a symbol of another form or of another kind of document."""
    root, document = view.root, view.document
    number = root.get("so")
    if number is not None and number.text:
        yield from _number(number.text, number)
        if not number.text.isdigit():
            return
    party = document.khoi == Khoi.PARTY
    printed = " ".join(document.letterhead.number.split())
    at = root.get("ky_hieu") or root.get("ten_loai") or root.get("loai") or root
    for found, wants in tuple(number_faults(printed, document.kind_name, party=party))[:1]:
        hint = f"Viết ky_hieu: {_proper(view)}" if _proper(view) else f"Sửa ky_hieu cho đúng: {wants}."
        yield LintViolation(at, f"{found.translate(_NO_QUOTES)} ở “{printed}”.", hint, about=(printed,))


def _proper(view: DocumentView) -> str:
    """The symbol that this kind of document has at this unit; empty where the law has no abbreviation for the kind."""
    short = LOAI.get(kind_of(view.document.kind_name), ())
    family = wording().families[view.document.khoi]
    return family.fill("ky_hieu", loai=short[0], co_quan=view.document.unit.ky_hieu) if short else ""


def _number(typed: str, at: Node) -> Iterator[LintViolation]:
    if not typed.isdigit():
        hint = "so chỉ ghi chữ số, như so: 12; phần sau dấu gạch chéo ghi ở ky_hieu."
        yield LintViolation(at, f"Số “{typed}” không phải chữ số.", hint, words=typed)
    elif len(typed) > 1 and not is_number(typed):
        hint = f"Viết so: {int(typed)}; số dưới 10 máy tự thêm một số 0."
        yield LintViolation(at, f"Số “{typed}” thừa số 0 ở đầu.", hint, words=typed)


RULE = LintRule(
    name="number-form",
    what="Số chỉ gồm chữ số, không thừa số 0; ký hiệu in hoa, nối bằng gạch ngắn không cách, mở đầu bằng chữ tắt của "
    "đúng tên loại.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3 và Phụ lục III, mục I; văn bản Đảng: Quy định 399-QĐ/TW.",
    severity=Severity.WARNING,
    wrong="""\
so: »0134
ky_hieu: »QĐ-UBND
""",
    right="""\
so: 134
ky_hieu: KH-UBND
""",
    check=check,
)

"""Paragraphs of the body: indent, space between them, line spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import at_component
from gen.word.audit.legal_figures import number_text, range_text, within_rounding
from gen.word.the_thuc import Khoang

_SINGLE_LINE = 1.15  # Times New Roman sets a single line this many times its size high
_PROSE = (ComponentKey.LOI_VAN, ComponentKey.CAN_CU, ComponentKey.DIEU, ComponentKey.HEADING_1, ComponentKey.HEADING_2)
_FLUSH_MM = 0.6
_TYPED_INDENT = re.compile(r"^(\t+| {3,}|\u00a0{3,})")


def _prose(document: AuditedDocument) -> list[Component]:
    return [
        c
        for c in document.components_of(*_PROSE)
        if c.line.first and c.line.side is None and not c.line.paragraph.boxed
    ]


def indent(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6e: the first line set in 10 to 12.7 mm (HD 05: about 10), the others flush."""
    law = document.the_thuc.doan_van.lui_dau_dong
    for component in _prose(document):
        stands = component.line.paragraph.format
        if stands.align in ("center", "right"):
            continue
        wants = f"lùi đầu dòng {range_text(law)} mm, các dòng sau sát lề"
        mend = f"Bấm chuột phải › Paragraph: Special = First line {_centimetres(law.chon)} cm, Left = Right = 0."
        if _TYPED_INDENT.match(component.line.raw):
            found = "Lùi đầu dòng bằng phím Tab hoặc dấu cách"
            yield Violation(found, wants, f"Xoá các dấu đầu dòng. {mend}", at_component(document, component))
            continue
        left_wrong = not within_rounding(stands.left + stands.first_line, law) or abs(stands.left) > _FLUSH_MM
        right_wrong = abs(stands.right) > _FLUSH_MM
        if left_wrong:
            first, others = number_text(stands.left + stands.first_line), number_text(stands.left)
            found = f"Đầu dòng lùi {first} mm, các dòng sau lùi {others} mm"
            yield Violation(found, wants, mend, at_component(document, component))
        if right_wrong:
            found = f"Đoạn lùi {number_text(stands.right)} mm ở bên phải"
            mend = "Bấm chuột phải › Paragraph: Indentation › Right = 0."
            yield Violation(found, "sát lề phải", mend, at_component(document, component))
        if not left_wrong and not right_wrong:
            yield PASS


def _centimetres(mm: float) -> str:
    return f"{mm / 10:.3g}".replace(".", ",")


def paragraph_spacing(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6e (HD 05): at least 6 pt between paragraphs of the body that follow each other."""
    least = document.the_thuc.doan_van.cach_doan.tu
    for above, below in pairwise(_prose(document)):
        if below.line.index != above.line.index + 1 or above.part != below.part:
            continue
        upper, lower = above.line.paragraph, below.line.paragraph
        hugging = upper.style == lower.style
        gap = (0 if hugging and upper.format.contextual else upper.format.after) + (
            0 if hugging and lower.format.contextual else lower.format.before
        )
        if gap >= least - 0.05:
            yield PASS
        else:
            mend = f"Bấm chuột phải › Paragraph: Before = {number_text(least)} pt, bỏ “Don't add space …”."
            yield Violation(
                f"Đoạn cách đoạn trên {number_text(gap)} pt",
                f"ít nhất {number_text(least)} pt",
                mend,
                at_component(document, below),
            )


def line_spacing(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6e: single to 1.5 lines, a height in points counted against the type; HD 05: exactly 18–22 pt."""
    law = document.the_thuc.doan_van.gian_dong
    for component in _prose(document):
        stands = component.line.paragraph.format
        if law.kieu == "dung":
            right = stands.line_rule == "exact" and stands.line in law.khoang
            wants = f"Exactly {range_text(law.khoang)} pt"
        else:
            right = _lines(component) in Khoang(law.khoang.tu - 0.03, law.khoang.den, 1)
            wants = "từ đơn (1) đến 1,5 dòng"
        if right:
            yield PASS
        else:
            unit = "dòng" if stands.line_rule == "auto" else "pt"
            mend = f"Bấm chuột phải › Paragraph › Line spacing: {wants}."
            yield Violation(
                f"Giãn dòng {stands.line:.4g}".replace(".", ",") + f" {unit}",
                wants,
                mend,
                at_component(document, component),
            )


def _lines(component: Component) -> float:
    """Line spacing in lines, also where the file gives points."""
    stands = component.line.paragraph.format
    if stands.line_rule == "auto":
        return stands.line
    high = max((run.format.size for run in component.line.visible_runs), default=14.0) * _SINGLE_LINE
    return max(1.0, stands.line / high) if stands.line_rule == "atLeast" else stands.line / high


_HD = "HD 05: nội dung"

RULES = (
    AuditRule(
        code="audit/indent",
        title="Lùi đầu dòng",
        article="PL I, II.6e",
        party_article=_HD,
        measures="lùi đầu dòng và lề của từng đoạn lời văn",
        check=indent,
    ),
    AuditRule(
        code="audit/paragraph-spacing",
        title="Cách đoạn",
        article="PL I, II.6e",
        party_article=_HD,
        measures="khoảng cách hai đoạn lời văn liền nhau",
        check=paragraph_spacing,
    ),
    AuditRule(
        code="audit/line-spacing",
        title="Giãn dòng",
        article="PL I, II.6e",
        party_article=_HD,
        measures="giãn dòng từng đoạn lời văn; số điểm quy ra dòng",
        check=line_spacing,
    ),
)

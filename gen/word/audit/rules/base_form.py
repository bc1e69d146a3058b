"""Bases (căn cứ): the mark at the end of each, and how they are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import CITED
from gen.word.audit.finding_place import at_component

LAW_WITH_NUMBER = re.compile(
    r"^[-–]?\s*Căn cứ (Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b[^;]{0,150}?\bsố \d+/\d{4}/(QH|UBTVQH|PL)"
)


def base_marks(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6a: each base ends in `;`, the last in `.`; the Party's last (HD 05, 6.2.3; QĐ 399) in `.` or `,`."""
    for part in sorted({c.part for c in document.components_of(ComponentKey.CAN_CU)}):
        bases = document.components_of(ComponentKey.CAN_CU, part=part)
        for component in bases:
            last = component is bases[-1]
            wanted = (",." if document.party else ".") if last else ";"
            if component.line.text[-1:] in wanted:
                yield PASS
            else:
                sign = wanted[-1]
                found = f"Căn cứ {'cuối' if last else 'giữa'} kết bằng “{_end(component)}”"
                wants = "căn cứ cuối kết bằng “.”" if last else "mỗi căn cứ kết bằng “;”"
                yield Violation(found, wants, f"Gõ “{sign}” ở cuối dòng.", at_component(document, component))


def _end(component: Component) -> str:
    sign = component.line.text[-1:]
    return sign if not sign.isalnum() else "không dấu"


def base_form(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6a: a law is cited without number; the Party's bases (HD 05, 6.2.3) begin with a dash."""
    for component in document.components_of(ComponentKey.CAN_CU):
        dash = component.line.text[:1] in "-–" or component.line.paragraph.label[:1] in ("-", "–")
        if LAW_WITH_NUMBER.match(component.line.text):
            mend = "Bỏ số, ký hiệu và tên cơ quan, giữ tên luật và ngày thông qua."
            yield Violation(
                "Căn cứ Luật, Pháp lệnh có ghi số, ký hiệu",
                "không ghi số, ký hiệu, cơ quan",
                mend,
                at_component(document, component),
            )
        elif CITED.match(component.line.text):
            found, mend = "Căn cứ không có chữ “Căn cứ”", "Gõ “Căn cứ ” ở đầu dòng."
            yield Violation(found, "mở đầu bằng “Căn cứ”", mend, at_component(document, component))
        elif dash != document.party:
            found = "Căn cứ không mở đầu bằng gạch" if document.party else "Căn cứ mở đầu bằng gạch"
            wants = "đầu dòng “- ”" if document.party else "không có gạch đầu dòng"
            yield Violation(found, wants, "Sửa đầu dòng.", at_component(document, component), severity=Severity.WARNING)
        else:
            yield PASS


RULES = (
    AuditRule(
        code="audit/base-mark",
        title="Dấu cuối căn cứ",
        article="PL I, II.6a",
        party_article="QĐ 399 (bản gốc)",
        measures="dấu “;” và dấu cuối của khối căn cứ",
        check=base_marks,
        limits="căn cứ nằm lẫn trong lời văn",
    ),
    AuditRule(
        code="audit/base-form",
        title="Cách ghi căn cứ",
        article="PL I, II.6a",
        party_article="QĐ 399 (bản gốc)",
        measures="mở đầu bằng “Căn cứ”; Luật, Pháp lệnh không ghi số; gạch đầu dòng",
        check=base_form,
        limits="căn cứ còn hiệu lực không, số và ngày có đúng không",
    ),
)

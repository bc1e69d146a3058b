"""The subject (trích yếu) below the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import MAIN, AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.document_kinds import begins_with_kind, kind_of
from gen.word.audit.finding_place import at_component


def subject(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.5b: no “V/v” under the name of the kind; the subject below it, not beside."""
    for component in document.components_of(ComponentKey.TRICH_YEU):
        if re.match(r"^v\s*/\s*v\b", component.line.text, re.IGNORECASE):
            mend = "Viết “Về việc …”, hoặc “Ban hành …”, “Phê duyệt …”."
            yield Violation(
                "Trích yếu dưới tên loại dùng “V/v”",
                "“V/v” chỉ dùng cho công văn",
                mend,
                at_component(document, component),
            )
        else:
            yield PASS
    for component in document.components_of(ComponentKey.TEN_LOAI, part=MAIN):
        below = document.components_of(ComponentKey.TRICH_YEU, part=MAIN)
        if begins_with_kind(component.line.text) and not kind_of(component.line.text) and not below:
            mend = "Xuống dòng sau tên loại; trích yếu để chữ thường, đậm."
            yield Violation(
                "Trích yếu viết liền với tên loại",
                "trích yếu ở dòng dưới tên loại",
                mend,
                at_component(document, component),
            )


RULES = (
    AuditRule(
        code="audit/subject",
        title="Trích yếu",
        article="PL I, II.5b",
        party_article="HD 05: trích yếu",
        measures="không “V/v” dưới tên loại, không liền dòng tên loại",
        check=subject,
        limits="Đảng: trích yếu mở đầu bằng chữ thường",
    ),
)

"""The sizes of the letterhead, which the law raises and lowers together."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import at_component
from gen.word.audit.legal_figures import figures_of, number_text


def sizes_together(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V, note 1: Quốc hiệu 13 pt goes with Tiêu ngữ 14 and date 14; 12 with 13 and 13."""
    if document.party:
        return
    sizes: list[float] = []
    for key in (ComponentKey.QUOC_HIEU, ComponentKey.TIEU_NGU, ComponentKey.DIA_DANH):
        found = document.components_of(key, part=0)
        law = figures_of(document.the_thuc, key)
        if not found or law is None or not found[0].line.visible_runs:
            return
        sizes.append(found[0].line.visible_runs[0].format.size)
        if sizes[-1] not in law.co:
            return
    if sizes[1] - sizes[0] == 1 and sizes[2] == sizes[1]:
        yield PASS
        return
    said = "/".join(number_text(s) for s in sizes)
    mend = "Đặt Quốc hiệu 13, Tiêu ngữ 14, địa danh và ngày tháng 14."
    yield Violation(
        f"Cỡ Quốc hiệu/Tiêu ngữ/ngày tháng là {said}",
        "tăng giảm theo bộ: 13/14/14 hoặc 12/13/13",
        mend,
        at_component(document, document.components_of(ComponentKey.QUOC_HIEU, part=0)[0]),
        severity=Severity.WARNING,
    )


RULES = (
    AuditRule(
        code="audit/sizes-together",
        title="Cỡ chữ theo bộ",
        article="PL I, mục V, chú thích 1",
        party_article="",
        measures="Quốc hiệu – Tiêu ngữ – ngày tháng",
        check=sizes_together,
    ),
)

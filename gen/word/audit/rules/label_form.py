"""Labels of the body: “Điều 1.”, “I.”, “1.”, “a)”."""

from __future__ import annotations

from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import at_component
from gen.word.audit.line_labels import FORMED, form_fault


def article_label(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6đ: `Điều 1.` in bold, with a full stop."""
    for component in document.components_of(ComponentKey.DIEU):
        head = f"Điều {component.label.number}" if component.label else ""
        bold, at = True, 0
        for run in component.line.runs:
            if at < len(head) and run.text.strip():
                bold = bold and run.format.bold
            at += len(run.text)
        if not bold and not component.line.paragraph.label:
            yield Violation(
                "“Điều …” không đậm",
                "từ “Điều”, số và dấu chấm in đậm",
                "Bôi đen “Điều n.”, bấm Ctrl+B.",
                at_component(document, component),
            )
        elif component.label and component.label.sign != ".":
            yield Violation(
                "Sau số của Điều không có dấu chấm",
                "“Điều 1.”",
                "Gõ dấu chấm sau số.",
                at_component(document, component),
            )
        else:
            yield PASS


def label_form(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6đ, V.6: `I.`, `1.`, `a)`; Roman numbers for Phần and Chương, Arabic for Mục."""
    for component in (c for c in document.body() if c.label is not None):
        label = component.label
        assert label is not None
        fault = form_fault(label, party=document.party)
        if fault is not None:
            yield Violation(*fault, at_component(document, component))
        elif label.level in FORMED:
            yield PASS


_HD = "HD 05: nội dung"

RULES = (
    AuditRule(
        code="audit/article-label",
        title="Nhãn Điều",
        article="PL I, II.6đ",
        party_article=_HD,
        measures="“Điều n.” đậm, có dấu chấm",
        check=article_label,
    ),
    AuditRule(
        code="audit/label-form",
        title="Dạng nhãn",
        article="PL I, II.6đ, V.6",
        party_article=_HD,
        measures="I. 1. a); Phần, Chương số La Mã; Mục số Ả Rập",
        check=label_form,
        limits="Đảng: dùng “I-” hay “I.” chưa rõ nên không xét dấu",
    ),
)

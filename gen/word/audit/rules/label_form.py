"""Labels of the body: “Điều 1.”, “I.”, “1.”, “a)”."""

from __future__ import annotations

from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import at_component
from gen.word.audit.line_labels import LabelLevel


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


_FORMS = {
    LabelLevel.ROMAN: ("I.", "."),
    LabelLevel.CLAUSE: ("1.", "."),
    LabelLevel.POINT: ("a)", ")"),
}


def label_form(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.6đ, V.6: `I.`, `1.`, `a)`; Roman numbers for Phần and Chương, Arabic for Mục."""
    for component in (c for c in document.body() if c.label is not None):
        label = component.label
        assert label is not None
        example, sign = _FORMS.get(label.level, ("", ""))
        roman = label.number.upper().strip("IVXL") == ""
        if example and label.sign != sign and not document.party:
            found = f"Nhãn “{label.number}{label.sign}” sai dấu"
            yield Violation(
                found,
                f"theo dạng “{example}”",
                f"Sửa nhãn thành “{label.number}{sign}”.",
                at_component(document, component),
            )
        elif label.level in (LabelLevel.PART, LabelLevel.CHAPTER) and not roman:
            yield Violation(
                f"{label.level.value} đánh số “{label.number}”",
                "chữ số La Mã",
                "Sửa thành I, II, III …",
                at_component(document, component),
            )
        elif label.level in (LabelLevel.SECTION, LabelLevel.SUBSECTION) and roman:
            yield Violation(
                f"{label.level.value} đánh số “{label.number}”",
                "chữ số Ả Rập",
                "Sửa thành 1, 2, 3 …",
                at_component(document, component),
            )
        elif example or label.level in (LabelLevel.PART, LabelLevel.CHAPTER, LabelLevel.SECTION, LabelLevel.SUBSECTION):
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

"""The mark at the end of the text."""

from __future__ import annotations

from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import MAIN, AuditedDocument
from gen.word.audit.finding_place import at_component


def end_mark(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL III, all forms: the text ends in `./.`; the Party's (HD 05, 6.2.2) in a full stop."""
    body = document.body(MAIN)
    if not body or not document.has_main:
        return
    last = body[-1]
    text = last.line.text
    if text.endswith(("./.", ".") if document.party else "./."):
        yield PASS
        return
    table = next(
        (
            line
            for line in reversed(document.lines[last.line.index + 1 : document.parts[0].end])
            if line.paragraph.in_table and document.component_at(line) is None and line.text
        ),
        None,
    )
    if table is not None and table.text.endswith("./."):
        yield PASS
        return
    wants = "kết thúc bằng “.” (nhiều nơi ghi “./.”)" if document.party else "kết thúc bằng “./.”"
    yield Violation(
        f"Nội dung kết thúc bằng “{text[-3:]}”", wants, "Gõ dấu kết thúc ở câu cuối.", at_component(document, last)
    )


RULES = (
    AuditRule(
        code="audit/end-mark",
        title="Dấu kết thúc",
        article="PL III, các mẫu",
        party_article="HD 05 (các nguồn lệch nhau)",
        measures="“./.” ở câu cuối của văn bản chính",
        check=end_mark,
        limits="dấu kết thúc của phụ lục",
    ),
)

"""The State's or the Party's title: its fixed words, on one line."""

from __future__ import annotations

from collections.abc import Iterator

from gen.text.diacritics import name_key
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import QUOC_HIEU, TIEU_DE_DANG, TIEU_NGU, like
from gen.word.audit.finding_place import at_component
from gen.word.audit.legal_figures import number_text

_WRAP_ROUNDING = 0.3  # mm


def fixed_words(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.1 (HD 05): Quốc hiệu, Tiêu ngữ, the Party's title to the letter, short hyphens between blanks."""
    title = TIEU_DE_DANG if document.party else QUOC_HIEU
    halves = {c.part for c in document.components_of(ComponentKey.QUOC_HIEU_TIEP)}
    for component in document.components_of(ComponentKey.QUOC_HIEU):
        if component.part in halves or not like(component.line.text, title):
            continue
        if name_key(component.line.text) == name_key(title):
            yield PASS
        else:
            yield Violation(
                "Sai chữ trong dòng tiêu đề", f"“{title}”", "Gõ lại dòng này.", at_component(document, component)
            )
    for component in document.components_of(ComponentKey.TIEU_NGU):
        if component.line.text in (TIEU_NGU, TIEU_NGU.upper()):
            yield PASS
        else:
            mend = "Gõ lại: gạch nối ngắn (-), có cách hai bên, viết hoa chữ đầu mỗi cụm."
            yield Violation(
                "Sai chữ hoặc dấu gạch trong Tiêu ngữ", f"“{TIEU_NGU}”", mend, at_component(document, component)
            )


def title_on_one_line(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, II.1a (HD 05): the title on one line: its width in mm by font metrics against that of its cell."""
    broken = {c.part for c in document.components_of(ComponentKey.QUOC_HIEU_TIEP)}
    mend = "Nới cột phải (bảng đầu) ra ít nhất 97 mm, lề ô bằng 0, hoặc đặt cỡ 12; không xuống dòng giữa chừng."
    for component in document.components_of(ComponentKey.QUOC_HIEU):
        if component.part in broken or not (
            like(component.line.text, QUOC_HIEU) or like(component.line.text, TIEU_DE_DANG)
        ):
            yield Violation("Dòng tiêu đề bị ngắt làm hai dòng", "một dòng", mend, at_component(document, component))
            continue
        room = document.available_width(component.line)
        if room is None:
            yield NotMeasured(
                f"“{component.line.text}” có nằm gọn một dòng không: không biết bề rộng chỗ đặt (gõ bằng phím Tab, "
                "hộp chữ, hoặc ô không ghi bề rộng)."
            )
            continue
        needs = component.line.width
        if needs <= room - max(0.0, component.line.paragraph.format.first_line) + _WRAP_ROUNDING:
            yield PASS
        elif not component.line.all_bold:
            yield NotMeasured(
                f"“{component.line.text}” có nằm gọn một dòng không: chữ không đậm, chỉ có số đo của chữ đậm."
            )
        else:
            found = (
                f"Dòng tiêu đề cần {number_text(needs)} mm mà chỗ đặt chỉ rộng {number_text(room)} mm: gãy làm hai dòng"
            )
            yield Violation(found, "một dòng", mend, at_component(document, component))


_HD = "HD 05 (phần đầu)"

RULES = (
    AuditRule(
        code="audit/fixed-words",
        title="Chữ Quốc hiệu, Tiêu ngữ",
        article="PL I, II.1",
        party_article=_HD,
        measures="từng chữ và dấu gạch nối",
        check=fixed_words,
    ),
    AuditRule(
        code="audit/title-one-line",
        title="Quốc hiệu trên một dòng",
        article="PL I, II.1a",
        party_article=_HD,
        measures="bề rộng chữ đậm theo số đo phông so với ô chứa",
        check=title_on_one_line,
        limits="bảng tự co giãn có thể rộng hơn số ghi; chữ gõ bằng phím Tab",
    ),
)

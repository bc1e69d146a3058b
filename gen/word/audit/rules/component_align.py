"""How each component stands on its line: centred, left, justified; centred lines in the middle indeed."""

from __future__ import annotations

from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.finding_place import at_component
from gen.word.audit.legal_figures import number_text, with_figures
from gen.word.font_metrics import bold_width_mm
from gen.word.the_thuc import ThanhTo

_SHORT = 100  # characters


_OFF_CENTRE_MM = 2.0  # what nobody sees on paper


_HEADINGS = (ComponentKey.HEADING_1, ComponentKey.HEADING_2)


def align(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: centred, left or justified (`ThanhTo.canh`); lines too short to show the difference pass."""
    for component, law in with_figures(document):
        if component.line.side:
            if law.canh == "center":
                yield NotMeasured(f"Canh giữa của “{law.ten}”: gõ bằng phím Tab trên một dòng, không có ô để đo.")
        elif component.line.first and law.canh == "center" and abs(off := _off_centre(component)) > _OFF_CENTRE_MM:
            side = "phải" if off > 0 else "trái"
            found = f"{law.ten} canh giữa nhưng lệch {number_text(abs(off))} mm sang {side}"
            mend = "Bấm chuột phải › Paragraph: Left = Right = 0, Special = (none); xoá dấu cách đầu dòng."
            yield Violation(found, "giữa", mend, at_component(document, component), article=law.quy_dinh)
        elif not component.line.first or _aligned(document, component, law):
            yield PASS
        else:
            found = f"{law.ten} {_ALIGNED.get(component.line.paragraph.format.align, 'canh lạ')}"
            mend = f"Đặt con trỏ vào đoạn, bấm {_KEYS[law.canh]}."
            yield Violation(found, _ALIGNED[law.canh], mend, at_component(document, component), article=law.quy_dinh)


_ALIGNED = {"center": "canh giữa", "left": "canh trái", "right": "canh phải", "both": "canh đều hai lề"}


_KEYS = {"center": "Ctrl+E", "left": "Ctrl+L", "both": "Ctrl+J"}


def _off_centre(component: Component) -> float:
    """How far right of the middle a centred line stands, in mm, by its indents and the blanks typed before it."""
    stands, raw = component.line.paragraph.format, component.line.raw
    if stands.align != "center" or raw.startswith("\t"):
        return 0.0
    blanks = len(raw) - len(raw.lstrip(" \u00a0"))
    typed = bold_width_mm(" " * blanks, component.line.visible_runs[0].format.size)
    return (stands.left + stands.first_line + typed - stands.right) / 2


def _aligned(document: AuditedDocument, component: Component, law: ThanhTo) -> bool:
    align = {"distribute": "both"}.get(component.line.paragraph.format.align, component.line.paragraph.format.align)
    # HD 05 says nothing of where “I- …” stands, and its Mục stand in the middle
    free = component.key is ComponentKey.KINH_GUI or (document.party and component.key is ComponentKey.HEADING_1)
    if free or align == law.canh:
        return True
    if law.canh == "left":
        return align == "both"
    if law.canh != "both":
        return False
    if align == "left":
        room = document.available_width(component.line)
        return component.key in _HEADINGS or component.line.width < (room if room is not None else _SHORT * 2)
    return component.key == ComponentKey.LOI_VAN and component.label is None and len(component.line.text) < _SHORT


_PL5 = "PL I, mục V"


_HD = "HD 05 (thể thức)"

RULES = (
    AuditRule(
        code="audit/align",
        title="Canh dòng",
        article=_PL5,
        party_article=_HD,
        measures=f"canh giữa, trái, đều hai lề; dòng giữa lệch quá {_OFF_CENTRE_MM:.0f} mm vì lùi",
        check=align,
        limits="dòng gõ bằng phím Tab thay cho bảng",
    ),
)

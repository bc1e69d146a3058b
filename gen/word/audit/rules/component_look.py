"""The look of each component: size, weight, slant, underline, capitals, alignment."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.component_keys import BODY, SMALL_LETTERS, ComponentKey
from gen.word.audit.finding_place import at_component
from gen.word.audit.legal_figures import all_figures, figures_of, number_text, range_text
from gen.word.the_thuc import ThanhTo

_FROM_LEFT = (
    ComponentKey.LOI_VAN,
    ComponentKey.CAN_CU,
    ComponentKey.DIEU,
    ComponentKey.HEADING_1,
    ComponentKey.HEADING_2,
    ComponentKey.KINH_GUI,
)
_SHORT = 100
_HEADINGS = (ComponentKey.HEADING_1, ComponentKey.HEADING_2)
# Of these only the first words are bold, or bold is left to the drafter.
_FREE_WEIGHT = (ComponentKey.DIEU, ComponentKey.KINH_GUI)
_RULED = (ComponentKey.QUOC_HIEU, ComponentKey.TIEU_NGU, ComponentKey.CO_QUAN, ComponentKey.TRICH_YEU)


def _known(document: AuditedDocument) -> Iterator[tuple[Component, ThanhTo]]:
    laws = all_figures(document.the_thuc)
    return ((c, laws[c.key]) for c in document.components if c.key in laws and c.line.visible_runs)


def size(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: each run of a component in the size of the law, in points (`ThanhTo.co`)."""
    for component, law in _known(document):
        wrong = sorted({run.format.size for run in component.line.visible_runs if run.format.size not in law.co})
        if wrong:
            found = f"{law.ten} cỡ {' và '.join(number_text(s) for s in wrong)} pt"
            mend = f"Chọn dòng này, đặt Home › Font Size = {number_text(law.co.chon)}."
            yield Violation(
                found, f"cỡ {range_text(law.co)} pt", mend, at_component(document, component), article=law.quy_dinh
            )
        else:
            yield PASS


def weight(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: bold where the law says so (`ThanhTo.dam`), and not where it does not."""
    for component, law in _known(document):
        if component.key in _FREE_WEIGHT:
            continue
        bold = _must_be_bold(document, component, law)
        if bold is None:
            continue
        if bold and not component.line.all_bold:
            # A short numbered line may be a title or not; the Decree itself prints some of them plain.
            gravity = Severity.WARNING if component.key == ComponentKey.HEADING_2 else Severity.ERROR
            found, mend = f"{law.ten} không đậm", "Chọn cả dòng, bấm Ctrl+B."
            yield Violation(
                found, "chữ đậm", mend, at_component(document, component), article=law.quy_dinh, severity=gravity
            )
        elif not bold and component.line.all_bold:
            wants, mend = "chữ không đậm", "Chọn cả dòng, bấm Ctrl+B để bỏ đậm."
            yield Violation(f"{law.ten} in đậm", wants, mend, at_component(document, component), article=law.quy_dinh)
        else:
            yield PASS


def _must_be_bold(document: AuditedDocument, component: Component, law: ThanhTo) -> bool | None:
    """None where either is right: a heading without number, a Party title that stands alone."""
    if component.key == ComponentKey.LOI_VAN:
        return None if component.line.all_bold and not component.line.text.endswith((".", ";", "./.")) else False
    if (
        component.key == ComponentKey.CHUC_VU
        and document.party
        and not document.components_of(ComponentKey.QUYEN_HAN, part=component.part)
    ):
        return None
    return law.dam


def slant(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: italic where the law says so (`ThanhTo.nghieng`), and not where it does not."""
    for component, law in _known(document):
        runs = component.line.visible_runs
        slanted = all(run.format.italic for run in runs)
        if law.nghieng and not slanted:
            wants, mend = "chữ nghiêng", "Chọn cả dòng, bấm Ctrl+I."
            yield Violation(
                f"{law.ten} không nghiêng", wants, mend, at_component(document, component), article=law.quy_dinh
            )
        elif (
            not law.nghieng
            and slanted
            and not (component.key == ComponentKey.LOI_VAN and component.line.text.startswith(("(", "[")))
        ):
            wants, mend = "chữ đứng", "Chọn cả dòng, bấm Ctrl+I để bỏ nghiêng."
            yield Violation(
                f"{law.ten} in nghiêng", wants, mend, at_component(document, component), article=law.quy_dinh
            )
        else:
            yield PASS


def capitals(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: capitals where the law says so (`ThanhTo.in_hoa`), small letters where it says that."""
    for component, law in _known(document):
        shows = component.line.capitals
        if law.in_hoa and not shows:
            mend = "Chọn dòng này, Home › Aa › UPPERCASE."
            yield Violation(
                f"{law.ten} không in hoa", "chữ in hoa", mend, at_component(document, component), article=law.quy_dinh
            )
        elif component.key in SMALL_LETTERS and shows and any(c.isalpha() for c in component.line.text):
            mend = "Gõ lại bằng chữ thường (Home › Aa › lowercase rồi viết hoa chữ đầu)."
            yield Violation(
                f"{law.ten} in hoa cả dòng",
                "chữ in thường",
                mend,
                at_component(document, component),
                article=law.quy_dinh,
            )
        elif law.in_hoa or component.key in SMALL_LETTERS:
            yield PASS


def align(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: centred, left or justified (`ThanhTo.canh`); lines too short to show the difference pass."""
    for component, law in _known(document):
        if component.line.side:
            if law.canh == "center":
                yield NotMeasured(f"Canh giữa của “{law.ten}”: gõ bằng phím Tab trên một dòng, không có ô để đo.")
        elif not component.line.first or _aligned(document, component, law):
            yield PASS
        else:
            found = f"{law.ten} {_ALIGNED.get(component.line.paragraph.format.align, 'canh lạ')}"
            mend = f"Đặt con trỏ vào đoạn, bấm {_KEYS[law.canh]}."
            yield Violation(found, _ALIGNED[law.canh], mend, at_component(document, component), article=law.quy_dinh)


_ALIGNED = {"center": "canh giữa", "left": "canh trái", "right": "canh phải", "both": "canh đều hai lề"}
_KEYS = {"center": "Ctrl+E", "left": "Ctrl+L", "both": "Ctrl+J"}


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


def underline(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Underlined where the Party says so (HD 05: Nơi nhận), nowhere else; separator lines have a rule of their own."""
    for component, law in _known(document):
        lined = [run.format.underline for run in component.line.visible_runs if any(c.isalpha() for c in run.text)]
        if law.gach_chan and not all(lined):
            mend = "Chọn cả dòng, bấm Ctrl+U."
            yield Violation(
                f"{law.ten} không gạch chân",
                "chữ gạch chân",
                mend,
                at_component(document, component),
                article=law.quy_dinh,
            )
        elif not law.gach_chan and lined and all(lined) and component.key not in _RULED:
            mend = "Chọn cả dòng, bấm Ctrl+U để bỏ gạch chân."
            gravity = Severity.WARNING if component.key in BODY else Severity.ERROR
            place = at_component(document, component)
            yield Violation(
                f"{law.ten} gạch chân", "không gạch chân", mend, place, article=law.quy_dinh, severity=gravity
            )
        else:
            yield PASS


_PL5 = "PL I, mục V"
_HD = "HD 05 (thể thức)"

RULES = (
    AuditRule(
        code="audit/size",
        title="Cỡ chữ",
        article=_PL5,
        party_article=_HD,
        measures="cỡ chữ của từng thành phần nhận ra được",
        check=size,
        limits="chữ trong bảng số liệu: luật không quy định",
    ),
    AuditRule(
        code="audit/weight",
        title="Chữ đậm",
        article=_PL5,
        party_article=_HD,
        measures="đậm hay không đậm của từng thành phần",
        check=weight,
        limits="nhấn đậm vài chữ trong câu không tính là vi phạm",
    ),
    AuditRule(
        code="audit/slant",
        title="Chữ nghiêng",
        article=_PL5,
        party_article=_HD,
        measures="nghiêng hay đứng của từng thành phần",
        check=slant,
        limits="nhấn nghiêng vài chữ trong câu không tính là vi phạm",
    ),
    AuditRule(
        code="audit/underline",
        title="Gạch chân",
        article=_PL5,
        party_article=_HD,
        measures="gạch chân cả dòng; “Nơi nhận” của Đảng phải gạch chân",
        check=underline,
    ),
    AuditRule(
        code="audit/capitals",
        title="Chữ in hoa, in thường",
        article=_PL5,
        party_article=_HD,
        measures="thành phần in hoa, thành phần in thường",
        check=capitals,
        limits="viết hoa từng tên riêng (Phụ lục II)",
    ),
    AuditRule(
        code="audit/align",
        title="Canh dòng",
        article=_PL5,
        party_article=_HD,
        measures="canh giữa, trái, đều hai lề",
        check=align,
        limits="dòng gõ bằng phím Tab thay cho bảng",
    ),
    AuditRule(
        code="audit/sizes-together",
        title="Cỡ chữ theo bộ",
        article="PL I, mục V, chú thích 1",
        party_article="",
        measures="Quốc hiệu – Tiêu ngữ – ngày tháng",
        check=sizes_together,
    ),
)

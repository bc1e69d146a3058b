"""The look of the characters of each component: size, weight, slant, underline, capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.core.diagnostic import Severity
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, Violation
from gen.word.audit.audited_document import AuditedDocument, Component
from gen.word.audit.component_keys import BODY, LETTERHEAD, SMALL_LETTERS, ComponentKey
from gen.word.audit.component_patterns import PHU_LUC
from gen.word.audit.finding_place import at_component
from gen.word.audit.legal_figures import number_text, range_text, with_figures
from gen.word.audit.printed_lines import clean
from gen.word.the_thuc import ThanhTo

# Of these only the first words are bold, or bold is left to the drafter.
_LONGEST_HEADING = 90  # characters; a bold line as short as this heads what follows, whatever it ends in
_FREE_WEIGHT = (ComponentKey.DIEU, ComponentKey.KINH_GUI)


# Short lines that are of one look from end to end.
_OF_ONE_LOOK = (*LETTERHEAD, ComponentKey.CHUC_VU, ComponentKey.NOI_NHAN, ComponentKey.KEM_THEO)


_RULED = (ComponentKey.QUOC_HIEU, ComponentKey.TIEU_NGU, ComponentKey.CO_QUAN, ComponentKey.TRICH_YEU)


def size(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: each run of a component in the size of the law, in points (`ThanhTo.co`)."""
    for component, law in with_figures(document):
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
    for component, law in with_figures(document):
        if component.key in _FREE_WEIGHT:
            continue
        looks = [run.format.bold for run in component.line.visible_runs]
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
        elif not bold and (stray := _stray(component, looks)) is not None:
            wants, mend = "chữ không đậm", "Chọn cả dòng, bấm Ctrl+B để bỏ đậm."
            found = f"{law.ten} in đậm" + stray
            yield Violation(found, wants, mend, at_component(document, component), article=law.quy_dinh)
        else:
            yield PASS


def _stray(component: Component, looks: Sequence[bool]) -> str | None:
    """Which words look as none should: “” for the whole line, else ` chỗ “…”`; None for none.

    A few words of a sentence may be stressed, those of a line that is of one look may not.
    """
    if looks and all(looks):
        return ""
    if component.key not in _OF_ONE_LOOK or not any(looks):
        return None
    runs = zip(component.line.visible_runs, looks, strict=True)
    return f" chỗ “{clean(''.join(run.text for run, look in runs if look))}”"


def _must_be_bold(document: AuditedDocument, component: Component, law: ThanhTo) -> bool | None:
    """None where either is right: a heading without number, a Party title that stands alone."""
    if component.key == ComponentKey.LOI_VAN:
        text = component.line.text
        heading = component.line.all_bold and (len(text) <= _LONGEST_HEADING or not text.endswith((".", ";")))
        return None if heading else False
    if (
        component.key == ComponentKey.CHUC_VU
        and document.party
        and not document.components_of(ComponentKey.QUYEN_HAN, part=component.part)
    ):
        return None
    return law.dam


def slant(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: italic where the law says so (`ThanhTo.nghieng`), and not where it does not."""
    for component, law in with_figures(document):
        looks = [run.format.italic for run in component.line.visible_runs]
        remark = component.key is ComponentKey.LOI_VAN and component.line.text.startswith(("(", "["))
        if law.nghieng and not all(looks):
            wants, mend = "chữ nghiêng", "Chọn cả dòng, bấm Ctrl+I."
            yield Violation(
                f"{law.ten} không nghiêng", wants, mend, at_component(document, component), article=law.quy_dinh
            )
        elif not law.nghieng and not remark and (stray := _stray(component, looks)) is not None:
            wants, mend = "chữ đứng", "Chọn cả dòng, bấm Ctrl+I để bỏ nghiêng."
            found = f"{law.ten} in nghiêng" + stray
            yield Violation(found, wants, mend, at_component(document, component), article=law.quy_dinh)
        else:
            yield PASS


def underline(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """Underlined where the Party says so (HD 05: Nơi nhận), nowhere else; separator lines have a rule of their own."""
    for component, law in with_figures(document):
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


def capitals(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, mục V: capitals where the law says so (`ThanhTo.in_hoa`), small letters where it says that."""
    for component, law in with_figures(document):
        shows, small = component.line.capitals, _is_small(component)
        if law.in_hoa and not shows:
            mend = "Chọn dòng này, Home › Aa › UPPERCASE."
            yield Violation(
                f"{law.ten} không in hoa", "chữ in hoa", mend, at_component(document, component), article=law.quy_dinh
            )
        elif small and shows and any(char.isalpha() for char in component.line.text):
            mend = "Gõ lại bằng chữ thường (Home › Aa › lowercase rồi viết hoa chữ đầu)."
            place = at_component(document, component)
            yield Violation(f"{law.ten} in hoa cả dòng", "chữ in thường", mend, place, article=law.quy_dinh)
        elif law.in_hoa or small:
            yield PASS


def _is_small(component: Component) -> bool:
    """Whether a line must stand in small letters; “QUY ĐỊNH” in the place of the label of an appendix need not."""
    if component.key is ComponentKey.PHU_LUC and not PHU_LUC.match(component.line.text):
        return False
    return component.key in SMALL_LETTERS


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
        measures="đậm hay không đậm của từng thành phần; phần đầu, nơi nhận: từng chữ",
        check=weight,
        limits="nhấn đậm vài chữ trong câu không tính là vi phạm",
    ),
    AuditRule(
        code="audit/slant",
        title="Chữ nghiêng",
        article=_PL5,
        party_article=_HD,
        measures="nghiêng hay đứng của từng thành phần; phần đầu, nơi nhận: từng chữ",
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
)

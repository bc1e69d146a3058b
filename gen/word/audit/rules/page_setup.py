"""The page: size, orientation, margins."""

from __future__ import annotations

from collections.abc import Iterator

from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.finding_place import at_page_edge
from gen.word.audit.legal_figures import ROUNDING_MM, number_text, range_text, within_rounding

_SIDES = (
    ("trên", "top", "le_tren"),
    ("dưới", "bottom", "le_duoi"),
    ("trái", "left", "le_trai"),
    ("phải", "right", "le_phai"),
)


def paper(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.1 (the Party: HD 05): every section on A4, 210 × 297 mm, to within 1 mm."""
    page = document.the_thuc.trang
    for number, section in enumerate(document.measured.sections):
        short, long = sorted((section.width, section.height))
        if not short:
            yield NotMeasured(f"Khổ giấy của phần trang {number + 1}: tệp không ghi.")
        elif abs(short - page.rong) > 1 or abs(long - page.cao) > 1:
            found = f"Khổ giấy {number_text(section.width)} × {number_text(section.height)} mm"
            yield Violation(found, "A4, 210 × 297 mm", "Layout › Size › A4.", at_page_edge(number, "trang giấy"))
        else:
            yield PASS


def orientation(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.2: upright; a section on its side must hold a table with borders."""
    tabled = {p.section for p in document.measured.paragraphs if p.cell and p.cell.bordered}
    for number, section in enumerate(document.measured.sections):
        if section.width > section.height and number not in tabled:
            found = "Trang nằm ngang mà không có bảng biểu"
            yield Violation(
                found,
                "trang dọc; chỉ nằm ngang khi có bảng biểu",
                "Layout › Orientation › Portrait.",
                at_page_edge(number, "trang giấy"),
            )
        else:
            yield PASS


def margins(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, I.3: top and bottom 20–25 mm, left 30–35, right 15–20; the Party (HD 05) 20, 20, 30, 15 mm."""
    for number, section in enumerate(document.measured.sections):
        if not section.width:
            yield NotMeasured(f"Lề của phần trang {number + 1}: tệp không ghi.")
            continue
        for name, side, key in _SIDES:
            value, law = getattr(section, side), getattr(document.the_thuc.trang, key)
            if within_rounding(value, law):
                yield PASS
            else:
                mend = f"Layout › Margins › Custom Margins, đặt lề {name} {number_text(law.chon)} mm."
                yield Violation(
                    f"Lề {name} {number_text(value)} mm",
                    f"{range_text(law)} mm",
                    mend,
                    at_page_edge(number, "trang giấy"),
                )


_HD = "HD 05 (trang)"

RULES = (
    AuditRule(
        code="audit/page-size",
        title="Khổ giấy",
        article="PL I, I.1",
        party_article=_HD,
        measures="khổ giấy của từng phần trang",
        check=paper,
    ),
    AuditRule(
        code="audit/orientation",
        title="Hướng giấy",
        article="PL I, I.2",
        party_article=_HD,
        measures="trang nằm ngang phải có bảng biểu",
        check=orientation,
        limits="bảng có thật sự cần nằm ngang hay không",
    ),
    AuditRule(
        code="audit/margins",
        title="Lề",
        article="PL I, I.3",
        party_article=_HD,
        measures="bốn lề của từng phần trang, kể cả lề đóng gáy",
        check=margins,
        limits=f"sai lệch dưới {number_text(ROUNDING_MM)} mm được bỏ qua; lề mặt sau khi in hai mặt",
    ),
)

"""Appendices: label, number, title, reference to the document; and rows of tables that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.text.diacritics import without_diacritics
from gen.text.numbering import roman
from gen.word.audit.audit_rule import PASS, AuditRule, CheckOutcome, NotMeasured, Violation
from gen.word.audit.audited_document import MAIN, AuditedDocument
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import PHU_LUC
from gen.word.audit.finding_place import FindingPlace, at_component, part_name

_LONG_TABLE = 12  # rows that will hardly stand on what is left of one page
_MENTION = re.compile(r"\b(phu luc|kem theo|dinh kem|danh muc)\b")


def label(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, III.1a–b: `Phụ lục I` alone on its line; two or more are numbered in Roman, in order.

    The Party's (HD 05, IV.5.2) are numbered `1`, `2`, with the name below or beside.
    """
    counted, digits = (str, "0123456789") if document.party else (roman, "IVXLC")
    form = "số Ả Rập" if document.party else "số La Mã"
    heads = [c for c in document.components_of(ComponentKey.PHU_LUC) if PHU_LUC.match(c.line.text)]
    for at, component in enumerate(heads, 1):
        match = PHU_LUC.match(component.line.text)
        assert match is not None
        number, rest, place = match["number"] or "", match["rest"].strip(" .:-–"), at_component(document, component)
        mend = f"Gõ “Phụ lục{f' {counted(at)}' if len(heads) > 1 else ''}” một mình trên một dòng."
        faults = []
        if rest and not document.party:
            faults.append(("Tên phụ lục viết liền dòng “Phụ lục”", "tên phụ lục ở dòng dưới"))
        if len(heads) > 1 and number != counted(at):
            faults.append((f"Phụ lục đánh số “{number or 'không số'}”", f"{form} theo thứ tự: “{counted(at)}”"))
        elif number and number.strip(digits):
            faults.append((f"Phụ lục đánh số “{number}”", form))
        for found, wants in faults:
            yield Violation(found, wants, mend, place)
        if not faults:
            yield PASS


def title(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, III.1b: a title below the label."""
    for component in document.components_of(ComponentKey.PHU_LUC):
        match = PHU_LUC.match(component.line.text)
        if match is None or match["rest"].strip(" .:-–"):
            continue
        if document.components_of(ComponentKey.PHU_LUC_TIEU_DE, part=component.part):
            yield PASS
        else:
            yield Violation(
                "Phụ lục không có tên",
                "tên phụ lục in hoa, đậm, giữa, ở dòng dưới",
                "Thêm tên phụ lục dưới dòng “Phụ lục”.",
                at_component(document, component),
            )


def attached(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, III.1c: `(Kèm theo …)` in brackets."""
    for part in (p for p in document.parts if p.number and p.labelled):
        lines = document.components_of(ComponentKey.KEM_THEO, part=part.number)
        heads = document.components_of(ComponentKey.PHU_LUC, part=part.number)
        if not lines and heads:
            mend = "Thêm dòng “(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)”."
            yield Violation(
                "Phụ lục không có dòng “(Kèm theo …)”",
                "dòng “(Kèm theo …)” dưới tên phụ lục",
                mend,
                at_component(document, heads[0]),
            )
        for component in lines[:1]:
            if component.line.text.startswith("("):
                yield PASS
            else:
                yield Violation(
                    "Dòng “Kèm theo” không để trong ngoặc",
                    "“(Kèm theo …)”",
                    "Thêm dấu ngoặc đơn.",
                    at_component(document, component),
                )


def mentioned(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """PL I, III.1a: the text speaks of its appendix."""
    if not document.has_main:
        return
    for part in [part for part in document.parts if part.number][:1]:
        if any(_MENTION.search(without_diacritics(component.line.text)) for component in document.body(MAIN)):
            yield PASS
        else:
            yield Violation(
                "Văn bản có phụ lục nhưng nội dung không nhắc tới",
                "có chỉ dẫn về phụ lục trong văn bản",
                "Thêm câu “(Phụ lục … kèm theo)” ở chỗ liên quan.",
                FindingPlace(part_name(part.number), "", 0, ""),
            )


def header_rows(document: AuditedDocument) -> Iterator[CheckOutcome]:
    """By custom: a table of 12 rows or more repeats its first row on every page."""
    for number, table in enumerate(document.measured.tables):
        if not table.bordered or table.inner or table.columns < 2 or table.rows < 3:
            continue
        lines = document.lines_of_tables.get(number, [])
        first = next((line.paragraph for line in lines if line.paragraph.text), None)
        if table.header_rows:
            yield PASS
        elif table.rows < _LONG_TABLE:
            yield NotMeasured(f"Bảng {number + 1} ({table.rows} hàng) có sang trang không: phải dàn trang mới biết.")
        else:
            place = FindingPlace("", f"bảng {number + 1}, hàng 1", 0, first.text if first else "")
            mend = "Chọn hàng đầu, Table Layout › Repeat Header Rows."
            yield Violation(
                f"Bảng {table.rows} hàng không lặp hàng tiêu đề",
                "hàng đầu lặp lại ở mỗi trang",
                mend,
                place,
                severity=Severity.WARNING,
            )


_CUSTOM = "theo lệ"
_PARTY = "HD 05, IV.5.2"

RULES = (
    AuditRule(
        code="audit/appendix-label",
        title="Nhãn phụ lục",
        article="PL I, III.1a–b",
        party_article=_PARTY,
        measures="“Phụ lục I” một dòng, số La Mã (của Đảng: số Ả Rập), đúng thứ tự",
        check=label,
        limits="Đảng: tên phụ lục ở dòng dưới hay liền nhãn",
    ),
    AuditRule(
        code="audit/appendix-title",
        title="Tên phụ lục",
        article="PL I, III.1b",
        party_article=_PARTY,
        measures="có tên ở dòng dưới nhãn",
        check=title,
    ),
    AuditRule(
        code="audit/appendix-attached",
        title="Dòng kèm theo",
        article="PL I, III.1c",
        party_article=_PARTY,
        measures="có dòng “(Kèm theo …)” trong ngoặc",
        check=attached,
        limits="số, ngày ở dòng này có khớp văn bản không (văn bản điện tử để trống)",
    ),
    AuditRule(
        code="audit/appendix-mentioned",
        title="Nhắc tới phụ lục",
        article="PL I, III.1a",
        party_article=_PARTY,
        measures="nội dung có nhắc phụ lục, danh mục, kèm theo",
        check=mentioned,
    ),
    AuditRule(
        code="audit/table-header",
        title="Hàng đầu bảng lặp lại",
        article=_CUSTOM,
        party_article=_CUSTOM,
        measures=f"bảng có viền từ {_LONG_TABLE} hàng phải lặp hàng đầu",
        check=header_rows,
        limits="bảng ngắn có sang trang hay không; đây là lệ, chỉ nhắc",
    ),
)

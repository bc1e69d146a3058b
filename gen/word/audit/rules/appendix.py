"""Appendices: label, number, title, reference to the document; and rows of tables that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.text.fold import plain
from gen.text.numbering import roman
from gen.word.audit.finding import FINE, Fault, Outcome, Place, Rule, Unmeasured
from gen.word.audit.patterns import PHU_LUC
from gen.word.audit.sheet import MAIN, Sheet
from gen.word.audit.where import at_component, part_name

_LONG_TABLE = 12  # rows that will hardly stand on what is left of one page
_MENTION = re.compile(r"\b(phu luc|kem theo|dinh kem|danh muc)\b")


def label(sheet: Sheet) -> Iterator[Outcome]:
    """`Phụ lục I` alone on its line; two or more are numbered in Roman, in order."""
    heads = [c for c in sheet.of("PhuLuc") if PHU_LUC.match(c.line.text)]
    for at, one in enumerate(heads, 1):
        match = PHU_LUC.match(one.line.text)
        assert match is not None
        number, rest, place = match["number"] or "", match["rest"].strip(" .:-–"), at_component(sheet, one)
        mend = f"Gõ “Phụ lục{f' {roman(at)}' if len(heads) > 1 else ''}” một mình trên một dòng."
        faults = []
        if rest:
            faults.append(("Tên phụ lục viết liền dòng “Phụ lục”", "tên phụ lục ở dòng dưới"))
        if len(heads) > 1 and number != roman(at):
            faults.append((f"Phụ lục đánh số “{number or 'không số'}”", f"số La Mã theo thứ tự: “{roman(at)}”"))
        elif number and number.strip("IVXLC"):
            faults.append((f"Phụ lục đánh số “{number}”", "số La Mã"))
        for found, wants in faults:
            yield Fault(found, wants, mend, place)
        if not faults:
            yield FINE


def title(sheet: Sheet) -> Iterator[Outcome]:
    """A title below the label."""
    for one in sheet.of("PhuLuc"):
        match = PHU_LUC.match(one.line.text)
        if match is None or match["rest"].strip(" .:-–"):
            continue
        if sheet.of("PhuLucTieuDe", part=one.part):
            yield FINE
        else:
            yield Fault(
                "Phụ lục không có tên",
                "tên phụ lục in hoa, đậm, giữa, ở dòng dưới",
                "Thêm tên phụ lục dưới dòng “Phụ lục”.",
                at_component(sheet, one),
            )


def attached(sheet: Sheet) -> Iterator[Outcome]:
    """`(Kèm theo …)` in brackets."""
    for part in (p for p in sheet.parts if p.number and p.labelled):
        lines = sheet.of("KemTheo", part=part.number)
        heads = sheet.of("PhuLuc", part=part.number)
        if not lines and heads:
            mend = "Thêm dòng “(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)”."
            yield Fault(
                "Phụ lục không có dòng “(Kèm theo …)”",
                "dòng “(Kèm theo …)” dưới tên phụ lục",
                mend,
                at_component(sheet, heads[0]),
            )
        for one in lines[:1]:
            if one.line.text.startswith("("):
                yield FINE
            else:
                yield Fault(
                    "Dòng “Kèm theo” không để trong ngoặc",
                    "“(Kèm theo …)”",
                    "Thêm dấu ngoặc đơn.",
                    at_component(sheet, one),
                )


def mentioned(sheet: Sheet) -> Iterator[Outcome]:
    """The text speaks of its appendix."""
    if not sheet.has_main:
        return
    words = " ".join(plain(c.line.text) for c in sheet.body(MAIN))
    for part in [p for p in sheet.parts if p.number][:1]:
        if _MENTION.search(words):
            yield FINE
        else:
            yield Fault(
                "Văn bản có phụ lục nhưng nội dung không nhắc tới",
                "có chỉ dẫn về phụ lục trong văn bản",
                "Thêm câu “(Phụ lục … kèm theo)” ở chỗ liên quan.",
                Place(part_name(part.number), "", 0, ""),
            )


def header_rows(sheet: Sheet) -> Iterator[Outcome]:
    """A long table repeats its first row on every page."""
    for number, table in enumerate(sheet.measured.tables):
        if not table.bordered or table.inner or table.columns < 2 or table.rows < 3:
            continue
        first = next((p for p in sheet.measured.paragraphs if p.cell and p.cell.table == number and p.text), None)
        if table.header_rows:
            yield FINE
        elif table.rows < _LONG_TABLE:
            yield Unmeasured(f"Bảng {number + 1} ({table.rows} hàng) có sang trang không: phải dàn trang mới biết.")
        else:
            place = Place("", f"bảng {number + 1}, hàng 1", 0, first.text if first else "")
            mend = "Chọn hàng đầu, Table Layout › Repeat Header Rows."
            yield Fault(
                f"Bảng {table.rows} hàng không lặp hàng tiêu đề",
                "hàng đầu lặp lại ở mỗi trang",
                mend,
                place,
                severity=Severity.WARNING,
            )


_LE = "theo lệ"

RULES = (
    Rule(
        "audit/appendix-label",
        "Nhãn phụ lục",
        "PL I, III.1a–b",
        "",
        "“Phụ lục I” một dòng, số La Mã, đúng thứ tự",
        label,
        "Đảng: chưa thấy quy định về phụ lục",
    ),
    Rule("audit/appendix-title", "Tên phụ lục", "PL I, III.1b", "", "có tên ở dòng dưới nhãn", title),
    Rule(
        "audit/appendix-attached",
        "Dòng kèm theo",
        "PL I, III.1c",
        "",
        "có dòng “(Kèm theo …)” trong ngoặc",
        attached,
        "số, ngày ở dòng này có khớp văn bản không (văn bản điện tử để trống)",
    ),
    Rule(
        "audit/appendix-mentioned",
        "Nhắc tới phụ lục",
        "PL I, III.1a",
        "",
        "nội dung có nhắc phụ lục, danh mục, kèm theo",
        mentioned,
    ),
    Rule(
        "audit/table-header",
        "Hàng đầu bảng lặp lại",
        _LE,
        _LE,
        f"bảng có viền từ {_LONG_TABLE} hàng phải lặp hàng đầu",
        header_rows,
        "bảng ngắn có sang trang hay không; đây là lệ, chỉ nhắc",
    ),
)

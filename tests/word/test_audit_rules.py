"""Every rule of the audit: a document typed by hand that breaks it is found at its place, the unbroken one is silent.

Each row: the rule, the document, what is done to it, words of the place where it must be found, and other rules that
the same change breaks. Any other finding is a false alarm and fails the test.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import hand
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from hand import decision, letter, party_plan, plan, regulation
from spoil import (
    Change,
    automatic_points,
    both,
    broken_title,
    even_pages_apart,
    gone,
    instruction,
    label_reads,
    line_gone,
    line_long,
    line_typed,
    looks,
    motto_of_the_state,
    narrow_title,
    no_header_row,
    no_restart,
    number_in_footer,
    number_looks,
    number_typed,
    part_looks,
    related,
    sets,
    several_addressees,
    signature_left,
    stands,
    table_out_on_the_left,
    tiny_table,
    tracked,
    typed,
    white_paper,
    wide_table,
)

from gen.word.audit import audit
from gen.word.audit.rules import RULES


@dataclass(frozen=True)
class Break:
    """One change and what it must bring about."""

    code: str
    make: Callable[[], Any]
    change: Change
    at: str
    also: tuple[str, ...] = ()


# the tables stay as wide as they were
_NARROWER = ("audit/line-below", "audit/table-width")
PAGE = [
    Break("audit/page-size", plan, sets("section", page_width=Mm(216), page_height=Mm(279)), "trang giấy"),
    Break(
        "audit/orientation",
        decision,
        sets("section", page_width=Mm(297), page_height=Mm(210)),
        "trang giấy",
        ("audit/line-below",),
    ),
    Break("audit/margins", plan, sets("section", top_margin=Mm(15)), "phần trang 1, trang giấy"),
    Break("audit/margins", plan, sets("section", bottom_margin=Mm(30)), "trang giấy"),
    Break("audit/margins", plan, sets("section", left_margin=Mm(25.4)), "trang giấy"),
    Break("audit/margins", plan, sets("section", right_margin=Mm(25)), "trang giấy", _NARROWER),
    Break("audit/margins", party_plan, sets("section", right_margin=Mm(20)), "trang giấy", ("audit/table-width",)),
    Break("audit/margins", plan, sets("section", gutter=Mm(10)), "trang giấy", _NARROWER),
    Break("audit/page-number", plan, sets("header", alignment=ALIGN.RIGHT), "đầu trang"),
    Break("audit/page-number", plan, number_in_footer, "chân trang"),
    Break("audit/page-number", plan, number_typed, "đầu trang"),
    Break("audit/page-number", plan, number_looks(size=Pt(11)), "đầu trang"),
    Break("audit/page-number", plan, number_looks(bold=True), "đầu trang"),
    Break("audit/page-number", party_plan, sets("section", header_distance=Mm(14)), "đầu trang"),
    Break("audit/page-number", plan, even_pages_apart, "đầu trang"),
    Break("audit/page-number-first", plan, sets("section", different_first_page_header_footer=False), "đầu trang"),
    Break("audit/page-number-restart", plan, no_restart, "Phụ lục"),
]

LOOK = [
    Break("audit/font", plan, looks("1. Văn phòng", font="Arial"), "1. Văn phòng"),
    Break("audit/font", plan, looks("Việc thứ 7", font="Calibri"), "Việc thứ 7"),
    Break("audit/font", plan, number_looks(name="Cambria"), "đầu trang"),
    Break("audit/font", plan, looks("1. Văn phòng", font=".VnTime"), "1. Văn phòng"),
    Break("audit/colour", plan, looks("1. Văn phòng", color="1F3864"), "1. Văn phòng"),
    Break("audit/colour", plan, looks("Việc thứ 7", color="FF0000"), "bảng 3, hàng 8, ô 2"),
    Break("audit/colour", plan, white_paper, "1. Văn phòng"),
    *(
        Break("audit/size", make, looks(words, size=size), words)
        for make, words, size in (
            (plan, "CỘNG HÒA", 11.5),
            (plan, "Độc lập", 15),
            (plan, "ỦY BAN NHÂN DÂN THÀNH PHỐ", 14),
            (plan, "SỞ VĂN HÓA VÀ THỂ THAO", 11),
            (plan, "Số: 05", 14),
            (plan, "KẾ HOẠCH", 16),
            (plan, "nếp sống văn minh đô thị năm 2026", 12),
            (plan, "Căn cứ Luật", 12),
            (plan, "1. Văn phòng", 12),
            (plan, "I. MỤC ĐÍCH", 15),
            (plan, "1. Mục đích", 12),
            (plan, "KT. GIÁM ĐỐC", 12),
            (plan, "PHÓ GIÁM ĐỐC", 12),
            (plan, "Nguyễn Thị Minh", 12.5),
            (plan, "Nơi nhận:", 11),
            (plan, "- Các phòng, đơn vị;", 12),
            (plan, "DANH MỤC NHIỆM VỤ", 16),
            (plan, "(Kèm theo Kế hoạch", 12),
            (decision, "GIÁM ĐỐC SỞ", 12),
            (decision, "QUYẾT ĐỊNH:", 12),
            (decision, "Điều 2.", 12),
            (letter, "V/v tăng cường", 14),
            (letter, "Kính gửi:", 12),
            (party_plan, "ĐẢNG CỘNG SẢN", 14),
            (party_plan, "KẾ HOẠCH", 14),
            (party_plan, "Số 08", 13),
            (party_plan, "- Các chi bộ;", 11),
        )
    ),
    Break("audit/size", plan, looks("Hải Phòng, ngày 05", size=12), "Hải Phòng, ngày 05"),
    *(
        Break("audit/weight", make, looks(words, bold=bold), words)
        for make, words, bold in (
            (plan, "CỘNG HÒA", False),
            (plan, "Độc lập", False),
            (plan, "Số: 05", True),
            (plan, "Hải Phòng, ngày 05", True),
            (plan, "Căn cứ Luật", True),
            (plan, "1. Văn phòng", True),
            (plan, "I. MỤC ĐÍCH", False),
            (plan, "KT. GIÁM ĐỐC", False),
            (plan, "Nguyễn Thị Minh", False),
            (plan, "Nơi nhận:", False),
            (plan, "- Các phòng, đơn vị;", True),
            (decision, "QUYẾT ĐỊNH:", False),
            (party_plan, "PHÓ BÍ THƯ", True),
        )
    ),
    Break("audit/weight", plan, looks("DANH MỤC NHIỆM VỤ", bold=False), "DANH MỤC NHIỆM VỤ"),
    Break("audit/weight", plan, looks("nếp sống văn minh đô thị năm 2026", bold=False), "nếp sống văn minh"),
    *(
        Break("audit/slant", make, looks(words, italic=italic), words)
        for make, words, italic in (
            (plan, "Căn cứ Luật", False),
            (plan, "Hải Phòng, ngày 05", False),
            (plan, "(Kèm theo Kế hoạch", False),
            (plan, "Độc lập", True),
            (plan, "Nơi nhận:", False),
            (plan, "1. Văn phòng", True),
            (party_plan, "- Căn cứ Điều lệ", True),
        )
    ),
    Break("audit/weight", decision, part_looks("Số: 12/", "12", bold=True), "Số, ký hiệu in đậm chỗ “12”"),
    Break("audit/weight", plan, part_looks("- Các phòng, đơn vị;", "phòng", bold=True), "chỗ “phòng”"),
    Break("audit/slant", decision, part_looks("Số: 12/", "12", italic=True), "Số, ký hiệu in nghiêng chỗ “12”"),
    Break("audit/underline", plan, looks("KT. GIÁM ĐỐC", underline=True), "KT. GIÁM ĐỐC"),
    Break("audit/underline", plan, looks("1. Mục đích", underline=True), "1. Mục đích"),
    Break("audit/underline", party_plan, looks("Nơi nhận:", underline=False), "Nơi nhận:"),
    Break("audit/capitals", plan, typed("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu"), "I. Mục đích"),
    Break("audit/capitals", plan, typed("Nguyễn Thị Minh", "NGUYỄN THỊ MINH"), "NGUYỄN THỊ MINH"),
    Break(
        "audit/capitals",
        plan,
        typed("Tuyên truyền nếp sống văn minh đô thị năm 2026", "TUYÊN TRUYỀN NẾP SỐNG"),
        "TUYÊN TRUYỀN NẾP SỐNG",
        ("audit/line-below",),
    ),
    Break("audit/capitals", plan, typed("DANH MỤC NHIỆM VỤ NĂM 2026", "Danh mục nhiệm vụ"), "Danh mục nhiệm vụ"),
    Break("audit/align", plan, stands("1. Văn phòng", alignment=ALIGN.LEFT), "1. Văn phòng"),
    Break("audit/align", plan, stands("Độc lập", alignment=ALIGN.LEFT), "Độc lập"),
    Break("audit/align", plan, stands("I. MỤC ĐÍCH", alignment=ALIGN.CENTER), "I. MỤC ĐÍCH"),
    Break("audit/align", plan, stands("Nguyễn Thị Minh", alignment=ALIGN.RIGHT), "Nguyễn Thị Minh"),
    Break("audit/align", plan, stands("- Các phòng, đơn vị;", alignment=ALIGN.CENTER), "- Các phòng"),
    Break("audit/align", decision, stands("QUYẾT ĐỊNH:", left_indent=Mm(12.6)), "lệch 6,3 mm sang phải"),
    Break("audit/align", decision, stands("GIÁM ĐỐC SỞ", first_line_indent=Mm(12.7)), "lệch 6,3 mm sang phải"),
    Break("audit/align", plan, stands("Độc lập", right_indent=Mm(6)), "lệch 3 mm sang trái"),
    Break("audit/align", decision, typed("QUYẾT ĐỊNH:", "        QUYẾT ĐỊNH:"), "lệch 4,9 mm sang phải"),
    Break("audit/sizes-together", plan, looks("CỘNG HÒA", size=12), "CỘNG HÒA"),
]

HEAD = [
    Break("audit/component-missing", plan, gone("Số: 05"), "văn bản chính"),
    Break("audit/component-missing", plan, gone("Nơi nhận:"), "văn bản chính"),
    Break("audit/component-missing", plan, gone("Độc lập"), "văn bản chính"),
    Break("audit/component-missing", regulation, gone("Độc lập"), "văn bản chính"),
    Break("audit/mixed-systems", party_plan, motto_of_the_state, "Độc lập"),
    Break("audit/fixed-words", plan, typed("CHỦ NGHĨA", "CHỦ NGHỈA"), "CHỦ NGHỈA"),
    Break("audit/fixed-words", plan, typed("Độc lập - Tự do", "Độc lập – Tự do"), "Độc lập –"),
    Break("audit/fixed-words", plan, typed("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"), "Độc lập-"),
    Break("audit/title-one-line", plan, narrow_title, "cần 95,7 mm", ("audit/line-below",)),
    Break("audit/title-one-line", plan, broken_title, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    Break("audit/number-line", plan, typed("Số: 05/KH-SVHTT", "Số 05/KH-SVHTT"), "Số 05"),
    Break("audit/number-line", plan, typed("Số: 05/KH-SVHTT", "Số: 05 / KH - SVHTT"), "Số: 05 /"),
    Break("audit/number-line", plan, typed("Số: 05/KH-SVHTT", "Số: 05/QĐ-SVHTT"), "Số: 05/QĐ"),
    Break("audit/number-line", plan, typed("Số: 05/KH-SVHTT", "Số: 05/KH-svhtt"), "Số: 05/KH-svhtt"),
    Break("audit/number-line", letter, typed("Số: 105/SVHTT-QLVH", "Số: 105/CV-SVHTT"), "Số: 105/CV"),
    Break("audit/number-line", party_plan, typed("Số 08-KH/ĐU", "Số: 08/KH-ĐU"), "Số: 08"),
    Break("audit/number-zero", plan, typed("Số: 05/", "Số: 5/"), "Số: 5/"),
    Break("audit/number-zero", plan, typed("Số: 05/", "Số: 005/"), "Số: 005/"),
    Break("audit/place-date", plan, typed("Hải Phòng, ngày 05 tháng 01", "Hải Phòng, ngày 5 tháng 01"), "ngày 5"),
    Break("audit/place-date", plan, typed("Hải Phòng, ngày 05 tháng 01", "Hải Phòng, ngày 05 tháng 1"), "tháng 1 "),
    Break("audit/place-date", plan, typed("Hải Phòng, ngày 05 tháng 01", "Hải Phòng, ngày 05 tháng 07"), "tháng 07"),
    Break(
        "audit/place-date", plan, typed("Hải Phòng, ngày 05 tháng 01", "Hải Phòng ngày 05 tháng 01"), "Hải Phòng ngày"
    ),
    Break("audit/place-date", plan, typed("Hải Phòng, ngày 05 tháng 01", "Ngày 05 tháng 01"), "Ngày 05"),
    Break(
        "audit/subject",
        plan,
        typed("Tuyên truyền nếp sống văn minh đô thị", "V/v tuyên truyền nếp sống"),
        "V/v",
    ),
    Break("audit/line-below", plan, line_gone("Độc lập"), "Độc lập"),
    Break("audit/line-below", plan, line_gone("SỞ VĂN HÓA VÀ THỂ THAO"), "SỞ VĂN HÓA"),
    Break("audit/line-below", plan, line_gone("nếp sống văn minh đô thị năm 2026"), "nếp sống"),
    Break("audit/line-below", plan, line_typed("SỞ VĂN HÓA VÀ THỂ THAO"), "____"),
    Break("audit/line-below", plan, line_typed("nếp sống văn minh đô thị năm 2026"), "____"),
    Break("audit/line-below", plan, both(line_gone("Độc lập"), looks("Độc lập", underline=True)), "Độc lập"),
    Break("audit/line-below", plan, line_long("nếp sống văn minh đô thị năm 2026", 20), "nếp sống"),
    Break("audit/line-below", party_plan, line_gone("ĐẢNG CỘNG SẢN"), "ĐẢNG CỘNG SẢN"),
    Break("audit/dashes-below", party_plan, gone("-----"), "kiểm tra, giám sát"),
]

BODY = [
    Break("audit/base-mark", plan, typed("16/6/2025;", "16/6/2025."), "16/6/2025."),
    Break("audit/base-mark", plan, typed("về công tác văn thư.", "về công tác văn thư;"), "về công tác văn thư"),
    Break(
        "audit/base-form",
        plan,
        typed(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày",
            "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày",
        ),
        "số 72/2025/QH15",
    ),
    Break("audit/base-form", plan, typed("Căn cứ Luật Tổ chức", "- Căn cứ Luật Tổ chức"), "- Căn cứ"),
    Break("audit/base-form", decision, typed("Căn cứ Luật Thư viện", "Luật Thư viện"), "Căn cứ không có chữ"),
    Break("audit/base-form", plan, typed("Căn cứ Nghị định số 30", "Nghị định số 30"), "Nghị định số 30"),
    Break("audit/base-form", party_plan, typed("- Căn cứ Quy định số 296", "- Quy định số 296"), "- Quy định số 296"),
    Break("audit/base-mark", decision, typed("ngày 21/11/2019;", "ngày 21/11/2019,"), "21/11/2019,"),
    Break(
        "audit/base-mark",
        decision,
        typed("Căn cứ Luật Thư viện ngày 21/11/2019;", "Luật Thư viện ngày 21/11/2019,"),
        "21/11/2019,",
        ("audit/base-form",),
    ),
    Break("audit/indent", plan, stands("1. Văn phòng", first_line_indent=Mm(0)), "1. Văn phòng"),
    Break("audit/indent", plan, stands("1. Văn phòng", first_line_indent=Mm(0), left_indent=Mm(12.7)), "1. Văn phòng"),
    Break(
        "audit/indent",
        plan,
        both(stands("1. Văn phòng", first_line_indent=Mm(0)), typed("1. Văn phòng", "\t1. Văn phòng")),
        "1. Văn phòng",
    ),
    Break("audit/indent", plan, stands("1. Văn phòng", right_indent=Mm(0.8)), "Đoạn lùi 0,8 mm ở bên phải"),
    Break("audit/indent", plan, stands("1. Văn phòng", left_indent=Mm(-5), first_line_indent=Mm(17)), "sau lùi -5 mm"),
    Break("audit/paragraph-spacing", plan, stands("1. Văn phòng", space_before=Pt(0)), "1. Văn phòng"),
    Break("audit/line-spacing", plan, stands("1. Văn phòng", line_spacing=2.0), "1. Văn phòng"),
    Break("audit/line-spacing", plan, stands("1. Văn phòng", line_spacing=Pt(12)), "1. Văn phòng"),
    Break(
        "audit/line-spacing", party_plan, stands("Ban Thường vụ Đảng ủy ban hành", line_spacing=1.0), "Ban Thường vụ"
    ),
    Break("audit/article-label", decision, looks("Điều 2.", bold=False), "Điều 2."),
    Break("audit/label-form", plan, typed("1. Văn phòng", "1) Văn phòng"), "1) Văn phòng"),
    Break("audit/label-form", plan, typed("a) Tuyên truyền", "a. Tuyên truyền"), "a. Tuyên truyền"),
    Break("audit/end-mark", plan, typed("thì báo cáo./.", "thì báo cáo."), "thì báo cáo."),
    Break("audit/end-mark", plan, typed("thì báo cáo./.", "thì báo cáo. /."), "thì báo cáo. /."),
    Break("audit/numbering-order", plan, typed("II. TỔ CHỨC", "III. TỔ CHỨC"), "III. TỔ CHỨC"),
    Break("audit/numbering-order", plan, typed("2. Các phòng", "3. Các phòng"), "3. Các phòng"),
    Break("audit/numbering-order", plan, typed("2. Các phòng", "1. Các phòng"), "1. Các phòng"),
    Break("audit/numbering-order", decision, typed("Điều 3. Chánh", "Điều 4. Chánh"), "Điều 4."),
    Break("audit/numbering-letters", plan, typed("g) Tuyên truyền", "f) Tuyên truyền"), "f) Tuyên truyền"),
    Break("audit/numbering-letters", plan, both(gone("đ) Tuyên truyền")), "e) Tuyên truyền"),
    Break("audit/numbering-letters", plan, automatic_points, "phần việc thứ đ"),
]

END = [
    Break("audit/addressees", letter, typed("Kính gửi: Ủy", "Kính gửi Ủy"), "Kính gửi Ủy"),
    Break("audit/addressees", letter, several_addressees("- Sở Nội vụ;", "- Sở Tài chính;"), "- Sở Tài chính;"),
    Break("audit/addressees", letter, several_addressees("- Sở Nội vụ,", "- Sở Tài chính."), "- Sở Nội vụ,"),
    Break("audit/recipients", plan, typed("- Các phòng, đơn vị;", "- Các phòng, đơn vị,"), "- Các phòng"),
    Break("audit/recipients", plan, typed("- Lưu: VT, QLVH.", "- Lưu: VT, QLVH;"), "- Lưu"),
    Break("audit/recipients", plan, typed("- Các phòng, đơn vị;", "Các phòng, đơn vị;"), "Các phòng"),
    Break("audit/archive", plan, typed("- Lưu: VT, QLVH.", "- Lưu VT, QLVH."), "- Lưu VT"),
    Break(
        "audit/archive",
        plan,
        both(gone("- Lưu: VT"), typed("- Các phòng, đơn vị;", "- Các phòng, đơn vị.")),
        "Nơi nhận:",
    ),
    Break("audit/archive", party_plan, typed("- Lưu Văn phòng.", "- Lưu: VT."), "- Lưu: VT"),
    Break("audit/authority", plan, typed("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC"), "K/T"),
    Break("audit/authority", plan, typed("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC"), "KT GIÁM ĐỐC"),
    Break("audit/authority", decision, typed("KT. GIÁM ĐỐC", "TM. GIÁM ĐỐC"), "TM. GIÁM ĐỐC"),
    Break("audit/authority", plan, typed("KT. GIÁM ĐỐC", "TL. ỦY BAN NHÂN DÂN"), "TL. ỦY BAN"),
    Break("audit/authority", party_plan, typed("T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"), "TM. BAN"),
    Break("audit/deputy", plan, gone("PHÓ GIÁM ĐỐC"), "KT. GIÁM ĐỐC"),
    Break("audit/name", plan, typed("Nguyễn Thị Minh", "ThS. Nguyễn Thị Minh"), "ThS."),
    Break("audit/signature-place", plan, signature_left, "phần ký"),
]

APPENDIX = [
    Break("audit/appendix-label", plan, label_reads("Phụ lục 1"), "Phụ lục 1"),
    Break("audit/appendix-label", plan, label_reads("Phụ lục I. Danh mục"), "Phụ lục I. Danh mục"),
    Break("audit/appendix-title", plan, gone("DANH MỤC NHIỆM VỤ"), "Phụ lục"),
    Break("audit/appendix-attached", plan, gone("(Kèm theo"), "Phụ lục"),
    Break("audit/appendix-mentioned", plan, typed("tại Phụ lục kèm theo", "được giao"), "phụ lục thứ 1"),
    Break("audit/table-header", plan, no_header_row, "bảng 3, hàng 1"),
    Break("audit/table-width", plan, wide_table, "bảng 3"),
    Break("audit/table-width", plan, table_out_on_the_left, "bảng 3"),
    Break("audit/table-size", plan, tiny_table, "bảng 3"),
]

CONTENTS = [
    Break("audit/embedded", plan, related("oleObject", "/word/embeddings/oleObject1.bin"), "oleObject1.bin"),
    Break("audit/embedded", plan, related("aFChunk", "/word/afchunk.html"), "afchunk.html"),
    Break("audit/external-link", plan, related("attachedTemplate", "http://x.example/m.dotm", True), "x.example"),
    Break("audit/external-link", plan, related("image", "file:///c:/anh.png", True), "anh.png"),
    Break("audit/external-link", plan, related("hyperlink", "https://x.example", True), "x.example"),
    Break("audit/active-field", plan, instruction(" INCLUDETEXT c:\\\\a.docx "), "INCLUDETEXT"),
    Break("audit/active-field", plan, instruction(" DDE", "AUTO excel "), "DDEAUTO"),
    Break("audit/unfinished", plan, tracked, "1. Văn phòng"),
    Break("audit/unfinished", plan, looks("2. Các phòng", hidden=True), "2. Các phòng"),
    Break("audit/unicode-form", plan, typed("1. Văn phòng", "1. Văn pho\u0300ng"), "1. Văn phòng"),
]

BREAKS = [*PAGE, *LOOK, *HEAD, *BODY, *END, *APPENDIX, *CONTENTS]


@cache
def clean(make: Callable[[], Any]) -> list[str]:
    return [f"{one.code} {one.found}" for one in audit(hand.right(make)).findings]


@pytest.mark.parametrize("make", [plan, decision, letter, party_plan, regulation], ids=lambda make: make.__name__)
def test_right_document_is_silent(make: Callable[[], Any]) -> None:
    assert clean(make) == []


@pytest.mark.parametrize("case", BREAKS, ids=lambda case: f"{case.code} {case.at}")
def test_break_is_found_at_its_place_and_nothing_else_is(case: Break) -> None:
    found = audit(hand.broken(case.make, case.change)).findings
    places = [f"{one.found} {place} {place.text}" for one in found if one.code == case.code for place in one.places]
    assert any(case.at in place for place in places), (places, found)
    assert {one.code for one in found} - {case.code} == set(case.also)
    assert all(one.article and one.wants and one.mend for one in found)


def entries(data: bytes, more: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info.filename))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("audit/macro", "word/vbaProject.bin"),
        ("audit/package-names", "../../etc/passwd"),
        ("audit/package-names", "C:\\evil.exe"),
        ("audit/package-names", "WORD/Document.xml"),
    ],
)
def test_entry_that_has_no_business_there(code: str, name: str) -> None:
    found = audit(entries(hand.right(plan), {name: b"x" if not name.endswith("xml") else b"<x/>"})).findings
    assert [one.code for one in found] == [code]
    assert name.rpartition("/")[2][:8] in found[0].places[0].spot


def test_every_rule_is_broken_by_some_test() -> None:
    tested = {case.code for case in BREAKS} | {"audit/macro", "audit/package-names"}
    assert {rule.code for rule in RULES} - tested == {"audit/signature-alone"}  # never measured, always said


def test_what_cannot_be_measured_is_said() -> None:
    results = {result.rule.code: result for result in audit(hand.broken(plan, typed("Số: 05/", "Số:     /"))).results}
    assert "trống" in results["audit/number-zero"].not_measured[0]
    assert "dàn trang" in results["audit/signature-alone"].not_measured[0]

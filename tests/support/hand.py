"""Word documents as people type them: python-docx and direct formatting, no style and no renderer of ours.

`plan()`, `decision()`, `letter()` and `party_plan()` are right in every point; the tests break them one by one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
V = "urn:schemas-microsoft-com:vml"
PROSE = (
    "Ủy ban nhân dân phường ban hành Kế hoạch với mục tiêu rõ ràng, phân công cụ thể cho từng đơn vị, bảo đảm tiến độ "
    "và chất lượng, như sau:"
)
LONG = (
    "Tuyên truyền sâu rộng đến cán bộ, công chức và Nhân dân trên địa bàn phường về mục đích, ý nghĩa của việc giữ gìn "
    "vệ sinh môi trường, xây dựng nếp sống văn minh đô thị"
)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def find(document: Any, words: str) -> Any:
    """The one paragraph that holds these words, wherever it stands."""
    found = [p for p in every_paragraph(document) if words in p.text]
    assert len(found) == 1, f"{len(found)} paragraphs hold {words!r}"
    return found[0]


def every_paragraph(document: Any) -> Iterable[Any]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def retype(document: Any, old: str, new: str) -> None:
    """The words of a paragraph typed anew, in the look of its first run."""
    paragraph = find(document, old)
    assert old in paragraph.text
    text = paragraph.text.replace(old, new)
    first, *others = [run for run in paragraph.runs if run.text]
    for run in others:
        run._r.getparent().remove(run._r)
    first.text = text


def remove(document: Any, words: str) -> None:
    paragraph = find(document, words)
    paragraph._p.getparent().remove(paragraph._p)


def write(paragraph: Any, text: str, size: float = 14, look: str = "") -> Any:
    """Adds words: look is any of `b`, `i`, `u`."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = FONT, Pt(size)
    run.bold, run.italic, run.underline = "b" in look or None, "i" in look or None, "u" in look or None
    return run


def centred(holder: Any, text: str, size: float = 14, look: str = "") -> Any:
    paragraph = _added(holder)
    write(paragraph, text, size, look)
    _set(paragraph, ALIGN.CENTER)
    return paragraph


def left(holder: Any, text: str, size: float = 11, look: str = "") -> Any:
    paragraph = _added(holder)
    write(paragraph, text, size, look)
    _set(paragraph, ALIGN.LEFT)
    return paragraph


def prose(holder: Any, text: str, look: str = "", size: float = 14, exact: float = 0) -> Any:
    """A paragraph of the body; `Điều 1.` at its head is bold; `exact` is the Party's line height."""
    paragraph = holder.add_paragraph()
    if text.startswith("Điều "):
        head, _, rest = text.partition(". ")
        write(paragraph, f"{head}.", size, "b")
        write(paragraph, f" {rest}", size, look)
    else:
        write(paragraph, text, size, look)
    _set(paragraph, ALIGN.JUSTIFY, 6)
    stands = paragraph.paragraph_format
    stands.first_line_indent = Mm(10 if exact else 12.7)
    if exact:
        stands.line_spacing = Pt(exact)
    return paragraph


def _set(paragraph: Any, align: Any, before: float = 0) -> None:
    stands = paragraph.paragraph_format
    stands.alignment, stands.space_before, stands.space_after = align, Pt(before), Pt(0)
    stands.line_spacing = 1.0


def _added(holder: Any) -> Any:
    """A new paragraph; the empty one that a cell is born with is used first."""
    first = holder.paragraphs[0] if holder.paragraphs else None
    fresh = (
        first is not None and len(holder.paragraphs) == 1 and not first.text and holder.__class__.__name__ == "_Cell"
    )
    return first if fresh else holder.add_paragraph()


def border(holder: Any, side_mm: float) -> Any:
    """An empty paragraph with a line below, set in on both sides."""
    paragraph = _added(holder)
    _set(paragraph, ALIGN.CENTER)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side_mm)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
    return paragraph


def vml_line(paragraph: Any, length_mm: float) -> None:
    """A line drawn over the paragraph, as Word 2007 wrote it."""
    points = length_mm * 72 / 25.4
    paragraph._p.append(
        parse_xml(
            f'<w:r xmlns:w="{W}"><w:pict><v:line xmlns:v="{V}" style="position:absolute" from="0,2pt" '
            f'to="{points:.1f}pt,2pt" strokeweight=".75pt"/></w:pict></w:r>'
        )
    )


def field(paragraph: Any, instruction: str, shown: str = "2", size: float = 14) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown), ("end", "")):
        run = write(paragraph, text if kind == "shown" else "", size)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            words = OxmlElement("w:instrText")
            words.text = text
            run._r.append(words)


def page(document: Any, right_mm: float = 15) -> None:
    """A4 with lawful margins, the page number in the header from page 2 on."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(right_mm)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    field(number, " PAGE ")


def bare_table(document: Any, rows: int, *widths: float) -> Any:
    """A table without borders, fixed columns, no cell margins."""
    table = document.add_table(rows, len(widths))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), "0")
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    table._tbl.tblPr.append(margins)
    for at, width in enumerate(widths):
        table.columns[at].width = Mm(width)
        for cell in table.columns[at].cells:
            cell.width = Mm(width)
    return table


def letterhead(document: Any, number: str, superior: str = "ỦY BAN NHÂN DÂN THÀNH PHỐ") -> None:
    table = bare_table(document, 2, 66, 99)
    unit, title = table.rows[0].cells
    centred(unit, superior, 13)
    centred(unit, "SỞ VĂN HÓA VÀ THỂ THAO", 13, "b")
    border(unit, 20)
    centred(title, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b")
    vml_line(centred(title, "Độc lập - Tự do - Hạnh phúc", 14, "b"), 60)
    centred(table.rows[1].cells[0], number, 13)
    centred(table.rows[1].cells[1], "Hải Phòng, ngày 05 tháng 01 năm 2026", 14, "i")


def ending(document: Any, recipients: Iterable[str] = ()) -> None:
    table = bare_table(document, 1, 77, 88)
    receives, signs = table.rows[0].cells
    left(receives, "Nơi nhận:", 12, "bi")
    for line in recipients or ("- Ủy ban nhân dân thành phố;", "- Các phòng, đơn vị;", "- Lưu: VT, QLVH."):
        left(receives, line)
    centred(signs, "KT. GIÁM ĐỐC", 14, "b")
    centred(signs, "PHÓ GIÁM ĐỐC", 14, "b")
    for _ in range(4):
        centred(signs, "", 14)
    centred(signs, "Nguyễn Thị Minh", 14, "b")


def subject(document: Any, kind: str, text: str) -> None:
    centred(document, kind, 14, "b")
    centred(document, text, 14, "b")
    border(document, 65)


def plan() -> Any:
    """A plan with bases, headings, points, an appendix with a table."""
    document = Document()
    page(document)
    letterhead(document, "Số: 05/KH-SVHTT")
    subject(document, "KẾ HOẠCH", "Tuyên truyền nếp sống văn minh đô thị năm 2026")
    prose(document, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", "i")
    prose(document, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.", "i")
    prose(document, PROSE)
    prose(document, "I. MỤC ĐÍCH, YÊU CẦU", "b")
    prose(document, "1. Mục đích", "b")
    for label in "abcdđeg":
        prose(document, f"{label}) {LONG}, phần việc thứ {label}.")
    prose(document, "2. Yêu cầu", "b")
    prose(document, f"- {LONG}.")
    prose(document, "II. TỔ CHỨC THỰC HIỆN", "b")
    prose(document, f"1. Văn phòng theo dõi, đôn đốc các phòng, đơn vị. {LONG}.")
    prose(document, "2. Các phòng, đơn vị thực hiện các nhiệm vụ tại Phụ lục kèm theo; vướng mắc thì báo cáo./.")
    ending(document)
    appendix(document)
    return document


def appendix(document: Any) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.append(numbering)
    centred(document, "Phụ lục", 14, "b")
    centred(document, "DANH MỤC NHIỆM VỤ NĂM 2026", 14, "b")
    centred(
        document, "(Kèm theo Kế hoạch số 05/KH-SVHTT ngày 05 tháng 01 năm 2026 của Sở Văn hóa và Thể thao)", 14, "i"
    )
    table = document.add_table(14, 3, style="Table Grid")
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for at, row in enumerate(table.rows):
        words = ("STT", "Nhiệm vụ", "Đơn vị") if at == 0 else (str(at), f"Việc thứ {at}", "Văn phòng")
        for cell, text in zip(row.cells, words, strict=True):
            left(cell, text, 12, "b" if at == 0 else "")


def decision() -> Any:
    """A decision in articles."""
    document = Document()
    page(document)
    letterhead(document, "Số: 12/QĐ-SVHTT")
    subject(document, "QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác chuyển đổi số")
    centred(document, "GIÁM ĐỐC SỞ VĂN HÓA VÀ THỂ THAO", 14, "b")
    prose(document, "Căn cứ Luật Thư viện ngày 21/11/2019;", "i")
    prose(document, "Theo đề nghị của Chánh Văn phòng Sở.", "i")
    centred(document, "QUYẾT ĐỊNH:", 14, "b")
    prose(document, f"Điều 1. Thành lập Tổ công tác chuyển đổi số. {LONG}.")
    prose(document, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.")
    prose(document, f"Điều 3. Chánh Văn phòng Sở và các ông, bà có tên tại Điều 1 thi hành Quyết định này. {LONG}./.")
    ending(document, ("- Như Điều 3;", "- Lưu: VT."))
    return document


def letter() -> Any:
    """A letter, with its subject below the number."""
    document = Document()
    page(document)
    letterhead(document, "Số: 105/SVHTT-QLVH")
    subject_line = centred(document.tables[0].rows[1].cells[0], "V/v tăng cường quản lý lễ hội đầu xuân", 12)
    subject_line.paragraph_format.space_before = Pt(6)
    addressed = left(document, "Kính gửi: Ủy ban nhân dân các xã, phường, đặc khu.", 14)
    addressed.paragraph_format.left_indent = Mm(30)
    prose(document, f"Thực hiện chỉ đạo của Ủy ban nhân dân thành phố, Sở đề nghị các địa phương: {LONG}.")
    prose(document, f"1. {LONG}, phần thứ nhất.")
    prose(document, f"2. {LONG}, phần thứ hai./.")
    ending(document, ("- Như trên;", "- Giám đốc Sở (để b/c);", "- Lưu: VT, QLVH."))
    return document


def regulation() -> Any:
    """A regulation attached to a decision, in a file of its own (Decree 30, form 1.3): no number, date, signature."""
    document = Document()
    page(document)
    attached(document)
    return document


def decision_with_regulation() -> Any:
    """A decision and, from the next page on, what it issues: its pages count on, the law restarts appendices alone."""
    document = decision()
    retype(document, "Điều 1. Thành lập", "Điều 1. Ban hành kèm theo Quyết định này Quy chế của")
    document.add_section(WD_SECTION.NEW_PAGE)
    attached(document)
    return document


def attached(document: Any) -> None:
    """Letterhead without number and date, kind, subject, reference, chapters and articles."""
    letterhead(document, "")
    table = document.tables[-1]
    table._tbl.remove(table.rows[1]._tr)
    centred(document, "QUY CHẾ", 14, "b")
    centred(document, "Làm việc của Tổ công tác chuyển đổi số", 14, "b")
    centred(document, "(Kèm theo Quyết định số       /QĐ-SVHTT ngày     tháng 3 năm 2026", 14, "i")
    centred(document, "của Giám đốc Sở Văn hóa và Thể thao)", 14, "i")
    border(document, 65)
    centred(document, "Chương I", 14, "b")
    centred(document, "QUY ĐỊNH CHUNG", 14, "b")
    prose(document, f"Điều 1. Quy chế này quy định việc làm của Tổ công tác. {LONG}.")
    prose(document, f"Điều 2. Tổ công tác làm việc theo chế độ tập thể. {LONG}.")
    centred(document, "Chương II", 14, "b")
    centred(document, "TỔ CHỨC THỰC HIỆN", 14, "b")
    prose(document, f"Điều 3. Tổ trưởng Tổ công tác tổ chức thực hiện Quy chế này. {LONG}./.")


def party_plan() -> Any:
    """A plan of a Party committee."""
    document = Document()
    page(document)
    table = bare_table(document, 2, 78, 87)
    unit, title = table.rows[0].cells
    centred(unit, "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG", 14)
    centred(unit, "ĐẢNG ỦY PHƯỜNG LÊ CHÂN", 14, "b")
    centred(unit, "*", 14)
    centred(title, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, "b")
    border(title, 7)
    centred(table.rows[1].cells[0], "Số 08-KH/ĐU", 14)
    centred(table.rows[1].cells[1], "Lê Chân, ngày 05 tháng 02 năm 2026", 14, "i")
    centred(document, "KẾ HOẠCH", 15, "b")
    centred(document, "kiểm tra, giám sát năm 2026", 14, "b")
    centred(document, "-----", 14)
    prose(document, "- Căn cứ Điều lệ Đảng;", exact=20)
    prose(document, "- Căn cứ Quy định số 296-QĐ/TW ngày 30/5/2025 của Ban Chấp hành Trung ương,", exact=20)
    prose(document, f"Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau: {LONG}.", exact=20)
    prose(document, "I. MỤC ĐÍCH", "b", exact=20)
    prose(document, f"1. {LONG}.", exact=20)
    prose(document, f"2. {LONG}, phần thứ hai.", exact=20)
    block = bare_table(document, 1, 77, 88)
    receives, signs = block.rows[0].cells
    left(receives, "Nơi nhận:", 14, "u")
    for line in ("- Ban Thường vụ Thành ủy;", "- Các chi bộ;", "- Lưu Văn phòng."):
        left(receives, line, 12)
    centred(signs, "T/M BAN THƯỜNG VỤ", 14, "b")
    centred(signs, "PHÓ BÍ THƯ", 14)
    centred(signs, "Trần Văn Bình", 14, "b")
    return document


Change = Callable[[Any], None]


@cache
def right(make: Callable[[], Any]) -> bytes:
    """A right document as a file, made once."""
    return saved(make())


def broken(make: Callable[[], Any], *changes: Change) -> bytes:
    """A right document with changes made to it."""
    document = Document(io.BytesIO(right(make)))
    for change in changes:
        change(document)
    return saved(document)

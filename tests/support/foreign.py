"""Makers of Word files that our renderer never saw: python-docx, XML by hand, LibreOffice, pandoc."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import hand
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from needs import need

# typed with python-docx


def tabbed(_: Path) -> bytes:
    """A letterhead made with the Tab key, underlined names, rules typed as underscores."""
    document = Document()
    hand.page(document)
    for left, right, look in (
        ("UBND THÀNH PHỐ HẢI PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b"),
        ("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc", "bu"),
        ("Số: 7/KH-SNV", "Hải Phòng, ngày 7 tháng 03 năm 2026", "i"),
    ):
        paragraph = document.add_paragraph()
        hand.write(paragraph, f"{left}\t\t", 13, "" if "i" in look else look.replace("b", "b" if "SỞ" in left else ""))
        hand.write(paragraph, right, 13 if "CỘNG" in right else 14, look)
        paragraph.paragraph_format.space_after = Pt(0)
    hand.centred(document, "KẾ HOẠCH", 14, "b")
    hand.centred(document, "Cải cách hành chính năm 2026", 14, "b")
    hand.centred(document, "__________", 14)
    hand.prose(document, f"1. {hand.LONG}, việc thứ nhất.")
    hand.prose(document, f"2. {hand.LONG}, việc thứ hai.")
    hand.ending(document)
    return hand.saved(document)


def defaults(_: Path) -> bytes:
    """Everything left as the program gives it: Calibri, blue headings, Word's own lists, Letter paper."""
    document = Document()
    table = document.add_table(2, 2)
    for cell, lines in zip(
        (*table.rows[0].cells, *table.rows[1].cells),
        (
            ("ỦY BAN NHÂN DÂN", "PHƯỜNG LÊ CHÂN"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 12/KH-UBND",),
            ("Lê Chân, ngày 15 tháng 6 năm 2026",),
        ),
        strict=True,
    ):
        for text in lines:
            cell.add_paragraph(text)
    document.add_heading("KẾ HOẠCH", 1)
    document.add_paragraph("Vệ sinh môi trường năm 2026")
    document.add_paragraph(f"Thực hiện chỉ đạo của thành phố, phường ban hành Kế hoạch như sau: {hand.LONG}.")
    for number in range(3):
        document.add_paragraph(f"{hand.LONG}, việc {number}.", style="List Number")
    document.add_paragraph("Nơi nhận:")
    document.add_paragraph("- Như trên")
    document.add_paragraph("CHỦ TỊCH").runs[0].bold = True
    return hand.saved(document)


def sloppy_decision(_: Path) -> bytes:
    """A decision whose articles, bases and signature were never proofread."""
    return hand.broken(
        hand.decision,
        lambda d: hand.retype(d, "Số: 12/QĐ-SVHTT", "Số: 12/QĐ – SVHTT"),
        lambda d: hand.retype(
            d, "Căn cứ Luật Thư viện ngày 21/11/2019;", "Căn cứ Luật Thư viện số 46/2019/QH14 ngày 21/11/2019,"
        ),
        lambda d: hand.retype(d, "Điều 3. Chánh", "Điều 4: Chánh"),
        lambda d: hand.retype(d, "Quyết định này. Tuyên", "Quyết định này. Tuyên"),
        lambda d: hand.retype(d, "KT. GIÁM ĐỐC", "KT/ GIÁM ĐỐC"),
        lambda d: hand.retype(d, "Nguyễn Thị Minh", "TS. Nguyễn Thị Minh"),
        lambda d: hand.retype(d, "- Lưu: VT.", "- Lưu VP."),
    )


def sloppy_letter(_: Path) -> bytes:
    """A letter with the old habits: CV in its sign, V/v in bold, a full stop at the end."""
    return hand.broken(
        hand.letter,
        lambda d: hand.retype(d, "Số: 105/SVHTT-QLVH", "Số: 5/CV-SVHTT"),
        lambda d: setattr(hand.find(d, "V/v tăng cường").runs[0], "bold", True),
        lambda d: hand.retype(d, "phần thứ hai./.", "phần thứ hai."),
        lambda d: hand.retype(d, "- Như trên;", "- Như trên,"),
        lambda d: setattr(d.sections[0], "left_margin", Mm(25)),
    )


def party_in_state_dress(_: Path) -> bytes:
    """A Party plan by somebody who only ever wrote for the Manifest."""
    return hand.broken(
        hand.party_plan,
        lambda d: hand.retype(d, "Số 08-KH/ĐU", "Số: 08/KH-ĐU"),
        lambda d: hand.retype(d, "T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"),
        lambda d: setattr(hand.find(d, "PHÓ BÍ THƯ").runs[0], "bold", True),
        lambda d: hand.retype(d, "- Lưu Văn phòng.", "- Lưu: VT."),
        lambda d: hand.remove(d, "-----"),
        lambda d: setattr(hand.find(d, "Nơi nhận:").runs[0].font, "underline", None),
    )


def appendices(_: Path) -> bytes:
    """Two appendices: capital labels in Arabic numbers, titles beside them, turned without a table."""
    document = hand.plan()
    next(p for p in document.paragraphs if p.text == "Phụ lục").runs[0].text = "PHỤ LỤC 01"
    section = document.add_section()
    section.page_width, section.page_height = Mm(297), Mm(210)
    hand.centred(document, "PHỤ LỤC 02: DỰ TOÁN KINH PHÍ", 14, "b")
    hand.prose(document, f"{hand.LONG}.")
    return hand.saved(document)


def coloured_table(_: Path) -> bytes:
    """A table in a colourful style, its header not repeating, its words in a theme font."""
    document = hand.plan()
    for mark in document.element.body.findall(f".//{qn('w:tblHeader')}"):
        mark.getparent().remove(mark)
    table = document.tables[-1]
    for cell in table.rows[0].cells:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "4472C4")):
            shade.set(qn(f"w:{name}"), value)
        cell.paragraphs[0].runs[0]._r.get_or_add_rPr().append(shade)
    fonts = table.rows[3].cells[1].paragraphs[0].runs[0]._r.rPr.rFonts
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")
    return hand.saved(document)


def table_style(_: Path) -> bytes:
    """White words in the first row, and only the table's style says so."""
    document = hand.plan()
    document.tables[-1].style = "Medium Shading 1 Accent 1"
    return hand.saved(document)


def inherited(_: Path) -> bytes:
    """Faults that only a style says: body text in a style based on one that is blue, 12 pt and flush left."""
    document = hand.plan()
    base = document.styles.add_style("Chữ thường", 1)
    base.font.size, base.font.name = Pt(12), "Cambria"
    base.paragraph_format.alignment = ALIGN.LEFT
    child = document.styles.add_style("Chữ con", 1)
    child.base_style = base
    paragraph = hand.find(document, "1. Văn phòng")
    paragraph.style = child
    paragraph.paragraph_format.alignment = None
    for run in paragraph.runs:
        run._r.remove(run._r.rPr)
    return hand.saved(document)


# written by hand as XML, in the strict dialect


def strict(_: Path) -> bytes:
    """A plan saved as “Strict Open XML”; lines as DrawingML connectors, one far too long."""
    data = hand.broken(
        hand.plan,
        lambda d: _connector(hand.find(d, "SỞ VĂN HÓA VÀ THỂ THAO"), 62),
        lambda d: setattr(hand.find(d, "I. MỤC ĐÍCH").paragraph_format, "alignment", ALIGN.CENTER),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for usual, own in (
                (
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
                (
                    b"http://schemas.openxmlformats.org/drawingml/2006/main",
                    b"http://purl.oclc.org/ooxml/drawingml/main",
                ),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            ):
                content = content.replace(usual, own)
            new.writestr(name, content)
    return out.getvalue()


def _connector(paragraph: Any, length_mm: float) -> None:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    drawing = (
        f'<w:r xmlns:w="{hand.W}"><w:drawing><wp:anchor xmlns:wp="{wp}">'
        f'<wp:extent cx="{round(length_mm * 36000)}" cy="0"/>'
        f'<a:graphic xmlns:a="{a}"><a:graphicData uri="line"><a:prstGeom prst="line"/></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )
    paragraph._p.append(hand.parse_xml(drawing))


# exported by LibreOffice


def office(folder: Path, name: str, content: bytes, *filters: str) -> bytes:
    """A file as LibreOffice converts it to .docx."""
    need("soffice")
    source = folder / name
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        *filters,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        name,
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "out" / name).with_suffix(".docx").read_bytes()


HTML = """<html><head><meta charset="utf-8"><style>
@page { size: 210mm 297mm; margin: 20mm 15mm 20mm 30mm }
body, td { font-family: "Times New Roman"; font-size: 14pt; color: #000000 } p { margin: 0 }
p.v { text-align: justify; text-indent: 1.27cm; margin-top: 6pt } p.g, td { text-align: center } td {
 vertical-align: top }
</style></head><body><table width="623" cellspacing="0" cellpadding="0"><colgroup><col width="249"><col
 width="374"></colgroup>
<tr><td width="249"><p class="g" style="font-size:13pt">UBND THÀNH PHỐ HẢI PHÒNG</p><p class="g"
 style="font-size:13pt"><b>SỞ TƯ PHÁP</b></p></td>
<td width="374"><p class="g" style="font-size:13pt"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p class="g"><b><u>Độc lập - Tự do - Hạnh phúc</u></b></p></td></tr>
<tr><td><p class="g" style="font-size:13pt">Số: 09/KH-STP</p></td><td><p class="g"><i>Hải Phòng, ngày 09 tháng 2
 năm 2026</i></p></td></tr></table>
<p class="g"><b>KẾ HOẠCH</b></p><p class="g"><b>Phổ biến, giáo dục pháp luật năm 2026</b></p>
<p class="v"><i>Căn cứ Luật Phổ biến, giáo dục pháp luật ngày 20/6/2012.</i></p>
<p class="v"><b>I. MỤC ĐÍCH</b></p>
<p class="v">1. LONG, việc thứ nhất.</p><p class="v" style="color:#c00000">3. LONG, việc thứ hai.</p>
<p class="v" style="font-family:Arial">4. LONG, việc thứ ba./.</p>
<table width="623" cellspacing="0" cellpadding="0"><colgroup><col width="291"><col width="332"></colgroup><tr>
<td><p style="font-size:12pt;text-align:left"><b><i>Nơi nhận:</i></b></p><p
 style="font-size:11pt;text-align:left">- Các phòng;</p>
<p style="font-size:11pt;text-align:left">- Lưu: VT;</p></td>
<td><p class="g"><b>GIÁM ĐỐC</b></p><p class="g"><b>Lê Văn Hùng</b></p></td></tr></table></body></html>"""


def from_html(folder: Path) -> bytes:
    """A web page that an intranet offers “for Word”."""
    filters = ("--infilter=HTML (StarWriter)",)
    return office(folder, "trang.html", HTML.replace("LONG", hand.LONG).encode(), *filters)


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="TNR" svg:font-family="'Times New Roman'"/>
</office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="TNR"
 fo:font-size="14pt"/>
</style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="G" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="V" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:text-indent="12.7mm"
 fo:margin-top="6pt"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
</style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix=")"
 style:num-format="a">
<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
<style:list-level-label-alignment
 text:label-followed-by="space" fo:text-indent="12.7mm" fo:margin-left="0mm"/></style:list-level-properties>
</text:list-level-style-number></text:list-style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"
 fo:margin-top="20mm"
 fo:margin-bottom="10mm" fo:margin-left="30mm" fo:margin-right="15mm"/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"><style:footer>
<text:p text:style-name="C"><text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
<text:p text:style-name="G">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text:p>
<text:p text:style-name="G">Độc lập - Tự do - Hạnh phúc</text:p>
<text:p text:style-name="G">THÔNG BÁO</text:p><text:p text:style-name="G">Lịch tiếp công dân tháng 6 năm 2026</text:p>
<text:p text:style-name="V">1. LONG:</text:p>
<text:list text:style-name="L">ITEMS</text:list>
<text:p text:style-name="V">2. LONG./.</text:p>
</office:text></office:body></office:document>"""


def from_flat_odf(folder: Path) -> bytes:
    """A notice written in Writer: automatic letters a) … g), the number in the footer, half the letterhead left out."""
    items = "".join(
        f'<text:list-item><text:p text:style-name="V">{hand.LONG}, việc {at}.</text:p></text:list-item>'
        for at in range(7)
    )
    return office(folder, "lich.fodt", FODT.replace("LONG", hand.LONG).replace("ITEMS", items).encode())


def resaved(folder: Path) -> bytes:
    """A right document, opened in LibreOffice and saved: nothing may be found that was not there."""
    return office(folder, "sua.docx", hand.right(hand.plan))


def resaved_with_faults(folder: Path) -> bytes:
    """The sloppy decision, opened in LibreOffice and saved again."""
    return office(folder, "qd.docx", sloppy_decision(folder))


# converted by pandoc

MARKDOWN = f"""
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**

**Độc lập - Tự do - Hạnh phúc**

Số: 3/TB-VP

Hải Phòng, ngày 31 tháng 08 năm 2026

# THÔNG BÁO

Về lịch nghỉ lễ

1. {hand.LONG}, việc thứ nhất.
2. {hand.LONG}, việc thứ hai.

Xem [trang tin](https://example.vn).
"""


def from_pandoc(folder: Path) -> bytes:
    """Markdown made a Word file."""
    pypandoc = pytest.importorskip("pypandoc", reason="no pypandoc_binary here")
    target = folder / "tb.docx"
    pypandoc.convert_text(MARKDOWN, "docx", format="markdown", outputfile=str(target))
    return target.read_bytes()

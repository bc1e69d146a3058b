"""A Word file of any origin is read as Word shows it: `gen text`, `git diff` and the audit have one reading."""

from __future__ import annotations

import re
from pathlib import Path

import hand
import pytest
from docx import Document
from workbench import Docx, Office, rezipped

from gen.word.measure import measure
from gen.word.ooxml.opening import open_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
STRUCK = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def char(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def box(state: str) -> str:
    inside = f"<w:ffData><w:checkBox><w:default w:val='0'/>{state}</w:checkBox></w:ffData>"
    return char("begin", inside) + code(" FORMCHECKBOX ") + char("separate") + char("end")


def sym(font: str, letter: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{letter}"/></w:r>'


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<w:tc>") else f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{properties}{inner}</w:tr>"


def table(*rows: str) -> str:
    lines = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "bottom", "insideH", "insideV", "left", "right"))
    return f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>{''.join(rows)}</w:tbl>"


CASES: dict[str, tuple[str, list[str]]] = {
    "a paragraph mark struck out joins two paragraphs": (
        p(STRUCK, "Điều 1. Giao ") + p("Sở Nội vụ.") + p("Điều 2."),
        ["Điều 1. Giao Sở Nội vụ.", "Điều 2."],
    ),
    "three in a row": (p(STRUCK, "a ") + p(STRUCK, "b ") + p("c"), ["a b c"]),
    "bookmarks and proofing marks part nothing": (
        p(STRUCK, "a ") + '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>' + p("b"),
        ["a b"],
    ),
    "a mark moved away": (p(STRUCK.replace("w:del", "w:moveFrom"), "a ") + p("b"), ["a b"]),
    "a struck paragraph before a table goes": (
        p("a")
        + p(STRUCK, '<w:del w:id="2" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>')
        + table(row("b", "c")),
        ["a", "b | c"],
    ),
    "in a cell, too": (table(row(f"<w:tc>{p(STRUCK, 'a ')}{p('b')}</w:tc>", "c")), ["a b | c"]),
    "moved text stands where it came to": (
        p(
            f'<w:moveFrom w:id="1" w:author="A">{r("đi")}</w:moveFrom>',
            f'<w:moveTo w:id="2" w:author="A">{r("đến")}</w:moveTo>',
        ),
        ["đến"],
    ),
    "a row struck out": (
        table(row("a", "b"), row("c", "d", properties='<w:trPr><w:del w:id="1" w:author="A"/></w:trPr>')),
        ["a | b"],
    ),
    "boxes of symbols": (
        p(sym("Wingdings", "F0FE"), " Có ", sym("Wingdings", "F0A8"), " Không ", sym("Wingdings 2", "F052"), " Khác"),
        ["☑ Có ☐ Không ☑ Khác"],
    ),
    "letters in a font of signs": (
        p(r("\uf0fe", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'), " Có"),
        ["☑ Có"],
    ),
    "no two unknown signs are alike": (
        p(sym("Wingdings 3", "F021"), sym("Wingdings 3", "F022")),
        ["[Wingdings 3 21][Wingdings 3 22]"],
    ),
    "a form's boxes": (
        p(box("<w:checked/>"), " Có ", box(""), " Không ", box('<w:checked w:val="false"/>'), " Khác"),
        ["☒ Có ☐ Không ☐ Khác"],
    ),
    "a form's list": (
        p(
            char(
                "begin",
                '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Nam"/><w:listEntry w:val="Nữ"/>'
                "</w:ddList></w:ffData>",
            ),
            code(" FORMDROPDOWN "),
            char("end"),
        ),
        ["Nữ"],
    ),
    "a content control's box": (
        "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>" + r(" Có") + "</w:p>",
        ["☒ Có"],
    ),
    "the result of a field, not its code": (
        p(
            "Ngày ",
            char("begin"),
            code(" IF "),
            char("begin"),
            code(" MERGEFIELD x "),
            char("separate"),
            "trong",
            char("end"),
            code(" = 1 "),
            char("separate"),
            "kết quả",
            char("end"),
            ".",
        ),
        ["Ngày kết quả."],
    ),
    "a simple field": (p('<w:fldSimple w:instr=" DATE ">' + r("5/8/2026") + "</w:fldSimple>"), ["5/8/2026"]),
    "hyphens": (
        p("<w:r><w:t>trung</w:t><w:softHyphen/><w:t>ương 12</w:t><w:noBreakHyphen/><w:t>QĐ</w:t></w:r>"),
        ["trungương 12-QĐ"],
    ),
    "tabs and breaks are blanks": (
        p(
            '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab w:alignment="right"/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:br/>'
            "<w:t>e</w:t></w:r>"
        ),
        ["a b c d e"],
    ),
    "wrappers": (
        '<w:customXml w:element="x">'
        + p(
            '<w:smartTag w:element="y">' + r("Hải Phòng") + "</w:smartTag>",
            "<w:hyperlink>" + r(" ở đây") + "</w:hyperlink>",
        )
        + "</w:customXml>"
        "<w:sdt><w:sdtContent>" + p("trong khung") + "</w:sdtContent></w:sdt>",
        ["Hải Phòng ở đây", "trong khung"],
    ),
    "a text box": (
        p(
            "trước",
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            + p("trong hộp")
            + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        ),
        ["trước", "trong hộp"],
    ),
    "a formula": (
        p("Mức ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", " đồng"),
        ["Mức a+b đồng"],
    ),
    "hidden words are told apart": (
        p("thấy ", r("ẩn", HIDDEN), "được", r(" nữa", HIDDEN.replace("/>", ' w:val="0"/>', 1))),
        ["thấy được nữa", "(Có chữ ẩn, Word không hiện: thấy ẩnđược nữa)"],
    ),
    "a hidden mark joins": (
        p("<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>", "Điều 1. ") + p("Giao."),
        ["Điều 1. Giao.", "(Có chữ ẩn, Word không hiện: Điều 1.)", "(Có chữ ẩn, Word không hiện: Giao.)"],
    ),
    "a file inside the file is told": (
        p("trước") + '<w:altChunk r:id="rId99"/>' + p("sau"),
        ["trước", "(Ở đây Word chèn nội dung của “tệp khác”, không đọc được: mở bằng Word rồi lưu lại.)", "sau"],
    ),
}


def foreign(body: str) -> bytes:
    data = hand.saved(Document())
    xml = Docx(data).parts["word/document.xml"].decode()
    section = re.search(r"<w:sectPr.*</w:sectPr>", xml, re.DOTALL)
    assert section
    document = f"<w:document {MORE}><w:body>{body}{section[0]}</w:body></w:document>"
    return rezipped(data, {"word/document.xml": document.encode()})


@pytest.mark.parametrize("name", CASES)
def test_as_word_shows_it(name: str, office: Office, tmp_path: Path) -> None:
    body, expected = CASES[name]
    file = tmp_path / "la.docx"
    file.write_bytes(foreign(body))
    lines = [line for line in office.run("text", str(file)).out.splitlines() if not line.startswith("(Tệp còn dấu sửa")]
    assert lines == expected


@pytest.mark.parametrize("name", [name for name in CASES if "hidden" not in name and "inside the file" not in name])
def test_the_audit_reads_the_same_words(name: str) -> None:
    body, expected = CASES[name]
    measured = measure(open_docx(foreign(body)))
    words = " ".join(" ".join(paragraph.text.split()) for paragraph in measured.paragraphs if paragraph.text.strip())
    assert words.split() == " ".join(expected).replace(" | ", " ").split()


def test_a_bullet_is_shown_as_word_draws_it(office: Office, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("việc", style="List Bullet")
    file = tmp_path / "la.docx"
    file.write_bytes(hand.saved(document))
    assert office.run("text", str(file)).out == "• việc\n"


def test_a_style_may_hide(office: Office, tmp_path: Path) -> None:
    document = Document()
    style = document.styles.add_style("An", 2)
    style.font.hidden = True
    paragraph = document.add_paragraph("thấy")
    paragraph.add_run(" không thấy", style=style)
    file = tmp_path / "la.docx"
    file.write_bytes(hand.saved(document))
    assert office.run("text", str(file)).out.splitlines()[0] == "thấy"

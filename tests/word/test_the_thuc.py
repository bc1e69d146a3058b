"""The layout measured on Word files against the figures of the law.

Every document of `documents()` goes through all measurements: the templates, and the examples that `built()` builds.
"""

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from places import TEMPLATES

from gen.cli import main as cli
from gen.render.template_maker import KHOI, LOAI
from gen.render.template_maker.letterhead import COT_TRAI, DAI_TIEU_DE_DANG, DAI_TIEU_NGU
from gen.word.measure import MeasuredDocument, MeasuredParagraph, measure
from gen.word.ooxml.opening import open_docx
from gen.word.ooxml.word_file import WordFile
from gen.word.the_thuc import DANG, NGHI_DINH_30, PHONG_CHU, TEN_KIEU, GianDong, Khoang, TheThuc, dung

NEAR = 0.05  # mm: Word counts in twentieths of a point
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Subject:
    """One file to measure and the rules it is under."""

    name: str
    he: TheThuc
    source: bytes


@cache
def built() -> tuple[Subject, ...]:
    """The examples as the command line builds them, to measure beside the templates."""
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        out = Path(folder)
        cli.run(["-C", str(TEMPLATES.parent), "build", "--out", folder, "-j", "1"])
        found = {path.relative_to(out).with_suffix("").as_posix(): path.read_bytes() for path in out.rglob("*.docx")}
    rules = {name: KHOI["dang" if name.startswith("dang/") else "chinh-quyen"] for name in found}
    return tuple(Subject(f"built/{name}", rules[name], found[name]) for name in sorted(found))


def documents() -> list[Subject]:
    templates = [
        Subject(f"{k}/{n}", he, (TEMPLATES / k / f"{n}.docx").read_bytes()) for k, he in KHOI.items() for n in LOAI
    ]
    return [*templates, *built()]


@pytest.fixture(params=documents(), ids=lambda subject: subject.name, scope="module")
def subject(request: pytest.FixtureRequest) -> Subject:
    found: Subject = request.param
    return found


@pytest.fixture(scope="module")
def measured(subject: Subject) -> MeasuredDocument:
    return measure(open_docx(subject.source))


def of_style(measured: MeasuredDocument, style_id: str) -> MeasuredParagraph:
    """The style as a paragraph, with all that it inherits."""
    return measured.styles[TEN_KIEU[style_id]]


def near(value: float, expected: float) -> bool:
    return abs(value - expected) <= NEAR


# The page


def test_page_and_margins(subject: Subject, measured: MeasuredDocument) -> None:
    page = subject.he.trang
    for section in measured.sections:
        assert near(min(section.width, section.height), page.rong)
        assert near(max(section.width, section.height), page.cao)
        for side, law in ((section.top, page.le_tren), (section.bottom, page.le_duoi)):
            assert side in law
            assert near(side, law.chon)
        assert section.left in page.le_trai
        assert near(section.left, page.le_trai.chon)
        assert section.right in page.le_phai
        assert near(section.right, page.le_phai.chon)


def test_page_number_in_the_top_margin_but_not_on_the_first_page(subject: Subject, measured: MeasuredDocument) -> None:
    for section in measured.sections:
        (number,) = (p for p in section.headers["default"] if "PAGE" in p.fields)
        assert number.format.align == "center"
        assert {run.format.size for run in number.runs} == {14}
        assert not any(run.format.bold or run.format.italic for run in number.runs)
        assert near(section.header_distance, 10)
        assert section.header_distance in subject.he.trang.so_trang_cach_mep
        assert section.title_page
        assert "first" not in section.headers
        assert section.page_start == 1


# Type


def test_each_component_as_the_law_prints_it(subject: Subject, measured: MeasuredDocument) -> None:
    for style_id, law in subject.he.thanh_to.items():
        style = of_style(measured, style_id)
        look = style.style_format
        assert look.size in law.co, style_id
        assert look.size == law.co.chon, style_id
        assert (look.bold, look.italic, look.underline) == (law.dam, law.nghieng, law.gach_chan), style_id
        assert style.format.align == law.canh, style_id


def test_sizes_go_together(subject: Subject, measured: MeasuredDocument) -> None:
    """PL I, mục V, note 1: Quốc hiệu 13, Tiêu ngữ 14, place and date 14."""
    if subject.he is NGHI_DINH_30:
        sizes = [of_style(measured, style_id).style_format.size for style_id in ("QuocHieu", "TieuNgu", "DiaDanh")]
        assert sizes == [13, 14, 14]


def test_one_font_in_black(measured: MeasuredDocument) -> None:
    headers = (p for s in measured.sections for paragraphs in s.headers.values() for p in paragraphs)
    for paragraph in (*measured.paragraphs, *measured.styles.values(), *headers):
        assert set(paragraph.style_format.fonts) == {PHONG_CHU}
        assert paragraph.style_format.color == "auto"
        for run in paragraph.runs:
            assert run.fonts <= {PHONG_CHU}
            assert run.format.color == "auto"


def test_capitals(measured: MeasuredDocument) -> None:
    """Headings "I." and titles of appendices are typed as they are and shown in capitals; nothing else is."""
    capitals = {name for name, style in measured.styles.items() if style.style_format.caps}
    assert capitals == {TEN_KIEU["Heading1"], TEN_KIEU["PhuLucTieuDe"]}


# Paragraphs


def test_body_paragraph(subject: Subject, measured: MeasuredDocument) -> None:
    law = subject.he.doan_van
    for style_id in ("LoiVan", "CanCu", "Dieu", "Heading1", "Heading2", "Heading3", "Heading4"):
        body = of_style(measured, style_id).format
        assert body.align == "both"
        assert (body.left, body.right) == (0, 0)
        assert near(body.first_line, law.lui_dau_dong.chon)
        assert body.first_line in law.lui_dau_dong
        assert body.before == law.cach_doan.chon
        assert body.line == law.gian_dong.khoang.chon
        assert body.line in law.gian_dong.khoang
        assert body.line_rule == {"boi": "auto", "dung": "exact"}[law.gian_dong.kieu]


def test_letterhead_in_single_lines(measured: MeasuredDocument) -> None:
    for style_id in ("QuocHieu", "TieuNgu", "ChuQuan", "CoQuan"):
        stands = of_style(measured, style_id).format
        assert (stands.before, stands.after, stands.line, stands.line_rule) == (0, 0, 1, "auto")


def test_table_text(measured: MeasuredDocument) -> None:
    for style_id, bold in (("BangDau", True), ("BangO", False), ("BangNhom", True)):
        style = of_style(measured, style_id)
        stands = style.format
        assert (style.style_format.size, style.style_format.bold) == (12, bold)
        assert (stands.before, stands.after, stands.line, stands.first_line) == (0, 0, 1, 0)


def test_room_to_sign(measured: MeasuredDocument) -> None:
    """Four blank lines between title and name, as spacing, so that they stay where the name is still missing."""
    name = of_style(measured, "HoTen")
    assert name.format.before >= 4 * name.style_format.size


def test_what_holds_together(measured: MeasuredDocument) -> None:
    for style_id in ("TenLoai", "TrichYeu", "Heading1", "Heading2", "QuyenHan", "ChucVu", "PhuLuc", "NoiNhanNhan"):
        assert of_style(measured, style_id).format.keep_next, style_id


def test_outline(measured: MeasuredDocument) -> None:
    levels = {"Chuong": 0, "Dieu": 0, "PhuLuc": 0, "Heading1": 0, "Heading2": 1, "Heading3": 2, "Heading4": 3}
    assert {style_id: of_style(measured, style_id).format.outline for style_id in levels} == levels


# What is printed as it stands


def test_no_words_depart_from_the_size_of_their_style(measured: MeasuredDocument) -> None:
    for paragraph in measured.paragraphs:
        assert {run.format.size for run in paragraph.runs} <= {paragraph.style_format.size}, paragraph.text


MAIN = [subject for subject in documents() if not subject.name.endswith("phu-luc")]
every_main = pytest.mark.parametrize("main", MAIN, ids=lambda subject: subject.name)


@every_main
def test_fixed_words(main: Subject) -> None:
    found = {p.text for p in measure(open_docx(main.source)).paragraphs}
    state = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"}
    party = {"ĐẢNG CỘNG SẢN VIỆT NAM", "*", "-----"}
    has, has_not = (party, state) if main.he is DANG else (state, party)
    assert has <= found
    assert not has_not & found


@every_main
def test_rule_is_as_long_as_the_words_above(main: Subject) -> None:
    """60.2 mm are the Tiêu ngữ at 14 pt, 72.9 mm the Party's title at 15 pt."""
    party = main.he is DANG
    column = main.he.trang.be_rong_chu - COT_TRAI["dang" if party else "chinh-quyen"]
    above = "ĐẢNG CỘNG SẢN VIỆT NAM" if party else "Độc lập - Tự do - Hạnh phúc"
    paragraphs = measure(open_docx(main.source)).paragraphs
    rule = next(below for words, below in pairwise(paragraphs) if words.text == above)
    assert rule.style == TEN_KIEU["KeNgang"]
    stands = rule.format
    assert column - stands.left - stands.right == pytest.approx(DAI_TIEU_DE_DANG if party else DAI_TIEU_NGU, abs=0.1)
    assert stands.left == pytest.approx(stands.right, abs=NEAR)


def test_letterhead_columns_hold_their_longest_line() -> None:
    assert NGHI_DINH_30.trang.be_rong_chu - COT_TRAI["chinh-quyen"] >= 97  # Quốc hiệu at 13 pt: 95.7 mm
    assert COT_TRAI["dang"] >= 77  # BAN TUYÊN GIÁO VÀ DÂN VẬN at 14 pt: 75.6 mm


@pytest.mark.parametrize("loai", [loai for loai in LOAI if loai != "phu-luc"])
def test_party_title_alone_is_bold(loai: str) -> None:
    path = TEMPLATES / "dang" / f"{loai}.docx"
    titles = [p for p in measure(open_docx(path.read_bytes())).paragraphs if p.text == "{{ ky.chuc_vu }}"]
    assert [p.runs[0].format.bold for p in titles] == [False, True]


# The figures themselves


@pytest.mark.parametrize("he", [NGHI_DINH_30, DANG], ids=lambda he: he.ten)
def test_our_choices_obey_the_law(he: TheThuc) -> None:
    page, body = he.trang, he.doan_van
    ranges = [page.le_tren, page.le_duoi, page.le_trai, page.le_phai, page.so_trang_cach_mep]
    ranges += [body.lui_dau_dong, body.cach_doan, body.gian_dong.khoang, *(c.co for c in he.thanh_to.values())]
    assert all(law.chon in law for law in ranges)
    assert set(he.thanh_to) <= set(TEN_KIEU)
    assert all(component.quy_dinh for component in he.thanh_to.values())


def test_ranges() -> None:
    assert 13 in Khoang(12, 13, 13)
    assert 13.5 not in Khoang(12, 13, 13)
    assert 14.01 in dung(14)
    assert GianDong("dung", Khoang(18, 22, 20)).khoang.chon == 20


# The measuring itself, on small files written for it


def word_file(styles: str, body: str, theme: str = "") -> WordFile:
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    if theme:
        parts["word/theme/theme1.xml"] = theme
    return WordFile({name: text.encode() for name, text in parts.items()})


def style(style_id: str, properties: str, kind: str = "paragraph", extra: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{style_id}" {extra}><w:name w:val="{style_id}"/>{properties}</w:style>'


def only_paragraph(styles: str, body: str, theme: str = "") -> MeasuredParagraph:
    (paragraph,) = measure(word_file(styles, body, theme)).paragraphs
    return paragraph


def test_style_chain_then_direct_formatting() -> None:
    base = style("A", '<w:pPr><w:spacing w:before="120" w:line="360"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>')
    child = style("B", '<w:basedOn w:val="A"/><w:pPr><w:spacing w:before="240"/></w:pPr><w:rPr><w:i/></w:rPr>')
    indented = '<w:pPr><w:pStyle w:val="B"/><w:ind w:firstLine="720"/></w:pPr>'
    small = '<w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>a</w:t></w:r>'
    paragraph = only_paragraph(base + child, f"<w:p>{indented}{small}</w:p>")
    assert (paragraph.format.before, paragraph.format.line, paragraph.format.first_line) == (12, 1.5, 12.7)
    assert (paragraph.style_format.size, paragraph.runs[0].format.size, paragraph.runs[0].format.italic) == (
        14,
        11,
        True,
    )


def test_defaults_and_the_default_style_apply_without_being_named() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
    normal = style("N", '<w:pPr><w:jc w:val="end"/></w:pPr>', extra='w:default="1"')
    paragraph = only_paragraph(defaults + normal, "<w:p><w:r><w:t>a</w:t></w:r></w:p>")
    assert (paragraph.style, paragraph.format.align, paragraph.runs[0].format.size) == ("N", "right", 13)


@pytest.mark.parametrize(
    ("direct", "bold"), [("", False), ("<w:b/>", True), ('<w:b w:val="0"/>', False)], ids=["toggled", "on", "off"]
)
def test_bold_style_in_bold_style_is_not_bold(direct: str, bold: bool) -> None:
    styles = style("P", "<w:rPr><w:b/></w:rPr>") + style("C", "<w:rPr><w:b/></w:rPr>", kind="character")
    run = f'<w:r><w:rPr><w:rStyle w:val="C"/>{direct}</w:rPr><w:t>a</w:t></w:r>'
    paragraph = only_paragraph(styles, f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{run}</w:p>')
    assert paragraph.style_format.bold
    assert paragraph.runs[0].format.bold is bold


def test_hanging_indent_is_negative() -> None:
    paragraph = only_paragraph("", '<w:p><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:p>')
    assert (paragraph.format.left, paragraph.format.first_line) == (12.7, -6.35)


def test_fonts_of_the_theme_and_of_vietnamese_letters() -> None:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    theme = f'<a:theme xmlns:a="{a}"><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:theme>'
    fonts = '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsi="Arial"/></w:rPr>'
    paragraph = only_paragraph("", f"<w:p><w:r>{fonts}<w:t>Sở</w:t></w:r></w:p>", theme)
    assert paragraph.runs[0].fonts == {"Calibri", "Arial"}


def test_styles_that_are_based_on_each_other_do_not_hang() -> None:
    circle = style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr>')
    assert only_paragraph(circle, '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>').style_format.bold


def test_sections_in_order_each_with_its_paragraphs() -> None:
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    body = (
        f"<w:p><w:pPr>{wide}</w:pPr></w:p><w:p/>" + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:titlePg/></w:sectPr>'
    )
    found = measure(word_file("", body))
    assert [near(s.width, 297) for s in found.sections] == [True, False]
    assert [s.title_page for s in found.sections] == [False, True]
    assert [p.section for p in found.paragraphs] == [0, 1]


def test_no_parts_but_the_document() -> None:
    whole = word_file("", "<w:p><w:r><w:t>a</w:t></w:r></w:p>")
    bare = {"word/document.xml": whole.parts["word/document.xml"]}
    assert measure(WordFile(bare)).paragraphs[0].text == "a"


def test_the_examples_are_among_the_measured() -> None:
    assert len(built()) >= 5
    assert {subject.he.ten for subject in built()} == {NGHI_DINH_30.ten, DANG.ten}

"""The shipped templates: made by the package, valid, with the styles and the tags that the renderer counts on."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup
from openxml_audit import OpenXmlValidator
from places import TEMPLATES

from gen.render.template_maker import KHOI, LOAI, template, write_templates
from gen.word.the_thuc import TEN_KIEU

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAG = re.compile(r"{[{%].*?[}%]}")
EVERY = [(khoi, loai) for khoi in KHOI for loai in LOAI]

every_template = pytest.mark.parametrize(("khoi", "loai"), EVERY, ids=["/".join(pair) for pair in EVERY])

UNIT = "if chu_quan|chu_quan|endif|for dong in co_quan|dong|endfor"
LISTS = "for doan in can_cu|r doan|endfor|for doan in mo_dau|r doan|endfor"
SIGNATORIES = "if bang_dong_ky|p bang_dong_ky|endif"
RECIPIENTS = "if noi_nhan|for dong in noi_nhan|r dong|endfor|endif"
OTHERS = "for dong in noi_nhan_tiep|r dong|endfor"
AUTHORITY = "for dong in ky.quyen_han|dong|endfor"


def expected_tags(khoi: str, loai: str) -> list[str]:
    """The tags in order, by the contract with the renderer."""
    party = khoi == "dang"
    unit = UNIT if party else f"{UNIT}|p ke_co_quan"
    if loai == "phu-luc":
        names = "r ten|if tieu_de|r tieu_de|endif|if kem_theo|r kem_theo|endif"
        rule = "" if party else "|p ke_phu_luc"
        return f"if quoc_hieu|{unit}|endif|{names}{rule}|p noi_dung|p bang".split("|")
    subject = "so_ky_hieu|dia_danh_ngay|ten_loai|r trich_yeu" + ("" if party else "|p ke_trich_yeu")
    authority = "if tham_quyen|tham_quyen|endif|" if loai == "quyet-dinh" else ""
    title = "if ky.quyen_han|ky.chuc_vu|else|ky.chuc_vu|endif" if party else "ky.chuc_vu"
    signer = f"{AUTHORITY}|if ky.chuc_vu|{title}|endif|ky.ho_ten"
    return f"{unit}|{subject}|{authority}{LISTS}|p than|{SIGNATORIES}|{RECIPIENTS}|{signer}|{OTHERS}".split("|")


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def document(khoi: str, loai: str) -> etree._Element:
    return part((TEMPLATES / khoi / f"{loai}.docx").read_bytes(), "word/document.xml")


def words(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def tag_body(tag: str) -> str:
    """`{%p if chu_quan %}` -> "if chu_quan"; `{{p than }}` -> "p than"."""
    inside = tag[2:-2]
    return inside.removeprefix("p ").strip() if tag.startswith("{%") else inside.strip()


@every_template
def test_shipped_file_is_what_the_package_makes(khoi: str, loai: str) -> None:
    assert (TEMPLATES / khoi / f"{loai}.docx").read_bytes() == template(khoi, loai)


def test_command_writes_all_eight(tmp_path: Path) -> None:
    written = write_templates(tmp_path)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in written) == sorted(f"{k}/{n}.docx" for k, n in EVERY)


@every_template
def test_valid(khoi: str, loai: str) -> None:
    result = OpenXmlValidator().validate(str(TEMPLATES / khoi / f"{loai}.docx"))
    assert result.is_valid, [str(error) for error in result.errors]


@every_template
def test_bytes_carry_no_clock_and_no_machine(khoi: str, loai: str) -> None:
    with ZipFile(TEMPLATES / khoi / f"{loai}.docx") as archive:
        infos = archive.infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {(i.date_time, i.create_system, i.external_attr) for i in infos} == {((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)}


@every_template
def test_nothing_from_outside(khoi: str, loai: str) -> None:
    with ZipFile(TEMPLATES / khoi / f"{loai}.docx") as archive:
        relations = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
        assert not any("vba" in name for name in archive.namelist())
    assert "External" not in "".join(relations)


@every_template
def test_every_style_of_the_contract(khoi: str, loai: str) -> None:
    styles = part((TEMPLATES / khoi / f"{loai}.docx").read_bytes(), "word/styles.xml")
    names = {s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val") for s in styles.iterfind(f"{W}style")}
    assert {style_id: names.get(style_id) for style_id in TEN_KIEU} == dict(TEN_KIEU)
    used = {s.get(f"{W}val") for s in document(khoi, loai).iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= set(names)


def test_style_names_survive_word() -> None:
    """Word splits a name at commas and semicolons, and does not tell capitals apart."""
    assert not [name for name in TEN_KIEU.values() if set(name) & set(",;")]
    assert len({name.casefold() for name in TEN_KIEU.values()}) == len(TEN_KIEU)


@every_template
def test_tags_are_those_of_the_contract(khoi: str, loai: str) -> None:
    found = [tag_body(tag) for p in document(khoi, loai).iter(f"{W}p") for tag in TAG.findall(words(p))]
    assert found == expected_tags(khoi, loai)


@every_template
def test_each_tag_is_alone_in_one_run_of_its_paragraph(khoi: str, loai: str) -> None:
    for p in document(khoi, loai).iter(f"{W}p"):
        text = words(p)
        if "{" in text:
            assert TAG.fullmatch(text), text
            assert len(p.findall(f"{W}r")) == 1


@every_template
def test_every_cell_ends_in_an_unconditional_paragraph(khoi: str, loai: str) -> None:
    for cell in document(khoi, loai).iter(f"{W}tc"):
        depth = 0
        for p in cell.iterfind(f"{W}p"):
            before, depth = depth, depth + len(re.findall("{%p (?:if|for)", words(p))) - ("{%p end" in words(p))
        assert cell[-1].tag == f"{W}p"
        assert (before, depth) == (0, 0)


@every_template
def test_rows_do_not_break_but_for_the_recipients_below_the_signature(khoi: str, loai: str) -> None:
    rows = list(document(khoi, loai).iter(f"{W}tr"))
    breaking = [row for row in rows if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert [row for row in rows if any("noi_nhan_tiep" in words(p) for p in row.iter(f"{W}p"))] == breaking


def cells(element: etree._Element) -> Iterator[etree._Element]:
    return element.iter(f"{W}tc")


@every_template
def test_with_nothing_optional_it_still_opens(khoi: str, loai: str, tmp_path: Path) -> None:
    """No recipients, no title, no name: no cell loses its last paragraph, and the room to sign stays."""
    rule = Markup('<w:p><w:pPr><w:pStyle w:val="KeNgang"/></w:pPr></w:p>')
    lines = dict.fromkeys(("ke_co_quan", "ke_trich_yeu", "ke_phu_luc", "than", "noi_dung", "bang"), rule)
    filled = DocxTemplate(TEMPLATES / khoi / f"{loai}.docx")
    filled.render({**lines, "ky": {"quyen_han": [], "chuc_vu": "", "ho_ten": ""}}, autoescape=True)
    filled.save(tmp_path / "filled.docx")
    body = part((tmp_path / "filled.docx").read_bytes(), "word/document.xml")
    assert "{" not in words(body)
    assert all(cell[-1].tag == f"{W}p" for cell in cells(body))
    assert loai == "phu-luc" or body.xpath("//w:pStyle[@w:val='HoTen']", namespaces={"w": W[1:-1]})
    assert OpenXmlValidator().validate(str(tmp_path / "filled.docx")).is_valid


def test_to_change_the_body_style_is_to_change_those_based_on_it() -> None:
    """docs/mau-word.md: Căn cứ, Điều and the headings have the size of Lời văn because it is theirs."""
    for khoi, loai in EVERY:
        styles = part((TEMPLATES / khoi / f"{loai}.docx").read_bytes(), "word/styles.xml")
        based = [s for s in styles.iter(f"{W}style") if s.find(f"{W}basedOn[@{W}val='LoiVan']") is not None]
        assert {s.get(f"{W}styleId") for s in based} == {
            "CanCu",
            "Dieu",
            "Heading1",
            "Heading2",
            "Heading3",
            "Heading4",
        }
        for style in based:
            assert [e.tag for e in style.iter(f"{W}sz", f"{W}spacing", f"{W}ind", f"{W}jc", f"{W}color")] == []

"""Templates that an office has edited: what is refused and how it is told, what must go on working, and the promise."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openxml_audit import OpenXmlValidator
from places import TEMPLATES
from workbench import Docx, Finding, Office, W, edited, rezipped, said

MAIN = "templates/chinh-quyen/ke-hoach.docx"
APPENDIX = "templates/chinh-quyen/phu-luc.docx"

WHOLE = """
chu_thich: {a: "Lời & chú thích < 5"}
can_cu: ["Luật A[^a]"]
mo_dau: X & Y <tạm> nhỏ < 5
noi_dung:
  - tieu_de: Việc “một”
    muc: [Làm *ngay*]
ket_thuc: Hết
noi_nhan: [Như trên, {luu: VT}]
ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Lê A}
phu_luc:
  - {tieu_de: Bảng, kho: ngang, bang: {cot: [{ma: tt, ten: TT}, {ma: viec, ten: Việc}], hang: [{viec: A & B}]}}
  - {tieu_de: Chữ, muc: [Một]}
"""


@pytest.fixture
def own(office: Office) -> Office:
    """An office with templates of its own, which it may edit, and a document that uses every tag."""
    shutil.copytree(TEMPLATES, office.root / "templates")
    office.write("plans/thu.yaml", f"{WHOLE}\n{office.tail('ke-hoach')}")
    return office


def put(office: Office, template: str, data: bytes) -> None:
    office.write(template, data)


def edit(office: Office, template: str, edits: dict[str, str], part: str = "word/document.xml") -> None:
    """Edits the XML of a template in place."""
    put(office, template, edited((office.root / template).read_bytes(), edits, part))


def tag(text: str) -> str:
    """A tag as the shipped templates hold it: alone in one run."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def refused(office: Office, template: str = MAIN) -> list[Finding]:
    """The findings of a build that its template stops; the document is not written."""
    outcome = office.run("build", "thu")
    assert outcome.exit == 1, outcome.out + outcome.err
    assert office.built("thu") is None
    assert {one.path for one in outcome.findings} == {template}
    assert all(one.hint for one in outcome.findings)
    return outcome.findings


def built(office: Office) -> Docx:
    outcome = office.run("build", "thu")
    assert outcome.exit == 0, outcome.out + outcome.err
    found = office.built("thu")
    assert found is not None
    return found


BAD_TAGS = [
    ("unknown tag", "{{ so_ky_hieu }}", "{{ nguoi_soan }}", "render/unknown-tag", "{{ nguoi_soan }}"),
    ("misspelt tag", "{{ so_ky_hieu }}", "{{ so_ki_hieu }}", "render/unknown-tag", "Có phải “so_ky_hieu”?"),
    ("capital in a tag", "{{ so_ky_hieu }}", "{{ So_ky_hieu }}", "render/bad-tag", "{{ So_ky_hieu }}"),
    ("diacritics in a tag", "{{ so_ky_hieu }}", "{{ số_ký_hiệu }}", "render/bad-tag", "{{ số_ký_hiệu }}"),
    ("no blanks", "{{ so_ky_hieu }}", "{{so_ky_hieu}}", "render/bad-tag", "{{so_ky_hieu}}"),
    ("text for a block", "{{p than }}", "{{ than }}", "render/bad-tag", "“{{p than }}”"),
    ("text for rich text", "{{r trich_yeu }}", "{{ trich_yeu }}", "render/bad-tag", "“{{r trich_yeu }}”"),
    ("rich for text", "{{ ten_loai }}", "{{r ten_loai }}", "render/bad-tag", "“{{ ten_loai }}”"),
    ("block with words", "{{p than }}", "Nội dung: {{p than }}", "render/crowded-paragraph", "Nội dung: {{p than }}"),
    ("loop without end", "{%p for doan in mo_dau %}", "x", "render/unbalanced-tag", "endfor"),
    ("if without end", "{%p if bang_dong_ky %}", "{%p if noi_nhan %}", "", ""),
    ("end of another", "{%p for doan in can_cu %}", "{%p if can_cu %}", "render/unbalanced-tag", "{%p endfor %}"),
    ("open brace", "{{ so_ky_hieu }}", "{{ so_ky_hieu", "render/unbalanced-tag", "{{ so_ky_hieu"),
    ("closing brace", "{{ so_ky_hieu }}", "so_ky_hieu }}", "render/unbalanced-tag", "so_ky_hieu }}"),
    ("one closing brace", "{{ so_ky_hieu }}", "{{ so_ky_hieu }", "render/unbalanced-tag", "{{ so_ky_hieu }"),
    (
        "words beside a control",
        "{%p if noi_nhan %}",
        "Ghi chú {%p if noi_nhan %}",
        "render/crowded-paragraph",
        "Ghi chú",
    ),
    (
        "two controls",
        "{%p if noi_nhan %}",
        "{%p if noi_nhan %}{%p endif %}",
        "render/crowded-paragraph",
        "{%p endif %}",
    ),
    ("control without p", "{%p if noi_nhan %}", "{% if noi_nhan %}", "render/bad-tag", "{% if noi_nhan %}"),
    ("curly quotes", "{{ so_ky_hieu }}", "{{ vb(‘luat’) }}", "render/bad-tag", "{{ vb(‘luat’) }}"),
    ("expression", "{{ so_ky_hieu }}", "{{ 7 * 7 }}", "render/bad-tag", "{{ 7 * 7 }}"),
    ("attack", "{{ so_ky_hieu }}", "{{ ''.__class__ }}", "render/bad-tag", "__class__"),
    ("filter", "{{ so_ky_hieu }}", "{{ so_ky_hieu|upper }}", "render/bad-tag", "{{ so_ky_hieu|upper }}"),
    ("set", "{{ so_ky_hieu }}", "{%p set x = 1 %}", "render/bad-tag", "{%p set x = 1 %}"),
    ("comment", "{{ so_ky_hieu }}", "{# số #}", "render/bad-tag", "{# số #}"),
    ("list as text", "{%p for doan in mo_dau %}", "{%p if mo_dau %}", "render/unbalanced-tag", ""),
    ("loop over a text", "{%p if chu_quan %}", "{%p for x in chu_quan %}", "render/bad-tag", "chu_quan"),
    ("missing tag", "{{ so_ky_hieu }}", "Số: …", "render/missing-tag", "so_ky_hieu"),
    ("missing body", "{{p than }}", "", "render/missing-tag", "than"),
]
BAD_TAGS = [row for row in BAD_TAGS if row[3]]


@pytest.mark.parametrize(("old", "new", "code", "told"), [row[1:] for row in BAD_TAGS], ids=[r[0] for r in BAD_TAGS])
def test_a_wrong_tag_is_told_by_its_paragraph(own: Office, old: str, new: str, code: str, told: str) -> None:
    edit(own, MAIN, {tag(old): tag(new)})
    findings = refused(own)
    assert code in {one.code for one in findings}
    assert any(told in one.message for one in findings if one.code == code), [one.message for one in findings]


def test_one_bad_template_does_not_stop_the_others(own: Office) -> None:
    own.write("plans/dang.yaml", "noi_dung: [A]\n" + own.tail("dang"))
    edit(own, MAIN, {tag("{{ so_ky_hieu }}"): tag("{{ x }}")})
    outcome = own.run("build")
    assert outcome.exit == 1
    assert own.built("dang") is not None
    assert own.built("thu") is None
    told = [one for one in outcome.findings if one.code == "render/unknown-tag"]
    assert len(told) == 1, "once for the template, however many documents use it"


def test_a_wrong_tag_of_the_appendix_template(own: Office) -> None:
    edit(own, APPENDIX, {tag("{{p bang }}"): tag("{{p bangg }}")})
    codes = {one.code for one in refused(own, APPENDIX)}
    assert codes == {"render/unknown-tag", "render/missing-tag"}


def test_a_section_break_inside_a_tag(own: Office) -> None:
    old = '<w:p><w:pPr><w:pStyle w:val="NoiNhanNhan"/></w:pPr>'
    new = '<w:p><w:pPr><w:pStyle w:val="NoiNhanNhan"/><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr>'
    edit(own, MAIN, {old: new})
    (one,) = refused(own)
    assert one.code == "render/section-in-tag"
    assert "Nơi nhận:" in one.message


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"word/vbaProject.bin": b"x"}, "macro"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "OLE"),
        ({"word/afchunk.mht": b"x"}, "altChunk"),
        ({"word/activeX/activeX1.xml": b"<x/>"}, "ActiveX"),
        (
            {
                "word/_rels/settings.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                b'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                b'relationships/attachedTemplate" Target="http://la.example/x" TargetMode="External"/></Relationships>'
            },
            "liên kết ra ngoài",
        ),
        (
            {
                "word/_rels/settings.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                b"relationships\"><Relationship TargetMode='External' Id='rId1' Type='t' Target='file:///x'/></Relationships>"
            },
            "liên kết ra ngoài",
        ),
    ],
    ids=["macro", "ole", "altchunk part", "activex", "attached template", "single quotes"],
)
def test_nothing_comes_in_from_outside(own: Office, parts: dict[str, bytes | None], told: str) -> None:
    put(own, MAIN, rezipped((own.root / MAIN).read_bytes(), parts))
    findings = refused(own)
    assert {one.code for one in findings} == {"render/unsafe-template"}
    assert any(told in one.message for one in findings)


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        ('<w:altChunk r:id="rId9"/>', "altChunk"),
        ("<w:p><w:r><w:instrText> INCLUDETEXT x.docx </w:instrText></w:r></w:p>", "INCLUDETEXT"),
        (
            "<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x.docx</w:instrText></w:r></w:p>",
            "INCLUDETEXT",
        ),
        ('<w:p><w:fldSimple w:instr=" INCLUDEPICTURE x.png "/></w:p>', "INCLUDEPICTURE"),
        ("<w:p><w:r><w:instrText> ddeauto excel </w:instrText></w:r></w:p>", "ddeauto"),
    ],
    ids=["altchunk", "includetext", "split includetext", "simple field", "small letters"],
)
def test_fields_that_fetch_are_refused(own: Office, xml: str, told: str) -> None:
    edit(own, MAIN, {"<w:sectPr>": f"{xml}<w:sectPr>"})
    findings = refused(own)
    assert {one.code for one in findings} == {"render/unsafe-template"}
    assert any(told in one.message for one in findings)


@pytest.mark.parametrize("template", [MAIN, APPENDIX])
def test_a_missing_style(own: Office, template: str) -> None:
    name = "Lời văn" if template == MAIN else "Phụ lục"
    styles = Docx((own.root / template).read_bytes()).parts["word/styles.xml"].decode()
    for path in (MAIN, APPENDIX):
        edit(own, path, {f'<w:name w:val="{name}"/>': '<w:name w:val="Kiểu khác"/>'}, "word/styles.xml")
    assert name in styles
    (one,) = refused(own)
    assert one.code == "render/missing-style"
    assert f"“{name}”" in one.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"khong phai zip", "render/unreadable-template"),
        (b"", "render/unreadable-template"),
        (None, "render/no-template"),
    ],
    ids=["not a zip", "empty", "missing"],
)
def test_no_word_file(own: Office, data: bytes | None, code: str) -> None:
    if data is None:
        (own.root / MAIN).unlink()
    else:
        put(own, MAIN, data)
    (one,) = refused(own)
    assert one.code == code


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", None),
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
        ("word/styles.xml", None),
        ("word/document.xml", b'<?xml version="1.0" encoding="zlib_codec"?><x/>'),
        ("word/styles.xml", b"<w:styles"),
        ("word/styles.xml", b'<!DOCTYPE x SYSTEM "file:///x"><x/>'),
        ("word/header1.xml", b'<?xml version="1.0" encoding="utf-7"?><x/>'),
        ("[Content_Types].xml", None),
        ("_rels/.rels", None),
    ],
)
def test_a_broken_part(own: Office, part: str, content: bytes | None) -> None:
    put(own, MAIN, rezipped((own.root / MAIN).read_bytes(), {part: content}))
    (one,) = refused(own)
    assert one.code == "render/unreadable-template"


def test_a_truncated_zip(own: Office) -> None:
    put(own, MAIN, (own.root / MAIN).read_bytes()[:-400])
    (one,) = refused(own)
    assert one.code == "render/unreadable-template"


# what must go on working


def test_a_tag_that_word_split_into_runs(own: Office) -> None:
    before = built(own)
    split = (
        '<w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr>'
        '<w:t xml:space="preserve">{ so_</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        '<w:bookmarkEnd w:id="0"/>'
        '<w:r><w:t>ky_hieu</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve"> }}</w:t>'
    )
    control = '<w:t>{%p</w:t></w:r><w:r><w:t xml:space="preserve"> if noi_</w:t></w:r><w:r><w:t>nhan %}</w:t>'
    block = '<w:t>{{</w:t></w:r><w:r><w:t>p than</w:t></w:r><w:r><w:t xml:space="preserve"> }}</w:t>'
    rich = '<w:t>{{r</w:t></w:r><w:r><w:t xml:space="preserve"> trich_yeu }}</w:t>'
    edit(
        own,
        MAIN,
        {
            tag("{{ so_ky_hieu }}"): split,
            tag("{%p if noi_nhan %}"): control,
            tag("{{p than }}"): block,
            tag("{{r trich_yeu }}"): rich,
        },
    )
    assert built(own).text == before.text


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "[Content_Types].xml"])
def test_a_part_in_utf_16(own: Office, part: str) -> None:
    before = built(own)
    data = (own.root / MAIN).read_bytes()
    text = Docx(data).parts[part].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    put(own, MAIN, rezipped(data, {part: text.encode("utf-16")}))
    assert built(own).text == before.text


def test_a_page_whose_size_is_written_in_millimetres(own: Office) -> None:
    before = built(own).parts["word/document.xml"].decode()
    edit(own, MAIN, {'w:w="11906"': 'w:w="210mm"', 'w:left="1701"': 'w:left="30mm"'})
    after = built(own).parts["word/document.xml"].decode()
    assert after.replace("210mm", "11906").replace("30mm", "1701") == before


def restyled(data: bytes, prefix: str, font: str) -> bytes:
    """A template as another program saves it: every style id renamed, another font."""
    for part in ("word/styles.xml", "word/document.xml", "word/header1.xml", "word/footnotes.xml"):
        xml = Docx(data).parts[part].decode()
        xml = re.sub(
            r'(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val="|w:styleId=")([^"]+)"', rf'\1{prefix}\2"', xml
        )
        data = rezipped(data, {part: xml.replace("Times New Roman", font).encode()})
    return data


def test_style_ids_renamed_and_another_font(own: Office) -> None:
    before = built(own)
    for path in (MAIN, APPENDIX):
        prefix = "P" if path == MAIN else "Q"
        put(own, path, restyled((own.root / path).read_bytes(), prefix, "Liberation Serif"))
    after = built(own)
    assert after.text == before.text
    defined = set(re.findall(r'w:styleId="([^"]+)"', after.parts["word/styles.xml"].decode()))
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', after.parts["word/document.xml"].decode()))
    assert used <= defined
    assert after.style("Việc “một”") == "PHeading2"
    assert "Times New Roman" not in after.parts["word/styles.xml"].decode()


def test_appendix_styles_come_from_the_appendix_template(own: Office) -> None:
    own_size = '<w:name w:val="Phụ lục (tiêu đề)"/>'
    styles = Docx((own.root / APPENDIX).read_bytes()).parts["word/styles.xml"].decode()
    at = styles.index(own_size)
    end = styles.index("</w:style>", at)
    changed = styles[:at] + styles[at:end].replace('<w:sz w:val="28"/>', '<w:sz w:val="52"/>') + styles[end:]
    put(own, APPENDIX, rezipped((own.root / APPENDIX).read_bytes(), {"word/styles.xml": changed.encode()}))
    after = built(own).parts["word/styles.xml"].decode()
    at = after.index(own_size)
    assert changed != styles
    assert '<w:sz w:val="52"/>' in after[at : after.index("</w:style>", at)]


def test_words_that_the_office_typed_into_its_template(own: Office) -> None:
    edit(
        own,
        MAIN,
        {tag("Nơi nhận:"): tag("Nơi nhận &amp; nơi gửi:"), tag("{{ dia_danh_ngay }}"): tag("({{ dia_danh_ngay }})")},
    )
    docx = built(own)
    assert "Nơi nhận & nơi gửi:" in docx.paragraphs
    assert "(Mẫu, ngày 07 tháng 5 năm 2026)" in docx.paragraphs


def test_a_page_number_and_a_break_that_word_adds(own: Office) -> None:
    more = '<w:r><w:br w:type="page"/></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:tab/></w:r><w:r><w:t>Cuối</w:t></w:r>'
    edit(own, MAIN, {"<w:sectPr>": f"<w:p>{more}</w:p><w:sectPr>"})
    assert "Cuối" in built(own).text


# the promise


def test_signs_of_xml_survive(own: Office) -> None:
    docx = built(own)
    assert "X & Y <tạm> nhỏ < 5" in docx.paragraphs
    assert docx.notes == [["Lời & chú thích < 5"]]
    assert "A & B" in docx.text


def test_data_is_never_executed(office: Office) -> None:
    for text in ("%}", "#}", "{p than }"):
        docx = office.make(f"mo_dau: 'Chữ {text} sau'")
        assert f"Chữ {text} sau" in docx.text
    for text in ("{%", "{% if x %}", "{%p for a in b %}", "{# x #}", "{{p than }}"):
        office.write("plans/thu.yaml", f"mo_dau: 'Chữ {text} sau'\n{office.tail('ke-hoach')}")
        assert office.run("build", "thu").exit == 1
    docx = office.make("""bien: {x: "{{ '{' }}{ 7 * 7 } }"}\nmo_dau: 'Số {{ x }}.'""")
    assert "Số {{ 7 * 7 } }." in docx.text


def test_a_template_that_loses_a_word_is_found_out(own: Office) -> None:
    """The symbol moved into the block of the superior: a unit that has none would go without a number."""
    edit(
        own,
        MAIN,
        {
            tag("{{ chu_quan }}"): tag("{{ chu_quan }} {{ so_ky_hieu }}"),
            tag("{{ so_ky_hieu }}"): tag(""),
        },
    )
    (one,) = refused(own)
    assert one.code == "render/words-differ"
    assert "07/KH-UBND" in one.message


def test_a_template_that_doubles_a_word_is_found_out(own: Office) -> None:
    edit(own, MAIN, {tag("{{ ten_loai }}"): tag("{{ ten_loai }} {{ ten_loai }}")})
    (one,) = refused(own)
    assert one.code == "render/words-differ"


def test_a_template_whose_cell_would_lose_its_paragraph(own: Office) -> None:
    """Word refuses a cell without a paragraph, LibreOffice does not notice."""
    edit(own, MAIN, {'<w:p><w:pPr><w:pStyle w:val="NgatPhan"/></w:pPr></w:p></w:tc>': "</w:tc>"})
    own.write("plans/thu.yaml", "noi_dung: [A]\n" + own.tail("ke-hoach"))
    (one,) = refused(own)
    assert one.code == "render/broken-file"


# the file


def parts_named(docx: Docx, name: str) -> ET.Element:
    return ET.fromstring(docx.parts[name])


def test_properties_are_the_documents_own(office: Office) -> None:
    docx = office.make("noi_dung: [A]", trich_yeu="X & Y", ngay="2026-05-07")
    core = {child.tag.split("}")[1]: child.text for child in parts_named(docx, "docProps/core.xml")}
    assert core == {
        "title": "KẾ HOẠCH X & Y",
        "subject": "X & Y",
        "creator": "Ủy ban nhân dân phường Mẫu",
        "language": "vi-VN",
        "created": "2026-05-07T00:00:00Z",
        "modified": "2026-05-07T00:00:00Z",
    }
    custom = {one.attrib["name"]: one[0].text for one in parts_named(docx, "docProps/custom.xml")}
    assert custom["gen.ma"] == "thu"
    assert custom["gen.don-vi"] == "phuong-mau"
    assert re.fullmatch("[0-9a-f]{32,64}", custom["gen.van-tay"] or "")


def test_an_undated_document_has_no_moment(office: Office) -> None:
    core = office.make("noi_dung: [A]", ngay="2026-05").parts["docProps/core.xml"].decode()
    assert "dcterms:created" not in core


def test_same_bytes_from_two_folders(tmp_path: Path) -> None:
    made = []
    for name in ("một nơi", "b"):
        office = Office(tmp_path / name)
        made.append(office.make(WHOLE).data)
    assert made[0] == made[1]


def test_the_zip_tells_no_time_and_is_not_compressed(office: Office) -> None:
    with zipfile.ZipFile(io.BytesIO(office.make("noi_dung: [A]").data)) as archive:
        told = {(entry.date_time, entry.compress_type, entry.create_system) for entry in archive.infolist()}
    assert told == {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 0)}


def test_the_fingerprint_follows_the_contents_and_not_the_comments(office: Office) -> None:
    first = office.make("noi_dung: [A]")
    assert office.make("# ghi chú\nnoi_dung:\n  - A").data == first.data
    assert office.make("noi_dung: [B]").parts["docProps/custom.xml"] != first.parts["docProps/custom.xml"]


def test_a_waiver_changes_no_byte(office: Office) -> None:
    """It says something of the source, and nothing of the document: not even the fingerprint knows of it."""
    waiver = "bo_qua: [{luat: number-missing, ly_do: Văn thư cấp số sau}]\n"
    assert office.make(f"{waiver}noi_dung: [A]").data == office.make("noi_dung: [A]").data


def test_a_second_build_writes_nothing(office: Office) -> None:
    office.make("noi_dung: [A]")
    target = office.root / "build" / "thu.docx"
    before = target.stat().st_mtime_ns
    assert "1 không đổi" in office.run("build", "thu").err
    assert target.stat().st_mtime_ns == before


@pytest.mark.parametrize("kind", ["ke-hoach", "chuong-trinh", "quyet-dinh", "dang"])
def test_valid(office: Office, kind: str, tmp_path: Path) -> None:
    source = WHOLE.replace("noi_dung:\n  -", "dieu:\n  -", 1) if kind == "quyet-dinh" else WHOLE
    (tmp_path / "thu.docx").write_bytes(office.make(source, kind).data)
    result = OpenXmlValidator().validate(str(tmp_path / "thu.docx"))
    assert result.is_valid, [str(error) for error in result.errors]


def test_headings_are_headings_and_the_last_paragraph_keeps_to_the_signature(own: Office) -> None:
    docx = built(own)
    assert [docx.style(words) for words in ("I. NỘI DUNG", "1. Việc “một”")] == ["Heading1", "Heading2"]
    last = next(p for p in docx.body.iter(f"{W}p") if said(p) == "Hết./.")
    assert last.find(f"{W}pPr/{W}keepNext") is not None


def test_each_appendix_numbers_its_pages_from_one(own: Office) -> None:
    sections = list(built(own).body.iter(f"{W}sectPr"))
    starts = [s.find(f"{W}pgNumType") for s in sections]
    assert [None if s is None else s.get(f"{W}start") for s in starts][1:] == ["1", "1"]
    assert all(s.find(f"{W}titlePg") is not None for s in sections)
    assert all(s.find(f"{W}headerReference") is not None for s in sections)

"""What is left in a template that would go out with every document, and templates that other programs save."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import traceback
from pathlib import Path
from random import Random

import pytest
from in_time import NotInTime, in_time
from needs import need
from openxml_audit import OpenXmlValidator
from places import TEMPLATES
from template_damage import damaged
from test_render import APPENDIX, MAIN, built, edit, own, put, refused, tag
from workbench import Docx, Office, rezipped

from gen.core.diagnostic import has_errors
from gen.render import Renderer
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

__all__ = ["own"]
NUMBER = tag("{{ so }}")
COMMENT = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:comments>'
BOX = """<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing>
<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0"
 distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>1234567</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>7654321</wp:posOffset></wp:positionV><wp:extent cx="1" cy="1"/>
<wp:wrapNone/><wp:docPr id="1" name="Dau"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>
<wps:spPr/><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">
<w:txbxContent>{text}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def in_body(office: Office, xml: str) -> None:
    """Puts some XML at the beginning of the body."""
    edit(office, MAIN, {"<w:body>": f"<w:body>{xml}"})


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        ("<w:p><w:ins w:id='1' w:author='A'><w:r><w:t>Thêm</w:t></w:r></w:ins></w:p>", "dấu sửa"),
        ("<w:p><w:del w:id='1' w:author='A'><w:r><w:delText>{{ khong_co }}</w:delText></w:r></w:del></w:p>", "dấu sửa"),
        ("<w:p><w:del w:id='1' w:author='A'><w:r><w:delText>{{ so }}</w:delText></w:r></w:del></w:p>", "dấu sửa"),
        ("<w:p><w:pPr><w:pPrChange w:id='1' w:author='A'><w:pPr/></w:pPrChange></w:pPr></w:p>", "dấu sửa"),
        ("<w:p><w:commentRangeStart w:id='1'/><w:r><w:commentReference w:id='1'/></w:r></w:p>", "lời bình"),
    ],
)
def test_edits_and_comments_are_refused_in_one_message(own: Office, xml: str, what: str) -> None:
    in_body(own, xml)
    (one,) = refused(own)
    assert one.code == "render/unfinished-template" and what in one.message and "Review" in one.hint


def test_a_part_of_comments_and_a_document_that_tracks(own: Office) -> None:
    note = COMMENT.format("<w:comment w:id='1' w:author='A'><w:p/></w:comment>").encode()
    put(own, MAIN, rezipped((own.root / MAIN).read_bytes(), {"word/comments.xml": note}))
    edit(own, MAIN, {"</w:settings>": "<w:trackRevisions/></w:settings>"}, "word/settings.xml")
    (one,) = refused(own)
    assert "dấu sửa (track changes) và lời bình (comment)" in one.message


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/header1.xml", "</w:hdr>", "<w:p><w:r><w:t>Số {{ </w:t></w:r><w:r><w:t>so }}</w:t></w:r></w:p></w:hdr>"),
        ("word/footnotes.xml", "<w:separator/>", "<w:t>{{ so }}</w:t>"),
        ("word/document.xml", "<w:body>", "<w:body><w:p><w:r><w:instrText> IF {{ so }} </w:instrText></w:r></w:p>"),
        ("word/document.xml", "<w:body>", '<w:body><w:p><w:fldSimple w:instr=" {{ so }} "/></w:p>'),
        ("word/document.xml", "<w:body>", '<w:body><w:p><w:bookmarkStart w:id="1" w:name="{{ so }}"/></w:p>'),
    ],
)
def test_a_tag_where_none_is_filled(own: Office, part: str, old: str, new: str) -> None:
    edit(own, MAIN, {old: new}, part)
    (one,) = refused(own)
    assert one.code == "render/tag-not-here" and "so }}" in one.message and part in one.message


def test_a_text_box_with_words_and_a_tag(own: Office) -> None:
    """The stamp of urgency is an official component: its words print once, whatever old programs are shown."""
    edit(own, MAIN, {tag("{{ dia_danh_ngay }}"): tag("")})
    words = "<w:p><w:r><w:t>KHẨN</w:t></w:r></w:p><w:p><w:r><w:t>{{ dia_danh_ngay }}</w:t></w:r></w:p>"
    in_body(own, BOX.format(text=words))
    # the eye of the tests reads a paragraph and again the text box on it
    assert built(own).parts["word/document.xml"].decode().count(">KHẨN<") == 1
    in_body(own, f"<w:p><w:r>{tag('Chữ riêng')}</w:r></w:p>")
    assert "Chữ riêng" in built(own).text


def test_a_doubled_tag_is_told_by_the_words_that_are_too_many(own: Office) -> None:
    in_body(own, f"<w:p><w:r>{tag('KHẨN')}</w:r></w:p><w:p><w:r>{tag('{{ dia_danh_ngay }}')}</w:r></w:p>")
    (one,) = refused(own)
    assert "thừa “Mẫu, ngày" in one.message and "KHẨN" not in one.message and "∅" not in one.message


def test_a_rule_without_its_style(own: Office) -> None:
    edit(own, MAIN, {'w:name w:val="Kẻ ngang"': 'w:name w:val="Khác"'}, "word/styles.xml")
    (one,) = refused(own)
    assert one.code == "render/missing-style" and "Kẻ ngang" in one.message
    # an office that draws them itself needs no style for them
    for template in (MAIN, APPENDIX):
        for xml in re.findall(
            r"<w:t[^>]*>[^<]*ke_[^<]*</w:t>",
            Docx((own.root / template).read_bytes()).parts["word/document.xml"].decode(),
        ):
            edit(own, template, {xml: "<w:t></w:t>"})
    assert "KẾ HOẠCH" in built(own).text


@pytest.mark.parametrize("also", [(), ("word/_rels/document.xml.rels", "[Content_Types].xml")])
def test_a_template_without_a_part_for_footnotes(own: Office, also: tuple[str, ...], tmp_path: Path) -> None:
    data = (own.root / MAIN).read_bytes()
    parts: dict[str, bytes | None] = {"word/footnotes.xml": None}
    for name in also:
        lines = Docx(data).parts[name].decode().replace("><", ">\n<").split("\n")
        parts[name] = "".join(line for line in lines if "footnotes" not in line).encode()
    put(own, MAIN, rezipped(data, parts))
    docx = built(own)
    assert docx.notes == [["Lời & chú thích < 5"]]
    target = tmp_path / "thu.docx"
    target.write_bytes(docx.data)
    result = OpenXmlValidator().validate(str(target))
    assert result.is_valid, [str(error) for error in result.errors]


@pytest.mark.long
def test_templates_that_libreoffice_saved(own: Office, tmp_path: Path) -> None:
    need("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(own.root / name) for name in (MAIN, APPENDIX)]
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for name in (MAIN, APPENDIX):
        put(own, name, (tmp_path / Path(name).name).read_bytes())
    docx = built(own)
    assert docx.notes == [["Lời & chú thích < 5"]] and "KẾ HOẠCH" in docx.text


_COUNT, _SEED = int(os.environ.get("GEN_DAMAGED_TEMPLATES", "200")), os.environ.get("GEN_SEED", "1")


@pytest.mark.long
@pytest.mark.parametrize("half", [0, 1])
def test_a_damaged_template_is_refused_or_prints_every_word(own: Office, half: int) -> None:
    """Whatever it holds: no traceback, findings or a file that was counted; `GEN_DAMAGED_TEMPLATES` says how many."""
    need("setitimer", hasattr(signal, "setitimer"))
    document, found = Library(Workspace(own.root)).document("thu")
    assert document is not None, found
    sound = {name: (TEMPLATES / "chinh-quyen" / f"{name}.docx").read_bytes() for name in ("ke-hoach", "phu-luc")}
    wrong = {}
    for number in range(half, _COUNT, 2):
        random = Random(f"{_SEED} {number}")
        name = random.choice(("ke-hoach", "ke-hoach", "phu-luc"))
        files = {**sound, name: damaged(sound[name], random)}
        renderer = Renderer(lambda khoi, kind, files=files: (files[kind], f"templates/{khoi}/{kind}.docx"))
        try:
            with in_time(20):
                data, told = renderer.render(document)
            # a warning, such as of margins that differ, stops nothing
            if (data is None) != has_errors(told):
                wrong[number] = f"{told}"
        except (Exception, NotInTime):
            wrong[number] = traceback.format_exc(limit=-4)
    assert wrong == {}

"""docs/mau-word.md tells the truth: its command runs, its styles and tags are there, what it says is refused is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import DOCS, ROOT, TEMPLATES
from test_render import APPENDIX, MAIN, edit, own, put, refused, tag
from workbench import Docx, Office, W, rezipped, said

from gen.render.placeholders import Placeholder, placeholders_for

__all__ = ["own"]
PAGE = (DOCS / "mau-word.md").read_text(encoding="utf-8")
EVERY = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.docx"))
TAG = re.compile(r"\{[{%].*?[%}]\}")
LAW = "chinh-quyen"


def table(title: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    below = re.split(r"^#+ ", PAGE.split(f"# {title}")[1], flags=re.MULTILINE)[0]
    rows = [line for line in below.splitlines() if line.startswith("|")][2:]
    assert rows, title
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def lines_of(template: str) -> list[str]:
    return [said(p) for p in Docx((TEMPLATES / template).read_bytes()).body.iter(f"{W}p")]


def styles_of(template: str) -> set[str]:
    xml = Docx((TEMPLATES / template).read_bytes()).parts["word/styles.xml"].decode()
    return {name.casefold() for name in re.findall(r'<w:name w:val="([^"]*)"', xml)}


def test_the_templates_that_it_lists_are_those_that_its_command_writes(tmp_path: Path) -> None:
    listed = re.findall(r"^ +templates/(\S+)/ +(.+)$", PAGE, re.MULTILINE)
    assert sorted(f"{folder}/{name}" for folder, names in listed for name in names.split()) == EVERY
    (command,) = re.findall(r"`(python -m \S+ THƯ-MỤC)`", PAGE)
    program, *args = shlex.split(command.replace("THƯ-MỤC", str(tmp_path)))
    assert program == "python"
    subprocess.run([sys.executable, *args], cwd=ROOT, check=True, capture_output=True)
    for name in EVERY:
        assert (tmp_path / name).read_bytes() == (TEMPLATES / name).read_bytes()


def test_its_styles_are_there_and_no_other_prints() -> None:
    named = [name.strip() for row in table("Các kiểu") for name in row[0].split(",")]
    known = {re.sub(r" \d … \d$| …$", "", name).casefold() for name in named}
    every = set().union(*map(styles_of, EVERY))
    assert [name for name in known if not any(style.startswith(name) for style in every)] == []
    used = {style for name in EVERY for style in _used(name)}
    assert [style for style in used if not any(style.startswith(name) for name in known)] == []
    bold = re.findall(r"\*\*((?:Phụ lục|Bảng)[^*]*)\*\*", PAGE)
    assert len(bold) > 5 and {name.casefold() for name in bold} <= styles_of(f"{LAW}/phu-luc.docx")


def _used(template: str) -> Iterator[str]:
    docx = Docx((TEMPLATES / template).read_bytes())
    xml = docx.parts["word/styles.xml"].decode()
    names = dict(re.findall(r'w:styleId="([^"]*)"[^>]*><w:name w:val="([^"]*)"', xml))
    return (names[p.get(f"{W}val", "")].casefold() for p in docx.body.iter(f"{W}pStyle"))


@pytest.mark.parametrize("template", EVERY)
def test_its_tags_are_those_of_the_template_in_their_order(template: str) -> None:
    if template.endswith("phu-luc.docx"):
        rows = table("Phụ lục (phu-luc)")
        rows[1:1] = [row for row in table("Văn bản chính") if re.search("chu_quan|co_quan", row[0])]
    else:
        rows = table("Văn bản chính")
    told = [one for row in rows for one in TAG.findall(row[0])]
    found = [one for line in lines_of(template) for one in TAG.findall(line)]
    strange = [one for one in found if one not in told]
    # what the page says below the table of the Party's signatures
    assert set(strange) <= ({"{%p if ky.quyen_han %}", "{%p else %}"} if template.startswith("dang") else set())


def _row_of(rows: list[list[str]], known: Placeholder) -> list[str]:
    return next(row for row in rows if re.search(rf"\b{re.escape(known.name)}\b", row[0]))


@pytest.mark.parametrize("kind", ["quyet-dinh", "ke-hoach", "chuong-trinh", "phu-luc"])
def test_what_must_be_there_is_what_it_says_must_be(kind: str) -> None:
    rows = table("Phụ lục (phu-luc)") if kind == "phu-luc" else []
    rows += table("Văn bản chính")
    for known in placeholders_for(kind):
        says = _row_of(rows, known)[2]
        assert known.required == (says == "có" or (says == "quyết định" and kind == "quyet-dinh")), known.name
        if says == "mẫu chính quyền":
            names = {khoi: f"{khoi}/{kind}.docx" for khoi in (LAW, "dang")}
            held = {khoi: any(known.name in line for line in lines_of(name)) for khoi, name in names.items()}
            assert held == {LAW: True, "dang": False}, known.name


REFUSED: dict[str, tuple[str, str]] = {
    "thẻ lạ, ví dụ `{{ ten_loại }}`": ("{{ ten_loai }}", "{{ ten_loại }}"),
    "thẻ không đóng, ví dụ `{{ ten_loai }`": ("{{ ten_loai }}", "{{ ten_loai }"),
    "`if`/`for` không có `endif`/`endfor`, hoặc đóng chéo nhau": ("{%p if noi_nhan %}", ""),
    "hai thẻ `p` trong một đoạn": ("{{p than }}", "{{p than }}{{p ke_trich_yeu }}"),
    "dấu ngoặc kép cong trong thẻ": ("{{ so_ky_hieu }}", "{{ so_ky_hieu ~ “x” }}"),
}
PART = {
    "macro": {"word/vbaProject.bin": b"x"},
    "liên kết ra ngoài: mẫu đính kèm, ảnh liên kết, đối tượng OLE, trường INCLUDETEXT": {
        "word/embeddings/oleObject1.bin": b"x"
    },
}
# in the paragraph that the condition of the recipients begins with, and the last one of a cell
BREAK = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
XML = {
    "dấu sửa (track changes), lời bình (comment)": {
        "<w:body>": "<w:body><w:p><w:ins w:id='1' w:author='A'><w:r><w:t>Thêm</w:t></w:r></w:ins></w:p>"
    },
    "thẻ ở đầu trang, chân trang, cước chú, trong trường (field)": {
        "<w:body>": "<w:body><w:p><w:r><w:instrText> IF {{ so }} </w:instrText></w:r></w:p>"
    },
    "ngắt phần (section break) giữa `if`/`for` và `endif`/`endfor`, hoặc cùng đoạn với thẻ": {
        '<w:pStyle w:val="NoiNhanNhan"/></w:pPr>': f'<w:pStyle w:val="NoiNhanNhan"/>{BREAK}</w:pPr>'
    },
    "ô bảng chỉ toàn thẻ có điều kiện": {'<w:p><w:pPr><w:pStyle w:val="NgatPhan"/></w:pPr></w:p></w:tc>': "</w:tc>"},
}


def _told(office: Office) -> str:
    return " ".join(f"{one.message} {one.hint}" for one in refused(office))


def _below(office: Office, row: str) -> None:
    """Does to the template what a row of the last table says."""
    if row in REFUSED:
        old, new = REFUSED[row]
        edit(office, MAIN, {tag(old): tag(new)})
    elif row in PART:
        put(office, MAIN, rezipped((office.root / MAIN).read_bytes(), dict(PART[row])))
    elif row in XML:
        edit(office, MAIN, XML[row])
        if row.startswith("ô bảng"):
            # without recipients the cell has no paragraph left
            office.write("plans/thu.yaml", "noi_dung: [A]\n" + office.tail("ke-hoach"))
    else:
        assert row == "thiếu kiểu", row
        for path in (MAIN, APPENDIX):
            edit(office, path, {'<w:name w:val="Lời văn"/>': '<w:name w:val="Kiểu khác"/>'}, "word/styles.xml")


@pytest.mark.parametrize("row", [row[0] for row in table("Mẫu bị từ chối khi nào")], ids=lambda row: row[:24])
def test_what_it_says_is_refused_is(own: Office, row: str) -> None:
    _below(own, row)
    told = _told(own)
    assert "mẫu" in told.lower() or "thẻ" in told.lower(), told

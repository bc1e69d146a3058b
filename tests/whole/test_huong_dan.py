"""The drafters' guide tells the truth: examples build and print what it quotes, mistakes fail in the quoted words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from guide import Block, blocks, completed, printed
from places import ROOT

from gen.cli.main import run
from gen.render.placeholders import APPENDIX_PLACEHOLDERS, MAIN_PLACEHOLDERS
from gen.schema.rules import SCHEMAS

GUIDE = ROOT / "docs/huong-dan.md"
PLAN = "phuong/ke-hoach-he"
BUILDS = ("yaml ke-hoach", "yaml doan", "yaml dung")
# the same for what it shows of a ward's plan, which is folded onto the city's
CITY, WARD = "thanh-pho/ke-hoach-chuyen-doi-so-2026", "nhi-chieu/ke-hoach-chuyen-doi-so-2026"
WARD_REST = {
    "ke_thua": f"ke_thua: ../{CITY}.yaml\n",
    "don_vi": "don_vi: nhi-chieu\n",
    "ngay": "ngay: 2026-02-10\n",
}
SLOT = "  - ma: quan-triet\n    muc:\n      - ma: mo-hinh\n        san_pham: Mô hình mẫu\n"


BLOCKS = blocks(GUIDE)


def marked(*marks: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("block", [block for block in BLOCKS if block.mark in marks], ids=str)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with the registers alone, and the templates that ship."""
    shutil.copytree(ROOT / "plans/danh-muc", tmp_path / "plans/danh-muc")
    (tmp_path / "plans/phuong").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(office: Path, block: Block) -> None:
    text = block.text if block.mark == "yaml ke-hoach" else completed(block.text)
    (office / f"plans/{PLAN}.yaml").write_text(text, encoding="utf-8")


def write_ward(office: Path, block: Block) -> None:
    """The child of the city's plan that an excerpt belongs to; the slot is filled where the excerpt does not."""
    shutil.copytree(ROOT / "plans/thanh-pho", office / "plans/thanh-pho", dirs_exist_ok=True)
    (office / "plans/nhi-chieu").mkdir(exist_ok=True)
    text = block.text
    if "mo-hinh" not in text:
        keys = re.findall(r"^([a-z_]+):", text, re.MULTILINE)
        text += SLOT if keys[-1] == "noi_dung" else f"noi_dung:\n{SLOT}"
    text += "".join(line for key, line in WARD_REST.items() if not re.search(rf"^{key}:", text, re.MULTILINE))
    (office / f"plans/{WARD}.yaml").write_text(text, encoding="utf-8")


def test_the_guide_has_blocks_of_every_mark() -> None:
    marks = [block.mark for block in BLOCKS]
    known = {
        *BUILDS,
        "yaml ke-thua",
        "yaml ke-thua-sai",
        "yaml sai",
        "yaml don-vi",
        "yaml van-ban",
        "text",
        "text in-ra",
    }
    assert set(marks) == known
    assert marks.count("yaml ke-hoach") == 1
    assert len(re.findall(r"^### \d+\. ", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)) == 10


@marked(*BUILDS)
def test_example_builds_without_a_word_of_complaint(
    block: Block, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(office, block)
    assert run(["build"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "block", [b for b in BLOCKS if b.mark in BUILDS and b.then and b.then.mark == "text in-ra"], ids=str
)
def test_example_prints_what_the_guide_quotes(block: Block, office: Path) -> None:
    write(office, block)
    assert run(["build"]) == 0
    assert block.then
    paragraphs = iter(printed(office, PLAN))
    for line in block.then.text.splitlines():
        assert line in paragraphs, f"“{line}” is not printed, or not in this order"


@marked("yaml sai")
def test_mistake_is_told_in_the_quoted_words(block: Block, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(office, block)
    assert run(["build"]) == 1
    assert block.then and block.then.mark == "text"
    assert capsys.readouterr().out == block.then.text
    assert block.then.then and block.then.then.mark == "yaml dung", "every mistake is followed by its cure"


@marked("yaml ke-thua")
def test_ward_excerpt_builds_and_prints_what_the_guide_quotes(
    block: Block, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_ward(office, block)
    assert run(["build"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == ""
    assert block.then and block.then.mark == "text in-ra"
    paragraphs = iter(printed(office, WARD))
    for line in block.then.text.splitlines():
        assert line in paragraphs, f"“{line}” is not printed, or not in this order"


@marked("yaml ke-thua-sai")
def test_ward_mistake_is_told_in_the_quoted_words(
    block: Block, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_ward(office, block)
    assert run(["check", WARD]) == 1
    assert block.then and block.then.mark == "text"
    # where the city's plan says something moves with every edit of it
    told, quoted = (
        re.sub(rf"({CITY}\.yaml):\d+:\d+", r"\1", text) for text in (capsys.readouterr().out, block.then.text)
    )
    assert told == quoted


@marked("yaml don-vi", "yaml van-ban")
def test_register_entry_can_be_used(block: Block, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = office / f"plans/danh-muc/{block.mark.removeprefix('yaml ')}.yaml"
    register.write_text(register.read_text(encoding="utf-8") + "\n" + block.text, encoding="utf-8")
    ma = re.match(r"(?:- ma: )?([a-z0-9-]+)", block.text)
    assert ma
    use = f"don_vi: {ma[1]}\n" if block.mark == "yaml don-vi" else f"can_cu:\n  - van_ban: {ma[1]}\n"
    write(office, Block("yaml doan", use, 0))
    assert run(["build"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == ""


def test_names_in_braces_print_as_the_table_says(office: Path) -> None:
    table = re.findall(r"^\| (`\{\{.*?`) \| (.+?) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    told = [
        (name, value)
        for left, right in table
        for name, value in zip(re.findall(r"`(.+?)`", left), right.split("; "), strict=False)
        if name.startswith(("{{ don_vi", "{{ van_ban_nay", "{{ so_ky_hieu", "{{ ngay_"))
    ]
    assert len(told) == 7
    text = "so: 35\nmo_dau: |\n" + "".join(f"  {name} là {value}\n" for name, value in told)
    write(office, Block("yaml doan", text, 0))
    assert run(["build"]) == 0
    lines = [line for line in printed(office, PLAN) if " là " in line]
    assert [line.split(" là ") for line in lines] == [[value, value] for _, value in told]


@pytest.mark.parametrize("kind", ["ke-hoach", "quyet-dinh", "chuong-trinh"])
def test_first_steps_of_the_guide(kind: str, office: Path) -> None:
    assert run(["new", kind, f"plans/{PLAN}.yaml", "--don-vi", "le-chan"]) == 0
    assert run(["build", PLAN]) == 0
    assert (office / f"build/{PLAN}.docx").is_file()


def test_readme_shows_the_sentence_before_and_after(office: Path) -> None:
    child = next(block for block in blocks(ROOT / "README.md") if block.mark == "yaml")
    parent = re.search(r"^ke_thua: \.\./(.+)\.yaml$", child.text, re.MULTILINE)
    assert parent and child.then
    (office / "plans" / parent[1]).parent.mkdir()
    shutil.copy(ROOT / f"plans/{parent[1]}.yaml", office / f"plans/{parent[1]}.yaml")
    (office / "plans/phuong/cua-minh.yaml").write_text(child.text, encoding="utf-8")
    assert run(["build"]) == 0
    before, after = child.then.text.splitlines()
    city, ward = printed(office, parent[1]), printed(office, "phuong/cua-minh")
    assert before in city and before not in ward
    assert after in ward and after not in city


def test_glossary_names_every_key_and_tag() -> None:
    told = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs/glossary.md").read_text(encoding="utf-8")))
    keys = {key for rules in SCHEMAS.values() for key in rules}
    tags = {part for tag in (*MAIN_PLACEHOLDERS, *APPENDIX_PLACEHOLDERS) for part in tag.name.split(".")}
    assert keys | tags <= told, sorted((keys | tags) - told)

"""The page of all keys tells the truth: its tables are the schema's, its examples build, and every key is in one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from guide import Block, blocks, completed, printed, quoted_in_order
from places import ROOT

from gen.cli.key_book import tables_in
from gen.cli.main import run
from gen.core.node import Node
from gen.schema.rules import SCHEMAS
from gen.source import read_source
from gen.source.sugar import spread

PAGE = ROOT / "docs/tham-khao.md"
BLOCKS = blocks(PAGE)
EXCERPT, PARENT, CHILD = "yaml doan", "yaml cha", "yaml con"
REGISTERS = {"yaml don-vi": "unit", "yaml van-ban": "legal"}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "plans/danh-muc", tmp_path / "plans/danh-muc")
    # the page tells its lines
    figures = tmp_path / "plans/so-lieu/du-toan.csv"
    figures.parent.mkdir()
    lines = "nhom;viec;Thành tiền\nHội nghị;;\n;In tài liệu;5.000.000\n;Nước uống;9.000.000\n"
    figures.write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def of(*marks: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("block", [block for block in BLOCKS if block.mark in marks], ids=str)


def test_the_tables_are_those_of_the_schema() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == tables_in(page), "run: make rules"


def test_every_part_of_the_schema_has_its_table() -> None:
    told = set(re.findall(r"<!-- khoá: (\S+) -->", PAGE.read_text(encoding="utf-8")))
    together = {
        "document": SCHEMAS.keys() & {"ke-hoach", "quyet-dinh", "chuong-trinh"},
        "phu-luc": {"appendix", "appendices"},
    }
    assert {part for name in told for part in together.get(name, {name})} == SCHEMAS.keys()


def test_every_block_is_of_a_known_kind() -> None:
    assert {block.mark for block in BLOCKS} == {EXCERPT, PARENT, CHILD, *REGISTERS, "sh", "text", "text in-ra"}
    quoted = [block.then for block in BLOCKS if not block.mark.startswith("text")]
    assert all(block in quoted for block in BLOCKS if block.mark.startswith("text"))


@of(EXCERPT)
def test_an_example_builds_and_prints_what_is_quoted(
    block: Block, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "plans/a.yaml").write_text(completed(block.text), encoding="utf-8")
    assert run(["build"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == ""
    if block.then and block.then.mark == "text in-ra":
        assert quoted_in_order(block.then.text.splitlines(), printed(office, "a")) == []


def test_the_child_inherits_and_prints_what_is_quoted(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (parent,) = (block for block in BLOCKS if block.mark == PARENT)
    (office / "plans/thanh-pho.yaml").write_text(parent.text, encoding="utf-8")
    (office / "plans/so-lieu").mkdir(exist_ok=True)
    (office / "plans/so-lieu/lop-he.csv").write_text("don_vi,so_lop\nle-chan,12\n", encoding="utf-8")
    children = [block for block in BLOCKS if block.mark == CHILD]
    for number, child in enumerate(children):
        (office / f"plans/phuong-{number}.yaml").write_text(child.text, encoding="utf-8")
    assert run(["build"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == ""
    for number, child in enumerate(children):
        assert child.then
        assert quoted_in_order(child.then.text.splitlines(), printed(office, f"phuong-{number}")) == []


@of(*REGISTERS)
def test_an_entry_of_a_register_is_accepted(block: Block, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = office / f"plans/danh-muc/{block.mark.removeprefix('yaml ')}.yaml"
    register.write_text(f"{register.read_text(encoding='utf-8')}\n{block.text}", encoding="utf-8")
    used = "mo_dau: \"{{ vb('quy-che-moi') }}\"\n" if block.mark == "yaml van-ban" else "don_vi: trung-tam-van-hoa\n"
    (office / "plans/a.yaml").write_text(completed(used), encoding="utf-8")
    assert run(["build"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == ""


@of("sh")
def test_a_command_says_what_is_quoted(block: Block, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    _, *args = shlex.split(block.text)
    assert run(args) == 0
    assert block.then
    told = capsys.readouterr()
    first = (told.out + told.err).splitlines()[0]
    # where there is no make, it says how to call gen
    assert first.split(":")[0] == block.then.text.splitlines()[0].split(":")[0]


def test_every_key_is_in_an_example() -> None:
    used = {pair for block in BLOCKS for pair in _used_in(block)}
    # a programme has the keys of a plan; what places and locks an item is alike in all parts
    anywhere = {key for _, key in used} & {"sau", "truoc", "thay", "co_dinh", "ma_cu", "chi_cho", "doi_cho"}
    # what amends an issued plan stands on the page on issuing
    elsewhere = "sua_doi"
    keys = [(name, key) for name, rules in SCHEMAS.items() for key in rules if key != elsewhere]
    missing = [pair for pair in keys if pair not in used]
    assert [(name, key) for name, key in missing if name != "chuong-trinh" and key not in anywhere] == []


def _used_in(block: Block) -> Iterator[tuple[str, str]]:
    """The keys of the schema that a block writes, each with its part."""
    if not block.mark.startswith("yaml"):
        return
    text = completed(block.text) if block.mark == EXCERPT else block.text
    node, _ = read_source(text.encode(), "a.yaml")
    assert node is not None
    if block.mark == "yaml don-vi":
        for item in node.items:
            yield from _keys(item, "unit")
    elif block.mark == "yaml van-ban":
        for item in node.mapping.values():
            yield from _keys(item, "legal")
    else:
        kind = "quyet-dinh" if node.text_of("loai") == "quyet-dinh" else "ke-hoach"
        # written short, they are spread under other keys
        yield from ((kind, key) for key in node.mapping)
        # what only a plan's own keys hide
        yield from (("quyet-dinh", key) for key in node.mapping if key in SCHEMAS["ke-hoach"])
        yield from _keys(spread(node), kind)


def _keys(node: Node, name: str) -> Iterator[tuple[str, str]]:
    for key, value in node.mapping.items():
        rule = SCHEMAS[name].get(key)
        if rule is None:
            continue
        yield name, key
        inner = rule.get("schema") or rule.get("valuesrules", {})
        below = inner if isinstance(inner, str) else inner.get("schema") if isinstance(inner, dict) else None
        if key == "ky":
            below = "signer"
        if isinstance(below, str):
            for part in (value, *value.items, *value.mapping.values()):
                yield from _keys(part, below)

"""The reviewers' guide tells the truth: done once from its first line to its last, it says what it quotes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from guide import Block, blocks
from needs import need
from places import ROOT
from walked_page import COMMANDS, Said, check_quoted, walk_through

from gen.cli.main import cli

GUIDE = ROOT / "docs/duyet-van-ban.md"
BLOCKS = blocks(GUIDE)


def of(marks: tuple[str, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("block", [block for block in BLOCKS if block.mark in marks], ids=str)


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Said]]:
    """What each block of commands said, by its line: the whole guide done once, from a bare copy of the examples."""
    need("git")
    root = tmp_path_factory.mktemp("duyet")
    with contextlib.chdir(root):
        yield walk_through(BLOCKS, root)


def test_every_block_is_of_a_known_kind() -> None:
    assert {block.mark for block in BLOCKS} == {*COMMANDS, "text", "yaml pre-commit", "diff sua.patch"}
    # what is quoted was said by the command above it
    quoted = [block.then for block in BLOCKS if block.mark in COMMANDS and block.then]
    assert all(block in quoted for block in BLOCKS if block.mark in ("text", "diff sua.patch"))


@of(COMMANDS)
def test_commands_end_as_the_guide_says(block: Block, walk: dict[int, Said]) -> None:
    *before, last = walk[block.line].exits
    assert not any(before)
    assert last == (1 if block.mark == "sh ma-1" else 0), walk[block.line].text


@pytest.mark.parametrize(
    "block", [b for b in BLOCKS if b.mark in COMMANDS and b.then and b.then.mark not in COMMANDS], ids=str
)
def test_what_is_quoted_was_said(block: Block, walk: dict[int, Said]) -> None:
    assert block.then
    if block.then.mark == "yaml pre-commit":
        return
    check_quoted(block.then.text, walk[block.line].text)


def test_the_files_that_the_guide_names_are_made(walk: dict[int, Said]) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    named = [*re.findall(r"`(build/[^`…]+\.docx)`", text), *re.findall(r" -o (\S+\.docx)\n", text)]
    assert len(named) >= 2
    assert [name for name in named if not Path(name).is_file()] == []


def test_what_is_named_in_passing_exists() -> None:
    """Commands and options inside sentences and tables, whatever stands for the plan."""
    lines = re.findall(r"`(gen [a-z][^`]*)`", GUIDE.read_text(encoding="utf-8"))
    assert len(lines) > 15
    for line in lines:
        _, name, *args = line.split()
        command = cli.get_command(click.Context(cli), name)
        assert command is not None, line
        known = {option for one in command.params for option in one.opts}
        assert {arg for arg in args if re.match(r"--?[a-z]", arg)} <= known, line


def test_the_hooks_are_those_that_ship() -> None:
    (block,) = (block for block in BLOCKS if block.mark == "yaml pre-commit")
    (repo,) = yaml.safe_load(block.text)["repos"]
    ship = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in repo["hooks"]} == {hook["id"] for hook in ship}


@pytest.mark.parametrize("page", ["README.md", "docs/duyet-van-ban.md"])
def test_pictures_and_links_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for picture in re.findall(r'<img src="([^"]+)"', text):
        assert ((ROOT / page).parent / picture).stat().st_size < 150_000, picture
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    assert links and [link for link in links if not ((ROOT / page).parent / link).exists()] == []

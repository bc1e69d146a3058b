"""The page on issuing tells the truth: done once from its first line to its last, it says what it quotes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from guide import Block, blocks
from needs import need
from places import ROOT
from walked_page import COMMANDS, Said, check_quoted, walk_through

BLOCKS = blocks(ROOT / "docs/ban-hanh.md")
RUN = [block for block in BLOCKS if block.mark in COMMANDS]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Said]]:
    """What each block of commands said, by its line."""
    need("git")
    root = tmp_path_factory.mktemp("ban-hanh")
    with contextlib.chdir(root):
        yield walk_through(BLOCKS, root)


def test_every_block_is_of_a_known_kind() -> None:
    assert {block.mark for block in BLOCKS} == {
        *COMMANDS,
        "text",
        "diff thang-5.patch",
        "diff thang-7.patch",
        "diff so-ngay.patch",
    }


@pytest.mark.parametrize("block", RUN, ids=str)
def test_commands_end_as_the_page_says_and_say_what_it_quotes(block: Block, walk: dict[int, Said]) -> None:
    *before, last = walk[block.line].exits
    assert not any(before) and last == (1 if block.mark == "sh ma-1" else 0), walk[block.line].text
    if block.then is not None and block.then.mark == "text":
        check_quoted(block.then.text, walk[block.line].text)

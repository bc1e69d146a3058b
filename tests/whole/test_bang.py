"""The page on tables tells the truth: its workbooks come in, its plans build, what it quotes is said and printed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from guide import Block, blocks, printed, quoted_in_order
from needs import need
from places import ROOT
from walked_page import Said, check_quoted, run_line

from gen.cli.main import run

PAGE = ROOT / "docs/bang.md"
BLOCKS = blocks(PAGE)
COMMANDS = [block for block in BLOCKS if block.mark == "sh"]
PLANS = [block for block in BLOCKS if block.mark.startswith("yaml ")]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Said]]:
    """The page done from its first line to its last: what each block of commands or plan said, by its line."""
    need("xlsxwriter and python-calamine", all(map(find_spec, ("openpyxl", "xlsxwriter", "python_calamine"))))
    root = tmp_path_factory.mktemp("bang")
    shutil.copytree(ROOT / "plans/danh-muc", root / "plans/danh-muc")
    with contextlib.chdir(root):
        yield {block.line: _done(block, root) for block in BLOCKS}


def _done(block: Block, root: Path) -> Said:
    kind, _, name = block.mark.partition(" ")
    if kind == "sh":
        done = [run_line(line) for line in block.text.splitlines()]
        return Said(done[-1][1], tuple(code for code, _ in done))
    if kind == "yaml":
        (root / "plans" / name).parent.mkdir(exist_ok=True)
        (root / "plans" / name).write_text(block.text, encoding="utf-8")
        return Said("", (run(["build", f"plans/{name}"]),))
    if name.endswith(".xlsx"):
        (_edit if name.startswith("sua ") else _make)(root / name.removeprefix("sua "), _grid(block.text))
    return Said("", (0,))


def _grid(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.splitlines()]


def _typed(text: str) -> str | int | None:
    return int(text) if text.isdigit() else text or None


def _make(path: Path, grid: list[list[str]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for line in grid:
        book.active.append([_typed(text) for text in line])
    book.save(path)


def _edit(path: Path, edits: list[list[str]]) -> None:
    """Each edit: the words of a row, then a column and its new value, or a row to be put below."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.worksheets[0]
    for words, what, *values in edits:
        row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == words)
        first = next(cell.column for cell in sheet[row] if cell.value == words)
        if what == "thêm hàng dưới":
            sheet.insert_rows(row + 1)
            for at, value in enumerate(values):
                sheet.cell(row + 1, first + at).value = _typed(value)
        else:
            column = next(cell.column for line in sheet.iter_rows() for cell in line if cell.value == what)
            sheet.cell(row, column).value = _typed(values[0])
    book.save(path)


@pytest.mark.parametrize("block", [*COMMANDS, *PLANS], ids=str)
def test_it_is_done_without_a_complaint(block: Block, walk: dict[int, Said]) -> None:
    assert set(walk[block.line].exits) == {0}, walk[block.line].text


@pytest.mark.parametrize("block", [one for one in COMMANDS if one.then and one.then.mark == "text"], ids=str)
def test_commands_say_what_the_page_quotes(block: Block, walk: dict[int, Said]) -> None:
    assert block.then
    check_quoted(block.then.text, walk[block.line].text)


@pytest.mark.parametrize("block", PLANS, ids=str)
def test_plans_print_what_the_page_quotes(block: Block, walk: dict[int, Said], tmp_path: Path) -> None:
    assert walk and block.then and block.then.mark == "text in-ra"
    name = block.mark.split()[1]
    shutil.copytree(ROOT / "plans/danh-muc", tmp_path / "plans/danh-muc")
    (tmp_path / "plans" / name).parent.mkdir()
    (tmp_path / "plans" / name).write_text(block.text, encoding="utf-8")
    assert run(["-C", str(tmp_path), "build"]) == 0
    lines = block.then.text.splitlines()
    assert quoted_in_order(lines, printed(tmp_path, name.removesuffix(".yaml"))) == []


def test_pictures_are_there() -> None:
    assert all((ROOT / "docs/hinh" / f"bang-{name}.png").is_file() for name in ("nhiem-vu", "du-toan", "danh-sach"))

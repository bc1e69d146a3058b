"""Cells joined with the one above or on the left: rectangles in the file as in the source, in every reader of it."""

from __future__ import annotations

import json
import random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import one_in
from workbench import Office

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTERS = "abcdef"
Grid = list[list[str]]


def rectangles(seed: int) -> Grid:
    """A table cut into rectangles: of each cell the name of its rectangle."""
    pick = random.Random(seed)
    rows, columns = pick.randint(1, 5), pick.randint(1, 6)
    grid = [["" for _ in range(columns)] for _ in range(rows)]
    for at in range(rows):
        for column in range(columns):
            if grid[at][column]:
                continue
            width = pick.choice([1, 1, 2, 3])
            while any(column + step >= columns or grid[at][column + step] for step in range(width)):
                width -= 1
            height = min(pick.choice([1, 1, 2, 3]), rows - at)
            for down in range(height):
                for step in range(width):
                    grid[at + down][column + step] = f"ô {at}.{column}"
    return grid


def typed(grid: Grid, seed: int) -> list[dict[str, str]]:
    """The rows as a drafter may write them: inside a rectangle `^` and `<` say the same."""
    pick = random.Random(seed)
    out = []
    for at, row in enumerate(grid):
        cells = {}
        for column, name in enumerate(row):
            signs = ["^"] if at and grid[at - 1][column] == name else []
            signs += ["<"] if column and row[column - 1] == name else []
            cells[LETTERS[column]] = pick.choice(signs) if signs else name
        out.append(cells)
    return out


def source(rows: list[dict[str, str]]) -> str:
    columns = [{"ma": ma, "ten": ma.upper()} for ma in rows[0]]
    table = [{"tieu_de": "Bảng", "bang": {"cot": columns, "hang": rows}}]
    return f"phu_luc: {json.dumps(table, ensure_ascii=False)}\n"


def drawn(table: ET.Element) -> Grid:
    """The grid as Word draws it, from spans and vertical merges; a cell that goes on has no words."""
    out: Grid = []
    for row in table.findall(f"{W}tr"):
        cells: list[str] = []
        for cell in row.findall(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            words = "".join(text.text or "" for text in cell.iter(f"{W}t"))
            if merge is not None and merge.get(f"{W}val") == "continue":
                assert not words
                words = out[-1][len(cells)]
            cells += [words] * (int(span.get(f"{W}val", "")) if span is not None else 1)
        out.append(cells)
    return out


@given(seed=st.integers(0, 10**6))
@one_in(4)
def test_every_rectangle_is_drawn(seed: int, office: Office) -> None:
    grid = rectangles(seed)
    docx = office.make(source(typed(grid, seed)) + office.tail("ke-hoach"))
    printed = [table for table in docx.grids if table.find(f"{W}tblGrid") is not None][-1]
    assert drawn(printed)[1:] == grid


MERGED = """\
phu_luc:
  - ma: p
    bang:
      cot: [{ma: viec, ten: Việc}, {ma: dau, ten: Đầu}, {ma: cuoi, ten: Cuối}]
      hang:
        - {ma: r1, viec: Một, dau: Cả năm, cuoi: <}
        - {ma: r2, viec: Hai, dau: ^, cuoi: <}
        - {ma: r3, viec: Ba, dau: Quý I, cuoi: Quý II}
"""


@pytest.fixture
def merged(office: Office) -> Office:
    office.write("plans/a.yaml", MERGED + office.tail("ke-hoach"))
    assert office.run("build").exit == 0
    return office


def test_a_cell_that_is_set_free_is_told(merged: Office) -> None:
    merged.write(
        "plans/b.yaml", MERGED.replace("dau: ^, cuoi: <", "dau: Cả năm, cuoi: Cả năm") + merged.tail("ke-hoach")
    )
    told = merged.run("diff", "a", "b").out
    assert "ghép với ô trên" in told
    assert "ghép với ô bên trái" in told


def test_words_of_a_merge_change_once(merged: Office) -> None:
    merged.write("plans/b.yaml", MERGED.replace("Cả năm", "Sáu tháng") + merged.tail("ke-hoach"))
    told = merged.run("diff", "a", "b").out
    assert told.count("Sáu tháng") == 1


def test_a_redline_of_a_merge_reads_back(merged: Office) -> None:
    merged.write(
        "plans/b.yaml", MERGED.replace("dau: Quý I, cuoi: Quý II", "dau: ^, cuoi: ^") + merged.tail("ke-hoach")
    )
    outcome = merged.run("redline", "a", "b")
    assert outcome.exit == 0, outcome.out


def test_the_text_of_a_word_file_has_the_words_once(merged: Office) -> None:
    text = merged.run("text", str(merged.root / "build/a.docx")).out
    assert text.count("Cả năm") == 1

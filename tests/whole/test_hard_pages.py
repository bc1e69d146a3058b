"""Plans made to be hard, printed by LibreOffice: no word lost, no page empty, nothing alone, nothing in the margins."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hard_plans import HARD, REGISTER
from printed_pages import Page, Print, Word, need_printer, printed
from workbench import W, said

pytestmark = pytest.mark.long
every_plan = pytest.mark.parametrize("id", HARD)


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Print]:
    need_printer()
    root = tmp_path_factory.mktemp("hard")
    (root / "plans/danh-muc").mkdir(parents=True)
    (root / "plans/danh-muc/don-vi.yaml").write_text(REGISTER, encoding="utf-8")
    for id, source in HARD.items():
        (root / f"plans/{id}.yaml").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "gen", "-C", str(root), "build"]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert built.returncode == 0, built.stdout + built.stderr
    files: dict[str, Path] = {id: root / "build" / f"{id}.docx" for id in HARD}
    return printed(root, files)


@every_plan
def test_no_page_is_empty_and_nothing_stands_in_the_margins(prints: dict[str, Print], id: str) -> None:
    for page in prints[id].pages:
        assert len(page.body) > 3
        assert min(word.left for word in page.body) >= 29.5
        assert page.width - max(word.right for word in page.body) >= 14.5
        assert page.height - max(word.bottom for word in page.body) >= 18.5


@every_plan
def test_every_word_is_on_the_page(prints: dict[str, Print], id: str) -> None:
    held = Counter(letters(prints[id].docx.text))
    assert held - Counter(letters(" ".join(page.text for page in prints[id].pages))) == Counter()


@every_plan
def test_no_number_is_torn(prints: dict[str, Print], id: str) -> None:
    page = " ".join(page.text for page in prints[id].pages).replace("\u2011", "-")
    held = Counter(re.findall(r"\d[\d.,/-]*\d", prints[id].docx.text.replace("\u2011", "-")))
    assert {number: count for number, count in held.items() if page.count(number) < count} == {}


def letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


@every_plan
def test_the_signature_stays_with_the_last_words(prints: dict[str, Print], id: str) -> None:
    end = "./." if id != "dang" else "Nơi nhận"
    signed = [page for page in prints[id].pages if "Nguyễn Văn Mẫu" in page.text]
    assert len(signed) == 1
    assert end in signed[0].text
    assert "Tổ chức" in signed[0].text or "Thi hành" in signed[0].text


@every_plan
def test_letterheads_stand_at_one_height(prints: dict[str, Print], id: str) -> None:
    """Where a page begins with a table, LibreOffice would set an empty line above it, other programs not."""
    tops = [min(word.top for word in page.words) for page in prints[id].pages if page.number is None]
    assert all(19.5 < top < 21 for top in tops), tops


@every_plan
def test_no_line_ends_inside_a_number(prints: dict[str, Print], id: str) -> None:
    """In the body; a narrow column may have no room for a date."""
    first = prints[id].pages[0]
    ends = [line[-1].text for line in first.lines if line[-1].right > first.width / 2 + 40]
    assert [word for word in ends if re.search(r"^(số|ngày|tháng|năm|Điều|\\d+/KH-)$", word)] == []


def test_lines_of_a_title_are_about_equally_long(prints: dict[str, Print]) -> None:
    page = prints["tieu-de-ba-dong"].pages[0]
    start = next(
        at for at, line in enumerate(page.lines) if line[0].text == "thực" and "Chương trình hành" in said_of(line)
    )
    widths = [line[-1].right - line[0].left for line in page.lines[start : start + 4]]
    assert min(widths) > 0.75 * max(widths)


def said_of(line: list[Word]) -> str:
    return " ".join(word.text for word in line)


@pytest.mark.parametrize("id", ["muoi-hai-cot", "dau-bang-hai-hang"])
def test_the_head_of_a_table_is_whole_on_every_page(prints: dict[str, Print], id: str) -> None:
    docx = prints[id].docx
    rows = [row for row in docx.grids[0].iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    head = [said(p) for row in rows for p in row.iter(f"{W}p")]
    wanted = Counter(letters(" ".join(head)))
    assert wanted
    for page in table_pages(prints[id]):
        assert wanted - Counter(letters(page.text)) == Counter()


def table_pages(print: Print) -> list[Page]:
    return [page for page in print.pages if "Chữ trong" in page.text]


def test_a_letterhead_is_spread_over_a_page_turned(prints: dict[str, Print]) -> None:
    page = next(page for page in prints["phu-luc-ngang"].pages if page.width > page.height and "CỘNG" in page.text)
    left, right = (next(word for word in page.words if word.text == text) for text in ("NHÂN", "CỘNG"))
    assert left.left < page.width / 3 and right.left > page.width / 2

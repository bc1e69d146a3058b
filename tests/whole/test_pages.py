"""The printed page, measured in mm: the examples through LibreOffice, as an office would print them.

Skips where LibreOffice, poppler or the font with Vietnamese letters is not installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter

import pytest
from places import ROOT
from printed_pages import Print, need_printer, printed
from workbench import Docx, W, said

# mm; appendix I, I.2 allows up to 5 more
LEFT, RIGHT = 30, 15
IDS = sorted(
    path.relative_to(ROOT / "plans").with_suffix("").as_posix()
    for path in (ROOT / "plans").rglob("*.yaml")
    if "danh-muc" not in path.parts and not path.stem.endswith(".da-xem")
)
every_example = pytest.mark.parametrize("id", IDS)
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Print]:
    """All examples built and printed, in one call with a profile of its own."""
    need_printer()
    root = tmp_path_factory.mktemp("pages")
    shutil.copytree(ROOT / "plans", root / "plans")
    built = subprocess.run(
        [sys.executable, "-m", "gen", "-C", str(root), "build"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return printed(root, {id: root / "build" / f"{id}.docx" for id in IDS})


@every_example
def test_one_font(prints: dict[str, Print], id: str) -> None:
    """Times New Roman prints as Liberation Serif; another name means that letters were missing."""
    assert {font.split("-")[0] for font in prints[id].fonts} == {"LiberationSerif"}


@every_example
def test_paper_is_a4(prints: dict[str, Print], id: str) -> None:
    assert {tuple(sorted((round(page.width), round(page.height)))) for page in prints[id].pages} == {(210, 297)}


@every_example
def test_no_page_is_empty(prints: dict[str, Print], id: str) -> None:
    assert [number for number, page in enumerate(prints[id].pages, 1) if not page.body] == []


@every_example
def test_the_country_name_is_one_line_in_the_right_half(prints: dict[str, Print], id: str) -> None:
    first = prints[id].pages[0]
    party = "CỘNG HÒA" not in first.text
    wanted = "ĐẢNG CỘNG SẢN VIỆT NAM" if party else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    line = next(line for line in first.lines if " ".join(word.text for word in line) == wanted)
    assert line[0].left > first.width * 0.4
    assert line[-1].right <= first.width - 15


@every_example
def test_printed_margins(prints: dict[str, Print], id: str) -> None:
    """Decree 30, appendix I, I.2: top and bottom 20-25, left 30-35, right 15-20; nothing prints nearer to the edge."""
    for page in prints[id].pages:
        left, right = min(word.left for word in page.body), max(word.right for word in page.body)
        top, bottom = min(word.top for word in page.body), max(word.bottom for word in page.body)
        assert left >= LEFT - 0.5
        assert page.width - right >= RIGHT - 0.5
        # a letter's box begins a little above its line
        assert top >= 18.5
        assert page.height - bottom >= 18.5
    first = prints[id].pages[0]
    assert 30 <= min(word.left for word in first.body if word.top > 60) <= 35


@every_example
def test_page_numbers(prints: dict[str, Print], id: str) -> None:
    """In the middle of the top margin, from 2; none on the first page of the document and of each appendix."""
    numbers = [None if page.number is None else int(page.number.text) for page in prints[id].pages]
    expected = 0
    for number in numbers:
        expected = 1 if number is None else expected + 1
        assert number is None or number == expected, numbers
    sections = len(list(prints[id].docx.body.iter(f"{W}sectPr")))
    assert numbers[0] is None
    assert numbers.count(None) == sections
    for page in prints[id].pages:
        if page.number:
            middle = (LEFT + page.width - RIGHT) / 2
            assert abs((page.number.left + page.number.right) / 2 - middle) < 3
            assert page.number.bottom < 20.5


def signatories(docx: Docx) -> list[str]:
    """The last lines of the signature block, by their style."""
    found = []
    for paragraph in docx.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("ChucVu", "QuyenHan") and said(paragraph):
            found.append(said(paragraph))
    return found


@every_example
def test_the_signature_is_not_alone_on_its_page(prints: dict[str, Print], id: str) -> None:
    lines = signatories(prints[id].docx)
    assert lines
    page = next(page for page in reversed(prints[id].pages) if all(line in page.text for line in lines))
    assert "./." in page.text


@every_example
def test_every_word_is_on_the_page(prints: dict[str, Print], id: str) -> None:
    """What the file holds, the print shows: no cell cut off, no line behind another."""
    held = Counter(letters(prints[id].docx.text))
    shown = Counter(letters(" ".join(page.text for page in prints[id].pages)))
    assert held - shown == Counter()


def letters(text: str) -> list[str]:
    """The words in small letters; figures are left out, since those of footnotes stand at a word."""
    return re.findall(r"[^\W\d_]+", text.casefold())

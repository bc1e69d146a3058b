"""The printed page, measured in mm: the examples through LibreOffice, as an office would print them.

Skips where LibreOffice, poppler or the font with Vietnamese letters is not installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from needs import need
from places import ROOT
from workbench import Docx, W, nfc, said

MM = 25.4 / 72
# mm; appendix I, I.2 allows up to 5 more
LEFT, RIGHT = 30, 15
IDS = sorted(
    path.relative_to(ROOT / "plans").with_suffix("").as_posix()
    for path in (ROOT / "plans").rglob("*.yaml")
    if "danh-muc" not in path.parts and not path.stem.endswith(".da-xem")
)
every_example = pytest.mark.parametrize("id", IDS)
pytestmark = pytest.mark.long
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_LINE = re.compile(r"<line [^>]*>(.*?)</line>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', re.DOTALL)


@dataclass(frozen=True)
class Word:
    """A word and its box in mm from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """A printed page, by its lines."""

    width: float
    height: float
    lines: list[list[Word]]

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def number(self) -> Word | None:
        """The page number: a number that stands alone on a line above the text."""
        alone = [line[0] for line in self.lines if len(line) == 1 and line[0].text.isdigit()]
        return next((word for word in alone if word.bottom < 21), None)

    @property
    def body(self) -> list[Word]:
        return [word for word in self.words if word != self.number]


@dataclass(frozen=True)
class Print:
    """A document as built and as printed."""

    docx: Docx
    pages: list[Page]
    fonts: list[str]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Print]:
    """All examples built and printed, in one call with a profile of its own."""
    for tool in ("soffice", "pdftotext", "pdffonts", "fc-list"):
        need(tool)
    # a font with Vietnamese letters
    need("fonts-liberation2", "Liberation Serif" in output(["fc-list"]) and viet_letters())
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
    files = []
    for id in IDS:
        # one folder for all PDFs: names must differ
        files.append(root / f"{id.replace('/', '--')}.docx")
        shutil.copyfile(root / "build" / f"{id}.docx", files[-1])
    profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(root), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    made = {}
    for id, file in zip(IDS, files, strict=True):
        pdf = file.with_suffix(".pdf")
        assert pdf.is_file(), f"LibreOffice made no PDF of {id}"
        made[id] = Print(Docx(file.read_bytes()), list(pages(pdf)), fonts(pdf))
    return made


def output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8", "replace")


def viet_letters() -> bool:
    """True where the font has ế (U+1EBF)."""
    return "Liberation Serif" in output(["fc-list", ":charset=1ebf", "family"])


def fonts(pdf: Path) -> list[str]:
    return [line.split()[0].split("+")[-1] for line in output(["pdffonts", str(pdf)]).splitlines()[2:]]


def pages(pdf: Path) -> Iterator[Page]:
    layout = output(["pdftotext", "-bbox-layout", str(pdf), "-"])
    for width, height, inside in _PAGE.findall(layout):
        lines = [
            [Word(*(float(edge) * MM for edge in word[:4]), nfc(unescape(word[4]))) for word in _WORD.findall(line)]
            for line in _LINE.findall(inside)
        ]
        yield Page(float(width) * MM, float(height) * MM, lines)


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

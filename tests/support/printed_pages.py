"""Word files as LibreOffice prints them: pages, lines and words with their places in mm."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from needs import need
from workbench import Docx, nfc

MM = 25.4 / 72
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


def need_printer() -> None:
    """Skips where LibreOffice, poppler or the font with Vietnamese letters is not installed."""
    for tool in ("soffice", "pdftotext", "pdffonts", "fc-list"):
        need(tool)
    # a font with Vietnamese letters
    need("fonts-liberation2", "Liberation Serif" in output(["fc-list"]) and viet_letters())


def printed(root: Path, files: Mapping[str, Path]) -> dict[str, Print]:
    """Files printed in one call with a profile of its own, in a folder; by their names."""
    copies = []
    for id, file in files.items():
        # one folder for all PDFs: names must differ
        copies.append(root / f"{id.replace('/', '--')}.docx")
        shutil.copyfile(file, copies[-1])
    profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(root), *map(str, copies)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    made = {}
    for id, file in zip(files, copies, strict=True):
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

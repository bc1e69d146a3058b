"""The fenced blocks of a page of documentation, which the tests of the page run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from workbench import Docx, said

# what an excerpt leaves out
_REST = {
    "loai": "loai: ke-hoach\n",
    "don_vi": "don_vi: le-chan\n",
    "ngay": "ngay: 2026-05-18\n",
    "trich_yeu": "trich_yeu: Hoạt động hè năm 2026\n",
    "noi_dung": "noi_dung:\n  - Mở lớp dạy bơi.\n",
}
FENCE = re.compile(r"^```(?P<mark>[^\n]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block of the guide, its line, and the block that follows it."""

    mark: str
    text: str
    line: int
    then: Block | None = None

    def __str__(self) -> str:
        return f"{self.mark.split()[-1]}:{self.line}"


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found: list[Block] = []
    for match in reversed(list(FENCE.finditer(text))):
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(match["mark"], match["text"], line, found[-1] if found else None))
    return found[::-1]


def completed(excerpt: str) -> str:
    """A whole document of an excerpt."""
    decision = "dieu:" in excerpt
    missing = [key for key in _REST if not re.search(rf"^{key}:", excerpt, re.MULTILINE)]
    return excerpt + "".join(_REST[key] for key in missing if not (decision and key == "noi_dung"))


def printed(office: Path, id: str) -> list[str]:
    """The paragraphs of the built file, blanks made even."""
    body = Docx((office / f"build/{id}.docx").read_bytes()).body
    return [said(paragraph) for paragraph in body.iter() if paragraph.tag.endswith("}p")]


def quoted_in_order(lines: list[str], paragraphs: list[str]) -> list[str]:
    """The quoted lines that are not among the paragraphs, or not in their order."""
    rest = iter(paragraphs)
    return [line for line in lines if line not in rest]

"""The fenced blocks of a page of documentation, which the tests of the page run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

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

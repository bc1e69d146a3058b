"""The lines of a frame that tell which places of the parent the unit's figures fill (`so_lieu`), and which not."""

from __future__ import annotations

import re

from gen.cascade.frame_lines import MUST
from gen.core.node import Node, walk
from gen.core.vocabulary import FIGURES
from gen.registers.entries import Registers
from gen.text.shorten import shortened

_ASKED = re.compile(r"\bso_lieu\.([a-z][a-z0-9_]*)")
_SHOWN = 60


def figures_told(parent: Node, unit: str, registers: Registers) -> list[str]:
    """A comment for each figure that the parent's texts ask for: its value, or that somebody has to put it in."""
    named = parent.get(FIGURES)
    figures = registers.figures.get(named.text) if named is not None else None
    if figures is None:
        return []
    asked = [match[1] for node in walk(parent) if node.is_text for match in _ASKED.finditer(node.text)]
    row = figures.row(unit)
    if row is None:
        return [f"# {MUST}: thêm dòng “{unit}” vào {figures.path}: {', '.join(dict.fromkeys(asked))}"]
    lines = [f"# Số liệu của đơn vị này, lấy từ {figures.path}:"]
    for name in dict.fromkeys(asked):
        value = row.get(name, "")
        lines.append(f"#   {name}: {shortened(value, _SHOWN) if value else f'…   # {MUST} trong tệp ấy'}")
    return lines

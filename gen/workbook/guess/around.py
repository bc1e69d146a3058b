"""What stands around a foreign table: its unit and notes, which a `bang` can hold, and words that are told."""

from __future__ import annotations

import re
from typing import NamedTuple

from gen.core.node import Node
from gen.source.edits.tree_edits import new
from gen.text.shorten import cut_off
from gen.workbook.cell_values import as_source
from gen.workbook.guess.region import NOTE, Region
from gen.workbook.worksheet_changes import Told

_UNIT = re.compile(
    r"\(?\s*(?:đvt|đơn vị tính|đơn vị)\s*:\s*(?P<unit>[^:()]*(?:đồng|%|người)[^:()]*?)\s*\)?", re.IGNORECASE
)
_SHOWN = 50


class Around(NamedTuple):
    """The keys of a table that come from the lines above and below it, and what was left out."""

    above: dict[str, Node]
    below: dict[str, Node]
    told: list[Told]


def around_of(region: Region, file: str) -> Around:
    """The unit and the notes of a table; every other word around it is told, with its cell."""
    above: dict[str, Node] = {}
    notes: list[Node] = []
    told: list[Told] = []
    for each in region.above:
        unit = _UNIT.fullmatch(each.text)
        typed = as_source(unit["unit"]) if unit is not None and not above else None
        if typed is not None:
            above["dvt"] = new(typed)
        else:
            told.append(_left_out(file, each.place, each.text))
    for each in region.below:
        typed = as_source(each.text) if NOTE.match(each.text) else None
        if typed is not None:
            notes.append(new(typed))
        else:
            told.append(_left_out(file, each.place, each.text))
    below = {"ghi_chu": notes[0] if len(notes) == 1 else new(notes)} if notes else {}
    return Around(above, below, told)


def _left_out(file: str, place: str, text: str) -> Told:
    message = f"Chữ “{cut_off(text, _SHOWN)}” ở ngoài bảng, không lấy."
    return Told(
        f"{file}!{place}", message, "Cần thì gõ vào YAML: tieu_de, noi_dung, ghi_chu của chỗ dán bảng.", is_error=False
    )

"""A changed cell as it is typed in a source; marks, names in `{{ }}` and calls of notes around what changed stay."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gen.core.node import Node
from gen.core.vocabulary import BODIES
from gen.source.edits.tree_edits import new
from gen.text.diacritics import name_key
from gen.text.vietnamese_numbers import written_number
from gen.workbook.cell_values import as_source
from gen.workbook.worksheet_changes import NewValue
from gen.workbook.worksheet_plan import WorksheetColumn

_WORD = re.compile(r"\S+|\n")


class NotTaken(ValueError):
    """A value that can't be written: why, in Vietnamese."""


def typed_value(column: WorksheetColumn, value: NewValue, old: Node | None, shown: str, ids: Mapping[str, str]) -> Node:
    """What stands in the source for a cell to hold a new value; raises NotTaken.

    `old` is what stands there now, which prints `shown`; `ids` are units and groups by `name_key` of their names.
    """
    if old is not None and old.tag:
        raise NotTaken(f"ô ấy trong YAML mang dấu !{old.tag}")
    if old is not None and old.is_mapping:
        raise NotTaken("ô ấy trong YAML là một danh sách có đánh số")
    if value.joined:
        return new(value.joined.value)
    if value.number is not None:
        return new(written_number(value.number))
    named = _named(value.text, ids) if column.ma in BODIES else None
    if named is not None:
        return named
    if old is not None and old.is_list and column.ma not in BODIES:
        return new([new(_source(line)) for line in value.text.split("\n")]) if value.text else new("")
    if old is not None and has_marks(old):
        return new(_within(old.text, shown, value.text))
    return new(_source(value.text))


def has_marks(old: Node | None) -> bool:
    """True for what prints other words than it is typed with, so that a change of it must be tried."""
    return old is not None and old.is_text and as_source(old.text) != old.text


def _source(text: str) -> str:
    typed = as_source(text)
    if typed is None:
        raise NotTaken("chữ trong ô có {{ }} hoặc [^…]")
    return typed


def _named(text: str, ids: Mapping[str, str]) -> Node | None:
    """Ids for names of bodies, where all parts of a text are such."""
    names = [name.strip() for name in re.split(r"[;\n]", text) if name.strip()]
    found = [ids.get(name_key(name), "") for name in names]
    if not names or not all(found):
        return None
    return new(found[0]) if len(found) == 1 else new([new(ma) for ma in found])


def _within(typed: str, shown: str, wanted: str) -> str:
    """A text with marks in which only words without any change; that it prints what is wanted is not yet known."""
    old, now = _WORD.findall(shown), _WORD.findall(wanted)
    first = 0
    while first < min(len(old), len(now)) and old[first] == now[first]:
        first += 1
    last = 0
    while last < min(len(old), len(now)) - first and old[-1 - last] == now[-1 - last]:
        last += 1
    # one word more on both sides tells where it is, as nothing may have been there before
    for more in range(6):
        begin, end = max(first - more, 0), max(last - more, 0)
        gone, come = " ".join(old[begin : len(old) - end]), " ".join(now[begin : len(now) - end])
        if gone and typed.count(gone) == 1:
            return typed.replace(gone, _source(come)).strip()
    raise NotTaken("ô ấy trong YAML có dấu nghiêng, đậm, chú thích hoặc {{ }} ở chỗ đã sửa")

"""Slots (`!dien`): what a parent leaves open, every child must fill."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Diagnostic, Position, Related
from gen.core.node import Node, Tag, walk
from gen.core.summary import summary_of


def open_slots(result: Node, own_path: str, missing_at: Position) -> Iterator[Diagnostic]:
    """An error for each slot of the parent that a child left open, or answered with another slot."""
    if not summary_of(result).has_slot:
        return
    for node in walk(result):
        if node.tag is not Tag.SLOT:
            continue
        if node.pos.path != own_path:
            yield _open(node, missing_at)
        elif node.over is not None and node.over.tag is Tag.SLOT:
            yield _open(node.over, node.named_at)


def _open(slot: Node, at: Position) -> Diagnostic:
    asked = f" ({slot.text})" if slot.text else ""
    message = f"Chưa điền chỗ văn bản cha để trống{asked}."
    hint = "Viết phần này trong bản kế thừa, đúng khoá hoặc mã như văn bản cha."
    related = (Related(slot.pos, "chỗ trống của văn bản cha"),)
    return Diagnostic(
        "cascade/unfilled-slot", message, at, hint, related=related, about=(slot.text,) if slot.text else ()
    )

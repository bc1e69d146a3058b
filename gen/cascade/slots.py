"""Slots (`!dien`): what a parent leaves open, every child must fill."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Diagnostic, Position, Related
from gen.core.node import Node, Tag, walk
from gen.core.summary import summary_of
from gen.core.vocabulary import PURPOSE, SECTION_KEYS
from gen.source.placing import ma_of
from gen.source.sugar import attribute_of


def open_slots(result: Node, own_path: str, missing_at: Position) -> Iterator[Diagnostic]:
    """An error for each slot of the parent that a child left open, or answered with another slot."""
    if not summary_of(result).has_slot:
        return
    for node in walk(result):
        if node.tag is not Tag.SLOT:
            continue
        if node.pos.path != own_path:
            yield _open(node, missing_at, result)
        elif node.over is not None and node.over.tag is Tag.SLOT:
            yield _open(node.over, node.named_at, result)


def _open(slot: Node, at: Position, result: Node) -> Diagnostic:
    asked = f" ({slot.text})" if slot.text else ""
    message = f"Chưa điền chỗ văn bản cha để trống{asked}."
    place = _spelled(result, slot)
    hint = "Viết phần này trong bản kế thừa, đúng khoá hoặc mã như văn bản cha."
    if place:
        key = place.split(":")[0]
        hint = f"Điền vào khoá “{key}” của văn bản này nếu đã có, chưa có thì thêm dòng: {place}"
    related = (Related(slot.pos, "chỗ trống của văn bản cha"),)
    return Diagnostic(
        "cascade/unfilled-slot", message, at, hint, related=related, about=(slot.text,) if slot.text else ()
    )


def _spelled(root: Node, slot: Node) -> str:
    """The slot as a child fills it, in brackets from its key at the top down; nothing where an item has no id."""
    for key, value in root.mapping.items():
        inner = _within(value, slot)
        if inner:
            return _section(inner) if key == "phan" else f"{key}: {inner}"
    return ""


def _section(inner: str) -> str:
    """What `phan` holds, under the section's own key where it has one."""
    for key, ma in (("", PURPOSE), *SECTION_KEYS.items()):
        lead = f"[{{ma: {ma}, muc: "
        if inner.startswith(lead):
            inner = inner.removeprefix(lead).removesuffix("}]")
            return f"{key}: {inner}" if key else _section(inner)
    return f"phan: {inner}"


def _within(value: Node, slot: Node) -> str:
    if value is slot:
        return "…"
    for item in value.items:
        ma = ma_of(item)
        inner = _within(item, slot) if ma or attribute_of(item) else ""
        if inner:
            return f"[{{ma: {ma}, {inner.removeprefix('{')}]" if ma else f"[{inner}]"
    for key, part in value.mapping.items():
        inner = _within(part, slot)
        if inner:
            return f"{{{key}: {inner}}}"
    return ""

"""Marks of the cascade where there is nothing of a parent's for them to work on."""

from __future__ import annotations

from collections.abc import Iterator

from gen.cascade.shapes import FREE, HELPERS
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node, Tag, walk

_STEERING = (Tag.REMOVE, Tag.REPLACE, Tag.APPEND)
# what only a child may say
CHILD_KEYS = ("ke_thua", "thay_tu", "khong_ke_thua", "nhan_viec")


def loose_marks(root: Node) -> list[Diagnostic]:
    """Marks of the cascade in a document that has no parent."""
    found: list[Diagnostic] = []
    for key, value in root.mapping.items():
        if key in CHILD_KEYS:
            message = f"“{key}” chỉ dùng khi có ke_thua."
            hint = "Bỏ khoá này, hoặc thêm ke_thua."
            found.append(Diagnostic("cascade/mark-without-parent", message, value.named_at, hint, about=(key,)))
        elif key != "bo_qua":
            found += idle_marks(value, key=key)
    return found


def idle_marks(node: Node, *, top: bool = False, inside: bool = False, key: str = "") -> Iterator[Diagnostic]:
    """The marks in what has no parent: `top` allows the node itself a place, `inside` a tag; `key` is the node's."""
    for one in walk(node):
        if one.tag in _STEERING and not (inside and one is node):
            yield _idle(f"!{one.tag}", one, "Bỏ dấu này.")
        for helper in HELPERS if key not in FREE else ():
            if helper in one.mapping and not (top and one is node and helper != "thay"):
                yield _idle(helper, one.mapping[helper], "Bỏ khoá này.")


def _idle(mark: str, at: Node, hint: str) -> Diagnostic:
    message = f"“{mark}” ở đây không có gì của văn bản cha để tác động."
    return Diagnostic("cascade/mark-without-parent", message, at.named_at, hint, about=(mark,))

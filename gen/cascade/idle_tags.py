"""Tags and keys of the cascade where there is nothing of a parent's for them to work on."""

from __future__ import annotations

from collections.abc import Iterator

from gen.cascade.part_kinds import FREE, HELPERS
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node, Tag, walk
from gen.core.vocabulary import CHILD_KEYS


def tags_without_parent(root: Node) -> list[Diagnostic]:
    """An error for each tag and key of the cascade in a document that has no parent."""
    found: list[Diagnostic] = []
    for key, value in root.mapping.items():
        if key in CHILD_KEYS:
            message = f"“{key}” chỉ dùng khi có ke_thua."
            hint = "Bỏ khoá này, hoặc thêm ke_thua."
            found.append(Diagnostic("cascade/mark-without-parent", message, value.named_at, hint, about=(key,)))
        elif key != "bo_qua":
            found += idle_tags(value, key=key)
    return found


def idle_tags(node: Node, *, top: bool = False, inside: bool = False, key: str = "") -> Iterator[Diagnostic]:
    """An error for each in what has no parent: `top` allows the node a place, `inside` a tag; `key` is the node's."""
    for part in walk(node):
        if part.tag in (Tag.REMOVE, Tag.REPLACE, Tag.APPEND) and not (inside and part is node):
            yield _idle(f"!{part.tag}", part, "Bỏ dấu này.")
        for helper in HELPERS if key not in FREE else ():
            if helper in part.mapping and not (top and part is node and helper in ("sau", "truoc")):
                yield _idle(helper, part.mapping[helper], "Bỏ khoá này.")


def _idle(name: str, at: Node, hint: str) -> Diagnostic:
    message = f"“{name}” ở đây không có gì của văn bản cha để tác động."
    return Diagnostic("cascade/mark-without-parent", message, at.named_at, hint, about=(name,))

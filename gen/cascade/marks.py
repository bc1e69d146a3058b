"""Marks of the cascade where there is nothing of a parent's for them to work on."""

from __future__ import annotations

from collections.abc import Iterator

from gen.cascade.shapes import HELPERS
from gen.diagnostic import Diagnostic
from gen.node import Node, walk


def idle_marks(node: Node, *, top: bool = False, inside: bool = False) -> Iterator[Diagnostic]:
    """The marks in what has no parent: `top` allows the node itself a place, `inside` a tag."""
    for one in walk(node):
        if one.tag in ("bo", "thay", "noi") and not (inside and one is node):
            yield _idle(f"!{one.tag}", one, "Bỏ dấu này.")
        for key in HELPERS:
            if key in one.mapping and not (top and one is node and key != "thay"):
                yield _idle(key, one.mapping[key], "Bỏ khoá này.")


def _idle(mark: str, at: Node, hint: str) -> Diagnostic:
    message = f"“{mark}” ở đây không có gì của văn bản cha để tác động."
    return Diagnostic("cascade/mark-without-parent", message, at.named_at, hint)

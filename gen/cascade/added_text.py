"""`!noi` on a text: the child's paragraphs behind the parent's, each keeping its own place in its own file."""

from __future__ import annotations

from dataclasses import replace

from gen.cascade.part_kinds import is_texts
from gen.core.node import Node, Tag


def with_text(parent: Node, child: Node) -> Node | None:
    """The parent's text, or list of texts, and the child's behind it; None where one of them is neither."""
    words = parent.get("noi_dung")
    if parent.is_mapping and words is not None:
        # a cell that holds a list below its words
        joined = with_text(words, child)
        return parent.with_value({**parent.mapping, "noi_dung": joined}) if joined is not None else None
    if not is_texts(parent) or not is_texts(child):
        return None
    own = child.items if child.is_list else (replace(child, tag=Tag.NONE),)
    theirs = parent.items if parent.is_list else (parent,) if parent.text or parent.tag else ()
    return Node((*theirs, *own), parent.pos, parent.key_pos)

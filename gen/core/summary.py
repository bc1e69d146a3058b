"""What a tree holds, found once and kept with it: open slots, locks, calls of notes and of the parent, a digest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter

from gen.core.digest import blake
from gen.core.node import Node, Summary, Tag
from gen.core.vocabulary import ATTRIBUTES, CASCADE_ONLY, MARKS

# cells that are called as attributes are stand where their column stands
_ROWS = "hang"
_SLOT = Tag.SLOT
_by_key = itemgetter(0)
# gen.text.inline has the same: this room is below that one
_CALL = re.compile(r"\[\^([^\]\s]{0,200})\]")
_NONE: frozenset[str] = frozenset()


def summary_of(node: Node) -> Summary:
    """What the tree holds."""
    summary = node.summary
    if summary is None:
        value = node.value
        summary = _of_text(node, value) if isinstance(value, str) else _of_collection(node, value)
        # a node is frozen: what is found out about it is no part of its value
        object.__setattr__(node, "summary", summary)
    return summary


def _of_text(node: Node, text: str) -> Summary:
    # a text stands for itself, with its length before it: hashing it here would cost more than all the rest
    encoded = text.encode()
    digest = b"%d:%b%b" % (len(encoded), encoded, node.tag.encode())
    notes = frozenset(_CALL.findall(text)) if "[^" in text else _NONE
    filled = "{{" in text
    fixed = not (filled or "}}" in text or notes)
    return Summary(digest, node.tag is _SLOT, filled and ("cha" in text or "so_lieu" in text), fixed, notes)


def _of_collection(node: Node, value: dict[str, Node] | tuple[Node, ...]) -> Summary:
    slot = node.tag is _SLOT
    parent = False
    fixed = True
    notes = marks = _NONE
    parts = [b"{" if isinstance(value, dict) else b"["]
    entries: Iterable[tuple[str, Node]]
    if isinstance(value, dict):
        entries = sorted(value.items(), key=_by_key)
        order = " ".join([key for key in value if key in ATTRIBUTES]).encode()
    else:
        entries = [("", item) for item in value]
        order = b"\0".join([summary_of(item).order for item in value])
    for key, child in entries:
        inner = summary_of(child)
        slot, parent = slot or inner.has_slot, parent or inner.names_parent
        fixed = fixed and inner.fixed
        notes = notes | inner.notes if inner.notes else notes
        marks = marks | inner.marks if inner.marks else marks
        if key in MARKS:
            marks = marks | {key}
        if key not in CASCADE_ONLY:
            parts += (key.encode(), b"\0", inner.digest)
            if inner.order and key not in ("", _ROWS):
                parts.append(inner.order)
    return Summary(blake(b"".join(parts), 16), slot, parent, fixed, notes, order, marks)

"""What a tree holds, found once and kept with it: open slots, locks, calls of notes and of the parent, a digest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter

from gen.core.digest import blake
from gen.core.node import Node, Summary, Tag
from gen.core.vocabulary import ATTRIBUTES, CASCADE_ONLY

# cells that are called as attributes are stand where their column stands
_ROWS = "hang"
_SLOT = Tag.SLOT
_by_key = itemgetter(0)
# gen.text.inline has the same: this room is below that one
_NOTE = re.compile(r"\[\^([^\]\s]{0,200})\]")
_NONE: frozenset[str] = frozenset()


def summary_of(node: Node) -> Summary:
    """What the tree holds."""
    known = node.summary
    if known is None:
        known = _find(node)
        object.__setattr__(node, "summary", known)
    return known


def _find(node: Node) -> Summary:
    value = node.value
    slot = node.tag is _SLOT
    if isinstance(value, str):
        # a text stands for itself, with its length before it: hashing it here would cost more than all the rest
        text = value.encode()
        own = b"%d:%b%b" % (len(text), text, node.tag.encode())
        notes = frozenset(_NOTE.findall(value)) if "[^" in value else _NONE
        filled = "{{" in value
        fixed = not (filled or "}}" in value or notes)
        return Summary(own, slot, False, filled and "cha" in value, fixed, notes)
    lock = parent = False
    fixed = True
    notes = _NONE
    parts = [b"{" if isinstance(value, dict) else b"["]
    entries: Iterable[tuple[str, Node]]
    if isinstance(value, dict):
        entries = sorted(value.items(), key=_by_key)
        order = " ".join([key for key in value if key in ATTRIBUTES]).encode()
    else:
        entries = [("", item) for item in value]
        order = b"\0".join([summary_of(item).order for item in value])
    for key, child in entries:
        known = summary_of(child)
        slot, lock, parent = slot or known.has_slot, lock or known.has_lock, parent or known.names_parent
        fixed = fixed and known.fixed
        notes = notes | known.notes if known.notes else notes
        if key == "co_dinh":
            lock = True
        if key not in CASCADE_ONLY:
            parts += (key.encode(), b"\0", known.digest)
            if known.order and key not in ("", _ROWS):
                parts.append(known.order)
    return Summary(blake(b"".join(parts), 16), slot, lock, parent, fixed, notes, order)

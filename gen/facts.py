"""What a tree holds, found once and kept with it: open slots, locks, calls of notes and of the parent, a digest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from gen.files import blake
from gen.node import Node
from gen.vocabulary import ATTRIBUTES, CASCADE_ONLY

# cells that are called as attributes are stand where their column stands
_ROWS = "hang"
_by_key = itemgetter(0)
_NOTE = re.compile(r"\[\^([^\]\s]*)\]")
_NONE: frozenset[str] = frozenset()


class Facts(NamedTuple):
    """The facts of one tree; the digest leaves out what belongs to the cascade alone, and how keys are ordered."""

    digest: bytes
    has_slot: bool
    has_lock: bool
    names_parent: bool
    # without `{{ }}` and calls of notes: it prints the same words in every document
    fixed: bool
    notes: frozenset[str] = _NONE
    # the order of attributes, which is that of their lines; for whoever holds this tree to count, or not (rows)
    order: bytes = b""


def facts(node: Node) -> Facts:
    """The facts of a tree."""
    known = node.facts
    if known is None:
        known = _find(node)
        object.__setattr__(node, "facts", known)
    return known


def _find(node: Node) -> Facts:
    value = node.value
    slot = node.tag == "dien"
    if isinstance(value, str):
        # a text stands for itself, with its length before it: hashing it here would cost more than all the rest
        text = value.encode()
        mark = b"%d:%b%b" % (len(text), text, node.tag.encode())
        notes = frozenset(_NOTE.findall(value)) if "[^" in value else _NONE
        filled = "{{" in value
        fixed = not (filled or "}}" in value or notes)
        return Facts(mark, slot, False, filled and "cha" in value, fixed, notes)
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
        order = b"\0".join([facts(item).order for item in value])
    for key, child in entries:
        known = facts(child)
        slot, lock, parent = slot or known.has_slot, lock or known.has_lock, parent or known.names_parent
        fixed = fixed and known.fixed
        notes = notes | known.notes if known.notes else notes
        if key == "co_dinh":
            lock = True
        if key not in CASCADE_ONLY:
            parts += (key.encode(), b"\0", known.digest)
            if known.order and key not in ("", _ROWS):
                parts.append(known.order)
    return Facts(blake(b"".join(parts), 16), slot, lock, parent, fixed, notes, order)

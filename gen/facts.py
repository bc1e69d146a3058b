"""What a tree holds, found once and kept with it: open slots, locks, calls of notes and of the parent, a digest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gen.files import blake
from gen.node import Node
from gen.vocabulary import CASCADE_ONLY

_NOTE = re.compile(r"\[\^([^\]\s]*)\]")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one tree; the digest leaves out what belongs to the cascade alone."""

    digest: bytes
    has_slot: bool
    has_lock: bool
    names_parent: bool
    # without `{{ }}` and calls of notes: it prints the same words in every document
    fixed: bool
    notes: frozenset[str] = _NONE


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
    entries = value.items() if isinstance(value, dict) else (("", item) for item in value)
    for key, child in entries:
        known = facts(child)
        slot, lock, parent = slot or known.has_slot, lock or known.has_lock, parent or known.names_parent
        fixed = fixed and known.fixed
        notes = notes | known.notes if known.notes else notes
        if key == "co_dinh":
            lock = True
        if key not in CASCADE_ONLY:
            parts += (key.encode(), b"\0", known.digest)
    return Facts(blake(b"".join(parts), 16), slot, lock, parent, fixed, notes)

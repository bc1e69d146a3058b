"""`co_dinh: [thoi_gian]` on an item: a child may not change or remove these keys of it, in whatever form."""

from __future__ import annotations

from collections.abc import Iterator

from gen.cascade.locks import locked_keys, refusal
from gen.cascade.part_kinds import attribute_line, attribute_named
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node, Tag

_LOCK = "co_dinh"


def without_locked(theirs: Node, own: Node) -> tuple[Node, list[Diagnostic]]:
    """A child's patch of an item without what it says about its locked keys, and an error for each."""
    locks = locked_keys(theirs)
    if not locks:
        return own, []
    entries, found = dict(own.mapping), list[Diagnostic]()
    for key, value in own.mapping.items():
        if key in locks:
            found.append(refusal(key, value, locks[key]))
            del entries[key]
    lines = entries.get("muc")
    if lines is not None and lines.is_list:
        told = [(key, item) for item in lines.items if (key := _told_by(item)) in locks]
        found += [refusal(key, item, locks[key]) for key, item in told]
        gone = [item for _, item in told]
        if gone:
            entries["muc"] = lines.with_value(tuple(item for item in lines.items if item not in gone))
            if not entries["muc"].items:
                del entries["muc"]
    if _LOCK in entries:
        entries[_LOCK], problems = _both(theirs.mapping[_LOCK], entries[_LOCK])
        found += problems
    return own.with_value(entries), found


def _told_by(item: Node) -> str:
    """The attribute that an item of `muc` is a line of, or that it removes."""
    return attribute_named(item.text) if item.tag is Tag.REMOVE else attribute_line(item)


def _both(theirs: Node, mine: Node) -> tuple[Node, list[Diagnostic]]:
    """The parent's locks and the child's, and an error where the child would take one away."""
    if mine.text == "true" and not mine.tag:
        return mine, []
    if mine.is_list and mine.tag in (Tag.NONE, Tag.APPEND):
        return Node((*theirs.items, *mine.items), mine.pos, mine.key_pos), []
    return theirs, [refusal(_LOCK, mine, theirs)]


def locks_of(item: Node, own_path: str = "") -> Iterator[str]:
    """The keys of an item that are locked, but for locks that stand in the file `own_path`."""
    yield from (key for key, lock in locked_keys(item).items() if lock.pos.path != own_path)

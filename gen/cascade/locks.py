"""Locked parts (`co_dinh`): a descendant may not change or remove them."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node
from gen.core.summary import summary_of
from gen.core.vocabulary import PURPOSE, SECTION_KEYS

_HINT = "Bỏ phần này khỏi bản kế thừa; muốn khác đi thì đề nghị đơn vị ban hành văn bản cha."


def is_locked(node: Node) -> bool:
    """True for an item that carries `co_dinh: true`."""
    return node.text_of("co_dinh") == "true"


def locked_keys(root: Node) -> dict[str, Node]:
    """The keys that a document, or an item, locks by name, with the place where it says so."""
    listed = root.get("co_dinh")
    return {item.text: item for item in listed.items} if listed is not None else {}


def locked_inside(node: Node) -> Iterator[Node]:
    """The locked items of a value, itself included; also those of which some keys are locked."""
    if "co_dinh" not in summary_of(node).marks:
        return
    if is_locked(node) or locked_keys(node):
        yield node
        return
    for value in (*node.mapping.values(), *node.items):
        yield from locked_inside(value)


def refusal(what: str, at: Node, lock: Node) -> Diagnostic:
    """The finding for touching a locked part; `lock` is the parent's locked item or its entry in the list."""
    related = (Related((lock.get("co_dinh") or lock).pos, "văn bản cha cố định ở đây"),)
    message = f"“{what}” đã được văn bản cha cố định (co_dinh), không sửa hay bỏ được."
    return Diagnostic("cascade/locked", message, at.named_at, _HINT, related=related, about=(what,))


def refusals(what: str, at: Node, value: Node) -> Iterator[Diagnostic]:
    """A refusal for each locked item of a value that a child wants gone, by the name of the item."""
    for lock in locked_inside(value):
        yield refusal(lock.text_of("ma") or what, at, lock)


def with_section_locks(root: Node) -> Node:
    """A root whose list `co_dinh` names sections, with the lock put on the sections themselves."""
    locks = locked_keys(root)
    wanted = {SECTION_KEYS[key]: node for key, node in locks.items() if key in SECTION_KEYS}
    sections = root.get("phan")
    if not wanted or sections is None:
        return root

    def locked(item: Node) -> Node:
        ma = item.text_of("ma")
        if ma in wanted:
            return item.with_value({**item.mapping, "co_dinh": Node("true", wanted[ma].pos)})
        inner = item.get("muc")
        if ma == PURPOSE and inner is not None:
            return item.with_value({**item.mapping, "muc": inner.with_value(tuple(map(locked, inner.items)))})
        return item

    return root.with_value({**root.mapping, "phan": sections.with_value(tuple(map(locked, sections.items)))})

"""Task attributes have two forms, a key and a line of `muc`, that are one thing: a child may patch either by either."""

from __future__ import annotations

from collections.abc import Container

from gen.cascade.part_kinds import attribute_line, attribute_named
from gen.core.node import Node, Tag
from gen.core.vocabulary import ATTRIBUTES
from gen.source.placing import ma_of
from gen.source.sugar import attribute_of


def aligned(parent: Node, child: Node) -> Node:
    """The child's patch of a node with its attributes in the form in which the parent has them."""
    lines = {attribute_of(item) for item in _items(parent)} - {""}
    keys = {key for key in parent.mapping if key in ATTRIBUTES}
    muc = child.get("muc")
    whole = muc is not None and muc.tag in (Tag.REPLACE, Tag.REMOVE)
    entries = dict(child.mapping)
    moved: list[Node] = []
    kept = [] if muc is None else list(muc.items)
    if whole:
        # the lines go with the list
        entries = {
            key: value for key, value in entries.items() if value.tag is not Tag.REMOVE or key not in lines - keys
        }
    else:
        moved = _keys_to_lines(entries, lines - keys, keys)
        if muc is None or muc.tag or not _would_lose(parent, muc):
            kept = _lines_to_keys(entries, kept, keys - lines)
    if moved or (muc is not None and len(kept) != len(muc.items)):
        base = muc if muc is not None else Node((), child.pos, child.key_pos)
        entries["muc"] = base.with_value((*kept, *moved))
        if not entries["muc"].items:
            del entries["muc"]
    return child.with_value(entries)


def is_line_of(item: Node, known: Container[str]) -> bool:
    """True for a line that patches or removes an attribute among `known`, or is placed beside one."""
    key = attribute_named(item.text) if item.tag is Tag.REMOVE else attribute_line(item)
    return bool(key) and (key.replace("_", "-") in known or "sau" in item.mapping)


def _would_lose(parent: Node, muc: Node) -> bool:
    """True where items without ids stand beside a line that has one by itself, over items of the parent."""
    named = [bool(attribute_line(item) or ma_of(item) or item.tag) for item in muc.items]
    return any(named) and not all(named) and bool(_items(parent))


def _items(node: Node) -> tuple[Node, ...]:
    muc = node.get("muc")
    return muc.items if muc is not None else ()


def _keys_to_lines(entries: dict[str, Node], lines: set[str], keys: set[str]) -> list[Node]:
    """The child's keys that are lines in the parent, or new and follow such a line, as items of `muc`."""
    moved: list[Node] = []
    before = ""
    for key in [key for key in entries if key in ATTRIBUTES]:
        value = entries[key]
        ma = key.replace("_", "-")
        if key in lines:
            del entries[key]
            moved.append(Node(ma, value.pos, tag=Tag.REMOVE) if value.tag is Tag.REMOVE else _line(key, value))
            before = key
        elif key in keys:
            before = ""
        elif before:
            del entries[key]
            line = _line(key, value)
            anchor = Node(before.replace("_", "-"), value.named_at)
            moved.append(line.with_value({**line.mapping, "sau": anchor}))
            before = key
    return moved


def _line(key: str, value: Node) -> Node:
    return Node({key: value}, value.named_at)


def _lines_to_keys(entries: dict[str, Node], items: list[Node], keys: set[str]) -> list[Node]:
    """The child's items of `muc` without those that are keys in the parent; these become keys."""
    kept = []
    for item in items:
        key = attribute_named(item.text) if item.tag is Tag.REMOVE else attribute_of(item)
        if key in keys and key not in entries:
            entries[key] = Node("", item.pos, item.pos, Tag.REMOVE) if item.tag is Tag.REMOVE else item.mapping[key]
        else:
            kept.append(item)
    return kept

"""The short ways of writing, spread out: after this every list item is a mapping and every section stands in `phan`."""

from __future__ import annotations

from collections.abc import Callable

from gen.core.node import Node, Tag
from gen.core.vocabulary import ATTRIBUTES, PURPOSE, SECTION_KEYS, SECTION_ORDER

_REMOVE = Tag.REMOVE
# a slot is the text's, and what is appended is appended to the list; the other tags are about the whole
_OF_INNER = (Tag.SLOT, Tag.APPEND)
_NODE_LISTS = ("muc_dich", "yeu_cau", "noi_dung", "to_chuc_thuc_hien", "dieu")


def spread(root: Node) -> Node:
    """A document with texts and lists put where their mapping would hold them; wrong shapes are left as they are."""
    if not root.is_mapping:
        return root
    entries = {}
    for key, value in root.mapping.items():
        if key in _NODE_LISTS:
            value = _node(value)
        elif key == "phan":
            value = _each(value, _node)
        elif key == "can_cu":
            value = _each(value, _as_noi_dung)
        elif key == "noi_nhan":
            value = _each(value, _recipient)
        elif key == "phu_luc":
            value = _appendices(value)
        elif key == "nhan_viec" and value.is_mapping:
            value = Node((value,), value.pos, value.key_pos)
        entries[key] = value
    return root.with_value(entries)


def join_sections(root: Node) -> Node:
    """A spread document with its named sections as items of `phan`, in their standard order."""
    own = root.get("phan")
    named: dict[str, Node] = {}
    purpose = {
        SECTION_KEYS[key]: _with_ma(root.mapping[key], SECTION_KEYS[key])
        for key in root.mapping
        if key in ("muc_dich", "yeu_cau")
    }
    if purpose:
        first = next(iter(purpose.values()))
        items = tuple(purpose[ma] for ma in ("muc-dich", "yeu-cau") if ma in purpose)
        section = Node({"muc": Node(items, first.pos, first.key_pos)}, first.pos, first.key_pos)
        named[PURPOSE] = _with_ma(section, PURPOSE)
    for key in ("noi_dung", "to_chuc_thuc_hien"):
        if key in root.mapping:
            named[SECTION_KEYS[key]] = _with_ma(root.mapping[key], SECTION_KEYS[key])
    if not named:
        return root
    sections = [named[ma] for ma in SECTION_ORDER if ma in named]
    whole = Node(tuple(sections) + (own.items if own else ()), sections[0].pos, sections[0].key_pos)
    entries: dict[str, Node] = {}
    for key, value in root.mapping.items():
        if key in SECTION_KEYS or key == "phan":
            entries.setdefault("phan", whole)
        else:
            entries[key] = value
    return root.with_value(entries)


def has_named_sections(root: Node) -> bool:
    """True where a document writes sections under keys of their own."""
    return any(key in SECTION_KEYS for key in root.mapping)


def _with_ma(node: Node, ma: str) -> Node:
    if node.tag is _REMOVE:
        return Node(ma, node.pos, node.key_pos, Tag.REMOVE)
    if not node.is_mapping:
        return Node({"ma": Node(ma, node.named_at)}, node.pos, node.key_pos, node.tag)
    return node.with_value({"ma": Node(ma, node.named_at), **node.mapping})


def _each(node: Node, change: Callable[[Node], Node]) -> Node:
    if not node.is_list:
        return node
    # a list in a list is a mistake that the rules tell
    return node.with_value(tuple(item if item.tag is _REMOVE or item.is_list else change(item) for item in node.items))


def _node(node: Node) -> Node:
    if node.tag is _REMOVE:
        return node
    if node.is_text:
        return _as_noi_dung(node)
    if node.is_list:
        node = _wrap(node, "muc")
    below = node.get("muc")
    return node.with_value({**node.mapping, "muc": _each(below, _node)}) if below else node


def _as_noi_dung(node: Node) -> Node:
    return _wrap(node, "noi_dung") if node.is_text else node


def _recipient(node: Node) -> Node:
    if node.is_text:
        return _wrap(node, "ten")
    below = node.get("muc")
    return node.with_value({**node.mapping, "muc": _each(below, _recipient)}) if below else node


def _appendices(node: Node) -> Node:
    if node.is_list:
        node = _wrap(node, "muc")
    below = node.get("muc")
    return node.with_value({**node.mapping, "muc": _each(below, _appendix)}) if below else node


def _appendix(node: Node) -> Node:
    spread_out = {
        key: _each(value, change)
        for key, change in (("muc", _node), ("noi_nhan", _recipient))
        if (value := node.get(key)) is not None
    }
    return node.with_value({**node.mapping, **spread_out}) if spread_out else node


def _wrap(node: Node, key: str) -> Node:
    inner, outer = (node.tag, Tag.NONE) if node.tag in _OF_INNER else (Tag.NONE, node.tag)
    return Node({key: Node(node.value, node.pos, node.key_pos, inner, node.raw)}, node.pos, node.key_pos, outer)


def left_empty(node: Node) -> bool:
    """True where nothing was written: an empty text, also where `spread` put it into a mapping."""
    if node.is_mapping:
        text = node.get("noi_dung")
        named = set(node.mapping) - {"ma"}
        return text is not None and text.pos == node.pos and named == {"noi_dung"} and left_empty(text)
    return node.is_text and not node.text and not node.tag


def written_as(node: Node) -> str:
    """`noi_dung` or `muc` where a section was written as a text or a list alone, empty where it has keys of its own."""
    named = node.mapping.keys() - {"ma"}
    key = next(iter(named)) if len(named) == 1 else ""
    return key if key in ("noi_dung", "muc") and node.mapping[key].pos == node.pos else ""


def attribute_of(item: Node) -> str:
    """The attribute that an item of `muc` is a line of, empty where it is an item of its own."""
    keys = item.mapping.keys()
    return next(iter(keys)) if len(keys) == 1 and next(iter(keys)) in ATTRIBUTES else ""


def spread_item(node: Node) -> Node:
    """One node, such as a cell with a numbered list, with the short ways below it spread out."""
    return _node(node)

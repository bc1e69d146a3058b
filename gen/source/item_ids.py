"""Ids for items that have none, made of their first words: what a child plan patches by (`gen fmt --ma`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from gen.core.diagnostic import Position
from gen.core.node import Node, Tag, walk
from gen.core.vocabulary import ATTRIBUTES, PURPOSE, SECTION_KEYS
from gen.source.placing import ma_of
from gen.source.sugar import attribute_of
from gen.text.diacritics import slug

_WORDS, _LONGEST = 4, 40
# what prints other words than these, or none
_NO_WORDS = re.compile(r"\{\{.*?\}\}|\[\^[^\]]*\]|[*~^\\]", re.DOTALL)
# ids that mean a task attribute or a section
_TAKEN = frozenset((*(key.replace("_", "-") for key in ATTRIBUTES), *SECTION_KEYS.values(), PURPOSE))
# whether the words of an item stand under a key of their own, and which
_KINDS = {"node": "noi_dung", "base": "noi_dung", "appendix": "tieu_de", "row": ""}


@dataclass(frozen=True, slots=True)
class Named:
    """An item, what kind of part it is, and the id that it is given where it has none."""

    item: Node
    kind: str
    ma: str


def with_ids(root: Node) -> Node:
    """A source as it was read, each item of a list that goes by id with one; one that inherits is left as it is."""
    return root if "ke_thua" in root.mapping else _document(root, _given)


def without_ids(root: Node) -> list[Named]:
    """The items of a source that have no id, in the order written."""
    found: list[Named] = []

    def note(item: Node, kind: str, ma: str) -> Node:
        found.append(Named(item, kind, ma))
        return item

    _document(root, note)
    return found


# makes what becomes of an item without id, of its kind and of the id that it would be given
_Give = Callable[[Node, str, str], Node]


def _given(item: Node, kind: str, ma: str) -> Node:
    """An item with its id; a text becomes the text of one."""
    id_ = Node(ma, Position(item.pos.path))
    if item.is_text:
        return Node({"ma": id_, _KINDS[kind]: Node(item.value, item.pos, tag=item.tag, raw=item.raw)}, item.pos)
    return item.with_value({"ma": id_, **item.mapping})


def _document(root: Node, give: _Give) -> Node:
    entries = {}
    for key, value in root.mapping.items():
        if key in SECTION_KEYS:
            value = _with_rows(_held(value, lambda items: _items(items, "node", give)), give)
        elif key in ("phan", "dieu"):
            value = _held(value, lambda items: _items(items, "node", give))
        elif key == "can_cu":
            value = _held(value, lambda items: _items(items, "base", give))
        elif key == "phu_luc":
            value = _held(value, lambda items: _items(items, "appendix", give))
        entries[key] = value
    return root.with_value(entries)


def _held(value: Node, change: Callable[[Sequence[Node]], tuple[Node, ...]]) -> Node:
    """A list, or the list that a mapping holds as `muc`, changed."""
    if value.is_list:
        return value.with_value(change(value.items))
    inner = value.get("muc")
    if inner is None or not inner.is_list:
        return value
    return value.with_value({**value.mapping, "muc": inner.with_value(change(inner.items))})


def _items(items: Sequence[Node], kind: str, give: _Give, taken: set[str] | None = None) -> tuple[Node, ...]:
    """The items of one list; in a table an id stands once in all rows."""
    known = taken if taken is not None else {*_TAKEN, *map(ma_of, items)}
    out = []
    for item in items:
        line = kind == "node" and item.is_mapping and attribute_of(item)
        if item.is_list or line or (item.is_text and (not item.text or not _KINDS[kind])):
            out.append(item)
            continue
        if not ma_of(item) and item.tag in (Tag.NONE, Tag.SLOT):
            ma = fresh_id(item, kind, known)
            known.add(ma)
            item = give(item, kind, ma)
        out.append(_below(item, kind, give, known))
    return tuple(out)


def _below(item: Node, kind: str, give: _Give, known: set[str]) -> Node:
    if kind == "row":
        rows = item.get("hang")
        if rows is None or not rows.is_list:
            return item
        return item.with_value({**item.mapping, "hang": rows.with_value(_items(rows.items, "row", give, known))})
    return _with_rows(_held(item, lambda items: _items(items, "node", give)), give) if kind != "base" else item


def _with_rows(item: Node, give: _Give) -> Node:
    """What holds a table, the rows of that named."""
    table = item.get("bang")
    rows = table.get("hang") if table is not None else None
    if table is None or rows is None or not rows.is_list:
        return item
    taken = {*_TAKEN, *(ma_of(row) for row in walk(rows) if row.is_mapping)}
    whole = table.with_value({**table.mapping, "hang": rows.with_value(_items(rows.items, "row", give, taken))})
    return item.with_value({**item.mapping, "bang": whole})


def fresh_id(item: Node, kind: str, known: Collection[str]) -> str:
    """An id for an item of a kind (`node`, `row` …), of its first words; none of those known."""
    words = next((made for text in _texts(item, kind) if (made := _slug(text))), {"row": "hang"}.get(kind, "muc"))
    return next(ma for ma in (words, *(f"{words}-{n}" for n in range(2, len(known) + 3))) if ma not in known)


def _slug(text: str) -> str:
    made = "-".join(slug(_NO_WORDS.sub(" ", text)).split("-")[:_WORDS])
    while len(made) > _LONGEST and "-" in made:
        made = made.rpartition("-")[0]
    return made[:_LONGEST] if not made.replace("-", "").isdigit() else f"muc-{made}"[:_LONGEST]


def _texts(item: Node, kind: str) -> Iterator[str]:
    """The texts of an item that say which it is, the best first."""
    if item.is_text:
        yield item.text
    first = {"base": ("van_ban", "noi_dung"), "row": ("nhom",)}.get(kind, ("tieu_de", "noi_dung", "ten"))
    last = () if kind == "base" else (*ATTRIBUTES, "lien_quan", "danh_so", "kieu")
    keys = [*first, *(key for key in item.mapping if key not in (*first, *last, "hang", "muc", "bang")), *ATTRIBUTES]
    for key in keys:
        value = item.get(key)
        yield from (part.text for part in walk(value) if part.is_text) if value is not None else ()

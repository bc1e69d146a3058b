"""The tables of a source, wherever they stand: in a section, an article, an item at any depth, an appendix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import NamedTuple

from gen.core.node import Node
from gen.core.vocabulary import SECTION_KEYS

# where a table may stand, before sections are joined and after
_HOLDERS = ("phan", *SECTION_KEYS, "dieu", "phu_luc")


class HeldTable(NamedTuple):
    """A table and what holds it: items or an appendix, the outermost first.

    `path` joins their ids by `/` (`phu-luc-1/phan-hai`); it is empty where one of them has none.
    """

    node: Node
    holders: tuple[Node, ...]
    path: str
    in_appendix: bool


def held_tables(root: Node) -> Iterator[HeldTable]:
    """All tables of a document whose short forms are spread, in reading order."""
    for key in _HOLDERS:
        value = root.get(key)
        if value is None:
            continue
        if key in SECTION_KEYS:
            yield from _of_item(value, (), in_appendix=False)
        elif key == "dieu" or value.is_mapping:
            yield from _of_items(value.get("muc"), (), in_appendix=key == "phu_luc")
        else:
            yield from _of_items(value, (), in_appendix=False)


def _of_items(items: Node | None, holders: tuple[Node, ...], *, in_appendix: bool) -> Iterator[HeldTable]:
    for item in items.items if items is not None else ():
        yield from _of_item(item, holders, in_appendix=in_appendix)


def _of_item(item: Node, above: tuple[Node, ...], *, in_appendix: bool) -> Iterator[HeldTable]:
    mapping = item.mapping
    table, below = mapping.get("bang"), mapping.get("muc")
    if table is None and below is None:
        return
    holders = (*above, item)
    if table is not None and table.is_mapping:
        ids = [holder.text_of("ma") for holder in holders]
        yield HeldTable(table, holders, "/".join(ids) if all(ids) else "", in_appendix)
    yield from _of_items(below, holders, in_appendix=in_appendix)


def with_tables(root: Node, change: Callable[[Node], Node]) -> Node:
    """A spread document with each table changed; the very same where none became another."""
    entries = {
        key: new for key in _HOLDERS if key in root.mapping and (new := _changed(root.mapping[key], change)) is not None
    }
    return root.with_value({**root.mapping, **entries}) if entries else root


def _changed(holder: Node, change: Callable[[Node], Node]) -> Node | None:
    """A list or what holds one and a table, changed; None where it is as it was."""
    if holder.is_list:
        items = tuple([_changed(item, change) or item for item in holder.items])
        return None if all(map(is_, items, holder.items)) else holder.with_value(items)
    entries: dict[str, Node] = {}
    table, below = holder.get("bang"), holder.get("muc")
    if table is not None and table.is_mapping and (new_table := change(table)) is not table:
        entries["bang"] = new_table
    if below is not None and (new_list := _changed(below, change)) is not None:
        entries["muc"] = new_list
    return holder.with_value({**holder.mapping, **entries}) if entries else None

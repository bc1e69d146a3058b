"""The tables of a source, wherever they stand: in a section, an article, an item at any depth, an appendix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import is_
from typing import NamedTuple

from gen.core.node import Node
from gen.core.vocabulary import SECTION_KEYS
from gen.source.paths import item_name, old_names, step

# where a table may stand, before sections are joined and after
HOLDERS = ("phan", *SECTION_KEYS, "dieu", "phu_luc")
_APPENDICES = "phu_luc"


class HeldTable(NamedTuple):
    """A table and what holds it: items or an appendix, the outermost first, below a key of the document."""

    node: Node
    key: str
    holders: tuple[Node, ...]

    @property
    def ids(self) -> str:
        """The ids of what holds it, joined by `/` (`phu-luc-1/phan-hai`); empty where one of these has none."""
        ids = [holder.text_of("ma") for holder in self.holders]
        return "/".join(ids) if all(ids) else ""

    @property
    def path(self) -> str:
        """How the table is called from outside (gen.source.paths)."""
        path = self.key if self.key != "phan" else ""
        for holder in self.holders:
            path = step(path, item_name(holder))
        return path

    @property
    def in_appendix(self) -> bool:
        """True where it stands below `phu_luc`."""
        return self.key == _APPENDICES


def held_tables(root: Node, keys: Sequence[str] = HOLDERS) -> Iterator[HeldTable]:
    """All tables of a document whose short forms are spread, in reading order; those below some of its keys."""
    for key in keys:
        value = root.get(key)
        if value is not None and key in SECTION_KEYS:
            yield from _of_item(value, key, ())
        elif value is not None:
            yield from _of_items(value if value.is_list else value.get("muc"), key, ())


def tables_by_place(root: Node) -> Iterator[HeldTable]:
    """All tables, those of appendices before those of the body."""
    yield from held_tables(root, (_APPENDICES,))
    yield from held_tables(root, HOLDERS[:-1])


def table_called(root: Node, ids: str) -> HeldTable | None:
    """The table that the ids of its holders call (`HeldTable.ids`), one of an appendix before one of the body."""
    return next((table for table in tables_by_place(root) if table.ids == ids), None)


def table_once_called(root: Node, ids: str) -> HeldTable | None:
    """The table that ids called which its holders had before (`ma_cu`)."""
    wanted = ids.split("/")
    for table in tables_by_place(root):
        known = [{holder.text_of("ma"), *old_names(holder)} for holder in table.holders]
        if len(known) == len(wanted) and all(map(set.__contains__, known, wanted)):
            return table
    return None


def _of_items(items: Node | None, key: str, above: tuple[Node, ...]) -> Iterator[HeldTable]:
    for item in items.items if items is not None else ():
        yield from _of_item(item, key, above)


def _of_item(item: Node, key: str, above: tuple[Node, ...]) -> Iterator[HeldTable]:
    mapping = item.mapping
    table, below = mapping.get("bang"), mapping.get("muc")
    if table is None and below is None:
        return
    holders = (*above, item)
    if table is not None and table.is_mapping:
        yield HeldTable(table, key, holders)
    yield from _of_items(below, key, holders)


def with_table(root: Node, table: HeldTable, new: Node) -> Node:
    """A document with another table in place of one of its own."""
    return with_tables(root, lambda one: new if one is table.node else one, (table.key,))


def with_tables(root: Node, change: Callable[[Node], Node], keys: Sequence[str] = HOLDERS) -> Node:
    """A spread document with each table below some of its keys changed; the very same where none became another."""
    entries = {
        key: new for key in keys if key in root.mapping and (new := _changed(root.mapping[key], change)) is not None
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

"""Ids that items of a parent had before (`ma_cu`): a child that writes one gets the item, and is told the new id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gen.core.diagnostic import Diagnostic, Related, Severity
from gen.core.node import Node, Tag
from gen.source.paths import old_names

_PLACES = ("sau", "truoc")


def new_ids(known: Mapping[str, Node]) -> dict[str, str]:
    """The ids of today by those that the items of a list had before; an id that is some item's now is no old one."""
    found = {old: ma for ma, item in known.items() for old in old_names(item)}
    return {old: ma for old, ma in found.items() if old not in known}


def with_new_ids(items: Iterable[Node], known: Mapping[str, Node]) -> tuple[tuple[Node, ...], list[Diagnostic]]:
    """A child's items by today's ids of the parent's, those that they stand beside included, and what to mend."""
    new, found = new_ids(known), list[Diagnostic]()
    if not new:
        return tuple(items), found
    return tuple(_renamed(item, new, known, found) for item in items), found


def _renamed(item: Node, new: Mapping[str, str], known: Mapping[str, Node], found: list[Diagnostic]) -> Node:
    if item.tag is Tag.REMOVE and item.text in new:
        found.append(told(item, known[new[item.text]], new[item.text]))
        return replace(item, value=new[item.text])
    entries = dict(item.mapping)
    for key in ("ma", *_PLACES):
        written = entries.get(key)
        if written is not None and written.text in new:
            found.append(told(written, known[new[written.text]], new[written.text]))
            entries[key] = replace(written, value=new[written.text])
    return item.with_value(entries) if entries else item


def told(written: Node, theirs: Node, ma: str, called: str = "") -> Diagnostic:
    """The warning that an item is called otherwise now: `ma`; `called` is how a child wrote it, by default its text."""
    called = called or written.text
    message = f"Mục “{called}” của văn bản cha nay mang mã “{ma}”; máy vẫn hiểu mã cũ."
    related = (Related(theirs.mapping["ma"].pos, "mã mới của văn bản cha"),)
    hint = f"Sửa “{called}” thành “{ma}”."
    return Diagnostic("cascade/old-id", message, written.pos, hint, Severity.WARNING, related, (called, ma))


def old_keys(rows: Iterable[tuple[str, Node]]) -> Iterator[tuple[str, str]]:
    """The old ways to call rows (`row`, `group/row`), each with the one of today, from keys and rows."""
    for key, row in rows:
        above, slash, _ = key.rpartition("/")
        yield from ((f"{above}{slash}{old}", key) for old in old_names(row))

"""Footnotes whose call a child took away with the text around it: they go with it."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node, Tag, walk
from gen.core.summary import summary_of

_NOTES = "chu_thich"


def without_orphans(parent: Node, result: Node, own_path: str) -> Node:
    """The result without the parent's notes that the parent calls and this child no longer does."""
    notes = result.get(_NOTES)
    if notes is None or not notes.is_mapping:
        return result
    gone = _called(parent) - _called(result)
    kept = {name: text for name, text in notes.mapping.items() if name not in gone or text.pos.path == own_path}
    if len(kept) == len(notes.mapping):
        return result
    entries = {key: value for key, value in result.mapping.items() if key != _NOTES}
    if kept:
        entries = {key: notes.with_value(kept) if key == _NOTES else value for key, value in result.mapping.items()}
    return result.with_value(entries)


def still_called(result: Node, child: Node) -> Iterator[Diagnostic]:
    """An error for each note that a child removed while a text of the result still calls it."""
    notes = child.get(_NOTES)
    calls = _called(result)
    for name, note in notes.mapping.items() if notes is not None else ():
        if note.tag is not Tag.REMOVE or name not in calls:
            continue
        caller = next((node for node in walk(result) if node.is_text and name in summary_of(node).notes), result)
        related = (Related(caller.place_of(f"[^{name}]"), "chú thích được gọi ở đây"),)
        message = f"Chú thích “{name}” đã bỏ mà vẫn còn chỗ gọi."
        hint = f"Giữ chú thích, hoặc sửa đoạn có [^{name}]."
        yield Diagnostic("cascade/note-still-called", message, note.named_at, hint, related=related, about=(name,))


def _called(root: Node) -> frozenset[str]:
    return frozenset().union(*(summary_of(value).notes for key, value in root.mapping.items() if key != _NOTES))

"""Changes of a tree: values set, keys and items added, removed, moved; what stays keeps its place in the file.

A path is the keys and numbers (from 0) that lead from the root of a source, as it was read, to a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gen.core.diagnostic import Position
from gen.core.node import Node, Tag, Value

Path: TypeAlias = tuple[str | int, ...]
# of what is in no file yet
NOWHERE = Position("", 0, 0)


class NoSuchPlace(LookupError):
    """A path that leads nowhere, or a change that the value there can't have."""


@dataclass(frozen=True, slots=True)
class Set:
    """A value in place of another one; a new key is added, before the first that is there of the keys `before`."""

    path: Path
    value: Node
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """An item put before the one with this number in the list at `path`, or last."""

    path: Path
    at: int
    item: Node


@dataclass(frozen=True, slots=True)
class Remove:
    """An entry or item taken out."""

    path: Path


@dataclass(frozen=True, slots=True)
class Move:
    """An item put before the one with this number in its list, or last."""

    path: Path
    to: int


Edit: TypeAlias = Set | Insert | Remove | Move


def new(value: str | Mapping[str, Node] | Sequence[Node], tag: Tag = Tag.NONE) -> Node:
    """A value that is in no file yet."""
    made: Value = value if isinstance(value, str) else dict(value) if isinstance(value, Mapping) else tuple(value)
    return Node(made, NOWHERE, tag=tag)


def with_entry(mapping: Node, key: str, value: Node, before: Sequence[str] = ()) -> Node:
    """A mapping with a key set; a new one stands before the first of `before` that is there, else last."""
    if key in mapping.mapping:
        return mapping.with_value({**mapping.mapping, key: value})
    behind = next((name for name in mapping.mapping if name in before), None)
    entries: dict[str, Node] = {}
    for name, old in mapping.mapping.items():
        if name == behind:
            entries[key] = value
        entries[name] = old
    return mapping.with_value({**entries, key: value} if behind is None else entries)


def path_to(root: Node, node: Node) -> Path | None:
    """The path of a value by its place in the file, None where it is not in this tree."""
    if root.pos == node.pos and type(root.value) is type(node.value):
        return ()
    steps: list[tuple[str | int, Node]] = [*root.mapping.items(), *enumerate(root.items)]
    for step, child in steps:
        rest = path_to(child, node)
        if rest is not None:
            return (step, *rest)
    return None


def with_edits(root: Node, edits: Sequence[Edit]) -> Node:
    """The tree with all edits done; their paths and numbers are those of `root`. Raises NoSuchPlace."""
    return _changed(root, [(edit.path, edit) for edit in edits])


def _changed(node: Node, edits: Sequence[tuple[Path, Edit]]) -> Node:
    here = [edit for path, edit in edits if not path]
    if any(isinstance(edit, Set) for edit in here):
        return next(edit.value for edit in here if isinstance(edit, Set))
    below: dict[str | int, list[tuple[Path, Edit]]] = {}
    for path, edit in edits:
        if path:
            below.setdefault(path[0], []).append((path[1:], edit))
    if node.is_mapping:
        return _mapping(node, below)
    if node.is_list:
        arriving = [edit for path, edit in edits if _arrives(path, edit)]
        return _list(node, below, [edit for edit in arriving if isinstance(edit, Insert | Move)])
    raise NoSuchPlace(next(iter(below), ""))


def _arrives(path: Path, edit: Edit) -> bool:
    return (isinstance(edit, Insert) and not path) or (isinstance(edit, Move) and len(path) == 1)


def _mapping(node: Node, below: dict[str | int, list[tuple[Path, Edit]]]) -> Node:
    out = node
    for key, edits in below.items():
        own = [edit for path, edit in edits if not path]
        if key not in node.mapping:
            added = own[0] if own else None
            if not isinstance(added, Set) or not isinstance(key, str):
                raise NoSuchPlace(key)
            out = with_entry(out, key, added.value, added.before)
        elif any(isinstance(edit, Remove) for edit in own):
            out = out.with_value({name: value for name, value in out.mapping.items() if name != key})
        else:
            out = out.with_value({**out.mapping, str(key): _changed(node.mapping[str(key)], edits)})
    return out


def _list(node: Node, below: dict[str | int, list[tuple[Path, Edit]]], inserts: Sequence[Insert | Move]) -> Node:
    stay: list[tuple[int, Node]] = []
    moved: dict[int, Node] = {}
    for number, item in enumerate(node.items):
        edits = below.pop(number, [])
        own = [edit for path, edit in edits if not path]
        if any(isinstance(edit, Remove) for edit in own):
            continue
        rest = [pair for pair in edits if not isinstance(pair[1], Move) or pair[0]]
        item = _changed(item, rest) if rest else item
        if any(isinstance(edit, Move) for edit in own):
            moved[number] = item
        else:
            stay.append((number, item))
    if below:
        raise NoSuchPlace(next(iter(below)))
    before = _arriving(inserts, moved)
    out: list[Node] = []
    at = 0
    for number, item in stay:
        while at <= number:
            out += before.pop(at, [])
            at += 1
        out.append(item)
    return node.with_value((*out, *(item for number in sorted(before) for item in before[number])))


def _arriving(inserts: Sequence[Insert | Move], moved: dict[int, Node]) -> dict[int, list[Node]]:
    """What comes before each number, in the order of the edits."""
    before: dict[int, list[Node]] = {}
    for edit in inserts:
        if isinstance(edit, Insert):
            before.setdefault(edit.at, []).append(edit.item)
        elif isinstance(last := edit.path[-1], int):
            before.setdefault(edit.to, []).append(moved[last])
    return before

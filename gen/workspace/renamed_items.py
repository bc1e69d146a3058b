"""What was seen of a parent, by the paths of today: items that were given other ids since (`ma_cu`)."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.node import Node
from gen.core.summary import summary_of
from gen.source.paths import item_names, old_names, step
from gen.workspace.seen_parent import SeenParent


def as_called_now(seen: SeenParent, parent: Node | None) -> SeenParent:
    """The record with every path that leads through an old id of an item leading through the one of today."""
    if parent is None or "ma_cu" not in summary_of(parent).marks:
        return seen
    # what stands deeper is renamed first, while the steps before it are those of the record
    moved = sorted(_moved(parent, "", ""), key=lambda pair: -pair[0].count("/"))
    known = {*seen.overrides, *seen.inherited}

    def now(path: str) -> str:
        for old, new in moved:
            if (path == old or path.startswith(f"{old}/")) and new not in known:
                return new + path[len(old) :]
        return path

    overrides = {now(path): pair for path, pair in seen.overrides.items()}
    return SeenParent(overrides, {now(path): digest for path, digest in seen.inherited.items()})


def _moved(node: Node, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Every path that an item had before and the one it has now; `old` and `new` lead to the node."""
    for key, value in node.mapping.items():
        yield from _moved(value, step(old, key), step(new, key))
    for name, item in zip(item_names(node.items), node.items, strict=True):
        for before in old_names(item):
            yield step(old, before), step(new, name)
            yield from _moved(item, step(old, before), step(new, name))
        yield from _moved(item, step(old, name), step(new, name))


def as_first_called(node: Node) -> Node:
    """A tree in which every item has the first of its ids, so that a new one changes no digest of it."""
    if "ma_cu" not in summary_of(node).marks:
        return node
    if node.is_list:
        return node.with_value(tuple(map(as_first_called, node.items)))
    entries = {key: as_first_called(value) for key, value in node.mapping.items()}
    before = old_names(node)
    return node.with_value({**entries, "ma": Node(before[0], node.pos)} if before else entries)

"""How values are called from outside (`gen explain`, `gen status`): every text by a name of its own."""

from __future__ import annotations

from gen.core.node import Node
from gen.source import read_source
from gen.source.paths import leaves, value_at


def tree(text: str) -> Node:
    node, found = read_source(text.encode(), "plans/a.yaml")
    assert node is not None and not found
    return node


def test_like_items_without_ids_are_called_apart() -> None:
    root = tree("can_cu:\n  - {noi_dung: Luật A}\n  - {noi_dung: Luật A}\n  - {noi_dung: Luật B}\n")
    paths = dict(leaves(root))
    assert len(paths) == 3
    assert all(value_at(root, path) is node for path, node in paths.items())


def test_what_paths_leave_out() -> None:
    root = tree("phan:\n  - {ma: noi-dung, muc: [{ma: a, chu_tri: X}, {thoi_gian: Y}]}\nbien: {nam: z}\n")
    assert {path: node.text for path, node in leaves(root)} == {
        "noi-dung/a/chu_tri": "X",
        "noi-dung/thoi-gian": "Y",
        "bien/nam": "z",
    }

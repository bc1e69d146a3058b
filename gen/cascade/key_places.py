"""Where a key stands that a child adds to a mapping of its parent."""

from __future__ import annotations

from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES


def inserted(result: dict[str, Node], child: Node, key: str, value: Node) -> dict[str, Node]:
    """The mapping with a new key after the nearest one before it in the child that the result has."""
    before = list(child.mapping)[: list(child.mapping).index(key)]
    peers = [name for name in before if name in result and (key not in ATTRIBUTES or name in ATTRIBUTES)]
    if not peers:
        return {**result, key: value}
    out: dict[str, Node] = {}
    for name, old in result.items():
        out[name] = old
        if name == peers[-1]:
            out[key] = value
    return out

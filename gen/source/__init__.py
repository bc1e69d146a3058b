"""YAML as text with places: bytes in, a Node tree and findings out (the only door to PyYAML)."""

from __future__ import annotations

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.source.decode import decode
from gen.source.node_builder import parse


def read_source(data: bytes, path: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of one file, or None where it can't be read, and all that is wrong with its writing."""
    source, found = decode(data, path)
    if source is None:
        return None, found
    node, problems = parse(source.text, path)
    if source.as_written:
        return node, found + problems
    return (source.relocated(node) if node is not None else None), found + source.told(problems)


__all__ = ["read_source"]

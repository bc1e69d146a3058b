"""YAML as text with places: bytes in, a Node tree and findings out (the only door to PyYAML)."""

from __future__ import annotations

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.source.decode import decode
from gen.source.parse import parse


def read_source(data: bytes, path: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of one file, or None where it can't be read, and all that is wrong with its writing."""
    text, found = decode(data, path)
    if text is None:
        return None, found
    node, problems = parse(text, path)
    return node, found + problems


__all__ = ["read_source"]

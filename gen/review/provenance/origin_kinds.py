"""How a value came into a document: taken over, changed by a rule, written by the document itself."""

from __future__ import annotations

from collections.abc import Container, Iterator
from enum import Enum, auto

from gen.core.node import Node
from gen.source.paths import leaves


class OriginKind(Enum):
    """How a value came into the document."""

    # of a document without a parent
    OWN = auto()
    KEPT = auto()
    # kept, but names in `{{ }}` say something else here than in the parent
    FILLED = auto()
    # printed as the parent prints it, which fills in other names than the document that wrote it
    FILLED_ABOVE = auto()
    REPLACED_WORDS = auto()
    GIVEN = auto()
    PATCHED = auto()
    ADDED = auto()
    # written within what takes the place of a whole value of the parent
    WHOLE = auto()
    # of a row whose cells came in several ways
    MIXED = auto()
    BLANK = auto()


def kind_of(text: Node, own: str, replaced: Container[int]) -> OriginKind:
    """How a text came into a document that inherits and whose source is `own`, slots and names aside."""
    if text.by:
        return OriginKind.GIVEN if text.pos.path == own else OriginKind.REPLACED_WORDS
    if text.pos.path != own:
        return OriginKind.KEPT
    if text.over is not None:
        return OriginKind.PATCHED
    return OriginKind.WHOLE if id(text) in replaced else OriginKind.ADDED


def differing(root: Node, own: str) -> Iterator[tuple[str, OriginKind, Node]]:
    """The texts in which a document differs from its parent: path, kind, value."""
    replaced = replaced_parts(root)
    for path, text in leaves(root):
        kind = kind_of(text, own, replaced)
        if kind is not OriginKind.KEPT:
            yield path, kind, text


def replaced_parts(root: Node) -> dict[int, Node]:
    """By identity, what stands inside a value that took the place of the parent's whole, with the parent's."""
    out: dict[int, Node] = {}

    def note(node: Node, above: Node | None) -> None:
        if node.over is not None and not node.is_text:
            above = node.over
        if above is not None:
            out[id(node)] = above
        for value in (*node.mapping.values(), *node.items):
            note(value, above)

    note(root, None)
    return out

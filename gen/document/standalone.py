"""A resolved tree as a document of its own: no mark or helper of the cascade, and the parent's citation written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.vocabulary import CASCADE_ONLY, FIGURES
from gen.text.braces import replaced
from gen.text.inline import typed
from gen.text.interpolate import expand, uses

# what no document of its own can say: who its parent is, and figures that stand in a file
_NAMES, _BASES = ("cha", "so_lieu"), "can_cu"


def standalone(root: Node, scope: Mapping[str, object], of_bases: Mapping[str, object]) -> Node:
    """The tree that `gen show` prints and of which the file's fingerprint is taken; bases have names of their own."""
    if isinstance(root.value, dict):
        kept = {
            key: standalone(value, of_bases if key == _BASES else scope, of_bases)
            for key, value in root.value.items()
            if key not in CASCADE_ONLY and not (key == FIGURES and "don_vi" in root.value)
        }
        same = len(kept) == len(root.value) and all(kept[key] is value for key, value in root.value.items())
        return root if same else root.with_value(kept)
    if isinstance(root.value, tuple):
        items = tuple(standalone(item, scope, of_bases) for item in root.value)
        return root if all(a is b for a, b in zip(items, root.value, strict=True)) else root.with_value(items)
    if "{{" not in root.value or not any(name in root.value for name in _NAMES):
        return root
    text = replaced(root.value, lambda expression: _written(expression, root, scope))
    return root if text == root.value else replace(root, value=text)


def _written(expression: str, node: Node, scope: Mapping[str, object]) -> str:
    if not any(uses(expression[2:-2], name) for name in _NAMES):
        return expression
    ignored: list[Diagnostic] = []
    return typed(expand(Node(expression, node.pos), scope, ignored))

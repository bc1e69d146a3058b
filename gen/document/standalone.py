"""A resolved tree as a document of its own: no mark or helper of the cascade, and the parent's citation written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.vocabulary import CASCADE_ONLY
from gen.text.braces import replaced
from gen.text.inline import typed
from gen.text.interpolate import expand, uses

_PARENT, _BASES = "cha", "can_cu"


def standalone(root: Node, scope: Mapping[str, object], of_bases: Mapping[str, object]) -> Node:
    """The tree that `gen show` prints and of which the file's fingerprint is taken; bases have names of their own."""
    if isinstance(root.value, dict):
        kept = {
            key: standalone(value, of_bases if key == _BASES else scope, of_bases)
            for key, value in root.value.items()
            if key not in CASCADE_ONLY
        }
        same = len(kept) == len(root.value) and all(kept[key] is value for key, value in root.value.items())
        return root if same else root.with_value(kept)
    if isinstance(root.value, tuple):
        items = tuple(standalone(item, scope, of_bases) for item in root.value)
        return root if all(a is b for a, b in zip(items, root.value, strict=True)) else root.with_value(items)
    if _PARENT not in root.value or "{{" not in root.value:
        return root
    text = replaced(root.value, lambda expression: _written(expression, root, scope))
    return root if text == root.value else replace(root, value=text)


def _written(expression: str, node: Node, scope: Mapping[str, object]) -> str:
    if not uses(expression[2:-2], _PARENT):
        return expression
    ignored: list[Diagnostic] = []
    return typed(expand(Node(expression, node.pos), scope, ignored))

"""A tree cut where parts of a kind hold parts of the same kind: Cerberus recurses, and a plan may nest sixty deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gen.core.node import Node
from gen.schema.fast_path import LEFT_OUT, as_plain, validated_items
from gen.schema.rules import SCHEMAS, Rules

# whose lists hold their own kind
_NESTING = frozenset(("node", "column", "row", "recipient"))
_Path = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One mapping with its rules' name, as Cerberus reads it: parts that are a level of their own are empty in it."""

    node: Node
    name: str
    plain: Any
    apart: frozenset[_Path]

    def is_apart(self, path: _Path) -> bool:
        """True for the path of what is in a part that is a level of its own."""
        return any(path[:length] in self.apart for length in range(1, len(path)))


def levels(node: Node, name: str) -> Iterator[Level]:
    """A mapping and all parts below it that nest in their own kind, each as a level."""
    waiting = [(node, name)]
    while waiting:
        node, name = waiting.pop()
        cut = _Cut()
        plain = cut.mapping(node, SCHEMAS[name], ())
        yield Level(node, name, plain, frozenset(cut.apart))
        waiting += cut.parts


@dataclass
class _Cut:
    """Makes one level, and notes what was cut off."""

    apart: set[_Path] = field(default_factory=set)
    parts: list[tuple[Node, str]] = field(default_factory=list)

    def mapping(self, node: Node, rules: Rules, path: _Path) -> dict[str, Any]:
        """A mapping as Cerberus reads it."""
        return {
            key: self._value(value, rules.get(key, {}), (*path, key))
            for key, value in node.mapping.items()
            if value.tag not in LEFT_OUT
        }

    def _value(self, node: Node, rule: Rules, path: _Path) -> Any:
        schema = rule.get("schema")
        if node.is_mapping and isinstance(schema, str):
            return self.mapping(node, SCHEMAS[schema], path)
        inner = schema.get("schema") if isinstance(schema, dict) else None
        if not node.is_list or inner not in _NESTING:
            return as_plain(node)
        return [self._item(item, inner, (*path, at)) for at, item in enumerate(validated_items(node))]

    def _item(self, node: Node, name: str, path: _Path) -> Any:
        if not node.is_mapping:
            return as_plain(node)
        self.apart.add(path)
        self.parts.append((node, name))
        return {}

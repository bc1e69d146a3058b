"""The documents that a plan takes items from (`lay_tu`), each resolved as a parent is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gen.cascade.taken import Order
from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.workspace.parent_link import ParentLink
from gen.workspace.resolved import Resolved

_CIRCLE = "Bỏ mục này của lay_tu, hoặc viết thẳng phần ấy vào đây."


def orders_of(
    child: Node, resolve: Callable[[ParentLink], tuple[Resolved | None, list[Diagnostic]]]
) -> tuple[list[Order], tuple[Resolved, ...], list[Diagnostic]]:
    """What a child asks for, of which documents, and why one of them can't be had."""
    listed, orders, found = child.get("lay_tu"), list[Order](), list[Diagnostic]()
    taken: dict[str, Resolved] = {}
    for entry in listed.items if listed is not None else ():
        other, problems = resolve(ParentLink(entry.mapping["tu"]))
        found += [replace(one, hint=_CIRCLE) if one.code == "cascade/circle" else one for one in problems]
        if other is not None and other.root is not None:
            orders.append(Order(entry, other.root))
            taken[other.path] = other
    return orders, tuple(taken.values()), found

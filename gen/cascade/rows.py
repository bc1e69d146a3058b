"""The rows of a table, those below groups and rows included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gen.core.node import Node


def rows_below(row: Node) -> tuple[Node, ...]:
    """The rows right below a row or group."""
    inner = row.get("hang")
    return inner.items if inner is not None else ()


def all_rows(rows: Iterable[Node]) -> Iterator[Node]:
    """The rows and all below them, in the order written."""
    for row in rows:
        yield row
        yield from all_rows(rows_below(row))

"""The rows of a table, those below groups and rows included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gen.core.node import Node
from gen.core.vocabulary import ROW_HEADINGS


def rows_below(row: Node) -> tuple[Node, ...]:
    """The rows right below a row or group."""
    inner = row.get("hang")
    return inner.items if inner is not None else ()


def is_work(row: Node) -> bool:
    """True for a row that is neither a group nor a total."""
    return ROW_HEADINGS.isdisjoint(row.mapping)


def is_total(row: Node) -> bool:
    """True for a row that sums those above it."""
    return "tong" in row.mapping


def all_rows(rows: Iterable[Node]) -> Iterator[Node]:
    """The rows and all below them, in the order written."""
    for row in rows:
        yield row
        yield from all_rows(rows_below(row))

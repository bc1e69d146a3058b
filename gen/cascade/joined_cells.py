"""Cells joined with the one above (`^`): told in full where another row has come to stand above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from gen.cascade.rows import all_rows, rows_below
from gen.core.memo import Memo
from gen.core.node import Node
from gen.core.vocabulary import JOINED, NUMBER_COLUMN
from gen.source.placing import ma_of

# by its column; a number that nobody typed is None
Said: TypeAlias = Mapping[str, Node | None]
# the ids from the table down to a row; a row without one is called by itself
_RowPath: TypeAlias = tuple[str | Node, ...]


class _Join(NamedTuple):
    """What the joined cells of a row say, and the row above it."""

    above: _RowPath
    said: Said


_JOINS: Memo[None, dict[_RowPath, _Join]] = Memo("rows of a table with joined cells")


def with_joins_kept(parent: Node, result: Node) -> Node:
    """A table after a child added or removed rows, each joined cell saying what it said in the parent's table."""
    before, after = parent.get("hang"), result.get("hang")
    if before is None or after is None or before is after:
        return result
    joins = _JOINS.made(before, None, lambda: dict(_joins(before)))
    moved = dict(_moved(after, joins)) if joins else {}
    if not moved:
        return result
    return result.with_value({**result.mapping, "hang": _with_rows(after, moved)})


def said_by_joined(rows: Iterable[Node]) -> Iterator[tuple[Node, Said]]:
    """The rows and all below them, each with what its cells say that are joined with the row above."""
    above: Said = {}
    for row in all_rows(rows):
        said = {key: _said(key, value, above) for key, value in row.mapping.items() if value.text == JOINED}
        yield row, said
        above = {**row.mapping, **said} if said else row.mapping


def told_in_full(row: Node, said: Said) -> Node:
    """The row with what its joined cells say; a number that was counted is counted again."""
    cells = {key: said.get(key, value) for key, value in row.mapping.items()}
    return row.with_value({key: value for key, value in cells.items() if value is not None}) if said else row


def _said(key: str, joined: Node, above: Said) -> Node | None:
    found = above.get(key)
    return found if found is not None or key == NUMBER_COLUMN else Node("", joined.pos)


def _joins(rows: Node) -> Iterator[tuple[_RowPath, _Join]]:
    above: _RowPath = ()
    for (path, _), (_, said) in zip(_paths(rows.items), said_by_joined(rows.items), strict=True):
        if said:
            yield path, _Join(above, said)
        above = path


def _paths(rows: Iterable[Node], holder: _RowPath = ()) -> Iterator[tuple[_RowPath, Node]]:
    for row in rows:
        path = (*holder, ma_of(row) or row)
        yield path, row
        yield from _paths(rows_below(row), path)


def _moved(rows: Node, joins: Mapping[_RowPath, _Join]) -> Iterator[tuple[Node, Said]]:
    """The rows below which another row stands than in the parent's table, with what their joined cells said there."""
    above: _RowPath = ()
    for path, row in _paths(rows.items):
        join = joins.get(path)
        if join is not None and join.above != above:
            said = {key: node for key, node in join.said.items() if row.text_of(key) == JOINED}
            if said:
                yield row, said
        above = path


def _with_rows(rows: Node, moved: Mapping[Node, Said]) -> Node:
    return rows.with_value(tuple(_row(row, moved) for row in rows.items))


def _row(row: Node, moved: Mapping[Node, Said]) -> Node:
    told, below = told_in_full(row, moved.get(row, {})), row.get("hang")
    return told.with_value({**told.mapping, "hang": _with_rows(below, moved)}) if below is not None else told

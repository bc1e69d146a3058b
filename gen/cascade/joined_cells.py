"""Cells joined with the one above (`^`): told in full where another row has come to stand above them."""

from __future__ import annotations

from gen.core.node import Node
from gen.core.vocabulary import JOINED
from gen.source.placing import ma_of


def with_moved_cells_told(before: tuple[Node, ...], after: tuple[Node, ...]) -> tuple[Node, ...]:
    """Rows after a child added or removed some, each joined cell saying what it said among the parent's rows."""
    above = {ma_of(row): ma_of(before[index - 1]) for index, row in enumerate(before) if index and ma_of(row)}
    said = _said(before)
    out = []
    for index, row in enumerate(after):
        moved = index == 0 or above.get(ma_of(row)) != ma_of(after[index - 1])
        full = said.get(ma_of(row), {}) if moved else {}
        moved_cells = {key: full[key] for key, value in row.mapping.items() if value.text == JOINED and key in full}
        out.append(row.with_value({**row.mapping, **moved_cells}) if moved_cells else row)
    return tuple(out)


def _said(rows: tuple[Node, ...]) -> dict[str, dict[str, Node]]:
    """What the joined cells of each row say, by the row's id."""
    seen: dict[str, Node] = {}
    out = {}
    for row in rows:
        joined = {key: seen[key] for key, value in row.mapping.items() if value.text == JOINED and key in seen}
        seen.update(row.mapping | joined)
        out[ma_of(row)] = joined
    return out

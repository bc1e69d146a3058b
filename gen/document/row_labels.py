"""What stands in the number column of each row of a table: labels by example, one level below another; or as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gen.cascade.rows import is_total, is_work, rows_below
from gen.core.node import Node
from gen.core.vocabulary import JOINED, NUMBER_COLUMN
from gen.text.numbering import Label, LabelStyle, label, style_below, style_from, typed_label

_DEFAULT_LEVELS = ("1", "1.1", "a", "-")


class LabelledRow(NamedTuple):
    """A row, its label (None where it takes none), and how many numbered rows it stands below."""

    node: Node
    label: Label | None
    depth: int
    # its number is that of the row above
    joined: bool = False

    @property
    def text(self) -> str:
        """What is printed as its label."""
        return self.label.text if self.label is not None and not self.joined else ""


class _Levels(NamedTuple):
    """The styles of the levels from `depth` downwards."""

    styles: tuple[LabelStyle, ...]
    depth: int = 0

    def style(self, depth: int) -> LabelStyle:
        at = depth - self.depth
        return self.styles[at] if at < len(self.styles) else style_below(self.styles[-1], "1")


@dataclass
class _Counter:
    """Counts the rows of one level; groups may share one."""

    value: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a list of rows stands: its levels, its depth, the label above it, and what counts its rows and groups."""

    levels: _Levels
    depth: int = 0
    parent: Label | None = None
    rows: _Counter = field(default_factory=_Counter)
    groups: _Counter = field(default_factory=_Counter)
    # by depth, what counts the rows below numbered groups where counting runs on
    running: dict[int, _Counter] = field(default_factory=dict)


class RowLabels:
    """Numbers the rows of a table; `words` gives what a typed label prints."""

    def __init__(self, table: Node, words: Callable[[Node], str]) -> None:
        self._levels = _styles(table.get("danh_so")) or tuple(filter(None, map(style_from, _DEFAULT_LEVELS)))
        self._run_on = table.text_of("dem") == "lien-tuc"
        self._words = words
        self._above: Label | None = None

    def rows(self, nodes: Sequence[Node]) -> Iterator[LabelledRow]:
        """The rows and all below them, in the order written."""
        return self._rows(nodes, _Place(_Levels(self._levels)))

    def _rows(self, nodes: Sequence[Node], place: _Place) -> Iterator[LabelledRow]:
        if any(map(is_work, nodes)) and any(map(_is_numbered_group, nodes)):
            # side by side, each number is taken once
            place = replace(place, groups=place.rows)
        for node in nodes:
            row = self._labelled(node, place)
            self._above = row.label
            yield row
            below = rows_below(node)
            if below:
                yield from self._rows(below, self._below(node, row.label, place))

    def _labelled(self, node: Node, place: _Place) -> LabelledRow:
        typed, style = node.get(NUMBER_COLUMN), place.levels.style(place.depth)
        if typed is not None and typed.text == JOINED:
            return LabelledRow(node, self._above, place.depth, joined=True)
        if typed is not None:
            text = self._words(typed)
            return LabelledRow(node, typed_label(style, text) if text else None, place.depth)
        if not _is_numbered(node):
            return LabelledRow(node, None, place.depth)
        counter = place.rows if is_work(node) else place.groups
        counter.value += 1
        return LabelledRow(node, label(style, counter.value, place.parent), place.depth)

    def _below(self, node: Node, own: Label | None, place: _Place) -> _Place:
        """Where the rows below a row stand: a level deeper, but below one without a label on its own level."""
        depth = place.depth if own is None else place.depth + 1
        styles = _styles(node.get("danh_so_duoi"))
        levels = _Levels(styles, depth) if styles else place.levels
        if own is None:
            return replace(place, levels=levels) if self._run_on else _Place(levels, depth, place.parent)
        if self._run_on and not is_work(node):
            running = place.running
            return _Place(levels, depth, own, running.setdefault(depth, _Counter()), running=running)
        return _Place(levels, depth, own)


def _styles(examples: Node | None) -> tuple[LabelStyle, ...]:
    """The styles that a text or a list of texts shows, one a level."""
    texts = [node.text for node in (examples.items or (examples,))] if examples is not None else []
    return tuple(style for style in map(style_from, texts) if style)


def _is_numbered(row: Node) -> bool:
    """True for a row of work that does not say otherwise, and for a group that says so."""
    return row.text_of("danh_so") != "false" if is_work(row) else _is_numbered_group(row)


def _is_numbered_group(row: Node) -> bool:
    return not is_work(row) and not is_total(row) and row.text_of("danh_so") == "true"

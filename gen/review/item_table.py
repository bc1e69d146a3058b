"""A parent seen from above: for each of its items, what each heir does with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from gen.cascade.override import Override, OverrideKind
from gen.core.node import Node, Tag, walk
from gen.core.vocabulary import LEADS
from gen.source.paths import paths_in
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import is_within


class Treatment(Enum):
    """What an heir does with an item; the values stand in CSV and JSON."""

    FOLLOWS = "theo"
    PATCHED = "sua"
    REPLACED = "thay"
    REMOVED = "bo"
    GIVEN = "giao"
    NOT_TAKEN = "khong-nhan"
    BLANK = "chua-dien"
    BROKEN = "hong"


@dataclass(frozen=True, slots=True)
class ItemTreatment:
    """What one heir does with one item; of work given out, to whom."""

    treatment: Treatment
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ItemTable:
    """The items of a parent by their paths, its heirs, and what each does with each; which heirs are issued."""

    parent: str
    items: tuple[str, ...]
    heirs: tuple[str, ...]
    cells: Mapping[tuple[str, str], ItemTreatment]
    issued: frozenset[str]

    def counts(self, item: str) -> Counter[Treatment]:
        """How many heirs treat an item in each way."""
        return Counter(self.cells[item, heir].treatment for heir in self.heirs)

    def differing(self) -> tuple[str, ...]:
        """The items with which some heir does something of its own."""
        return tuple(item for item in self.items if self.counts(item)[Treatment.FOLLOWS] < len(self.heirs))

    def told_once(self) -> tuple[str, ...]:
        """The same without items with which each heir does what it does with all of the item that they are in."""
        return tuple(item for item in self.differing() if not self._is_of_whole(item))

    def _is_of_whole(self, item: str) -> bool:
        above = item.rpartition("/")[0]
        known = set(self.items)
        while above and above not in known:
            above = above.rpartition("/")[0]
        if not above:
            return False
        pairs = [(self.cells[item, heir], self.cells[above, heir]) for heir in self.heirs]
        return all(own.treatment is Treatment.FOLLOWS or (own == whole and _is_whole(own)) for own, whole in pairs)


def _is_whole(cell: ItemTreatment) -> bool:
    """True for what is done to an item with all that is in it."""
    return cell.treatment in (Treatment.REMOVED, Treatment.REPLACED, Treatment.NOT_TAKEN, Treatment.BROKEN)


_KINDS = {
    OverrideKind.PATCHED: Treatment.PATCHED,
    OverrideKind.REPLACED: Treatment.REPLACED,
    OverrideKind.REMOVED: Treatment.REMOVED,
    OverrideKind.GIVEN: Treatment.GIVEN,
}
# where the rows stand that a child may leave to others
_TABLES = "phu_luc"
# of several at one item the one that is told
_FIRST = (OverrideKind.REMOVED, OverrideKind.REPLACED, OverrideKind.GIVEN, OverrideKind.PATCHED)


def item_table(library: Library, parent: str, below: str = "") -> ItemTable:
    """The table of a plan (by its id), of the items at and below a path where one is given."""
    source = library.workspace.source_path(parent)
    root = library.resolve(library.printed(parent)).root
    items = tuple(path for path in _items(root) if is_within(path, below) or not below) if root is not None else ()
    heirs: list[str] = []
    issued: set[str] = set()
    cells: dict[tuple[str, str], ItemTreatment] = {}
    for id in library.workspace.documents():
        child = library.resolve(id)
        if source in child.above:
            heirs.append(id)
            issued |= {id} if library.printed(id) != id else set()
            cells |= {(item, id): cell for item, cell in _column(child, source, items)}
        library.forget(id)
    return ItemTable(parent, items, tuple(heirs), cells, frozenset(issued))


def _items(root: Node) -> dict[str, Node]:
    """What children name by its id, by its path, in reading order; columns are no items."""
    paths = paths_in(root)
    named = ((paths.get(id(node), ""), node) for node in walk(root) if node.is_mapping and node.text_of("ma"))
    return {path: node for path, node in named if path and "cot" not in path.split("/")}


def _column(child: Resolved, source: str, items: Sequence[str]) -> Iterator[tuple[str, ItemTreatment]]:
    """What one heir does with each item."""
    tree = child.root or child.draft
    if tree is None:
        yield from ((item, ItemTreatment(Treatment.BROKEN)) for item in items)
        return
    known = set(items)
    overrides = list(_overrides(child, source))
    by_item: dict[str, list[OverrideKind]] = {}
    for override in overrides:
        by_item.setdefault(_item_of(override.path, known), []).append(override.kind)
    whole = [one for one in overrides if one.kind in (OverrideKind.REPLACED, OverrideKind.REMOVED)]
    there = _items(tree)
    for item in items:
        yield item, _cell(item, there.get(item), by_item.get(item, []), whole)


def _cell(item: str, value: Node | None, kinds: Sequence[OverrideKind], whole: Sequence[Override]) -> ItemTreatment:
    """What is done with an item; `value` is what the heir has there, None where it has nothing."""
    if value is None or not kinds:
        above = next((one.kind for one in whole if is_within(item, one.path)), None)
        if above is not None:
            return ItemTreatment(_KINDS[above])
    if value is None:
        # a section of which all was taken out goes with it
        return ItemTreatment(Treatment.NOT_TAKEN if is_within(item, _TABLES) else Treatment.REMOVED)
    if any(own.tag is Tag.SLOT for own in value.mapping.values()):
        return ItemTreatment(Treatment.BLANK)
    kind = next((kind for kind in _FIRST if kind in kinds), None)
    if kind is None:
        return ItemTreatment(Treatment.FOLLOWS)
    return ItemTreatment(_KINDS[kind], _lead(value) if kind is OverrideKind.GIVEN else "")


def _overrides(child: Resolved, source: str) -> Iterator[Override]:
    """What is set aside of a plan on the way down to an heir."""
    level: Resolved | None = child
    while level is not None and level.parent is not None:
        yield from level.overrides
        if source in level.above[:1]:
            return
        level = level.parent


def _item_of(path: str, known: set[str]) -> str:
    """The innermost item that a place is in."""
    while path and path not in known:
        path = path.rpartition("/")[0]
    return path


def _lead(row: Node) -> str:
    for key in LEADS:
        lead = row.get(key)
        if lead is not None:
            return lead.text or "; ".join(item.text for item in lead.items)
    return ""

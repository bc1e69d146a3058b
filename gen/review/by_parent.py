"""What changed in an heir without a word of its own being written: texts that cite its parent, its symbol."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gen.core.node import Node
from gen.document.composer import compose
from gen.registers.entries import LegalDocument
from gen.review.compare.changes import Change, Difference
from gen.review.compare.document_diff import ComparedDocument, document_diff

# what is cited of a parent -> the paths of its lines that say so
_CITED = {
    "loai": ("loai",),
    "so": ("so",),
    "ngay": ("ngay",),
    "co_quan": ("don_vi", "tham_quyen"),
    "ve": ("trich_yeu",),
}
# the line of number and symbol, and the keys that it is made of beside the number
NUMBER, SYMBOL = "so", ("ky_hieu", "loai")


@dataclass(frozen=True, slots=True)
class ByParent:
    """Changes of an heir that come of its parent alone: of lines that it cites (their paths), of its symbol."""

    changes: tuple[Change, ...] = ()
    cited: frozenset[str] = frozenset()
    symbol: bool = False

    @property
    def lines(self) -> frozenset[str]:
        """The paths of the parent's lines that they come of."""
        return self.cited | ({NUMBER} if self.symbol else frozenset())


NOTHING = ByParent()


@dataclass(frozen=True, slots=True)
class Citing:
    """An heir on one side, and its parent as it is cited there."""

    heir: ComparedDocument
    parent: LegalDocument | None


def by_parent(a: Citing, b: Citing, difference: Difference) -> ByParent:
    """What of a difference would not be, were the parent cited as before and its symbol the same."""
    if not difference:
        return NOTHING
    numbers = [change for change in _changes_of(difference) if change.path == NUMBER]
    symbol = bool(numbers) and _has_symbol_of_parent(a.heir, b.heir)
    changes = numbers if symbol else []
    cited: set[str] = set()
    if a.parent is not None and b.parent is not None and a.parent != b.parent:
        rest = {_key(change) for change in _changes_of(document_diff(a.heir, _with_parent(b.heir, a.parent)))}
        changes += [change for change in _changes_of(difference) if _key(change) not in rest and change not in changes]
        cited.update(*_cited(b.heir, a.parent, b.parent))
    return ByParent(tuple(changes), frozenset(cited), symbol)


def _cited(heir: ComparedDocument, old: LegalDocument, new: LegalDocument) -> Iterator[tuple[str, ...]]:
    """The parent's lines without whose change an heir would print other words."""
    for name, lines in _CITED.items():
        if getattr(old, name) != getattr(new, name):
            before = _with_parent(heir, replace(new, **{name: getattr(old, name)}))
            if before.document != heir.document:
                yield lines


def _with_parent(heir: ComparedDocument, parent: LegalDocument) -> ComparedDocument:
    """An heir as it is where its parent is cited so."""
    document, _ = compose(heir.root, heir.document.id, heir.registers, parent=parent)
    return heir if document is None else replace(heir, document=document)


def _has_symbol_of_parent(a: ComparedDocument, b: ComparedDocument) -> bool:
    """True where an heir's number and unit are as before, and what its symbol is made of stands in its parent."""
    unit_a, unit_b = (side.registers.units.get(side.root.text_of("don_vi")) for side in (a, b))
    symbol: list[Node] = [node for key in SYMBOL if (node := b.root.get(key)) is not None]
    same = unit_a == unit_b and a.root.text_of(NUMBER) == b.root.text_of(NUMBER)
    return same and bool(b.above) and all(node.pos.path != b.path for node in symbol)


def _changes_of(difference: Difference) -> tuple[Change, ...]:
    return (*difference.every, *difference.followed)


def _key(change: Change) -> object:
    return change.kind, change.path, change.old_path, change.at_a, change.at_b, change.setting

"""Labels that changed because something came, went or moved before them."""

from __future__ import annotations

from collections.abc import Sequence

from gen.amend.instruction import Act, Instruction
from gen.amend.places import Places, Target
from gen.amend.provision import Provision

_THEN = 0.001


def can_be_renumbered(a: Provision, b: Provision) -> bool:
    """True where the labels of two provisions are of one form, with other numbers."""
    if a.label == b.label:
        return True
    return a.word == b.word and a.number in a.label and renumbered(a.label, a.number, b.number) == b.label


def renumbered(label: str, old: str, new: str) -> str:
    """A label with another number in it; a sole appendix has none."""
    if not old or not new:
        return f"{label.removesuffix(old).strip()} {new}".strip()
    return label.replace(old, new, 1)


def renumberings(pairs: Sequence[tuple[Provision, Provision]], places: Places) -> list[Instruction]:
    """What is told of the labels of one list, behind all that is told of what bears them."""
    if not pairs:
        return []
    pairs = sorted(pairs, key=lambda pair: places.order[id(pair[0])])
    # behind what comes at the same place
    last = max(places.behind(a) for a, _ in pairs) + _THEN
    return [
        Instruction(
            Act.RENUMBER,
            tuple(Target(a) for a, _ in pairs),
            numbers=tuple(b.number for _, b in pairs),
            order=last,
            made=tuple(Target(b) for _, b in pairs),
        )
    ]

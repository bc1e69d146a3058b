"""Which provision of one list is which of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gen.amend.printed_words import token_run
from gen.amend.provision import Provision, ProvisionKind, walk
from gen.review.compare.pairing import Candidate, pair

# what is told in the order of its holder, and never wanders in it
_FIXED = (ProvisionKind.CELL, ProvisionKind.COLUMN, ProvisionKind.LIST, ProvisionKind.TABLE, ProvisionKind.TITLE)


class Sibling(NamedTuple):
    """One provision in both lists, or in one alone; `moved` where it stands elsewhere among those that stayed."""

    a: Provision | None
    b: Provision | None
    moved: bool = False


def siblings(a: Sequence[Provision], b: Sequence[Provision]) -> list[Sibling]:
    """All provisions of two lists, in the order of the second; those in the first alone come last."""
    found = pair([_candidate(one) for one in a], [_candidate(one) for one in b])
    pairs = {one.b: (one.a, one.moved) for one in found.pairs if _alike(a[one.a], b[one.b])}
    pairs |= _in_place(a, b, pairs)
    taken = {at for at, _ in pairs.values()}
    out = [
        Sibling(a[pairs[at][0]], one, pairs[at][1]) if at in pairs else Sibling(None, one) for at, one in enumerate(b)
    ]
    return out + [Sibling(one, None) for at, one in enumerate(a) if at not in taken]


def _alike(a: Provision, b: Provision) -> bool:
    return a.kind is b.kind and (a.kind not in _FIXED or a.ma == b.ma)


def _in_place(
    a: Sequence[Provision], b: Sequence[Provision], pairs: dict[int, tuple[int, bool]]
) -> dict[int, tuple[int, bool]]:
    """What is gone and what has come under the same label at the same place: one provision, rewritten."""
    partner = {at_a: at_b for at_b, (at_a, moved) in pairs.items() if not moved}
    taken = {at for at, _ in pairs.values()}
    out: dict[int, tuple[int, bool]] = {}
    for at_b, new in enumerate(b):
        if at_b in pairs:
            continue
        for at_a, old in enumerate(a):
            free = at_a not in taken and not any(at_a == used for used, _ in out.values())
            # an id of its own says that it is another one
            other = bool(old.ma and new.ma and old.ma != new.ma)
            if free and not other and old.kind is new.kind and old.name == new.name and old.label == new.label:
                crossed = any((at_a < x) != (at_b < y) for x, y in partner.items())
                if not crossed:
                    out[at_b] = (at_a, False)
                    break
    return out


def _candidate(provision: Provision) -> Candidate:
    words = [word for one in walk(provision) for line in one.lines for word in token_run(line)]
    ma = provision.ma if provision.kind is not ProvisionKind.TEXT or not provision.lines else ""
    return Candidate(ma, (provision.kind.name, *words))

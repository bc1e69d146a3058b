"""Two texts of one document, the issued and the new, to what has to be said to make one of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gen.amend.instruction import Act, Instruction
from gen.amend.places import Places, Target
from gen.amend.printed_words import same, token_run
from gen.amend.provision import Provision, ProvisionKind, printed, relabelled
from gen.amend.renumbering import can_be_renumbered, renumberings
from gen.amend.sibling_changes import Sibling, siblings
from gen.amend.text_changes import text_changes

# in a provision of which so much is changed, and in so many places, the whole is quoted
_SHARE = 0.5
_REWRITABLE = {ProvisionKind.ITEM: 3, ProvisionKind.TEXT: 3, ProvisionKind.ROW: 2}


class CannotTell(Exception):
    """What changed stands at a place that no words name; whoever holds it has to be replaced whole."""


@dataclass
class Comparer:
    """Compares two documents; `whole` are provisions to be replaced whole where anything in them changed."""

    places: Places
    whole: frozenset[int] = frozenset()

    def between(self, a: Provision, b: Provision) -> list[Instruction]:
        """What makes one provision of another that it is paired with; nothing where they say the same."""
        if not differs(a, b):
            return []
        if id(a) in self.whole or not self._is_granular(a, b):
            return [self.replacement(a, b)]
        try:
            found = [*self._own(a, b), *self._below(a, b)]
        except CannotTell:
            return [self.replacement(a, b)]
        if len(found) >= _REWRITABLE.get(a.kind, len(found) + 1) and _is_low(a) and _is_low(b) and self._mostly(a, b):
            return [self.replacement(a, b)]
        return found

    def _is_granular(self, a: Provision, b: Provision) -> bool:
        """False where the two are made differently, and can only be told whole."""
        if a.kind is ProvisionKind.TABLE:
            return _columns(a) == _columns(b)
        if a.word != b.word and a.kind not in (ProvisionKind.LIST, ProvisionKind.WHOLE):
            return False
        return bool(a.children) == bool(b.children) or _all_same(a.lines, b.lines)

    def _own(self, a: Provision, b: Provision) -> list[Instruction]:
        if _all_same(a.lines, b.lines):
            return []
        apart = bool(a.children or b.children)
        target = self._target(a, opening=apart)
        made = (Target(b, apart),)
        if target is None:
            raise CannotTell
        return text_changes(target, a, b, made, self.places.order[id(a)])

    def _below(self, a: Provision, b: Provision) -> list[Instruction]:
        if not a.children and not b.children:
            return []
        out: list[Instruction] = []
        found = siblings(a.children, b.children)
        out += self._gone(found, b)
        out += self._come(a, found)
        for one in found:
            if one.a is not None and one.b is not None:
                out += self.between(one.a, one.b)
        return out + self._renumbered(found, a.number, b.number)

    def _gone(self, found: Sequence[Sibling], holder: Provision) -> list[Instruction]:
        """What is in the first alone, those told together that stand together."""
        out: list[Instruction] = []
        gone = [one.a for one in found if one.a is not None and one.b is None]
        for a in sorted(gone, key=lambda a: self.places.order[id(a)]):
            target = self._target(a)
            if target is None:
                raise CannotTell
            made = (Target(holder, opening=True),)
            out.append(Instruction(Act.REMOVE, (target,), order=self.places.order[id(a)], made=made))
        return out

    def _come(self, holder: Provision, found: Sequence[Sibling]) -> list[Instruction]:
        """What is in the second alone and what was moved, beside what stayed."""
        out: list[Instruction] = []
        stayed = [one for one in found if one.a is not None and one.b is not None and not one.moved]
        for at, one in enumerate(found):
            if one.b is None or (one.a is not None and not one.moved):
                continue
            anchor, act = self._anchor(holder, found[:at], stayed, at, found)
            order = self._order(anchor, act)
            if one.a is None:
                out.append(Instruction(_ADDS[act], (anchor,), content=(one.b,), order=order, made=(Target(one.b),)))
                continue
            target = self._target(one.a)
            if target is None or not can_be_renumbered(one.a, one.b):
                raise CannotTell
            number = one.b.number if one.a.label != one.b.label else ""
            move = Instruction(_MOVES[act], (target,), anchor=anchor, numbers=(number,), order=order)
            out.append(replace(move, made=(Target(one.b),)))
        return out

    def _anchor(
        self, holder: Provision, before: Sequence[Sibling], stayed: Sequence[Sibling], at: int, found: Sequence[Sibling]
    ) -> tuple[Target, int]:
        """Beside what something goes: behind the nearest that stayed, else before the next, else into the holder."""
        for one in reversed(before):
            if one in stayed and one.a is not None and (target := self._target(one.a)):
                return target, 0
            if one in stayed:
                break
        if not any(one in stayed for one in before):
            for one in found[at:]:
                if one in stayed and one.a is not None and (target := self._target(one.a)):
                    return target, 1
                if one in stayed:
                    break
        target = self._target(holder)
        if target is None or stayed:
            raise CannotTell
        return target, 2

    def _order(self, anchor: Target, act: int) -> float:
        if act == 1:
            return self.places.order[id(anchor.provision)] - 0.5
        return self.places.behind(anchor.provision)

    def _renumbered(self, found: Sequence[Sibling], old: str, new: str) -> list[Instruction]:
        """The labels that changed; one that repeats its holder's changes with it, and is not told."""
        stayed = [(one.a, one.b) for one in found if one.a is not None and one.b is not None and not one.moved]
        pairs = [(a, b) for a, b in stayed if b.label not in (a.label, relabelled(a.label, old, new))]
        if any(not can_be_renumbered(a, b) or self._target(a) is None for a, b in pairs):
            raise CannotTell
        return renumberings(pairs, self.places)

    def replacement(self, a: Provision, b: Provision) -> Instruction:
        """The whole provision quoted; where it can't be named, whatever holds it."""
        target = self._target(a)
        if target is None or a.kind in (ProvisionKind.TABLE, ProvisionKind.WHOLE):
            raise CannotTell
        order = self.places.order[id(a)]
        act = Act.REPLACE_APPENDIX if a.kind is ProvisionKind.APPENDIX else Act.REPLACE
        return Instruction(act, (target,), content=(b,), order=order, made=(Target(b),))

    def _target(self, a: Provision, *, opening: bool = False) -> Target | None:
        target = Target(a, opening)
        return target if self.places.name(target) else None

    def _mostly(self, a: Provision, b: Provision) -> bool:
        old, new = printed(a), printed(b)
        kept = sum(len(token_run(line)) for line in set(old) & set(new))
        whole = sum(len(token_run(line)) for line in new) or 1
        return kept / whole < 1 - _SHARE


_ADDS = (Act.ADD_AFTER, Act.ADD_BEFORE, Act.ADD_IN)
_MOVES = (Act.MOVE_AFTER, Act.MOVE_BEFORE, Act.MOVE_IN)


def differs(a: Provision, b: Provision) -> bool:
    """True where two provisions print other words, labels left alone."""
    if not _all_same(a.lines, b.lines) or len(a.children) != len(b.children):
        return True
    pairs = zip(a.children, b.children, strict=True)
    return any(x.kind is not y.kind or x.label != y.label or differs(x, y) for x, y in pairs)


def _is_low(provision: Provision) -> bool:
    """True for a provision that holds no other ones with something in them."""
    return not any(child.children for child in provision.children)


def _all_same(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(map(same, a, b))


def _columns(table: Provision) -> list[tuple[str, ...]]:
    """The columns of a table by id, in order."""
    return [
        (one.ma, *(inner.ma for inner in one.children)) for one in table.children if one.kind is ProvisionKind.COLUMN
    ]

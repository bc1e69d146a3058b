"""All that an amending document has to say, in the order of the issued text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gen.amend.instruction import ADDS, APPENDIX_ADDS, MOVES, NUMBERED_MOVES, PHRASES, Act, Instruction
from gen.amend.places import Places
from gen.amend.printed_words import calls_in, same
from gen.amend.provision import Provision, ProvisionKind, walk, without_label
from gen.amend.provision_changes import Comparer
from gen.amend.provisions import NOTES
from gen.amend.renumbering import can_be_renumbered

# of these nobody says that they are abolished (bãi bỏ)
_WORDS = (ProvisionKind.BASIS, ProvisionKind.TEXT, ProvisionKind.TITLE, ProvisionKind.ATTRIBUTE)


def instructions(old: Places, new: Provision, whole: frozenset[int] = frozenset()) -> list[Instruction]:
    """What makes the issued text the new one; `whole` are provisions to be told whole where they changed at all."""
    comparer = Comparer(old, whole)
    found: list[Instruction] = []
    for a, b in zip(old.top.children, new.children, strict=True):
        if a.ma != NOTES:
            found += comparer.between(a, b)
    found += _notes(comparer, old.top.children[-1], new.children[-1], found)
    found = sorted(_moved(found, old), key=lambda one: one.order)
    return [_worded(one) for one in _phrases_together(list(_together(found, old)))]


def _worded(one: Instruction) -> Instruction:
    """The instruction with the act that has the right sentence for what it is about."""
    first = one.targets[0].provision
    if one.act in ADDS and one.content[0].kind is ProvisionKind.APPENDIX:
        return replace(one, act=APPENDIX_ADDS[ADDS.index(one.act)])
    if one.act in MOVES and one.numbers[0]:
        return replace(one, act=NUMBERED_MOVES[MOVES.index(one.act)])
    if one.act is Act.REMOVE and first.kind in _WORDS:
        return replace(one, act=Act.REMOVE_WORDS)
    return one


def _notes(comparer: Comparer, a: Provision, b: Provision, found: Sequence[Instruction]) -> Iterator[Instruction]:
    """Footnotes of other words; those that quoted words call come with them."""
    lines = (line for one in found for part in one.content for inner in walk(part) for line in inner.lines)
    carried = set(calls_in(lines))
    known = {note.ma: note for note in a.children}
    for note in b.children:
        if note.ma in known and note.ma not in carried:
            yield from comparer.between(known[note.ma], note)


def _moved(found: Sequence[Instruction], places: Places) -> list[Instruction]:
    """The same words taken out here and put in there are moved."""
    gone = [one for one in found if one.act is Act.REMOVE]
    out: list[Instruction] = []
    taken: set[int] = set()
    for one in found:
        match = next((gone_one for gone_one in gone if id(gone_one) not in taken and _same_words(gone_one, one)), None)
        if match is None:
            out.append(one)
            continue
        taken.add(id(match))
        a, b = match.targets[0].provision, one.content[0]
        number = b.number if a.label != b.label else ""
        out.append(
            replace(
                one,
                act=MOVES[ADDS.index(one.act)],
                targets=match.targets,
                anchor=one.targets[0],
                content=(),
                numbers=(number,),
            )
        )
    return [one for one in out if id(one) not in taken]


def _same_words(gone: Instruction, come: Instruction) -> bool:
    if come.act not in ADDS:
        return False
    a, b = gone.targets[0].provision, come.content[0]
    if a.kind is not b.kind or a.kind is ProvisionKind.BASIS or not can_be_renumbered(a, b):
        return False
    old, new = without_label(a), without_label(b)
    return len(old) == len(new) and all(map(same, old, new)) and a.ma == b.ma


def _together(found: Sequence[Instruction], places: Places) -> Iterator[Instruction]:
    """Neighbours removed together told together, and what is put in at one place."""
    last: Instruction | None = None
    for one in found:
        if last is not None and _one_removal(last, one, places):
            last = replace(last, targets=(*last.targets, *one.targets), order=one.order)
        elif last is not None and _one_addition(last, one):
            last = replace(last, content=(*last.content, *one.content), made=(*last.made, *one.made))
        else:
            if last is not None:
                yield last
            last = one
    if last is not None:
        yield last


def _one_removal(a: Instruction, b: Instruction, places: Places) -> bool:
    if a.act is not Act.REMOVE or b.act is not Act.REMOVE:
        return False
    first, second = a.targets[-1].provision, b.targets[0].provision
    end = places.order[id(list(walk(first))[-1])]
    beside = places.order[id(second)] == end + 1
    return beside and places.holder[id(first)] is places.holder[id(second)] and first.word == second.word


def _one_addition(a: Instruction, b: Instruction) -> bool:
    alike = a.act is b.act and a.act in ADDS and a.targets == b.targets
    return alike and a.content[-1].word == b.content[0].word and a.content[0].kind is not ProvisionKind.APPENDIX


def _phrases_together(found: Sequence[Instruction]) -> Iterator[Instruction]:
    """The same phrase changed alike at several places is told once, at the first of them."""
    groups: dict[tuple[Act, str, str], list[Instruction]] = {}
    for one in found:
        if one.act in PHRASES:
            groups.setdefault((one.act, one.phrase, one.new_phrase), []).append(one)
    for one in found:
        group = groups.get((one.act, one.phrase, one.new_phrase)) if one.act in PHRASES else None
        if group is None:
            yield one
        elif len(group) == 1:
            yield one.instead or one
        elif group[0] is one:
            targets = tuple(dict.fromkeys(target for same_one in group for target in same_one.targets))
            yield replace(one, targets=targets, made=tuple(made for same_one in group for made in same_one.made))

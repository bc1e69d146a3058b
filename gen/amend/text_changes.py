"""The own words of one provision changed: told as phrases where they are few, else quoted whole."""

from __future__ import annotations

from gen.amend.instruction import Act, Instruction
from gen.amend.phrase_changes import is_short, phrase_changes
from gen.amend.places import Target
from gen.amend.provision import Provision
from gen.text.word_diff import Edit

_ACTS = {Edit.REPLACE: Act.PHRASE, Edit.INSERT: Act.PHRASE_ADDED, Edit.DELETE: Act.PHRASE_REMOVED}


def text_changes(
    target: Target, a: Provision, b: Provision, made: tuple[Target, ...], order: float
) -> list[Instruction]:
    """What makes the lines of one provision those of another."""
    whole = _whole(target, b, made, order)
    changes = phrase_changes(a.lines[0], b.lines[0]) if len(a.lines) == len(b.lines) == 1 else []
    if not changes or (len(changes) > 1 and is_short(a.lines[0])):
        return [whole]
    instead = whole if is_short(a.lines[0]) else None
    return [
        Instruction(
            _ACTS[one.kind],
            (target,),
            phrase=one.old,
            new_phrase=one.new,
            order=order,
            made=made,
            instead=instead,
        )
        for one in changes
    ]


def _whole(target: Target, b: Provision, made: tuple[Target, ...], order: float) -> Instruction:
    if not any(b.lines):
        return Instruction(Act.CLEAR, (target,), order=order, made=made)
    return Instruction(Act.REPLACE, (target,), content=(b,), order=order, made=made)

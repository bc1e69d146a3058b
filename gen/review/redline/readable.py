"""How much two texts may be woven into each other before nobody could read on."""

from __future__ import annotations

from collections.abc import Sequence

from gen.review.redline.atoms import Atom
from gen.text.word_diff import Edit, EditStep, is_blank, is_word

# a paragraph of which less than this stays, in more changes than that, is easier to read struck whole and written anew
_STAYS, _CHANGES = 0.5, 2
# so many words still read well behind their old ones, in one paragraph
_SHORT = 12
# what a label may be made of, and how long the words before a colon may be
_LABEL_ENDS, _LABEL = (")", ".", "-", "+"), 16


def reads_well(old: list[Atom], fresh: list[Atom], ops: Sequence[EditStep]) -> bool:
    """True where old and new words are still read in one paragraph: one of them is short, or enough stays."""
    return min(map(_words, (old, fresh))) <= _SHORT or not _little_stays(old, fresh, ops)


def is_torn(old: list[Atom], fresh: list[Atom], ops: Sequence[EditStep]) -> bool:
    """True where so little stays, in so many places, that nobody could read on."""
    changes = sum(op.kind is not Edit.EQUAL for op in ops)
    return changes > _CHANGES and _little_stays(old, fresh, ops)


def with_whole_values(old: list[Atom], fresh: list[Atom], ops: tuple[EditStep, ...]) -> tuple[EditStep, ...]:
    """The steps with a value of which little stays told as another: “Trạm Y tế xã” for “Ủy ban nhân dân cấp xã”."""
    head = _label(old[: ops[0].a1]) if ops and ops[0].kind is Edit.EQUAL else 0
    rest = list(ops)
    if head:
        first = ops[0]
        rest[0] = EditStep(Edit.EQUAL, first.a0 + head, first.a1, first.b0 + head, first.b1)
    if len(rest) < _CHANGES or not _little_stays(old, fresh, rest):
        return ops
    tail = 0
    if rest[-1].kind is Edit.EQUAL:
        words = (at for at, atom in enumerate(reversed(old[rest[-1].a0 :])) if is_word(atom.key))
        tail = next(words, rest[-1].a1 - rest[-1].a0)
    whole = [EditStep(Edit.REPLACE, head, len(old) - tail, head, len(fresh) - tail)]
    if head:
        whole.insert(0, EditStep(Edit.EQUAL, 0, head, 0, head))
    if tail:
        whole.append(EditStep(Edit.EQUAL, len(old) - tail, len(old), len(fresh) - tail, len(fresh)))
    return tuple(whole)


def _words(found: Sequence[Atom]) -> int:
    return sum(is_word(atom.key) for atom in found)


def _little_stays(old: list[Atom], fresh: list[Atom], ops: Sequence[EditStep]) -> bool:
    stays = sum(_words(old[op.a0 : op.a1]) for op in ops if op.kind is Edit.EQUAL)
    all_old, all_fresh = (
        sum(_words(old[op.a0 : op.a1]) for op in ops),
        sum(_words(fresh[op.b0 : op.b1]) for op in ops),
    )
    return stays < _STAYS * min(all_old, all_fresh)


def _label(found: list[Atom]) -> int:
    """How many atoms at the beginning are a number, a dash or the words before a colon."""
    keys = [atom.key for atom in found[:_LABEL]]
    if ":" in keys:
        length = keys.index(":") + 1
    else:
        length = next((at for at, key in enumerate(keys[:3], 1) if key in _LABEL_ENDS), 0)
    while length and length < len(found) and is_blank(found[length].key):
        length += 1
    return length

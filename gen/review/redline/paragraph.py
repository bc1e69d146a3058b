"""One paragraph against another, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from gen.review.redline.atoms import Atom, atoms, runs
from gen.review.redline.moves import Moves
from gen.review.redline.notes import Calls
from gen.review.redline.pen import DEL, INS, Pen, is_plain
from gen.review.traced.sheet import Sheet
from gen.text.words import Edit, Op, compare, is_blank, is_word
from gen.word.ooxml.elements import child, style_of, text_of
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element

# a paragraph of which less than this stays, in more changes than that, is easier to read struck whole and written anew
_STAYS, _CHANGES = 0.5, 2
# so many words still read well behind their old ones, in one paragraph
_SHORT = 12
# what a label may be made of, and how long the words before a colon may be
_LABEL_ENDS, _LABEL = (")", ".", "-", "+"), 16


@dataclass(frozen=True, slots=True)
class Desk:
    """What a comparison shares: both sheets, the pen, the notes as they are called, what moved."""

    old: Sheet
    new: Sheet
    pen: Pen
    calls: Calls
    moves: Moves

    def struck(self, paragraph: Element) -> Element:
        """A paragraph of the old sheet, all words struck; its mark is left alone."""
        copy = deepcopy(paragraph)
        for call in copy.iter(f"{W}footnoteReference"):
            call.set(f"{W}id", str(self.calls.gone(_number(call))))
        self.pen.whole(copy, DEL)
        return copy

    def added(self, paragraph: Element) -> Element:
        """A paragraph of the new sheet, all words put in; its mark is left alone."""
        copy = deepcopy(paragraph)
        for call in copy.iter(f"{W}footnoteReference"):
            self.calls.come(_number(call))
        self.pen.whole(copy, INS)
        return copy


def merged(desk: Desk, old: Element, fresh: Element, *, one: bool) -> list[Element]:
    """Both paragraphs as one, or as two where little stays of the old; `one` where there is room for one alone."""
    if is_plain(old) and is_plain(fresh):
        a = atoms(old, lambda number: desk.old.note_ids.get(number, str(number)))
        b = atoms(fresh, lambda number: desk.new.note_ids.get(number, str(number)))
        ops = compare([atom.key for atom in a], [atom.key for atom in b])
        readable = min(map(_words, (a, b))) <= _SHORT or not _little_stays(a, b, ops)
        if not _torn(a, b, ops) and (one or readable):
            return [_woven(desk, old, fresh, (a, b), _whole(a, b, ops))]
    elif text_of(old) == text_of(fresh):
        return [deepcopy(fresh)]
    if one:
        return [_joined(desk, old, fresh)]
    gone, come = desk.struck(old), desk.added(fresh)
    desk.pen.mark(gone, DEL)
    desk.pen.mark(come, INS)
    return [gone, come]


def _torn(a: list[Atom], b: list[Atom], ops: tuple[Op, ...]) -> bool:
    """True where so little stays, in so many places, that nobody could read on."""
    changes = sum(op.kind is not Edit.EQUAL for op in ops)
    return changes > _CHANGES and _little_stays(a, b, ops)


def _words(atoms_: Sequence[Atom]) -> int:
    return sum(is_word(atom.key) for atom in atoms_)


def _little_stays(a: list[Atom], b: list[Atom], ops: Sequence[Op]) -> bool:
    stays = sum(_words(a[op.a0 : op.a1]) for op in ops if op.kind is Edit.EQUAL)
    all_a, all_b = sum(_words(a[op.a0 : op.a1]) for op in ops), sum(_words(b[op.b0 : op.b1]) for op in ops)
    return stays < _STAYS * min(all_a, all_b)


def _whole(a: list[Atom], b: list[Atom], ops: tuple[Op, ...]) -> tuple[Op, ...]:
    """The steps with a value of which little stays told as another one: “Trạm Y tế xã” for “Ủy ban nhân dân cấp xã”."""
    head = _label(a[: ops[0].a1]) if ops and ops[0].kind is Edit.EQUAL else 0
    rest = list(ops)
    if head:
        first = ops[0]
        rest[0] = Op(Edit.EQUAL, first.a0 + head, first.a1, first.b0 + head, first.b1)
    if len(rest) < _CHANGES or not _little_stays(a, b, rest):
        return ops
    tail = 0
    if rest[-1].kind is Edit.EQUAL:
        words = (at for at, atom in enumerate(reversed(a[rest[-1].a0 :])) if is_word(atom.key))
        tail = next(words, rest[-1].a1 - rest[-1].a0)
    told = [Op(Edit.REPLACE, head, len(a) - tail, head, len(b) - tail)]
    if head:
        told.insert(0, Op(Edit.EQUAL, 0, head, 0, head))
    if tail:
        told.append(Op(Edit.EQUAL, len(a) - tail, len(a), len(b) - tail, len(b)))
    return tuple(told)


def _label(atoms_: list[Atom]) -> int:
    """How many atoms at the beginning are a number, a dash or the words before a colon."""
    keys = [atom.key for atom in atoms_[:_LABEL]]
    if ":" in keys:
        at = keys.index(":") + 1
    else:
        at = next((at for at, key in enumerate(keys[:3], 1) if key in _LABEL_ENDS), 0)
    while at and at < len(atoms_) and is_blank(atoms_[at].key):
        at += 1
    return at


def _woven(
    desk: Desk, old: Element, fresh: Element, both: tuple[list[Atom], list[Atom]], ops: tuple[Op, ...]
) -> Element:
    out = deepcopy(fresh)
    for element in [one for one in out if one.tag != f"{W}pPr"]:
        out.remove(element)
    a, b = both
    for op in ops:
        if op.kind is Edit.EQUAL:
            for element in _kept(desk, a[op.a0 : op.a1], b[op.b0 : op.b1]):
                out.append(element)
            continue
        for element in (*_gone(desk, a[op.a0 : op.a1]), *_come(desk, b[op.b0 : op.b1])):
            out.append(element)
    restyle(desk.pen, out, old)
    return out


def _gone(desk: Desk, atoms_: list[Atom]) -> list[Element]:
    made = runs(atoms_)
    for run in made:
        for call in run.iter(f"{W}footnoteReference"):
            call.set(f"{W}id", str(desk.calls.gone(_number(call))))
    return desk.pen.runs(DEL, made)


def _come(desk: Desk, atoms_: list[Atom]) -> list[Element]:
    for atom in atoms_:
        if atom.other is not None and atom.other.tag == f"{W}footnoteReference":
            desk.calls.come(_number(atom.other))
    return desk.pen.runs(INS, runs(atoms_))


def _kept(desk: Desk, a: list[Atom], b: list[Atom]) -> list[Element]:
    """Words that stay; where only their look changed, that is what is told."""
    out: list[Element] = []
    for changed, pairs in groupby(zip(a, b, strict=True), lambda pair: _new_look(*pair)):
        olds, news = zip(*pairs, strict=True)
        for before, after in zip(olds, news, strict=True):
            if after.other is not None and after.other.tag == f"{W}footnoteReference" and before.other is not None:
                desk.calls.stayed(_number(before.other), _number(after.other))
        if changed is None:
            out += runs(list(news))
        elif changed:
            was, now = olds[0].pieces[0].properties, news[0].pieces[0].properties
            for run in runs(list(news)):
                properties = child(run, "rPr")
                if properties is not None:
                    run.remove(properties)
                look = desk.pen.changed_look(_copy(now), _copy(was))
                run.insert(0, look)
                out.append(run)
        else:
            out += [*desk.pen.runs(DEL, runs(list(olds))), *desk.pen.runs(INS, runs(list(news)))]
    return out


def _new_look(old: Atom, fresh: Atom) -> tuple[str, str] | tuple[()] | None:
    """None for the same look; both looks where each atom has one; nothing where a word is in several."""
    if old.look == fresh.look:
        return None
    if len(old.pieces) == len(fresh.pieces) == 1:
        return old.pieces[0].look, fresh.pieces[0].look
    return ()


def _joined(desk: Desk, old: Element, fresh: Element) -> Element:
    """The old words struck and the new ones behind them, in one paragraph."""
    gone, come = desk.struck(old), desk.added(fresh)
    at = 1 if child(come, "pPr") is not None else 0
    for element in reversed([one for one in gone if one.tag != f"{W}pPr"]):
        come.insert(at, element)
    restyle(desk.pen, come, old)
    return come


def restyle(pen: Pen, paragraph: Element, old: Element) -> None:
    """Notes the old properties where the paragraph has words and another style or alignment than before."""
    if form(paragraph) != form(old) and (text_of(paragraph) or text_of(old)):
        pen.changed_style(paragraph, child(old, "pPr"))


def reform(pen: Pen, paragraph: Element, fresh: Element) -> None:
    """Gives a paragraph that went the style and alignment of the one whose end its mark now is, its own noted."""
    if form(paragraph) == form(fresh):
        return
    own, theirs = child(paragraph, "pPr"), child(fresh, "pPr")
    if own is None or theirs is None:
        return
    old = deepcopy(own)
    for one in list(own):
        if one.tag not in (f"{W}rPr", f"{W}sectPr"):
            own.remove(one)
    kept = [deepcopy(one) for one in theirs if one.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")]
    for at, one in enumerate(kept):
        own.insert(at, one)
    pen.changed_style(paragraph, old)


def form(paragraph: Element) -> tuple[str, str]:
    """The style and alignment of a paragraph."""
    aligned = paragraph.find(f"{W}pPr/{W}jc")
    return style_of(paragraph), str(aligned.get(f"{W}val")) if aligned is not None else ""


def _copy(element: Element | None) -> Element | None:
    return deepcopy(element) if element is not None else None


def _number(call: Element) -> int:
    return int(str(call.get(f"{W}id")))

"""One paragraph against another, word by word."""

from __future__ import annotations

from copy import deepcopy
from itertools import groupby

from lxml import etree

from gen.review.redline.atoms import Atom, atoms, runs
from gen.review.redline.merge_context import MergeContext
from gen.review.redline.paragraph_style import note_old_style
from gen.review.redline.readable import is_torn, reads_well, with_whole_values
from gen.review.redline.revision_writer import Revision, is_plain
from gen.text.word_diff import Edit, EditStep, edit_steps
from gen.word.ooxml.elements import child, note_number, text_of
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element


def merged(context: MergeContext, old: Element, fresh: Element, *, single: bool) -> list[Element]:
    """Both paragraphs as one, or as two where little stays of the old; `single` where there is room for one alone."""
    if _is_the_same(old, fresh):
        return [deepcopy(fresh)]
    if is_plain(old) and is_plain(fresh):
        a = atoms(old, lambda number: context.old.note_ids.get(number, str(number)))
        b = atoms(fresh, lambda number: context.new.note_ids.get(number, str(number)))
        ops = edit_steps([atom.key for atom in a], [atom.key for atom in b])
        if not is_torn(a, b, ops) and (single or reads_well(a, b, ops)):
            return [_woven(context, old, fresh, (a, b), with_whole_values(a, b, ops))]
    elif text_of(old) == text_of(fresh):
        same = deepcopy(fresh)
        note_old_style(context.writer, same, old)
        return [same]
    if single:
        return [_joined(context, old, fresh)]
    gone, come = context.struck(old), context.added(fresh)
    context.writer.track_end(gone, Revision.DEL)
    context.writer.track_end(come, Revision.INS)
    return [gone, come]


def _is_the_same(old: Element, fresh: Element) -> bool:
    """True for two paragraphs written alike that call no note: most of a child's are its parent's."""
    return etree.tostring(old) == etree.tostring(fresh) and next(fresh.iter(f"{W}footnoteReference"), None) is None


def _woven(
    context: MergeContext, old: Element, fresh: Element, both: tuple[list[Atom], list[Atom]], ops: tuple[EditStep, ...]
) -> Element:
    out = deepcopy(fresh)
    for element in [inner for inner in out if inner.tag != f"{W}pPr"]:
        out.remove(element)
    a, b = both
    for op in ops:
        if op.kind is Edit.EQUAL:
            out.extend(_kept(context, a[op.a0 : op.a1], b[op.b0 : op.b1]))
        else:
            out.extend([*_gone(context, a[op.a0 : op.a1]), *_come(context, b[op.b0 : op.b1])])
    note_old_style(context.writer, out, old)
    return out


def _gone(context: MergeContext, found: list[Atom]) -> list[Element]:
    made = runs(found)
    for run in made:
        context.note_gone(run)
    return context.writer.tracked(Revision.DEL, made)


def _come(context: MergeContext, found: list[Atom]) -> list[Element]:
    made = runs(found)
    for run in made:
        context.note_come(run)
    return context.writer.tracked(Revision.INS, made)


def _kept(context: MergeContext, a: list[Atom], b: list[Atom]) -> list[Element]:
    """Words that stay; where only their look changed, that is what is told."""
    out: list[Element] = []
    for changed, pairs in groupby(zip(a, b, strict=True), lambda pair: _new_look(*pair)):
        olds, news = (list(side) for side in zip(*pairs, strict=True))
        for before, now in zip(olds, news, strict=True):
            if before.note_call is not None and now.note_call is not None:
                context.calls.stayed(note_number(before.note_call), note_number(now.note_call))
        if changed is None:
            out += runs(news)
        elif changed:
            out += _with_new_look(context, olds[0], news)
        else:
            tracked = context.writer.tracked
            out += [*tracked(Revision.DEL, runs(olds)), *tracked(Revision.INS, runs(news))]
    return out


def _with_new_look(context: MergeContext, old: Atom, news: list[Atom]) -> list[Element]:
    """The runs of atoms of one look, with what their look was as that of `old`."""
    made = runs(news)
    for run in made:
        properties = child(run, "rPr")
        if properties is not None:
            run.remove(properties)
        now, before = news[0].texts[0].properties, old.texts[0].properties
        run.insert(0, context.writer.track_look(deepcopy(now), deepcopy(before)))
    return made


def _new_look(old: Atom, fresh: Atom) -> tuple[str, str] | tuple[()] | None:
    """None for the same look; both looks where each atom has one; nothing where a word is in several."""
    if old.look == fresh.look:
        return None
    if len(old.texts) == len(fresh.texts) == 1:
        return old.texts[0].look, fresh.texts[0].look
    return ()


def _joined(context: MergeContext, old: Element, fresh: Element) -> Element:
    """The old words struck and the new ones behind them, in one paragraph."""
    gone, come = context.struck(old), context.added(fresh)
    at = 1 if child(come, "pPr") is not None else 0
    for element in reversed([inner for inner in gone if inner.tag != f"{W}pPr"]):
        come.insert(at, element)
    note_old_style(context.writer, come, old)
    return come

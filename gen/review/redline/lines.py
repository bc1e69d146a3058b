"""Paragraphs and tables one under the other: which stayed, came or went, and whose are the marks at their ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from gen.review.compare.pairing import Candidate, pair
from gen.review.redline.fence import fenced
from gen.review.redline.paragraph import Desk, merged, reform, restyle
from gen.review.redline.pen import DEL, INS
from gen.review.traced.sheet import Sheet
from gen.text.words import tokens
from gen.word.ooxml.elements import style_of, text_of
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element

_P, _TBL = f"{W}p", f"{W}tbl"
TableMerger = Callable[[Desk, "Element | None", "Element | None"], "list[Element]"]


@dataclass(slots=True)
class Step:
    """A line of the file with both: from before, from now, or both; `mark` tracks the end of a paragraph."""

    old: Element | None
    new: Element | None
    mark: str = ""

    @property
    def any(self) -> Element:
        """The element by which the kind of the line is told."""
        found = self.new if self.new is not None else self.old
        assert found is not None
        return found


def merged_lines(
    desk: Desk, old: Sequence[Element], fresh: Sequence[Element], table: TableMerger, *, closed: bool
) -> list[Element]:
    """The lines of two holders as one; in a `closed` one (a cell, a note) the last mark is that of the holder."""
    steps = _steps(desk, old, fresh, closed=closed)
    out: list[Element] = []
    for at, step in enumerate(steps):
        if step.any.tag == _TBL:
            out += table(desk, step.old, step.new)
        elif step.any.tag == _P:
            out += _paragraph(desk, step, ends=steps if closed and at == len(steps) - 1 else None)
        elif step.new is not None:
            out.append(deepcopy(step.new))
    return fenced(desk.pen, out)


@dataclass(frozen=True, slots=True)
class Order:
    """The things of two lists as one list that keeps the order of both; and those known by name that moved."""

    places: list[tuple[int | None, int | None]]
    moved: list[tuple[int, int]]


def in_order(a: Sequence[Candidate], b: Sequence[Candidate]) -> Order:
    """Two lists as one; what moved goes here and comes there."""
    pairs = pair(a, b).pairs
    kept = sorted((one.b, one.a) for one in pairs if not one.moved)
    places: list[tuple[int | None, int | None]] = []
    i = j = 0
    for there, here in [*kept, (len(b), len(a))]:
        places += [(at, None) for at in range(i, here)]
        places += [(None, at) for at in range(j, there)]
        if here < len(a):
            places.append((here, there))
        i, j = here + 1, there + 1
    return Order(places, [(one.a, one.b) for one in pairs if one.moved and a[one.a].ma and a[one.a].ma == b[one.b].ma])


def _things(sheet: Sheet, elements: Sequence[Element], other: Sequence[str]) -> list[Candidate]:
    """What lines are paired by: their names where those say which is which, and their words."""
    names = [_name(sheet, element) for element in elements]
    often, there = Counter(names), Counter(other)
    # lines of the template are known by their number, if there are as many on both sides
    kinds, kinds_there = (Counter(name.partition(":")[0] for name in side) for side in (names, other))

    def known(name: str, element: Element) -> bool:
        if often[name] != 1 or there[name] > 1:
            return False
        if name.startswith("="):
            kind = name.partition(":")[0]
            return not text_of(element) or kinds[kind] == kinds_there[kind] or element.tag == _TBL
        return bool(there[name]) or "~" not in name

    return [
        Candidate(name if name and known(name, element) else "", tokens(_text(element)))
        for name, element in zip(names, elements, strict=True)
    ]


def _name(sheet: Sheet, element: Element) -> str:
    """The name of a line; a number at its end is a place in a list, which says nothing of what stands there."""
    name = sheet.keys.get(element, "")
    source = sheet.sources.get(element)
    if name and source is not None and source.is_mapping:
        # several lines may be made of one value: an appendix's label, its “Kèm theo”, its table
        return f"{name} {style_of(element) if element.tag == _P else 'bang'}"
    head, _, tail = name.rpartition("/")
    return head if head and tail.isdigit() else name


def _text(element: Element) -> str:
    return text_of(element) if element.tag == _P else "\n".join(text_of(one) for one in element.iter(_P))


def _steps(desk: Desk, old: Sequence[Element], fresh: Sequence[Element], *, closed: bool) -> list[Step]:
    names_old, names_new = ([_name(sheet, one) for one in side] for sheet, side in ((desk.old, old), (desk.new, fresh)))
    a, b = _things(desk.old, old, names_new), _things(desk.new, fresh, names_old)
    steps: list[Step] = []
    order = in_order(a, b)
    for was, is_ in order.moved:
        desk.moves.found(old[was], fresh[is_])
    for here, there in order.places:
        before = old[here] if here is not None else None
        now = fresh[there] if there is not None else None
        if before is not None and now is not None and before.tag != now.tag:
            steps += [Step(before, None), Step(None, now)]
        else:
            steps.append(Step(before, now))
    for step in steps:
        step.mark = "" if step.old is not None and step.new is not None else DEL if step.new is None else INS
    return _closed(steps) if closed else steps


def _closed(steps: list[Step]) -> list[Step]:
    """The steps with a last line whose mark stays, since a holder never gives its own away."""
    if not steps or not steps[-1].mark:
        return steps
    olds = [step for step in steps if step.old is not None]
    news = [step for step in steps if step.new is not None]
    if not olds or not news:
        steps[-1].mark = ""
        return steps
    if olds[-1].new is None and news[-1].old is None:
        # both last lines are alone: they share the last mark
        end = Step(olds[-1].old, news[-1].new)
        return [*(step for step in steps if step is not olds[-1] and step is not news[-1]), end]
    # one of them goes on in the other's list: its mark is the one that came or went
    shared = olds[-1] if news[-1].old is None else news[-1]
    shared.mark, steps[-1].mark = steps[-1].mark, ""
    return steps


def _paragraph(desk: Desk, step: Step, *, ends: list[Step] | None) -> list[Element]:
    """One line; of the steps that it `ends` it has the last mark, which is the last of both before and now."""
    if step.old is not None and step.new is not None:
        out = merged(desk, step.old, step.new, one=ends is not None or bool(step.mark))
        if step.mark:
            desk.pen.mark(out[-1], step.mark)
        return out
    if step.new is not None:
        made = desk.added(step.new)
        desk.moves.show(step.new, made, INS)
        before = [one.old for one in ends or () if one.old is not None]
        if before:
            restyle(desk.pen, made, before[-1])
    else:
        assert step.old is not None
        made = desk.struck(step.old)
        desk.moves.show(step.old, made, DEL)
        now = [one.new for one in ends or () if one.new is not None]
        if now:
            reform(desk.pen, made, now[-1])
    if step.mark:
        desk.pen.mark(made, step.mark)
    return [made]

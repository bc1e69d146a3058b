"""Two documents as parts, held against each other: which part is which, and what differs in and between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from gen.core.vocabulary import ATTRIBUTES
from gen.review.compare.pairing import Pair, Thing, counted, likeness, other_task, pair
from gen.review.compare.parts import Line, Part, walk
from gen.text.words import compare, is_word

# what may be found again in another section or group, and how like it must be there
_WANDERS = ("item", "row")
_SAME_ID, _NO_ID, _FEW_WORDS = 0.4, 0.75, 4
# beyond this many pairs only parts of equal words are looked for elsewhere
_MOST = 40_000


class Kind(Enum):
    """What was done to a part or to a line of it."""

    ADDED = "them"
    REMOVED = "bo"
    MOVED = "chuyen"
    REWORDED = "sua"
    SET = "dat"
    RENUMBERED = "danh-so"


@dataclass(frozen=True, slots=True)
class Delta:
    """One difference: the parts it is about on both sides, the lines where it is about lines, and where it is told."""

    kind: Kind
    order: tuple[int, int]
    a: Part | None
    b: Part | None
    line_a: Line | None = None
    line_b: Line | None = None
    # of an added or removed part: what is told elsewhere, by identity
    skip: frozenset[int] = frozenset()
    # of a setting: what it is called, and its values
    setting: tuple[str, str, str] = ("", "", "")


def differences(a: Part, b: Part) -> list[Delta]:
    """What differs between two documents, in the order in which one reads them."""
    walker = _Walker(a, b)
    walker.pair_up(a, b)
    while walker.wandered():
        pass
    return sorted(walker.deltas(), key=lambda one: one.order)


@dataclass
class _Walker:
    top_a: Part
    top_b: Part
    pairs: list[tuple[Part, Part, bool]] = field(default_factory=list)
    gone: list[Part] = field(default_factory=list)
    come: list[Part] = field(default_factory=list)
    # by identity: the parts that have found each other, across parents too
    taken: set[int] = field(default_factory=set)

    def pair_up(self, a: Part, b: Part, *, moved: bool = False) -> None:
        """Two parts that are one, and all that is in them."""
        self.pairs.append((a, b, moved))
        self.taken |= {id(a), id(b)}
        below_a = [one for one in a.children if id(one) not in self.taken]
        below_b = [one for one in b.children if id(one) not in self.taken]
        # what stands under a name of its own is never paired with anything else
        found = pair([_thing(one) for one in below_a], [_thing(one) for one in below_b])
        for one in found.pairs:
            self.pair_up(below_a[one.a], below_b[one.b], moved=one.moved)
        self.gone += [below_a[at] for at in found.only_a]
        self.come += [below_b[at] for at in found.only_b]

    def wandered(self) -> bool:
        """Pairs parts gone here with ones that came elsewhere, the largest first; False where there are none."""
        pool_a = [one for top in self.gone for one in walk(top) if one.kind in _WANDERS and id(one) not in self.taken]
        pool_b = [one for top in self.come for one in walk(top) if one.kind in _WANDERS and id(one) not in self.taken]
        before = len(self.pairs)
        for _, _, a, b in sorted(self._candidates(pool_a, pool_b), key=lambda one: (-one[0], -one[1])):
            if id(a) not in self.taken and id(b) not in self.taken:
                self.pair_up(a, b, moved=True)
        self.gone = [one for one in self.gone if id(one) not in self.taken]
        self.come = [one for one in self.come if id(one) not in self.taken]
        return len(self.pairs) > before

    def _candidates(self, pool_a: Sequence[Part], pool_b: Sequence[Part]) -> Iterator[tuple[int, float, Part, Part]]:
        bags_b = [(one, counted(one.words)) for one in pool_b]
        many = len(pool_a) * len(pool_b) > _MOST
        for a in pool_a:
            bag = counted(a.words)
            for b, other in bags_b:
                if a.kind != b.kind or (many and a.words != b.words):
                    continue
                same = bool(a.ma) and a.ma == b.ma
                size = min(bag.total(), other.total())
                if size < (1 if same else _FEW_WORDS):
                    continue
                like = likeness(bag, other)
                two_ids = bool(a.ma and b.ma) and not same
                if like >= (_SAME_ID if same else _NO_ID) and not (two_ids and other_task(_task(a), _task(b))):
                    yield size, like, a, b

    def deltas(self) -> Iterator[Delta]:
        """All differences between the pairs found, and the parts in one document alone."""
        place_b = {id(one): at for at, one in enumerate(walk(self.top_b))}
        partner = {id(a): b for a, b, _ in self.pairs}
        near: dict[int, tuple[int, int]] = {}
        last = 0
        for at, one in enumerate(walk(self.top_a)):
            last = place_b[id(partner[id(one)])] if id(one) in partner else last
            near[id(one)] = (last, 1 + at)
        for a, b, moved in self.pairs:
            order = (place_b[id(b)], 0)
            yield from _between(a, b, order, moved=moved)
        away = frozenset(self.taken)
        yield from (Delta(Kind.REMOVED, near[id(one)], one, None, skip=away) for one in self.gone if one.words)
        yield from (Delta(Kind.ADDED, (place_b[id(one)], 0), None, one, skip=away) for one in self.come if one.words)


def _thing(one: Part) -> Thing:
    return Thing(one.ma, one.words, _task(one))


def _task(one: Part) -> tuple[str, ...]:
    """The words of a clause or row without those on who, when and what comes of it, where none is below."""
    if one.kind not in _WANDERS or any(below.kind in _WANDERS for below in one.children):
        return ()
    return tuple(word for line in one.lines if line.about not in ATTRIBUTES for word in line.words)


def _between(a: Part, b: Part, order: tuple[int, int], *, moved: bool) -> Iterator[Delta]:
    """What differs in two parts that are one, but for what is in the parts below."""
    if moved:
        yield Delta(Kind.MOVED, order, a, b)
    elif a.label != b.label:
        yield Delta(Kind.RENUMBERED, order, a, b)
    old, new = dict(a.settings), dict(b.settings)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name, "") != new.get(name, ""):
            yield Delta(Kind.SET, order, a, b, setting=(name, old.get(name, ""), new.get(name, "")))
    if a.ma != b.ma and a.kind in (*_WANDERS, "group", "appendix"):
        yield Delta(Kind.SET, order, a, b, setting=("mã", a.ma, b.ma))
    yield from _lines(a, b, order)


def _lines(a: Part, b: Part, order: tuple[int, int]) -> Iterator[Delta]:
    joint = {one.key for one in a.lines if one.key} & {one.key for one in b.lines if one.key}
    free = {"tieu_de"} - joint
    sides = [[Thing("" if one.key in free else one.key, one.words) for one in side.lines] for side in (a, b)]
    found = pair(*sides)
    loose_a, loose_b = list(found.only_a), list(found.only_b)
    pairs = list(found.pairs)
    if len(loose_a) == len(loose_b) == 1 and not sides[0][loose_a[0]].ma and not sides[1][loose_b[0]].ma:
        # the one paragraph left of an item is that item's, however little of it stayed
        pairs.append(Pair(loose_a.pop(), loose_b.pop()))
    for one in pairs:
        old, new = a.lines[one.a], b.lines[one.b]
        if old.key != new.key and {old.key, new.key} != {"", "tieu_de"}:
            # the same words under another column or key are taken out there and put in here
            loose_a.append(one.a)
            loose_b.append(one.b)
            continue
        if old.words != new.words:
            if not (old.joined and new.joined and old.joined == new.joined):
                yield Delta(Kind.REWORDED, order, a, b, old, new)
                if (old.look or new.look) and _restyled(old, new):
                    yield Delta(Kind.SET, order, a, b, old, new, setting=("kiểu chữ", _marked(old), _marked(new)))
        elif old.look != new.look or old.key != new.key or bool(old.joined) != bool(new.joined):
            yield Delta(Kind.SET, order, a, b, old, new, setting=_look(old, new))
        if one.moved and not old.key and not new.key:
            yield Delta(Kind.MOVED, order, a, b, old, new)
    yield from (Delta(Kind.REMOVED, order, a, b, line_a=a.lines[at]) for at in sorted(loose_a) if _says(a.lines[at]))
    yield from (Delta(Kind.ADDED, order, a, b, line_b=b.lines[at]) for at in sorted(loose_b) if _says(b.lines[at]))


def _says(line: Line) -> bool:
    return any(is_word(word) or not word.isspace() for word in line.words)


def _restyled(old: Line, new: Line) -> bool:
    """True where a word that stayed has another look."""
    before, now = _looks(old), _looks(new)
    same = (op for op in compare(old.words, new.words) if op.kind == "equal")
    pairs = ((op.a0 + step, op.b0 + step) for op in same for step in range(op.a1 - op.a0))
    return any(before[here] != now[there] for here, there in pairs if is_word(old.words[here]))


def _looks(line: Line) -> list[str]:
    """The look of each word."""
    out: list[str] = []
    changes, now = dict(line.look), ""
    for at in range(len(line.words)):
        now = changes.get(at, now)
        out.append(now)
    return out


def _look(old: Line, new: Line) -> tuple[str, str, str]:
    if old.key != new.key:
        return "in thành", "tiêu đề" if old.key else "đoạn văn", "tiêu đề" if new.key else "đoạn văn"
    if bool(old.joined) != bool(new.joined):
        return "ô", _cell(old), _cell(new)
    return "kiểu chữ", _marked(old), _marked(new)


def _cell(line: Line) -> str:
    return "ghép với ô trên" if line.joined else "ô riêng"


def _marked(line: Line) -> str:
    """The words of a line with their look, as a drafter would type it."""
    marks = {"": "", "b": "**", "i": "*", "bi": "***"}
    out, now = "", ""
    look = dict(line.look)
    for at, word in enumerate(line.words):
        new = look.get(at, now)
        if new != now:
            out += marks[now] + marks[new]
            now = new
        out += word
    return out + marks[now]

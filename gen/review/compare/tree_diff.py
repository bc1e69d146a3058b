"""Two documents as trees of parts: which part is which, and what differs in and between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gen.core.vocabulary import ATTRIBUTES
from gen.review.compare.changes import Aspect, ChangeKind, Setting
from gen.review.compare.column_changes import ColumnChanges, column_changes
from gen.review.compare.pairing import Candidate, Pair, counted, likeness, other_task, pair
from gen.review.compare.parts import ComparedKind, ComparedLine, ComparedPart, walk
from gen.text.word_diff import Edit, edit_steps, is_word

# what may be found again in another section or group, and how like it must be there
_WANDERS = (ComparedKind.ITEM, ComparedKind.ROW)
_HAS_ID = (*_WANDERS, ComparedKind.GROUP, ComparedKind.APPENDIX, ComparedKind.COLUMN)
_SAME_ID, _NO_ID, _FEW_WORDS = 0.4, 0.75, 4
# beyond this many pairs only parts of equal words are looked for elsewhere
_MOST = 40_000


@dataclass(frozen=True, slots=True)
class Delta:
    """One difference: the parts it is about on both sides, the lines where it is about lines, and where it is told."""

    kind: ChangeKind
    order: tuple[int, int]
    a: ComparedPart | None
    b: ComparedPart | None
    line_a: ComparedLine | None = None
    line_b: ComparedLine | None = None
    # of an added or removed part: what is told elsewhere, by identity
    skip: frozenset[int] = frozenset()
    setting: Setting | None = None
    # of a column: its cells
    cells: tuple[ComparedLine, ...] = ()


def tree_diff(a: ComparedPart, b: ComparedPart) -> list[Delta]:
    """What differs between two documents, in the order in which one reads them."""
    matcher = _Matcher(a, b)
    matcher.pair_up(a, b)
    while matcher.pair_wandered():
        pass
    return sorted(matcher.deltas(), key=lambda delta: delta.order)


@dataclass
class _Matcher:
    """Finds which part of one document is which of the other."""

    top_a: ComparedPart
    top_b: ComparedPart
    pairs: list[tuple[ComparedPart, ComparedPart, bool]] = field(default_factory=list)
    only_a: list[ComparedPart] = field(default_factory=list)
    only_b: list[ComparedPart] = field(default_factory=list)
    # by identity: the parts that have found each other, across parents too
    taken: set[int] = field(default_factory=set)

    def pair_up(self, a: ComparedPart, b: ComparedPart, *, moved: bool = False) -> None:
        """Two parts that are one, and all that is in them."""
        self.pairs.append((a, b, moved))
        self.taken |= {id(a), id(b)}
        below_a, below_b = self._free(a.children), self._free(b.children)
        # what stands under a name of its own is never paired with anything else
        found = pair([_candidate(part) for part in below_a], [_candidate(part) for part in below_b])
        for same in found.pairs:
            self.pair_up(below_a[same.a], below_b[same.b], moved=same.moved)
        self.only_a += [below_a[at] for at in found.only_a]
        self.only_b += [below_b[at] for at in found.only_b]

    def _free(self, parts: Sequence[ComparedPart]) -> list[ComparedPart]:
        return [part for part in parts if id(part) not in self.taken]

    def pair_wandered(self) -> bool:
        """Pairs parts gone here with ones that came elsewhere, the largest first; False where there are none."""
        pools = (
            [part for top in tops for part in walk(top) if part.kind in _WANDERS and id(part) not in self.taken]
            for tops in (self.only_a, self.only_b)
        )
        before = len(self.pairs)
        for _, _, a, b in sorted(self._candidates(*pools), key=lambda found: (-found[0], -found[1])):
            if id(a) not in self.taken and id(b) not in self.taken:
                self.pair_up(a, b, moved=True)
        self.only_a, self.only_b = self._free(self.only_a), self._free(self.only_b)
        return len(self.pairs) > before

    def _candidates(
        self, pool_a: Sequence[ComparedPart], pool_b: Sequence[ComparedPart]
    ) -> Iterator[tuple[int, float, ComparedPart, ComparedPart]]:
        """Pairs that may be one part: their words in common size, their likeness, both parts."""
        bags_b = [(part, counted(part.words)) for part in pool_b]
        many = len(pool_a) * len(pool_b) > _MOST
        for a in pool_a:
            bag_a = counted(a.words)
            for b, bag_b in bags_b:
                if a.kind != b.kind or (many and a.words != b.words):
                    continue
                same = bool(a.ma) and a.ma == b.ma
                size = min(bag_a.total(), bag_b.total())
                if size < (1 if same else _FEW_WORDS):
                    continue
                like = likeness(bag_a, bag_b)
                two_ids = bool(a.ma and b.ma) and not same
                if like >= (_SAME_ID if same else _NO_ID) and not (two_ids and other_task(_task(a), _task(b))):
                    yield size, like, a, b

    def deltas(self) -> Iterator[Delta]:
        """All differences between the pairs found, and the parts in one document alone."""
        place_b = {id(part): at for at, part in enumerate(walk(self.top_b))}
        partner = {id(a): b for a, b, _ in self.pairs}
        near: dict[int, tuple[int, int]] = {}
        last = 0
        for at, part in enumerate(walk(self.top_a), 1):
            last = place_b[id(partner[id(part)])] if id(part) in partner else last
            near[id(part)] = (last, at)
        tables = column_changes(self.pairs)
        for a, b, moved in self.pairs:
            # a row may have come from another table
            columns = tables.get(id(a)) if tables.get(id(a)) is tables.get(id(b)) else None
            yield from _between(a, b, (place_b[id(b)], 0), columns or ColumnChanges(), moved=moved)
        taken = frozenset(self.taken)
        for part, cells in _alone(self.only_a, tables, gone=True):
            yield Delta(ChangeKind.REMOVED, near[id(part)], part, None, skip=taken, cells=cells)
        for part, cells in _alone(self.only_b, tables, gone=False):
            yield Delta(ChangeKind.ADDED, (place_b[id(part)], 0), None, part, skip=taken, cells=cells)


def _alone(
    parts: Sequence[ComparedPart], tables: Mapping[int, ColumnChanges], *, gone: bool
) -> Iterator[tuple[ComparedPart, tuple[ComparedLine, ...]]]:
    """The parts of one side alone that print; with a column its cells, also of one that has no name or holds others."""
    columns = [(part, table) for table in _each(tables) for part in (table.gone if gone else table.came).values()]
    cells = {id(part): tuple(table.cells.get(id(part), ())) for part, table in columns}
    every = {id(part): part for part in (*parts, *(part for part, _ in columns))}
    for part in every.values():
        own = cells.get(id(part), ())
        if own or (part.words and part in parts):
            yield part, own


def _each(tables: Mapping[int, ColumnChanges]) -> Sequence[ColumnChanges]:
    return list({id(table): table for table in tables.values()}.values())


def _candidate(part: ComparedPart) -> Candidate:
    return Candidate(part.ma, part.words, _task(part))


def _task(part: ComparedPart) -> tuple[str, ...]:
    """The words of a clause or row without those on who, when and what comes of it, where none is below."""
    if part.kind not in _WANDERS or any(below.kind in _WANDERS for below in part.children):
        return ()
    return tuple(word for line in part.lines if line.about not in ATTRIBUTES for word in line.words)


def _between(
    a: ComparedPart, b: ComparedPart, order: tuple[int, int], columns: ColumnChanges, *, moved: bool
) -> Iterator[Delta]:
    """What differs in two parts that are one, but for what is in the parts below."""
    if moved:
        yield Delta(ChangeKind.MOVED, order, a, b)
    elif a.label != b.label:
        yield Delta(ChangeKind.RENUMBERED, order, a, b)
    old, new = dict(a.settings), dict(b.settings)
    for aspect in dict.fromkeys((*old, *new)):
        if old.get(aspect, "") != new.get(aspect, ""):
            setting = Setting(aspect, old.get(aspect, ""), new.get(aspect, ""))
            yield Delta(ChangeKind.SET, order, a, b, setting=setting)
    if a.ma != b.ma and a.kind in _HAS_ID:
        yield Delta(ChangeKind.SET, order, a, b, setting=Setting(Aspect.ID, a.ma, b.ma))
    yield from _between_lines(a, b, order, columns)


def _between_lines(a: ComparedPart, b: ComparedPart, order: tuple[int, int], columns: ColumnChanges) -> Iterator[Delta]:
    lines_a, lines_b = columns.renamed(a.lines), b.lines
    pairs, only_a, only_b = _paired_lines(lines_a, lines_b)
    for same in pairs:
        old, new = lines_a[same.a], lines_b[same.b]
        if old.key != new.key and {old.key, new.key} != {"", "tieu_de"}:
            # the same words under another column or key are taken out there and put in here
            only_a.append(same.a)
            only_b.append(same.b)
            continue
        if old.words != new.words:
            if not (old.joined and new.joined and old.joined == new.joined):
                yield Delta(ChangeKind.REWORDED, order, a, b, old, new)
                if (old.emphasis or new.emphasis) and _is_restyled(old, new):
                    look = Setting(Aspect.LOOK, _with_emphasis(old), _with_emphasis(new))
                    yield Delta(ChangeKind.SET, order, a, b, old, new, setting=look)
        elif old.emphasis != new.emphasis or old.key != new.key or old.joined_side != new.joined_side:
            yield Delta(ChangeKind.SET, order, a, b, old, new, setting=_setting(old, new))
        if same.moved and not old.key and not new.key:
            yield Delta(ChangeKind.MOVED, order, a, b, old, new)
    for line in (lines_a[at] for at in sorted(only_a)):
        if _prints(line) and not columns.keep_cell(line, columns.gone):
            yield Delta(ChangeKind.REMOVED, order, a, b, line_a=line)
    for line in (lines_b[at] for at in sorted(only_b)):
        if _prints(line) and not columns.keep_cell(line, columns.came):
            yield Delta(ChangeKind.ADDED, order, a, b, line_b=line)


def _paired_lines(a: Sequence[ComparedLine], b: Sequence[ComparedLine]) -> tuple[list[Pair], list[int], list[int]]:
    """Which line of one part is which of the other, and those of one alone, by index."""
    joint = {line.key for line in a if line.key} & {line.key for line in b if line.key}
    # a heading that became a paragraph, or a paragraph that became one
    free = {"tieu_de"} - joint
    sides = [[Candidate("" if line.key in free else line.key, line.words) for line in part] for part in (a, b)]
    found = pair(*sides)
    pairs, only_a, only_b = list(found.pairs), list(found.only_a), list(found.only_b)
    if len(only_a) == len(only_b) == 1 and not sides[0][only_a[0]].ma and not sides[1][only_b[0]].ma:
        # the one paragraph left of an item is that item's, however little of it stayed
        pairs.append(Pair(only_a.pop(), only_b.pop()))
    return pairs, only_a, only_b


def _prints(line: ComparedLine) -> bool:
    """True for a line with more than blanks in it."""
    return any(is_word(word) or not word.isspace() for word in line.words)


def _is_restyled(old: ComparedLine, new: ComparedLine) -> bool:
    """True where a word that stayed has another emphasis."""
    before, now = _emphasis_of_words(old), _emphasis_of_words(new)
    same = (op for op in edit_steps(old.words, new.words) if op.kind is Edit.EQUAL)
    pairs = ((op.a0 + step, op.b0 + step) for op in same for step in range(op.a1 - op.a0))
    return any(before[at_a] != now[at_b] for at_a, at_b in pairs if is_word(old.words[at_a]))


def _emphasis_of_words(line: ComparedLine) -> list[str]:
    """The emphasis of each word."""
    out: list[str] = []
    changes, now = dict(line.emphasis), ""
    for at in range(len(line.words)):
        now = changes.get(at, now)
        out.append(now)
    return out


def _setting(old: ComparedLine, new: ComparedLine) -> Setting:
    """How two lines of the same words differ."""
    if old.key != new.key:
        return Setting(Aspect.PRINTED_AS, *("tiêu đề" if line.key else "đoạn văn" for line in (old, new)))
    if old.joined_side != new.joined_side:
        return Setting(Aspect.CELL, *(line.joined_side or "ô riêng" for line in (old, new)))
    return Setting(Aspect.LOOK, _with_emphasis(old), _with_emphasis(new))


def _with_emphasis(line: ComparedLine) -> str:
    """The words of a line with their emphasis, as a drafter would type it."""
    typed = {"": "", "b": "**", "i": "*", "bi": "***"}
    out, now = "", ""
    changes = dict(line.emphasis)
    for at, word in enumerate(line.words):
        new = changes.get(at, now)
        if new != now:
            out += typed[now] + typed[new]
            now = new
        out += word
    return out + typed[now]

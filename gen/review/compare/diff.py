"""The difference of two documents, from their parts to what a reviewer is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gen.core.diagnostic import Position
from gen.core.node import Node, walk
from gen.core.vocabulary import ATTRIBUTES
from gen.document.model import Document
from gen.registers.entries import Registers
from gen.review.compare.changes import Change, Difference, Origin, Renumbered, Repeated, Segment, Sort
from gen.review.compare.outline import Outline
from gen.review.compare.parts import Line, Part, told, with_note_numbers
from gen.review.compare.sorts import Sorter, sort_of_setting, sort_of_whole
from gen.review.compare.trees import Delta, Kind, differences
from gen.source.paths import digest
from gen.text.words import Op, compare, is_word, tokens

# from how many places on a replacement is told once
_OFTEN = 3
# how many tokens beside words only put in or taken out say which place of a text is meant
_NEAR = 6
_MARKS = (".", ";", ",", ":", "./.", " ")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a composed document, its resolved tree and the registers that it was made with."""

    document: Document
    root: Node
    registers: Registers
    # its source, those it inherits from, and where it stands in its parent's way: path and how
    path: str = ""
    above: tuple[str, ...] = ()
    touched: Mapping[str, str] = field(default_factory=dict)
    own_keys: frozenset[str] = frozenset()


def diff(a: Side, b: Side) -> Difference:
    """All that differs between two documents in printed words or in meaning."""
    teller = _Teller(a, b)
    found = differences(teller.a.top(), teller.b.top())
    renumbered = _renumbered(one for one in found if one.kind is Kind.RENUMBERED)
    changes: list[Change] = []
    followed: list[Change] = []
    for one in found:
        if one.kind is not Kind.RENUMBERED:
            (followed if _follows(one) else changes).append(teller.change(one))
    single, repeated = _repeated(changes)
    return Difference(tuple(single), tuple(repeated), tuple(renumbered), tuple(followed))


class _Teller:
    def __init__(self, a: Side, b: Side) -> None:
        self.a, self.b = Outline(a.document, a.root), Outline(b.document, b.root)
        self.sorter = Sorter(a.registers, b.registers)
        # a child held against what it inherits from: tells how each difference came to be
        self.child = b if a.path and a.path in b.above else None

    def change(self, one: Delta) -> Change:
        """One difference in the words of a reviewer."""
        place, path = _place(one.b, one.line_b, one.line_a), _path(one.b, one.line_b, one.line_a)
        old_place, old_path = _place(one.a, one.line_a, one.line_b), _path(one.a, one.line_a, one.line_b)
        sorts, segments = self._told(one)
        return Change(
            one.kind,
            sorts,
            place or old_place,
            path or old_path,
            segments,
            old_place if place and old_place != place else "",
            old_path if path and old_path != path else "",
            one.setting,
            _within(one),
            _topic(one),
            self._origin(one) if self.child else Origin.OTHER,
            _position(one.a, one.line_a),
            _position(one.b, one.line_b),
        )

    def _told(self, one: Delta) -> tuple[tuple[Sort, ...], tuple[Segment, ...]]:
        if one.kind is Kind.SET:
            return sort_of_setting(one.setting[0]), ()
        if one.kind is Kind.REWORDED:
            assert one.b is not None and one.line_a is not None and one.line_b is not None
            ops = compare(one.line_a.words, one.line_b.words)
            sorts = self.sorter.reworded(one.b, one.line_a, one.line_b, ops)
            return sorts, tuple(self._segments(ops, one.line_a.words, one.line_b.words))
        if one.kind is Kind.MOVED:
            assert one.b is not None
            said = one.line_b.text if one.line_b else one.b.topic or "\n".join(told(one.b)[:1])
            return (Sort.STRUCTURE,), (Segment("equal", with_note_numbers(said, self.b.notes)),)
        added = one.kind is Kind.ADDED
        whole, line, notes = (one.b, one.line_b, self.b.notes) if added else (one.a, one.line_a, self.a.notes)
        assert whole is not None
        text = line.text if line else "\n".join(told(whole, one.skip))
        kind = "insert" if added else "delete"
        return sort_of_whole(whole, line), (Segment(kind, with_note_numbers(text, notes)),)

    def _origin(self, one: Delta) -> Origin:
        assert self.child is not None
        if one.kind is Kind.REMOVED:
            path = _path(one.a, one.line_a, None)
            taken = any(path == known or path.startswith(f"{known}/") for known in self.child.touched)
            row = one.a is not None and one.a.kind in ("row", "group") and one.line_a is None
            return Origin.NOT_OURS if row and not taken and "nhan_viec" in self.child.own_keys else Origin.OWN
        source = (one.line_b.source if one.line_b else None) or (one.b.source if one.b else None)
        if source is None or one.kind is Kind.MOVED or (one.kind is Kind.SET and one.setting[0] != "kiểu chữ"):
            return Origin.OWN
        if source.by:
            return Origin.GIVEN if source.pos.path == self.child.path else Origin.PHRASE
        own = self.child.path
        return Origin.OWN if any(value.pos.path == own for value in walk(source)) else Origin.NAMES

    def _segments(self, ops: Iterable[Op], old: Sequence[str], new: Sequence[str]) -> Iterable[Segment]:
        for op in ops:
            gone = with_note_numbers("".join(old[op.a0 : op.a1]), self.a.notes)
            come = with_note_numbers("".join(new[op.b0 : op.b1]), self.b.notes)
            if op.kind == "equal":
                yield Segment("equal", come)
                continue
            yield from (Segment(kind, text) for kind, text in (("delete", gone), ("insert", come)) if text)


def _place(part: Part | None, line: Line | None, other: Line | None) -> str:
    """Where something is printed; a line that one side lacks is called as on the other."""
    if part is None:
        return ""
    name = line.name if line else other.name if other else ""
    return ", ".join(word for word in (part.place, name) if word)


def _path(part: Part | None, line: Line | None, other: Line | None) -> str:
    if part is None:
        return ""
    known = line or other
    return known.path if known and known.path else part.path


def _position(part: Part | None, line: Line | None) -> Position | None:
    if part is None:
        return None
    sources = (line.source if line else None, part.source, *(one.source for one in part.lines))
    return next((source.pos for source in sources if source is not None), None)


def _within(one: Delta) -> str:
    part = one.b or one.a
    return part.place if part is not None and (one.line_a or one.line_b) else ""


def _topic(one: Delta) -> str:
    """What a changed attribute or cell is about; nothing where the change shows it."""
    found, line = one.b or one.a, one.line_b or one.line_a
    if found is None or not (found.kind == "attribute" or (found.kind == "row" and line)):
        return ""
    return "" if line and line.about not in ATTRIBUTES else found.topic


def _follows(one: Delta) -> bool:
    """True for what nobody wrote: lines made of other data, end marks set by the machine."""
    old, new = one.line_a, one.line_b
    if one.kind is not Kind.REWORDED or old is None or new is None:
        return False
    if old.made and new.made:
        return True
    if _without_marks(old.words) != _without_marks(new.words) or old.source is None or new.source is None:
        return False
    return digest(old.source) == digest(new.source)


def _without_marks(words: Sequence[str]) -> Sequence[str]:
    end = len(words)
    while end and words[end - 1] in _MARKS:
        end -= 1
    return words[:end]


def _renumbered(found: Iterable[Delta]) -> Iterable[Renumbered]:
    """The labels that changed, those of one list told together."""
    lists: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one in found:
        assert one.a is not None and one.b is not None
        above = one.b.place.rpartition(", ")[0]
        lists.setdefault((above, one.b.kind), []).append((one.a.label, one.b.label))
    return [Renumbered(above, labels[0], labels[-1], len(labels)) for (above, _), labels in lists.items()]


def _repeated(changes: Sequence[Change]) -> tuple[list[Change], list[Repeated]]:
    """The changes told one by one, and the replacements told once for all their places."""
    counts = Counter(pair for change in changes for pair in set(_replacements(change)))
    often = {pair for pair, count in counts.items() if count >= _OFTEN and all(pair)}
    single: list[Change] = []
    told: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        pairs = set(_replacements(change))
        if pairs and pairs <= often:
            for pair in pairs:
                told.setdefault(pair, []).append(change)
        else:
            single.append(change)
    return single, [Repeated(old, new, tuple(found)) for (old, new), found in told.items()]


def _replacements(change: Change) -> Iterable[tuple[str, str]]:
    """What a rewording takes out and what it puts there; what was only put in or taken out with the words beside it."""
    if change.kind is not Kind.REWORDED:
        return
    segments = change.segments
    at = 0
    while at < len(segments):
        one = segments[at]
        both = one.kind == "delete" and at + 1 < len(segments) and segments[at + 1].kind == "insert"
        if both:
            yield one.text.strip(), segments[at + 1].text.strip()
        elif one.kind != "equal":
            before = _beside(segments[at - 1].text, ahead=True) if at else ""
            after = _beside(segments[at + 1].text, ahead=False) if not before and at + 1 < len(segments) else ""
            with_it, alone = f"{before}{one.text}{after}".strip(), f"{before}{after}".strip()
            yield (with_it, alone) if one.kind == "delete" else (alone, with_it)
        at += 2 if both else 1


def _beside(text: str, *, ahead: bool) -> str:
    """The last words of a text that stands ahead of a change, or the first of one behind it."""
    words = tokens(text)
    near = words[-_NEAR:] if ahead else words[:_NEAR]
    return "".join(near) if any(map(is_word, near)) else ""

"""The difference of two documents, from their parts to what a reviewer is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Position
from gen.core.node import Node, walk
from gen.core.vocabulary import ATTRIBUTES
from gen.document.model import Document
from gen.registers.entries import Registers
from gen.review.compare.categories import Categoriser, category_of_setting, category_of_whole
from gen.review.compare.changes import (
    Aspect,
    Category,
    Cause,
    Change,
    ChangeKind,
    Difference,
    Place,
    Renumbered,
    Repeated,
    Segment,
)
from gen.review.compare.column_changes import column_words
from gen.review.compare.document_parts import DocumentParts
from gen.review.compare.parts import ComparedKind, ComparedLine, ComparedPart, printed_lines, with_note_numbers
from gen.review.compare.tree_diff import Delta, tree_diff
from gen.source.paths import text_digest
from gen.text.word_diff import Edit, EditStep, edit_steps, is_word, tokens

# from how many places on a replacement is told once
_OFTEN = 3
# how many tokens beside words only put in or taken out say which place of a text is meant
_NEAR = 6
_END_MARKS = (".", ";", ",", ":", "./.", " ")

_ROWS = (ComparedKind.ROW, ComparedKind.GROUP)


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """One of the two: a composed document, its resolved tree and the registers that it was made with."""

    document: Document
    root: Node
    registers: Registers
    # its source, those it inherits from, and where it overrides its parent
    path: str = ""
    above: tuple[str, ...] = ()
    overrides: Mapping[str, OverrideKind] = field(default_factory=dict)
    own_keys: frozenset[str] = frozenset()
    # the paths of what its parent has for others alone, and the sources that it takes items from
    withheld: tuple[str, ...] = ()
    taken: frozenset[str] = frozenset()


def document_diff(a: ComparedDocument, b: ComparedDocument) -> Difference:
    """All that differs between two documents in printed words or in meaning."""
    describer = _Describer(a, b)
    deltas = tree_diff(describer.a.whole(), describer.b.whole())
    renumbered = _renumbered(delta for delta in deltas if delta.kind is ChangeKind.RENUMBERED)
    changes: list[Change] = []
    followed: list[Change] = []
    for delta in deltas:
        if delta.kind is not ChangeKind.RENUMBERED:
            (followed if _follows(delta) else changes).append(describer.change(delta))
    single, repeated = _repeated(changes)
    return Difference(tuple(single), tuple(repeated), tuple(renumbered), tuple(followed))


class _Describer:
    """Tells a reviewer of the differences between two documents."""

    def __init__(self, a: ComparedDocument, b: ComparedDocument) -> None:
        self.a, self.b = DocumentParts(a.document, a.root), DocumentParts(b.document, b.root)
        self.categoriser = Categoriser(a.registers, b.registers)
        # a child compared with what it inherits from: of each difference it is told how it came to be
        self.child = b if a.path and a.path in b.above else None

    def change(self, delta: Delta) -> Change:
        """One difference with all that a reviewer is told of it."""
        place, old_place = _place(delta.b, delta.line_b, delta.line_a), _place(delta.a, delta.line_a, delta.line_b)
        path, old_path = _path(delta.b, delta.line_b, delta.line_a), _path(delta.a, delta.line_a, delta.line_b)
        categories, segments = self._content(delta)
        return Change(
            kind=delta.kind,
            categories=categories,
            place=place or old_place,
            path=path or old_path,
            segments=segments,
            old_place=old_place if place and old_place != place else (),
            old_path=old_path if path and old_path != path else "",
            setting=delta.setting,
            within=_within(delta),
            topic=_topic(delta),
            cause=self._cause(delta, self.child) if self.child else Cause.OTHER,
            at_a=_position(delta.a, delta.line_a),
            at_b=_position(delta.b, delta.line_b),
        )

    def _content(self, delta: Delta) -> tuple[tuple[Category, ...], tuple[Segment, ...]]:
        """What a difference is about, and its words."""
        if delta.setting is not None:
            return category_of_setting(delta.setting.aspect), ()
        if delta.kind is ChangeKind.REWORDED:
            assert delta.b is not None and delta.line_a is not None and delta.line_b is not None
            ops = edit_steps(delta.line_a.words, delta.line_b.words)
            categories = self.categoriser.reworded(delta.b, delta.line_a, delta.line_b, ops)
            return categories, tuple(self._segments(ops, delta.line_a.words, delta.line_b.words))
        if delta.kind is ChangeKind.MOVED:
            assert delta.b is not None
            text = delta.line_b.text if delta.line_b else delta.b.topic or "\n".join(printed_lines(delta.b)[:1])
            return (Category.STRUCTURE,), (Segment(Edit.EQUAL, with_note_numbers(text, self.b.notes)),)
        added = delta.kind is ChangeKind.ADDED
        part, line, notes = (delta.b, delta.line_b, self.b.notes) if added else (delta.a, delta.line_a, self.a.notes)
        assert part is not None
        text = line.text if line else "\n".join(printed_lines(part, delta.skip))
        if part.kind is ComparedKind.COLUMN:
            text = column_words(part, delta.cells)
        kind = Edit.INSERT if added else Edit.DELETE
        return category_of_whole(part, line), (Segment(kind, with_note_numbers(text, notes)),)

    def _cause(self, delta: Delta, child: ComparedDocument) -> Cause:
        if delta.kind is ChangeKind.REMOVED:
            path = _path(delta.a, delta.line_a, None)
            if any(path == known or path.startswith(f"{known}/") for known in child.withheld):
                return Cause.WITHHELD
            overridden = any(path == known or path.startswith(f"{known}/") for known in child.overrides)
            is_row = delta.a is not None and delta.a.kind in _ROWS and delta.line_a is None
            return Cause.NOT_OURS if is_row and not overridden and "nhan_viec" in child.own_keys else Cause.OWN
        if delta.b is not None and delta.b.kind in _ROWS and delta.line_b is not None and delta.line_b.source is None:
            return Cause.COMPUTED
        source = (delta.line_b.source if delta.line_b else None) or (delta.b.source if delta.b else None)
        unlike_words = delta.setting is not None and delta.setting.aspect is not Aspect.LOOK
        if source is None or delta.kind is ChangeKind.MOVED or unlike_words:
            return Cause.OWN
        if source.pos.path in child.taken and delta.kind is ChangeKind.ADDED:
            return Cause.TAKEN
        if source.by:
            return Cause.GIVEN if source.pos.path == child.path else Cause.PHRASE
        return Cause.OWN if any(value.pos.path == child.path for value in walk(source)) else Cause.NAMES

    def _segments(self, ops: Iterable[EditStep], old: Sequence[str], new: Sequence[str]) -> Iterable[Segment]:
        for op in ops:
            deleted = with_note_numbers("".join(old[op.a0 : op.a1]), self.a.notes)
            inserted = with_note_numbers("".join(new[op.b0 : op.b1]), self.b.notes)
            if op.kind is Edit.EQUAL:
                yield Segment(Edit.EQUAL, inserted)
                continue
            for kind, text in ((Edit.DELETE, deleted), (Edit.INSERT, inserted)):
                if text:
                    yield Segment(kind, text)


def _place(part: ComparedPart | None, line: ComparedLine | None, other: ComparedLine | None) -> Place:
    """Where something is printed; a line that one side lacks is called as on the other."""
    if part is None:
        return ()
    name = line.name if line else other.name if other else ""
    return (*part.place, name) if name else part.place


def _path(part: ComparedPart | None, line: ComparedLine | None, other: ComparedLine | None) -> str:
    if part is None:
        return ""
    known = line or other
    return known.path if known and known.path else part.path


def _position(part: ComparedPart | None, line: ComparedLine | None) -> Position | None:
    if part is None:
        return None
    sources = (line.source if line else None, part.source, *(own.source for own in part.lines))
    return next((source.pos for source in sources if source is not None), None)


def _within(delta: Delta) -> Place:
    part = delta.b or delta.a
    return part.place if part is not None and (delta.line_a or delta.line_b) else ()


def _topic(delta: Delta) -> str:
    """What a changed attribute or cell is about; nothing where the change shows it."""
    part, line = delta.b or delta.a, delta.line_b or delta.line_a
    if part is None or not (part.kind is ComparedKind.ATTRIBUTE or (part.kind is ComparedKind.ROW and line)):
        return ""
    return "" if line and line.about not in ATTRIBUTES else part.topic


def _follows(delta: Delta) -> bool:
    """True for what nobody wrote: lines made of other data, end marks set by the machine."""
    old, new = delta.line_a, delta.line_b
    if delta.kind is not ChangeKind.REWORDED or old is None or new is None:
        return False
    if old.made and new.made:
        return True
    if _without_end_marks(old.words) != _without_end_marks(new.words) or old.source is None or new.source is None:
        return False
    return text_digest(old.source) == text_digest(new.source)


def _without_end_marks(words: Sequence[str]) -> Sequence[str]:
    end = len(words)
    while end and words[end - 1] in _END_MARKS:
        end -= 1
    return words[:end]


def _renumbered(deltas: Iterable[Delta]) -> Iterable[Renumbered]:
    """The labels that changed, those of one list told together."""
    lists: dict[tuple[Place, ComparedKind], list[tuple[str, str]]] = {}
    for delta in deltas:
        assert delta.a is not None and delta.b is not None
        lists.setdefault((delta.b.place[:-1], delta.b.kind), []).append((delta.a.label, delta.b.label))
    return [Renumbered(above, labels[0], labels[-1], len(labels)) for (above, _), labels in lists.items()]


def _repeated(changes: Sequence[Change]) -> tuple[list[Change], list[Repeated]]:
    """The changes told one by one, and the replacements told once for all their places."""
    counts = Counter(pair for change in changes for pair in set(_replacements(change)))
    often = {pair for pair, count in counts.items() if count >= _OFTEN and all(pair)}
    single: list[Change] = []
    places: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        # in the order read: that of a set is another on every run
        pairs = dict.fromkeys(_replacements(change))
        if pairs and pairs.keys() <= often:
            for pair in pairs:
                places.setdefault(pair, []).append(change)
        else:
            single.append(change)
    return single, [Repeated(old, new, tuple(found)) for (old, new), found in places.items()]


def _replacements(change: Change) -> Iterable[tuple[str, str]]:
    """What a rewording takes out and what it puts there; what was only put in or taken out with the words beside it."""
    if change.kind is not ChangeKind.REWORDED:
        return
    segments = change.segments
    at = 0
    while at < len(segments):
        segment = segments[at]
        follows = segments[at + 1] if at + 1 < len(segments) else None
        if segment.kind is Edit.DELETE and follows is not None and follows.kind is Edit.INSERT:
            yield segment.text.strip(), follows.text.strip()
            at += 2
            continue
        if segment.kind is not Edit.EQUAL:
            before = _beside(segments[at - 1].text, ahead=True) if at else ""
            after = _beside(follows.text, ahead=False) if follows is not None and not before else ""
            with_it, alone = f"{before}{segment.text}{after}".strip(), f"{before}{after}".strip()
            yield (with_it, alone) if segment.kind is Edit.DELETE else (alone, with_it)
        at += 1


def _beside(text: str, *, ahead: bool) -> str:
    """The last words of a text that stands ahead of a change, or the first of one behind it."""
    words = tokens(text)
    near = words[-_NEAR:] if ahead else words[:_NEAR]
    return "".join(near) if any(map(is_word, near)) else ""

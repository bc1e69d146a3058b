"""Carries out the printed instructions of an amending document on the issued text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from gen.amend.amended_text import AmendedPart, note_mark, text_parts
from gen.amend.instruction import ADDS, APPENDIX_ADDS, MOVES, NUMBERED_MOVES, PHRASES, REMOVALS, Act
from gen.amend.new_names import read_numbers
from gen.amend.phrase_changes import PhraseChange, change_phrase, stands_in
from gen.amend.places import Places, Target
from gen.amend.provision import Provision, ProvisionKind
from gen.amend.provisions import APPENDICES, NOTES
from gen.amend.quoting import CLOSE, OPEN
from gen.amend.sentences import ReadSentence, read_sentence
from gen.text.word_diff import Edit

_EDITS = {Act.PHRASE: Edit.REPLACE, Act.PHRASE_ADDED: Edit.INSERT, Act.PHRASE_REMOVED: Edit.DELETE}
_AFTER, _BEFORE = 0, 1
_SIDES = {act: side for acts in (ADDS, APPENDIX_ADDS, MOVES, NUMBERED_MOVES) for side, act in enumerate(acts)}


# a line, or a table
Content: TypeAlias = str | AmendedPart


class Clause(NamedTuple):
    """One printed instruction: its sentence, and what stands below it; calls of footnotes have their words in them."""

    sentence: str
    below: tuple[Content, ...] = ()


class NotUnderstood(Exception):
    """An instruction that can't be carried out; says why, to a drafter."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A clause that could not be carried out, and why."""

    clause: Clause
    why: str


@dataclass(frozen=True, slots=True)
class Amended:
    """The printed lines of the amended text, part by part (subject, bases, body …), and what could not be done."""

    parts: list[list[str]]
    misread: list[Misread]


@dataclass
class _Order:
    """One instruction as read."""

    read: ReadSentence
    targets: list[Target]
    anchor: Target | None
    content: list[Content]


@dataclass
class Interpreter:
    """Reads clauses against the issued text, then carries them out: words first, then what goes, comes and moves."""

    places: Places
    notes: Mapping[str, str]
    # appendices of the amending document, by what they are called
    appendices: Mapping[str, AmendedPart] = field(default_factory=dict)

    def apply(self, clauses: Sequence[Clause]) -> Amended:
        """The text as amended."""
        self.parts: dict[int, AmendedPart] = {}
        self.tails: dict[int, AmendedPart] = {}
        self.top = text_parts(self.places.top, lambda id: self.notes.get(id, ""), self.parts)
        misread: list[Misread] = []
        orders: list[tuple[Clause, _Order]] = []
        for clause in clauses:
            try:
                orders.append((clause, self._read(clause)))
            except NotUnderstood as err:
                misread.append(Misread(clause, str(err)))
        for step in (self._words, self._gone, self._come, self._numbers):
            for clause, order in orders:
                try:
                    step(order)
                except NotUnderstood as err:
                    misread.append(Misread(clause, str(err)))
        body = [child for child in self.top.children if child.ma != NOTES]
        return Amended([list(part.printed()) for part in body], misread)

    def _read(self, clause: Clause) -> _Order:
        read = read_sentence(clause.sentence)
        if read is None:
            raise NotUnderstood("câu này không theo mẫu nào của gen")
        blanks = read.blanks
        moves = read.act in (*MOVES, *NUMBERED_MOVES)
        named = "" if read.act is Act.ADD_APPENDIX_IN else blanks["cu"] if moves else blanks["cho"]
        targets = self._places(named) if named else []
        anchor = self._places(blanks["cho"])[0] if moves else None
        return _Order(read, targets, anchor, _unquoted(clause.below))

    def _places(self, text: str) -> list[Target]:
        found = self.places.read(text)
        if found is None:
            raise NotUnderstood(f"văn bản đã ban hành không có chỗ “{text}”, hoặc có nhiều chỗ cùng gọi như thế")
        return found

    def _part(self, target: Target) -> AmendedPart:
        return self.parts[id(target.provision)]

    def _words(self, order: _Order) -> None:
        """Words of a provision replaced, whole or a phrase of them."""
        act = order.read.act
        for target in order.targets if act in PHRASES else ():
            self._phrase(order, target)
        if act is Act.CLEAR:
            for target in order.targets:
                self._part(target).lines = []
        elif act is Act.REPLACE_APPENDIX:
            self._replace_appendix(order)
        elif act is Act.REPLACE:
            if not order.content:
                raise NotUnderstood("không có nội dung mới trong ngoặc kép ở dưới")
            self._replace(order.targets[0], order.content)

    def _phrase(self, order: _Order, target: Target) -> None:
        blanks = order.read.blanks
        change = PhraseChange(_EDITS[order.read.act], blanks["cu"], blanks.get("moi", ""))
        part = self._part(target)
        old = list(part.lines)
        if sum(stands_in(line, change.old) for line in part.lines) == 0:
            raise NotUnderstood(f"chỗ ấy không có cụm từ “{change.old}”")
        part.lines = [change_phrase(line, change) if stands_in(line, change.old) else line for line in part.lines]
        self._note_changed(target, old)

    def _replace(self, target: Target, content: list[Content]) -> None:
        part = self._part(target)
        old = list(part.lines)
        rows = _rows(content)
        if rows:
            part.label, part.lines, part.children = rows[0].label, rows[0].lines, []
            for child in (*rows[0].children, *rows[1:]):
                part.take(child, len(part.children))
            return
        first, *rest = _as_parts(content)
        if target.opening or part.kind is ProvisionKind.CELL:
            part.lines = first.lines
            return
        labelled = part.label and f"{first.lines[0]} ".startswith(f"{part.label} ")
        part.lines = [first.lines[0].removeprefix(part.label).strip() if labelled else first.lines[0], *first.lines[1:]]
        part.label = part.label if labelled else ""
        part.children = []
        for child in rest:
            part.take(child, len(part.children))
        self._note_changed(target, old)

    def _note_changed(self, target: Target, old: list[str]) -> None:
        """The words of a footnote stand where it is called."""
        if target.provision.kind is not ProvisionKind.NOTE:
            return
        before, after = (note_mark(" / ".join(lines)) for lines in (old, self._part(target).lines))
        for part in self.parts.values():
            part.lines = [line.replace(before, after) for line in part.lines]

    def _replace_appendix(self, order: _Order) -> None:
        part, new = self._part(order.targets[0]), self._appendix(order.read.blanks["moi"])
        part.label, part.lines, part.children = part.label, new.lines, new.children

    def _appendix(self, name: str) -> AmendedPart:
        if name not in self.appendices:
            raise NotUnderstood(f"không có “{name}” kèm theo")
        return self.appendices[name]

    def _gone(self, order: _Order) -> None:
        if order.read.act in REMOVALS:
            for target in order.targets:
                self._part(target).gone = True

    def _come(self, order: _Order) -> None:
        """What is put in, and what is moved."""
        act = order.read.act
        if act in APPENDIX_ADDS:
            part = self._appendix(order.read.blanks["moi"])
            beside = order.targets[0] if order.targets else Target(self._list(APPENDICES))
            self._put(part, beside, _SIDES[act])
        elif act in ADDS:
            if not order.content:
                raise NotUnderstood("không có nội dung mới trong ngoặc kép ở dưới")
            for part in _rows(order.content) or _as_parts(order.content):
                self._put(part, order.targets[0], _SIDES[act])
        elif act in (*MOVES, *NUMBERED_MOVES):
            assert order.anchor is not None
            for target in order.targets:
                part = self._part(target)
                part.leave()
                if act in NUMBERED_MOVES:
                    part.renumber(read_numbers(order.read.blanks["moi"], target.provision.word)[0])
                self._put(part, order.anchor, _SIDES[act])

    def _list(self, ma: str) -> Provision:
        return next(child for child in self.places.top.children if child.ma == ma)

    def _put(self, part: AmendedPart, beside: Target, side: int) -> None:
        other = self._part(beside)
        if side not in (_AFTER, _BEFORE):
            other.take(part, len(other.children))
            return
        holder = other.above
        assert holder is not None
        last = self.tails.get(id(other), other) if side == _AFTER else other
        at = next(at for at, child in enumerate(holder.children) if child is last)
        holder.take(part, at + 1 if side == _AFTER else at)
        if side == _AFTER:
            self.tails[id(other)] = part

    def _numbers(self, order: _Order) -> None:
        if order.read.act is not Act.RENUMBER:
            return
        word = order.targets[0].provision.word
        numbers = read_numbers(order.read.blanks["moi"], word, len(order.targets))
        if len(numbers) != len(order.targets):
            raise NotUnderstood("số mới không nhiều bằng số cũ")
        for target, number in zip(order.targets, numbers, strict=True):
            self._part(target).renumber(number)


def _rows(content: Sequence[Content]) -> list[AmendedPart]:
    """The rows where a table is all that is put in."""
    if len(content) != 1 or isinstance(content[0], str):
        return []
    return [row for row in content[0].children if row.kind in (ProvisionKind.ROW, ProvisionKind.GROUP)]


def _as_parts(content: Sequence[Content]) -> list[AmendedPart]:
    """Lines and tables as parts, the lines before a table as one."""
    out: list[AmendedPart] = []
    for one in content:
        if not isinstance(one, str):
            out.append(one)
        elif out and out[-1].kind is ProvisionKind.TEXT:
            out[-1].lines.append(one)
        else:
            out.append(AmendedPart(ProvisionKind.TEXT, lines=[one]))
    return out


_END = re.compile(rf"{CLOSE}\s*[.;]?(\./\.)?\s*$")


def _unquoted(below: Sequence[Content]) -> list[Content]:
    """What stands below without the quotes about it; rows stand there without."""
    if not below or _rows(below):
        return list(below)
    first, last = below[0], below[-1]
    if not isinstance(first, str) or not isinstance(last, str) or not first.startswith(OPEN) or not _END.search(last):
        raise NotUnderstood("nội dung mới ở dưới phải đặt trong ngoặc kép “ ”")
    whole = [first.removeprefix(OPEN), *below[1:]]
    end = _END.sub("", str(whole[-1]))
    return [*whole[:-1], end] if end or len(whole) == 1 else whole[:-1]

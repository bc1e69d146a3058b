"""The part of the footnotes in the file with both: those called now, before, or both."""

from __future__ import annotations

from copy import deepcopy

from gen.review.redline.lines import merged_lines
from gen.review.redline.paragraph import Desk
from gen.review.redline.pen import DEL, INS
from gen.review.redline.table import merged_table
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element


def merged_notes(desk: Desk) -> Element:
    """The notes as the calls found them: the same note word by word, others as a whole."""
    out = deepcopy(desk.new.notes)
    for note in out:
        number = int(str(note.get(f"{W}id")))
        if number in desk.calls.both:
            old = desk.old.note(desk.calls.both[number])
            fresh = desk.new.note(number)
            assert old is not None and fresh is not None
            for line in list(note):
                note.remove(line)
            note.extend(merged_lines(desk, list(old), list(fresh), merged_table, closed=True))
        elif number in desk.calls.new:
            _whole(desk, note, INS)
    for number, free in desk.calls.lost.items():
        old = desk.old.note(number)
        assert old is not None
        note = deepcopy(old)
        note.set(f"{W}id", str(free))
        _whole(desk, note, DEL)
        out.append(note)
    return out


def _whole(desk: Desk, note: Element, kind: str) -> None:
    lines = note.findall(f"{W}p")
    for line in lines:
        # the number before a note is the note's own, and goes with it
        desk.pen.whole(line, kind, but=f"{W}footnoteRef")
    for line in lines[:-1]:
        desk.pen.mark(line, kind)


def in_reading_order(body: Element, notes: Element) -> None:
    """The notes in the order in which they are called, numbers too: some programs count instead of reading numbers."""
    calls = list(body.iter(f"{W}footnoteReference"))
    by_number = {str(one.get(f"{W}id")): one for one in notes}
    first = min((int(str(call.get(f"{W}id"))) for call in calls), default=0)
    for number, call in enumerate(calls, first):
        note = by_number[str(call.get(f"{W}id"))]
        for one in (call, note):
            one.set(f"{W}id", str(number))
        notes.remove(note)
        notes.append(note)

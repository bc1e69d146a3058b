"""The part of the footnotes in the file with both: those called now, before, or both."""

from __future__ import annotations

from copy import deepcopy

from gen.review.redline.lines import merged_lines
from gen.review.redline.merge_context import MergeContext
from gen.review.redline.revision_writer import Revision
from gen.review.redline.table import merged_table
from gen.word.ooxml.elements import note_number
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element


def merged_notes(context: MergeContext) -> Element:
    """The notes as the calls found them: the same note word by word, others as a whole."""
    out = deepcopy(context.new.notes)
    for note in out:
        number = note_number(note)
        if number in context.calls.both:
            old = context.old.note(context.calls.both[number])
            fresh = context.new.note(number)
            assert old is not None and fresh is not None
            for line in list(note):
                note.remove(line)
            note.extend(merged_lines(context, list(old), list(fresh), merged_table, closed=True))
        elif number in context.calls.new:
            _track_note(context, note, Revision.INS)
    for number, free in context.calls.lost.items():
        old = context.old.note(number)
        assert old is not None
        note = deepcopy(old)
        note.set(f"{W}id", str(free))
        _track_note(context, note, Revision.DEL)
        out.append(note)
    return out


def _track_note(context: MergeContext, note: Element, kind: Revision) -> None:
    paragraphs = note.findall(f"{W}p")
    for paragraph in paragraphs:
        # the number before a note is the note's own, and goes with it
        context.writer.track_words(paragraph, kind, but=f"{W}footnoteRef")
    for paragraph in paragraphs[:-1]:
        context.writer.track_end(paragraph, kind)


def renumber_in_reading_order(body: Element, notes: Element) -> None:
    """Puts the notes in the order of their calls, numbers too: some programs count instead of reading numbers."""
    calls = list(body.iter(f"{W}footnoteReference"))
    by_number = {note_number(note): note for note in notes}
    first = min(map(note_number, calls), default=0)
    for number, call in enumerate(calls, first):
        note = by_number[note_number(call)]
        for element in (call, note):
            element.set(f"{W}id", str(number))
        notes.remove(note)
        notes.append(note)

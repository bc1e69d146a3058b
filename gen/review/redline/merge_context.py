"""What the parts of one merging share: both documents, the revisions, the notes as they are called, what moved."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from gen.review.redline.moves import Moves
from gen.review.redline.note_calls import NoteCalls
from gen.review.redline.revision_writer import Revision, RevisionWriter
from gen.review.traced.traced_document import TracedDocument
from gen.word.ooxml.elements import note_number
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element


@dataclass(frozen=True, slots=True)
class MergeContext:
    """Two documents on the way to be one; `writer`, `calls` and `moves` are filled as their lines are merged."""

    old: TracedDocument
    new: TracedDocument
    writer: RevisionWriter
    calls: NoteCalls
    moves: Moves

    def struck(self, paragraph: Element) -> Element:
        """A copy of a paragraph of the old document, all words struck; its end is left alone."""
        copy = deepcopy(paragraph)
        self.note_gone(copy)
        self.writer.track_words(copy, Revision.DEL)
        return copy

    def added(self, paragraph: Element) -> Element:
        """A copy of a paragraph of the new document, all words put in; its end is left alone."""
        copy = deepcopy(paragraph)
        self.note_come(copy)
        self.writer.track_words(copy, Revision.INS)
        return copy

    def note_gone(self, element: Element) -> None:
        """Gives the calls of notes in what went the numbers that those notes have in the file with both."""
        for call in element.iter(f"{W}footnoteReference"):
            call.set(f"{W}id", str(self.calls.gone(note_number(call))))

    def note_come(self, element: Element) -> None:
        """Notes the calls in what came."""
        for call in element.iter(f"{W}footnoteReference"):
            self.calls.come(note_number(call))

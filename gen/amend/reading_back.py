"""An amending document carried out on the issued text, held against what the new text says."""

from __future__ import annotations

from dataclasses import dataclass

from gen.amend.amended_text import differences
from gen.amend.amendment import attached, new_parts, note_words
from gen.amend.clauses import clauses_of
from gen.amend.interpreter import Interpreter, Misread
from gen.amend.places import Places
from gen.amend.provisions import provisions
from gen.document.model import Document


@dataclass(frozen=True, slots=True)
class ReadBack:
    """How many clauses were read, which of them were not understood, and where the outcome is not the new text."""

    count: int
    misread: list[Misread]
    # what came out, and what the new text says there
    differences: list[tuple[str, str]]

    @property
    def agrees(self) -> bool:
        """True where the amending document says all that changed, and nothing else."""
        return not self.misread and not self.differences


def read_back(old: Document, new: Document, amending: Document) -> ReadBack:
    """What comes of the issued text by the printed words of an amending document."""
    notes = note_words(amending)
    clauses = clauses_of(amending, lambda id: notes.get(id, ""))
    appendices = attached(provisions(amending), notes)
    got = Interpreter(Places(provisions(old)), note_words(old), appendices).apply(clauses)
    pairs = zip(got.parts, new_parts(new), strict=True)
    return ReadBack(len(clauses), got.misread, [found for a, b in pairs for found in differences(a, b)])

"""What an amending document has to say, proved: its instructions, carried out on the issued text, give the new text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gen.amend.amended_text import AmendedPart, differ, text_parts, with_notes
from gen.amend.clauses import clause
from gen.amend.instruction import Instruction
from gen.amend.instructions import instructions
from gen.amend.interpreter import Amended, Interpreter
from gen.amend.places import Places
from gen.amend.printed_words import words_of
from gen.amend.provision import Provision, ProvisionKind, printed, walk
from gen.amend.provisions import NOTES, provisions
from gen.document.model import Document, Para


@dataclass(frozen=True, slots=True)
class Amendment:
    """The instructions that make the issued text the new one, and the places of both texts."""

    instructions: list[Instruction]
    places: Places
    new: Places


class NoWords(Exception):
    """No instructions say what changed: a fault of this program, never to be passed over."""


def amendment(old: Document, new: Document, called: str) -> Amendment:
    """The instructions; where those of single provisions don't prove true, whoever holds these is told whole."""
    places, after = Places(provisions(old)), Places(provisions(new))
    wanted, notes = new_parts(new), note_words(new)
    whole: frozenset[int] = frozenset()
    for coarser in range(_COARSEST + 1):
        found = instructions(places, after.top, whole)
        clauses = [clause(one, places, called, after.holder, lambda id: notes.get(id, "")) for one in found]
        got = Interpreter(places, note_words(old), attached(after.top, notes)).apply(clauses)
        wrong = _wrong_parts(got, wanted)
        if not wrong and not got.misread:
            return Amendment(found, places, after)
        lists = [places.top.children[at] for at in wrong] or list(places.top.children)
        whole |= {id(one) for part in lists for one in _at_level(part, _COARSEST - coarser - 1)}
    raise NoWords


# parts of the document, sections and appendices, what is in these
_COARSEST = 4


def _at_level(top: Provision, level: int) -> Iterator[Provision]:
    if level <= 0:
        yield top
        return
    for child in top.children:
        yield from _at_level(child, level - 1)


def _wrong_parts(got: Amended, wanted: Sequence[list[str]]) -> list[int]:
    return [at for at, (a, b) in enumerate(zip(got.parts, wanted, strict=True)) if differ(a, b)]


def note_words(document: Document) -> Mapping[str, str]:
    """The words of each footnote by its id."""
    return {id: _joined(paras) for id, paras in document.notes.items()}


def _joined(paras: Sequence[Para]) -> str:
    return " / ".join(map(words_of, paras))


def new_parts(document: Document) -> list[list[str]]:
    """The printed lines of a text, part by part, the words of footnotes where these are called."""
    notes = note_words(document)
    return [
        [with_notes(line, lambda id: notes.get(id, "")) for line in printed(part)]
        for part in provisions(document).children
        if part.ma != NOTES
    ]


def attached(top: Provision, notes: Mapping[str, str]) -> dict[str, AmendedPart]:
    """The appendices of a text by their names."""
    return {
        name: text_parts(one, lambda id: notes.get(id, ""), {})
        for one in walk(top)
        if one.kind is ProvisionKind.APPENDIX
        # in an amending document the name is typed that the machine gives in the amended one
        for name in (one.name, one.label.rstrip("."))
    }

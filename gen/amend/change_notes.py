"""The footnotes of a consolidated text: which provision of which amending document made what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gen.amend.amendment import Amendment, amendment
from gen.amend.instruction import ADDS, APPENDIX_ADDS, PHRASES, Act, Instruction
from gen.amend.places import Places, Target
from gen.amend.provision import Provision, ProvisionKind, walk
from gen.amend.provisions import TITLE, provisions
from gen.amend.sentences import sentence
from gen.amend.sibling_changes import siblings
from gen.document.citation import Citation
from gen.document.model import Document
from gen.registers.entries import LegalDocument
from gen.registers.wording import wording

_REWORDING = (Act.REPLACE, Act.CLEAR, Act.REPLACE_APPENDIX, *PHRASES)
_CONTENT = "nội dung"
# what stands in a sentence in front of what it quotes
_QUOTES_FOLLOW = " như sau:"


@dataclass(frozen=True, slots=True)
class Amending:
    """An issued amending document: as printed, as cited, and what it made of the text."""

    document: Document
    cited: LegalDocument
    outcome: Document


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """A footnote and the provision of the last text that calls it."""

    provision: Provision
    words: str


def change_notes(issued: Document, amendings: Sequence[Amending]) -> list[ChangeNote]:
    """The notes in the order of the amendments; what a later one took out again has none."""
    out: list[ChangeNote] = []
    before = issued
    last: Provision | None = None
    for amending in amendings:
        found = amendment(before, amending.outcome, amending.document.kind_name)
        kept = _followed(found.places.top, found.new.top)
        # the same text as provisions twice, once as an outcome and once as what is amended
        again = {id(a): b for a, b in zip(walk(last), walk(found.places.top), strict=True)} if last is not None else {}
        out = [replace(note, provision=again[id(note.provision)]) for note in out]
        out = [replace(note, provision=kept[id(note.provision)]) for note in out if id(note.provision) in kept]
        out += _notes(found, amending)
        before, last = amending.outcome, found.new.top
    return out


def _followed(old: Provision, new: Provision) -> dict[int, Provision]:
    """What became of each provision of a text."""
    out = {id(old): new}
    for one in siblings(old.children, new.children):
        if one.a is not None and one.b is not None:
            out |= _followed(one.a, one.b)
    return out


def _notes(found: Amendment, amending: Amending) -> Iterator[ChangeNote]:
    clauses = dict(_clauses(amending.document))
    for one in found.instructions:
        said = sentence(one, found.places, amending.document.kind_name)
        by = f"{clauses.get(_core(said), '')} {Citation(amending.cited).khong_ve}".strip()
        for target in one.made if one.act is not Act.RENUMBER else one.made[:1]:
            yield ChangeNote(target.provision, _words(one, target, said, by))


def _clauses(document: Document) -> Iterator[tuple[str, str]]:
    """The sentences of an amending document, each with its place in it."""
    places = Places(provisions(document))
    for provision in walk(places.top):
        if provision.kind in (ProvisionKind.ITEM, ProvisionKind.TEXT) and provision.lines:
            # a clause without a number is told by what holds it
            told = provision if provision.kind is ProvisionKind.ITEM else places.holder[id(provision)]
            yield _core(provision.lines[0]), places.name(Target(told))


def _core(said: str) -> str:
    """A sentence without the name that the amending document gives itself and without the mark behind it."""
    return said.partition(" ban hành kèm theo ")[0].rstrip(".:; ")


def _words(one: Instruction, target: Target, said: str, by: str) -> str:
    forms = wording().consolidating
    called = _called(target)
    if one.act in _REWORDING:
        return forms["sua"].format(cho=called, theo=by)
    if one.act in (*ADDS, *APPENDIX_ADDS):
        return forms["them"].format(cho=called, theo=by)
    return forms["khac"].format(cau=said.removesuffix(_QUOTES_FOLLOW).rstrip("."), theo=by)


def _called(target: Target) -> str:
    """What the note calls the provision that it stands in: “Khoản”, “Tên mục”."""
    provision = target.provision
    word = _CONTENT if provision.kind in (ProvisionKind.CELL, ProvisionKind.ATTRIBUTE) else provision.word
    if target.opening and provision.opening == TITLE:
        word = f"{TITLE} {word}"
    return word[:1].upper() + word[1:]


def head_note(issued: LegalDocument, amendings: Sequence[Amending]) -> str:
    """What the whole text was made from."""
    made_by = "; ".join(str(Citation(one.cited)) for one in amendings)
    return wording().consolidating["gom"].format(goc=Citation(issued).khong_ve, sua=made_by)

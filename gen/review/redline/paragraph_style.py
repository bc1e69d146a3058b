"""A paragraph that has other properties than before (style, alignment, keep with next …): what is noted of it."""

from __future__ import annotations

from copy import deepcopy

from gen.review.redline.atoms import canonical
from gen.review.redline.revision_writer import RevisionWriter
from gen.word.ooxml.elements import child
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

# what the properties of a paragraph hold of its end, and what was noted of them before
_OF_THE_END, _NOTED = (f"{W}rPr", f"{W}sectPr"), f"{W}pPrChange"


def own_properties(paragraph: Element) -> frozenset[str]:
    """The properties of a paragraph in canonical form, without those of its end."""
    return frozenset(map(canonical, _own(child(paragraph, "pPr"))))


def note_old_style(writer: RevisionWriter, paragraph: Element, old: Element) -> None:
    """Notes the old properties where they are others than before."""
    if own_properties(paragraph) != own_properties(old):
        writer.track_style(paragraph, child(old, "pPr"))


def take_style(writer: RevisionWriter, paragraph: Element, fresh: Element) -> None:
    """Gives a paragraph that went the properties of the one whose end it now has, its own noted."""
    if own_properties(paragraph) == own_properties(fresh):
        return
    old = child(paragraph, "pPr")
    old = deepcopy(old) if old is not None else None
    give_properties(paragraph, fresh)
    writer.track_style(paragraph, old)


def give_properties(paragraph: Element, fresh: Element) -> None:
    """Gives a paragraph the properties of another; its own end stays."""
    own = child(paragraph, "pPr")
    if own is None:
        own = paragraph.makeelement(f"{W}pPr", {})
        paragraph.insert(0, own)
    for entry in _own(own):
        own.remove(entry)
    for at, entry in enumerate(_own(child(fresh, "pPr"))):
        own.insert(at, deepcopy(entry))


def _own(properties: Element | None) -> list[Element]:
    return [entry for entry in properties if entry.tag not in (*_OF_THE_END, _NOTED)] if properties is not None else []

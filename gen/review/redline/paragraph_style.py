"""A paragraph that has another style or alignment than before: what is noted of it."""

from __future__ import annotations

from copy import deepcopy

from gen.review.redline.revision_writer import RevisionWriter
from gen.word.ooxml.elements import child, style_of, text_of, value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

# what the properties of a paragraph hold of its end, and what was noted of them before
_OF_THE_END, _NOTED = (f"{W}rPr", f"{W}sectPr"), f"{W}pPrChange"


def style_and_alignment(paragraph: Element) -> tuple[str, str]:
    """The id of a paragraph's style, and its own alignment, empty where it has none."""
    return style_of(paragraph), value(child(paragraph, "pPr"), "jc") or ""


def note_old_style(writer: RevisionWriter, paragraph: Element, old: Element) -> None:
    """Notes the old properties where there are words and the style or alignment is another than before."""
    if style_and_alignment(paragraph) != style_and_alignment(old) and (text_of(paragraph) or text_of(old)):
        writer.track_style(paragraph, child(old, "pPr"))


def take_style(writer: RevisionWriter, paragraph: Element, fresh: Element) -> None:
    """Gives a paragraph that went the style and alignment of the one whose end it now has, its own noted."""
    if style_and_alignment(paragraph) == style_and_alignment(fresh):
        return
    own, theirs = child(paragraph, "pPr"), child(fresh, "pPr")
    if own is None or theirs is None:
        return
    old = deepcopy(own)
    for entry in list(own):
        if entry.tag not in _OF_THE_END:
            own.remove(entry)
    kept = [deepcopy(entry) for entry in theirs if entry.tag not in (*_OF_THE_END, _NOTED)]
    for at, entry in enumerate(kept):
        own.insert(at, entry)
    writer.track_style(paragraph, old)

"""Revisions of one kind at the end of a paragraph and at the beginning of the next, kept apart.

LibreOffice takes them for one, together with the end between them, and joins two paragraphs where they are undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

from gen.review.redline.paragraph_style import note_old_style, own_properties
from gen.review.redline.revision_writer import Revision, RevisionWriter, strike
from gen.text.no_break import plain
from gen.text.word_diff import tokens
from gen.word.ooxml.elements import child, text_run, typed_text
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_P = f"{W}p"


def kept_apart(writer: RevisionWriter, lines: list[Element]) -> list[Element]:
    """The same lines, the end between two revisions of one kind tracked with them or another revision set between."""
    # from the end, since a line that is turned about begins with another revision than before
    for at, (line, following) in reversed(list(enumerate(pairwise(lines)))):
        if line.tag != _P or following.tag != _P or any(_has_tracked_end(line, kind) for kind in Revision):
            continue
        for kind in Revision:
            if _edge(line, -1) == kind == _edge(following, 0) and not _swapped(line, kind):
                _shift(writer, lines[at:], kind)
    return lines


def _edge(paragraph: Element, at: int) -> str:
    """The name of the element that a paragraph begins or ends with, empty where there is none."""
    content = [inner for inner in paragraph if inner.tag != f"{W}pPr"]
    return str(content[at].tag).removeprefix(W) if content else ""


def _swapped(paragraph: Element, kind: Revision) -> bool:
    """True where the last revision stood beside one of the other kind and changed places with it."""
    last = paragraph[-1]
    before = last.getprevious()
    if before is None or before.tag != f"{W}{kind.other}":
        return False
    paragraph.insert(paragraph.index(before), last)
    return True


def _shift(writer: RevisionWriter, lines: Sequence[Element], kind: Revision) -> None:
    """Tracks the first end in place of the last of the lines behind it that came or went with it."""
    last = None
    for line in lines[1:]:
        if line.tag != _P or not _has_tracked_end(line, kind) or _has_tracked_end(line, kind.other):
            break
        last = line
    # a struck line would have to be shown in the style of the one that stays
    if last is None or (kind is Revision.DEL and own_properties(last) != own_properties(lines[0])):
        _part(writer, lines[0], kind)
        return
    revision = last.find(f"{W}pPr/{W}rPr/{W}{kind}")
    properties = last.find(f"{W}pPr/{W}rPr")
    assert revision is not None and properties is not None
    properties.remove(revision)
    writer.track_end(lines[0], kind)
    if kind is Revision.INS:
        note_old_style(writer, last, _as_it_was(lines[0]))


def _part(writer: RevisionWriter, paragraph: Element, kind: Revision) -> None:
    """Writes the last word that stays as one that went and came, so that the line ends in the other kind."""
    change, run = paragraph[-1], paragraph[-1].getprevious()
    text = typed_text(run) if run is not None and run.tag == f"{W}r" else ""
    words = tokens(plain(text))
    if run is None or not words:
        return
    cut = len(text) - len(words[-1])
    properties = child(run, "rPr")
    gone, come = (text_run(text[cut:], deepcopy(properties)) for _ in range(2))
    if kind is Revision.DEL:
        strike(gone)
    change.insert(0, gone)
    other = writer.revision(kind.other)
    if kind is Revision.INS:
        strike(come)
    other.append(come)
    paragraph.append(other)
    rest = text_run(text[:cut], deepcopy(properties))
    paragraph.replace(run, rest)
    if len(words) == 1:
        paragraph.remove(rest)


def _as_it_was(paragraph: Element) -> Element:
    """A paragraph with the properties that it had before."""
    before = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr")
    if before is None:
        return paragraph
    out = deepcopy(paragraph)
    out.remove(out[0])
    out.insert(0, deepcopy(before))
    return out


def _has_tracked_end(paragraph: Element, kind: Revision) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}{kind}") is not None

"""Changes of one kind at the end of a line and at the beginning of the next, kept apart.

LibreOffice takes them for one, together with the mark between them, and joins two paragraphs where they are undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

from gen.review.redline.paragraph import form, restyle
from gen.review.redline.pen import DEL, INS, Pen, strike
from gen.text.words import tokens
from gen.word.ooxml.elements import child, text_run
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element

_P = f"{W}p"
_OTHER = {INS: DEL, DEL: INS}


def fenced(pen: Pen, lines: list[Element]) -> list[Element]:
    """The same lines, the mark between two changes of one kind tracked with them or another change set between."""
    # from the end, since a line that is turned about begins with another change than before
    for at, (one, next_) in reversed(list(enumerate(pairwise(lines)))):
        if one.tag != _P or next_.tag != _P or _marked(one, INS) or _marked(one, DEL):
            continue
        for kind in (INS, DEL):
            if _edge(one, -1) == kind == _edge(next_, 0) and not _swapped(one, kind):
                _shift(pen, lines[at:], kind)
    return lines


def _edge(paragraph: Element, at: int) -> str:
    """The kind of change that a paragraph begins or ends with, empty where there is none."""
    content = [one for one in paragraph if one.tag != f"{W}pPr"]
    return str(content[at].tag).removeprefix(W) if content else ""


def _swapped(paragraph: Element, kind: str) -> bool:
    """True where the last change stands beside one of the other kind and could change places with it."""
    last = paragraph[-1]
    before = last.getprevious()
    if before is None or before.tag != f"{W}{_OTHER[kind]}":
        return False
    paragraph.insert(paragraph.index(before), last)
    return True


def _shift(pen: Pen, lines: Sequence[Element], kind: str) -> None:
    """Tracks the first mark in place of the last of the lines behind it that came or went with it."""
    last = None
    for line in lines[1:]:
        if line.tag != _P or not _marked(line, kind) or _marked(line, _OTHER[kind]):
            break
        last = line
    # a struck line would have to be shown in the style of the one that stays
    if last is None or (kind == DEL and form(last) != form(lines[0])):
        _part(pen, lines[0], kind)
        return
    mark = last.find(f"{W}pPr/{W}rPr/{W}{kind}")
    properties = last.find(f"{W}pPr/{W}rPr")
    assert mark is not None and properties is not None
    properties.remove(mark)
    pen.mark(lines[0], kind)
    if kind == INS:
        restyle(pen, last, _as_it_was(lines[0]))


def _part(pen: Pen, paragraph: Element, kind: str) -> None:
    """Writes the last word that stays as one that went and came, so that the line ends in the other kind of change."""
    change, run = paragraph[-1], paragraph[-1].getprevious()
    text = child(run, "t") if run is not None and run.tag == f"{W}r" else None
    words = tokens(text.text or "") if text is not None else ()
    if run is None or text is None or not words:
        return
    properties = child(run, "rPr")
    gone, come = (text_run(words[-1], deepcopy(properties) if properties is not None else None) for _ in range(2))
    if kind == DEL:
        strike(gone)
    change.insert(0, gone)
    other = pen.revision(_OTHER[kind])
    if kind == INS:
        strike(come)
    other.append(come)
    paragraph.append(other)
    rest = text_run("".join(words[:-1]), deepcopy(properties) if properties is not None else None)
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


def _marked(paragraph: Element, kind: str) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}{kind}") is not None

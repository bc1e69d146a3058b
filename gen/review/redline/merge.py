"""Two sheets as one file with tracked changes, which is given out only where its words are those of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gen.render.package import Package
from gen.review.redline.footnotes import in_reading_order, merged_notes
from gen.review.redline.moves import Moves
from gen.review.redline.notes import Calls
from gen.review.redline.paragraph import Desk
from gen.review.redline.pen import DEL, INS, Pen
from gen.review.redline.reading import Line, accepted, differences, rejected
from gen.review.redline.sections import merged_body
from gen.review.traced.comments import Comments
from gen.review.traced.sheet import Sheet, as_review, finished
from gen.review.traced.styles import fitted
from gen.word.ooxml.elements import heading_of
from gen.word.ooxml.names import DOCUMENT_PART, FOOTNOTES_PART, STYLES_PART, W
from gen.word.ooxml.parse import Element, serialise

_SAYS, _INITIALS = "So sánh", "SS"


class WordsLost(AssertionError):
    """A bug: the file with both does not read as the old document, or not as the new one."""


@dataclass(frozen=True, slots=True)
class Redline:
    """A file with tracked changes; how many places were put in and how many struck."""

    data: bytes
    put_in: int
    struck: int


def redline(old: Sheet, fresh: Sheet, author: str, told: Sequence[str] = ()) -> Redline:
    """The new document with the changes since the old one tracked; `told` is a comment on its first heading.

    Both sheets are used up.
    """
    styles = fitted(old, fresh)
    before, now = _lines(old), _lines(fresh)
    pen = Pen(author)
    desk = Desk(old, fresh, pen, Calls(_free(fresh)), Moves())
    lines = merged_body(desk)
    notes = merged_notes(desk)
    body = fresh.body
    for element in list(body):
        body.remove(element)
    body.extend(lines)
    in_reading_order(body, notes)
    put_in, struck = (sum(_count(tree, kind) for tree in (body, notes)) for kind in (INS, DEL))
    comments = Comments(_SAYS, _INITIALS, pen.numbers)
    if told:
        comments.add(told, heading_of(body))
    desk.moves.tell(comments, pen)
    parts = {**fresh.parts, STYLES_PART: styles, DOCUMENT_PART: finished(fresh.root), FOOTNOTES_PART: finished(notes)}
    parts = as_review(comments.parts(parts), "Bản so sánh", "so-sanh")
    _check(parts, before, now)
    return Redline(Package(parts).zipped({}), put_in, struck)


def _lines(sheet: Sheet) -> list[Line]:
    """What a sheet says, by the same reader that reads the file with both."""
    return accepted({DOCUMENT_PART: serialise(sheet.root), FOOTNOTES_PART: serialise(sheet.notes)})


def _free(sheet: Sheet) -> int:
    return 1 + max((int(str(one.get(f"{W}id"))) for one in sheet.notes), default=0)


def _count(tree: Element, kind: str) -> int:
    """How many runs of words, and rows, came or went; marks of paragraphs come with their words."""
    return sum(1 for one in tree.iter(f"{W}{kind}") if len(one) or _parent(one) == f"{W}trPr")


def _parent(element: Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _check(parts: dict[str, bytes], before: list[Line], now: list[Line]) -> None:
    wrong = [f"accepted, {one}" for one in differences(now, accepted(parts))]
    wrong += [f"rejected, {one}" for one in differences(before, rejected(parts))]
    if wrong:
        raise WordsLost("\n".join(wrong))

"""Two documents as one file with tracked changes, which is given out only where its words are those of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gen.render.package import Package
from gen.review.redline.footnotes import merged_notes, renumber_in_reading_order
from gen.review.redline.merge_context import MergeContext
from gen.review.redline.moves import Moves
from gen.review.redline.note_calls import NoteCalls
from gen.review.redline.read_back import ReadParagraph, accepted, differences, rejected
from gen.review.redline.revision_writer import Revision, RevisionWriter
from gen.review.redline.sections import merged_body
from gen.review.traced.comments import Comments
from gen.review.traced.first_line import put_first_line
from gen.review.traced.fit_styles import fit_styles
from gen.review.traced.review_properties import as_review
from gen.review.traced.traced_document import TracedDocument, without_traces
from gen.word.ooxml.elements import heading_of, note_number
from gen.word.ooxml.namespaces import DOCUMENT_PART, FOOTNOTES_PART, STYLES_PART, W
from gen.word.ooxml.xml_parser import Element, serialise

_AUTHOR, _INITIALS = "So sánh", "SS"


class WordsLost(AssertionError):
    """A bug: the file with both does not read as the old document, or not as the new one."""


@dataclass(frozen=True, slots=True)
class Redline:
    """A file with tracked changes; how many places were put in and how many struck."""

    data: bytes
    put_in: int
    struck: int


def redline(old: TracedDocument, fresh: TracedDocument, author: str, comment: Sequence[str] = ()) -> Redline:
    """The new document with the changes since the old one tracked; `comment` stands at its first heading.

    Both are used up. Raises WordsLost where the file would not read as both.
    """
    styles = fit_styles(old, fresh)
    before, now = _paragraphs(old), _paragraphs(fresh)
    writer = RevisionWriter(author)
    context = MergeContext(old, fresh, writer, NoteCalls(_free_number(fresh)), Moves())
    lines = merged_body(context)
    notes = merged_notes(context)
    body = fresh.body
    for element in list(body):
        body.remove(element)
    body.extend(lines)
    renumber_in_reading_order(body, notes)
    put_in, struck = (sum(_count(tree, kind) for tree in (body, notes)) for kind in Revision)
    if next(writer.numbers) > 1:
        # put in and taken out again: it is in neither document
        put_first_line(body, writer.revision(Revision.INS), writer.revision(Revision.DEL))
    comments = Comments(_AUTHOR, _INITIALS, writer.numbers)
    if comment:
        comments.add(comment, heading_of(body))
    context.moves.add_comments(comments, writer)
    own = {STYLES_PART: styles, DOCUMENT_PART: without_traces(fresh.root), FOOTNOTES_PART: without_traces(notes)}
    parts = as_review(comments.parts({**fresh.parts, **own}), "Bản so sánh", "so-sanh")
    _check(parts, before, now)
    return Redline(Package(parts).zipped({}), put_in, struck)


def _paragraphs(traced: TracedDocument) -> list[ReadParagraph]:
    """What a document says, by the same reader that reads the file with both."""
    return accepted({DOCUMENT_PART: serialise(traced.root), FOOTNOTES_PART: serialise(traced.notes)})


def _free_number(traced: TracedDocument) -> int:
    return 1 + max(map(note_number, traced.notes), default=0)


def _count(tree: Element, kind: Revision) -> int:
    """How many runs of words, and rows, came or went; ends of paragraphs come with their words."""
    return sum(1 for revision in tree.iter(f"{W}{kind}") if len(revision) or _parent(revision) == f"{W}trPr")


def _parent(element: Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _check(parts: dict[str, bytes], before: list[ReadParagraph], now: list[ReadParagraph]) -> None:
    wrong = [f"accepted, {difference}" for difference in differences(now, accepted(parts))]
    wrong += [f"rejected, {difference}" for difference in differences(before, rejected(parts))]
    if wrong:
        raise WordsLost("\n".join(wrong))

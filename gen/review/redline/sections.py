"""The body section by section: the main text and each appendix, with the breaks between them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from gen.review.compare.pairing import Candidate
from gen.review.redline.atoms import canonical
from gen.review.redline.common_order import common_order
from gen.review.redline.lines import merged_lines
from gen.review.redline.merge_context import MergeContext
from gen.review.redline.paragraph_style import note_old_style
from gen.review.redline.revision_writer import Revision
from gen.review.redline.table import merged_table
from gen.review.traced.traced_document import TracedDocument
from gen.text.word_diff import tokens
from gen.word.ooxml.elements import child, new, text_of
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_REFERENCES = (f"{W}headerReference", f"{W}footerReference")


@dataclass(frozen=True, slots=True)
class BodySection:
    """The lines of a section and the paragraph that ends it, None for the last one; its name and its page."""

    name: str
    lines: tuple[Element, ...]
    end: Element | None
    page: Element


def merged_body(context: MergeContext) -> list[Element]:
    """Everything that stands in the body of the file with both."""
    old, fresh = sections(context.old), sections(context.new)
    old_tail, new_tail = _tail(old[-1], fresh[-1])
    order = _order(context, old, fresh)
    out: list[Element] = []
    for at, (before, now) in enumerate(order):
        last = at == len(order) - 1
        old_lines = _without(before, old_tail) if before is not None else ()
        new_lines = _without(now, new_tail) if now is not None else ()
        out += merged_lines(context, old_lines, new_lines, merged_table, closed=last and old_tail is None)
        if not last:
            out += _break(context, before.end if before else None, now.end if now else None)
        if before is not None and now is None and (before.end is None or last):
            out += _passing(context, before, fresh[-1], last=last)
    if new_tail is not None:
        tail = deepcopy(new_tail)
        assert old_tail is not None
        note_old_style(context.writer, tail, old_tail)
        out.append(tail)
    return [*out, _page(context, old[-1].page, fresh[-1].page)]


def sections(traced: TracedDocument) -> list[BodySection]:
    """The sections of a body in order; the first is the main text, the others are appendices."""
    found: list[BodySection] = []
    lines: list[Element] = []
    for element in traced.body:
        page = element.find(f"{W}pPr/{W}sectPr") if element.tag == f"{W}p" else None
        if element.tag == f"{W}sectPr":
            found.append(BodySection(_name(traced, lines, found), tuple(lines), None, element))
        elif page is not None:
            found.append(BodySection(_name(traced, lines, found), tuple(lines), element, page))
            lines = []
        else:
            lines.append(element)
    return found


def _name(traced: TracedDocument, lines: Sequence[Element], before: Sequence[BodySection]) -> str:
    """The name of the appendix that some lines are of: what the names of all of them begin with."""
    if not before:
        return "="
    named = [traced.keys[line].split("/") for line in lines if not traced.keys.get(line, "=").startswith("=")]
    return "/".join(named[0][:2]) if named else ""


def _order(
    context: MergeContext, old: Sequence[BodySection], fresh: Sequence[BodySection]
) -> list[tuple[BodySection | None, BodySection | None]]:
    order = common_order([_thing(section) for section in old], [_thing(section) for section in fresh])
    for was, now in order.moved:
        before, after = _head(old[was]), _head(fresh[now])
        if before is not None and after is not None:
            # the label counts anew at another place
            same = _words(old[was], but=before) == _words(fresh[now], but=after)
            context.moves.found(before, after, same=same)
    return [
        (old[at_old] if at_old is not None else None, fresh[at_new] if at_new is not None else None)
        for at_old, at_new in order.places
    ]


def _head(section: BodySection) -> Element | None:
    return next((line for line in section.lines if line.tag == f"{W}p" and text_of(line)), None)


def _thing(section: BodySection) -> Candidate:
    return Candidate("" if "~" in section.name else section.name, _words(section))


def _words(section: BodySection, but: Element | None = None) -> tuple[str, ...]:
    paragraphs = (paragraph for line in section.lines if line is not but for paragraph in line.iter(f"{W}p"))
    return tokens("\n".join(text_of(paragraph) for paragraph in paragraphs))


def _tail(old: BodySection, fresh: BodySection) -> tuple[Element | None, Element | None]:
    """The last lines of both where neither has words: they are one, whatever stands before them."""
    a, b = (section.lines[-1] if section.lines else None for section in (old, fresh))
    both = a is not None and b is not None and a.tag == b.tag == f"{W}p" and not text_of(a) and not text_of(b)
    return (a, b) if both else (None, None)


def _without(section: BodySection, line: Element | None) -> tuple[Element, ...]:
    return tuple(other for other in section.lines if other is not line)


def _break(context: MergeContext, old: Element | None, fresh: Element | None) -> list[Element]:
    """The paragraph that ends a section: it stayed, came or went with what stands behind it."""
    found = fresh if fresh is not None else old
    if found is None:
        return []
    out = deepcopy(found)
    page = out.find(f"{W}pPr/{W}sectPr")
    assert page is not None
    if fresh is None:
        _take_headers(context, page)
        context.writer.track_end(out, Revision.DEL)
    elif old is None:
        context.writer.track_end(out, Revision.INS)
    else:
        before = old.find(f"{W}pPr/{W}sectPr")
        assert before is not None
        _note_old_page(context, page, before)
        note_old_style(context.writer, out, old)
    return [out]


def _passing(context: MergeContext, gone: BodySection, final: BodySection, *, last: bool) -> list[Element]:
    """A break put in and taken out again: the last appendix of before keeps its own page while it is seen struck."""
    if last and _orientation(gone.page) == _orientation(final.page):
        return []
    out, properties, page = new("p"), new("pPr"), deepcopy(gone.page)
    _take_headers(context, page)
    properties.append(page)
    out.append(properties)
    context.writer.track_end(out, Revision.DEL)
    context.writer.track_end(out, Revision.INS)
    return [out]


def _orientation(page: Element) -> str:
    size = page.find(f"{W}pgSz")
    return str(size.get(f"{W}orient", "portrait")) if size is not None else ""


def _page(context: MergeContext, old: Element, fresh: Element) -> Element:
    out = deepcopy(fresh)
    _note_old_page(context, out, old)
    return out


def _note_old_page(context: MergeContext, page: Element, old: Element) -> None:
    if _set_up(page) != _set_up(old):
        context.writer.track_page(page, old)


def _set_up(page: Element) -> list[str]:
    return [canonical(entry) for entry in page if entry.tag not in _REFERENCES]


def _take_headers(context: MergeContext, page: Element) -> None:
    """Gives a page of the old document the headers of the new one: those of the old are not in the file."""
    for reference in page.findall("*"):
        if reference.tag in _REFERENCES:
            page.remove(reference)
    final = child(context.new.body, "sectPr")
    references = [entry for entry in final if entry.tag in _REFERENCES] if final is not None else []
    for reference in reversed(references):
        page.insert(0, deepcopy(reference))

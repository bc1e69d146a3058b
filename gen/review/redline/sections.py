"""The body section by section: the main text and each appendix, with the breaks between them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from gen.review.compare.pairing import Candidate
from gen.review.redline.lines import in_order, merged_lines
from gen.review.redline.paragraph import Desk
from gen.review.redline.pen import DEL, INS
from gen.review.redline.table import merged_table
from gen.review.traced.sheet import Sheet
from gen.text.words import tokens
from gen.word.ooxml.elements import child, new, text_of
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element

_REFERENCES = (f"{W}headerReference", f"{W}footerReference")


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a section and the paragraph that ends it, None for the last one; its name and its page."""

    name: str
    lines: tuple[Element, ...]
    end: Element | None
    page: Element


def merged_body(desk: Desk) -> list[Element]:
    """Everything that stands in the body of the file with both."""
    old, fresh = sections(desk.old), sections(desk.new)
    tail = _tail(old[-1], fresh[-1])
    order = _order(desk, old, fresh)
    out: list[Element] = []
    for at, (before, now) in enumerate(order):
        last = at == len(order) - 1
        lines_a = _without(before, tail[0]) if before is not None else ()
        lines_b = _without(now, tail[1]) if now is not None else ()
        closed = last and tail[0] is None
        out += merged_lines(desk, lines_a, lines_b, merged_table, closed=closed)
        if not last:
            out += _break(desk, before.end if before else None, now.end if now else None)
        if before is not None and now is None and (before.end is None or last):
            out += _passing(desk, before, fresh[-1], last=last)
    if tail[0] is not None and tail[1] is not None:
        out.append(deepcopy(tail[1]))
    return [*out, _page(desk, old[-1].page, fresh[-1].page)]


def sections(sheet: Sheet) -> list[Section]:
    """The sections of a body in order; the first is the main text, the others are appendices."""
    found: list[Section] = []
    lines: list[Element] = []
    for element in sheet.body:
        page = element.find(f"{W}pPr/{W}sectPr") if element.tag == f"{W}p" else None
        if element.tag == f"{W}sectPr":
            found.append(Section(_name(sheet, lines, found), tuple(lines), None, element))
        elif page is not None:
            found.append(Section(_name(sheet, lines, found), tuple(lines), element, page))
            lines = []
        else:
            lines.append(element)
    return found


def _name(sheet: Sheet, lines: Sequence[Element], before: Sequence[Section]) -> str:
    """The name of the appendix that some lines are of: what the names of all of them begin with."""
    if not before:
        return "="
    named = [sheet.keys[one].split("/") for one in lines if not sheet.keys.get(one, "=").startswith("=")]
    return "/".join(named[0][:2]) if named else ""


def _order(desk: Desk, old: Sequence[Section], fresh: Sequence[Section]) -> list[tuple[Section | None, Section | None]]:
    order = in_order(*([_thing(one) for one in side] for side in (old, fresh)))
    for was, is_ in order.moved:
        before, now = _head(old[was]), _head(fresh[is_])
        if before is not None and now is not None:
            # the label counts anew at another place
            desk.moves.found(before, now, same=_words(old[was], but=before) == _words(fresh[is_], but=now))
    return [
        (old[here] if here is not None else None, fresh[there] if there is not None else None)
        for here, there in order.places
    ]


def _head(section: Section) -> Element | None:
    return next((line for line in section.lines if line.tag == f"{W}p" and text_of(line)), None)


def _thing(section: Section) -> Candidate:
    return Candidate("" if "~" in section.name else section.name, _words(section))


def _words(section: Section, but: Element | None = None) -> tuple[str, ...]:
    lines = (one for line in section.lines if line is not but for one in line.iter(f"{W}p"))
    return tokens("\n".join(text_of(one) for one in lines))


def _tail(old: Section, fresh: Section) -> tuple[Element | None, Element | None]:
    """The last lines of both where neither has words: they are one, whatever stands before them."""
    a, b = (section.lines[-1] if section.lines else None for section in (old, fresh))
    both = a is not None and b is not None and a.tag == b.tag == f"{W}p" and not text_of(a) and not text_of(b)
    return (a, b) if both else (None, None)


def _without(section: Section, line: Element | None) -> tuple[Element, ...]:
    return tuple(one for one in section.lines if one is not line)


def _break(desk: Desk, old: Element | None, fresh: Element | None) -> list[Element]:
    """The paragraph that ends a section: it stayed, came or went with what stands behind it."""
    found = fresh if fresh is not None else old
    if found is None:
        return []
    out = deepcopy(found)
    page = out.find(f"{W}pPr/{W}sectPr")
    assert page is not None
    if fresh is None:
        _headed(desk, page)
        desk.pen.mark(out, DEL)
    elif old is None:
        desk.pen.mark(out, INS)
    else:
        before = old.find(f"{W}pPr/{W}sectPr")
        assert before is not None
        _changed(desk, page, before)
    return [out]


def _passing(desk: Desk, gone: Section, final: Section, *, last: bool) -> list[Element]:
    """A break put in and taken out again: the last appendix of before keeps its own page while it is seen struck."""
    if last and _turned(gone.page) == _turned(final.page):
        return []
    out, properties, page = new("p"), new("pPr"), deepcopy(gone.page)
    _headed(desk, page)
    properties.append(page)
    out.append(properties)
    desk.pen.mark(out, DEL)
    desk.pen.mark(out, INS)
    return [out]


def _turned(page: Element) -> str:
    size = page.find(f"{W}pgSz")
    return str(size.get(f"{W}orient", "portrait")) if size is not None else ""


def _page(desk: Desk, old: Element, fresh: Element) -> Element:
    out = deepcopy(fresh)
    _changed(desk, out, old)
    return out


def _changed(desk: Desk, page: Element, old: Element) -> None:
    if _form(page) != _form(old):
        desk.pen.changed_section(page, old)


def _form(page: Element) -> list[bytes]:
    return [etree.tostring(one, method="c14n", exclusive=True) for one in page if one.tag not in _REFERENCES]


def _headed(desk: Desk, page: Element) -> None:
    """A page of the old sheet with the headers of the new one: those of the old are not in the file."""
    for one in list(page):
        if one.tag in _REFERENCES:
            page.remove(one)
    final = child(desk.new.body, "sectPr")
    for one in reversed([one for one in final if one.tag in _REFERENCES] if final is not None else []):
        page.insert(0, deepcopy(one))

"""The tables of a template made as wide as its text: an office changes the margins, the tables stay what they were."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from gen.word.ooxml.elements import child, children, value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.units import mm_to_twips, read_whole
from gen.word.ooxml.xml_parser import Element
from gen.word.the_thuc import NGHI_DINH_30

# as wide as the text of the templates that come with the program, in twips; Word rounds when it saves
SHIPPED_WIDTH = mm_to_twips(NGHI_DINH_30.trang.be_rong_chu)
_ROUNDED = 40
# of the table, what the column that gives way keeps
_LEAST = 0.25


def fit_tables(body: Element, was: int, room: int) -> None:
    """Makes each table of the body that is `was` twips wide `room` wide; the rules in its cells keep their lengths."""
    for table in body.iterchildren(f"{W}tbl"):
        grid = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
        widths = [read_whole(column.get(f"{W}w")) for column in grid]
        if not widths or abs(sum(widths) - was) > _ROUNDED or abs(was - room) <= _ROUNDED:
            continue
        fitted = _fitted(widths, room)
        for column, width in zip(grid, fitted, strict=True):
            column.set(f"{W}w", str(width))
        size = table.find(f"{W}tblPr/{W}tblW")
        if size is not None:
            size.set(f"{W}w", str(room))
        for row in children(table, "tr"):
            _fit_row(row, widths, fitted)


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """The columns over another width: what is gained goes to all, what is lost comes off the first.

    The second holds Quốc hiệu, which stands on one line.
    """
    first = room - sum(widths[1:])
    if sum(widths) > room and first >= _LEAST * room:
        return [first, *widths[1:]]
    edges = [round(edge * room / sum(widths)) for edge in accumulate(widths, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _fit_row(row: Element, before: Sequence[int], after: Sequence[int]) -> None:
    at = 0
    for cell in children(row, "tc"):
        properties = child(cell, "tcPr")
        span = int(value(properties, "gridSpan") or 1)
        old, new = sum(before[at : at + span]), sum(after[at : at + span])
        at += span
        width = child(properties, "tcW") if properties is not None else None
        if width is not None:
            width.set(f"{W}w", str(new))
        for indent in cell.iterfind(f"{W}p/{W}pPr/{W}ind"):
            _keep_length(indent, (new - old) // 2)


def _keep_length(indent: Element, wider: int) -> None:
    """A rule in the middle of its cell, as long as before."""
    left, right = (read_whole(indent.get(f"{W}{side}")) for side in ("left", "right"))
    if left and left == right:
        for side in ("left", "right"):
            indent.set(f"{W}{side}", str(max(0, left + wider)))

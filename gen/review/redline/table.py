"""Tables row by row, rows cell by cell; rows are paired by their ids, never by their places."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from gen.core.vocabulary import ATTRIBUTES
from gen.review.compare.pairing import Candidate
from gen.review.redline.common_order import common_order
from gen.review.redline.lines import merged_lines
from gen.review.redline.merge_context import MergeContext
from gen.review.redline.revision_writer import Revision
from gen.review.traced.traced_document import TracedDocument
from gen.text.word_diff import tokens
from gen.word.ooxml.elements import child, new, text_of, value, vertical_merge
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_TR, _TC, _P = f"{W}tr", f"{W}tc", f"{W}p"


def merged_table(context: MergeContext, old: Element | None, fresh: Element | None) -> list[Element]:
    """Two tables as one; with other columns the old one is struck whole and the new one put in behind it."""
    if old is None or fresh is None:
        return [_tracked(context, old, fresh)]
    if _columns(context.old, old) != _columns(context.new, fresh):
        return [_tracked(context, old, None), _parting(context), _tracked(context, None, fresh)]
    out = deepcopy(fresh)
    for row in out.findall(_TR):
        out.remove(row)
    old_rows, new_rows = old.findall(_TR), fresh.findall(_TR)
    order = common_order(_things(context.old, old, old_rows), _things(context.new, fresh, new_rows))
    for was, now in order.moved:
        context.moves.found(old_rows[was], new_rows[now])
    for at_old, at_new in order.places:
        before = old_rows[at_old] if at_old is not None else None
        after = new_rows[at_new] if at_new is not None else None
        out.extend(_row(context, before, after))
    return [out]


def _tracked(context: MergeContext, old: Element | None, fresh: Element | None) -> Element:
    """A table that went or came as a whole."""
    table = fresh if fresh is not None else old
    assert table is not None
    out = deepcopy(table)
    for row in out.findall(_TR):
        _track(context, row, Revision.INS if fresh is not None else Revision.DEL)
    return out


def _track(context: MergeContext, row: Element, kind: Revision) -> None:
    if kind is Revision.DEL:
        context.note_gone(row)
    else:
        context.note_come(row)
    context.writer.track_row(row, kind)


def _parting(context: MergeContext) -> Element:
    """A line between two tables, put in and taken out again: without it they would be one."""
    paragraph = new("p")
    context.writer.track_end(paragraph, Revision.DEL)
    context.writer.track_end(paragraph, Revision.INS)
    return paragraph


def _columns(traced: TracedDocument, table: Element) -> list[str]:
    """The ids of the columns; of a table that the template writes, how many there are."""
    source = traced.sources.get(table)
    columns = source.get("cot") if source is not None else None
    if columns is None:
        return [""] * sum(1 for _ in table.iterfind(f"{W}tblGrid/{W}gridCol"))
    ids = []
    for column in columns.items:
        inner = column.get("cot")
        ids += [leaf.text_of("ma") for leaf in (inner.items if inner is not None else (column,))]
    return ids


def _things(traced: TracedDocument, table: Element, rows: Sequence[Element]) -> list[Candidate]:
    """What rows are paired by; those that the template or the head of a table has, by how many stood before."""
    above = traced.keys.get(table, "")
    out, unnamed = [], 0
    for row in rows:
        name = traced.keys.get(row, "")
        if not name:
            unnamed += 1
            name = f"={unnamed}"
        else:
            name = name.removeprefix(above)
        text = "\n".join(text_of(paragraph) for paragraph in row.iter(_P))
        own = "" if "~" in name or name.rpartition("/")[2].isdigit() else name
        out.append(Candidate(own, tokens(text), tokens(_task(traced, row, above))))
    return out


def _task(traced: TracedDocument, row: Element, above: str) -> str:
    """The words of a row without its number and those on who, when and what comes of it."""
    row_key = traced.keys.get(row, "")
    lines = []
    for paragraph in row.iter(_P):
        key = traced.keys.get(paragraph, "")
        if key != row_key and not set(ATTRIBUTES) & set(key.removeprefix(above).split("/")):
            lines.append(text_of(paragraph))
    return "\n".join(lines)


def _row(context: MergeContext, old: Element | None, fresh: Element | None) -> list[Element]:
    if old is not None and fresh is not None and _shape(old) == _shape(fresh):
        return [_cells(context, old, fresh)]
    out = []
    for row, kind in ((old, Revision.DEL), (fresh, Revision.INS)):
        if row is not None:
            made = deepcopy(row)
            _track(context, made, kind)
            context.moves.show(row, made, kind)
            out.append(made)
    return out


def _shape(row: Element) -> list[tuple[str, str]]:
    """How the cells of a row are joined: with how many columns, with the row above or below."""
    return [(value(child(cell, "tcPr"), "gridSpan") or "", vertical_merge(cell)) for cell in row.findall(_TC)]


def _cells(context: MergeContext, old: Element, fresh: Element) -> Element:
    out = deepcopy(fresh)
    cells = zip(old.findall(_TC), fresh.findall(_TC), out.findall(_TC), strict=True)
    for before, now, cell in cells:
        for element in _lines(cell):
            cell.remove(element)
        cell.extend(merged_lines(context, _lines(before), _lines(now), merged_table, closed=True))
    return out


def _lines(cell: Element) -> list[Element]:
    return [inner for inner in cell if inner.tag != f"{W}tcPr"]

"""Tables row by row, rows cell by cell; rows are paired by their ids, never by their places."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from gen.core.vocabulary import ATTRIBUTES
from gen.review.compare.pairing import Candidate
from gen.review.redline.lines import in_order, merged_lines
from gen.review.redline.paragraph import Desk
from gen.review.redline.pen import DEL, INS
from gen.review.traced.sheet import Sheet
from gen.text.words import tokens
from gen.word.ooxml.elements import child, new, text_of
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element

_TR, _TC, _P = f"{W}tr", f"{W}tc", f"{W}p"


def merged_table(desk: Desk, old: Element | None, fresh: Element | None) -> list[Element]:
    """Two tables as one; with other columns the old one is struck whole and the new one put in behind it."""
    if old is None or fresh is None:
        return [_tracked(desk, old, fresh)]
    if _columns(desk.old, old) != _columns(desk.new, fresh):
        return [_tracked(desk, old, None), _parting(desk), _tracked(desk, None, fresh)]
    out = deepcopy(fresh)
    for row in out.findall(_TR):
        out.remove(row)
    rows_a, rows_b = old.findall(_TR), fresh.findall(_TR)
    order = in_order(_things(desk.old, old, rows_a), _things(desk.new, fresh, rows_b))
    for was, is_ in order.moved:
        desk.moves.found(rows_a[was], rows_b[is_])
    for here, there in order.places:
        before = rows_a[here] if here is not None else None
        now = rows_b[there] if there is not None else None
        for row in _row(desk, before, now):
            out.append(row)
    return [out]


def _tracked(desk: Desk, old: Element | None, fresh: Element | None) -> Element:
    """A table that went or came as a whole."""
    table = fresh if fresh is not None else old
    assert table is not None
    out = deepcopy(table)
    for row in out.findall(_TR):
        _track(desk, row, INS if fresh is not None else DEL)
    return out


def _track(desk: Desk, row: Element, kind: str) -> Element:
    for call in row.iter(f"{W}footnoteReference"):
        number = int(str(call.get(f"{W}id")))
        if kind == DEL:
            call.set(f"{W}id", str(desk.calls.gone(number)))
        else:
            desk.calls.come(number)
    desk.pen.row(row, kind)
    return row


def _parting(desk: Desk) -> Element:
    """A line between two tables, put in and taken out again: without it they would be one."""
    paragraph = new("p")
    desk.pen.mark(paragraph, DEL)
    desk.pen.mark(paragraph, INS)
    return paragraph


def _columns(sheet: Sheet, table: Element) -> list[str]:
    """The ids of the columns; of a table that the template writes, how many there are."""
    source = sheet.sources.get(table)
    columns = source.get("cot") if source is not None else None
    if columns is None:
        return [""] * sum(1 for _ in table.iterfind(f"{W}tblGrid/{W}gridCol"))
    out = []
    for column in columns.items:
        inner = column.get("cot")
        out += [one.text_of("ma") for one in (inner.items if inner is not None else (column,))]
    return out


def _things(sheet: Sheet, table: Element, rows: Sequence[Element]) -> list[Candidate]:
    """What rows are paired by; those that the template or the head of a table has, by how many stood before."""
    above = sheet.keys.get(table, "")
    out, unnamed = [], 0
    for row in rows:
        name = sheet.keys.get(row, "")
        if not name:
            unnamed += 1
            name = f"={unnamed}"
        else:
            name = name.removeprefix(above)
        text = "\n".join(text_of(one) for one in row.iter(_P))
        known = "" if "~" in name or name.rpartition("/")[2].isdigit() else name
        out.append(Candidate(known, tokens(text), tokens(_task(sheet, row, above))))
    return out


def _task(sheet: Sheet, row: Element, above: str) -> str:
    """The words of a row without its number and those on who, when and what comes of it."""
    own = sheet.keys.get(row, "")
    keys = ((one, sheet.keys.get(one, "")) for one in row.iter(_P))
    told = (one for one, key in keys if key != own and not set(ATTRIBUTES) & set(key.removeprefix(above).split("/")))
    return "\n".join(text_of(one) for one in told)


def _row(desk: Desk, old: Element | None, fresh: Element | None) -> list[Element]:
    if old is not None and fresh is not None and _shape(old) == _shape(fresh):
        return [_cells(desk, old, fresh)]
    out = []
    for row, kind in ((old, DEL), (fresh, INS)):
        if row is not None:
            made = _track(desk, deepcopy(row), kind)
            desk.moves.show(row, made, kind)
            out.append(made)
    return out


def _shape(row: Element) -> list[tuple[str, str]]:
    """How the cells of a row are joined."""
    return [(_value(cell, "gridSpan"), _value(cell, "vMerge")) for cell in row.findall(_TC)]


def _value(cell: Element, name: str) -> str:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return str(found.get(f"{W}val", "continue")) if found is not None else ""


def _cells(desk: Desk, old: Element, fresh: Element) -> Element:
    out = deepcopy(fresh)
    cells = zip(old.findall(_TC), fresh.findall(_TC), out.findall(_TC), strict=True)
    for before, now, cell in cells:
        properties = child(cell, "tcPr")
        for element in [one for one in cell if one is not properties]:
            cell.remove(element)
        for element in merged_lines(desk, _lines(before), _lines(now), merged_table, closed=True):
            cell.append(element)
    return out


def _lines(cell: Element) -> list[Element]:
    return [one for one in cell if one.tag != f"{W}tcPr"]

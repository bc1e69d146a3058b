"""One number of one office, kind and year on two documents: no rule of one document can see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gen.core.diagnostic import Diagnostic, Position, Related
from gen.core.node import Node
from gen.document.model import Document


class NumberTaken(NamedTuple):
    """The number that a document has: the office that gave it, with its symbol, the year; and where it is written."""

    unit: str
    number: str
    year: int
    place: Position


def number_taken(document: Document, root: Node) -> NumberTaken | None:
    """The number of a document, None where it has none yet, or is of no year."""
    own = root.get("so")
    year = document.date.year if document.date is not None else None
    if own is None or not own.text.strip() or not year:
        return None
    return NumberTaken(document.unit.ma, document.number, year, own.pos)


def numbers_twice(taken: Mapping[str, NumberTaken]) -> dict[str, list[Diagnostic]]:
    """By the ids of the documents: an error at each number that another document has as well."""
    first: dict[tuple[str, str, int], NumberTaken] = {}
    found: dict[str, list[Diagnostic]] = {}
    for id, now in taken.items():
        known = first.setdefault(now[:3], now)
        if known is not now:
            message = f"Số “{now.number}” năm {now.year} của đơn vị “{now.unit}” đã dùng cho một văn bản khác."
            related = (Related(known.place, f"“{known.number}” dùng lần đầu ở đây"),)
            hint = "Sửa “so” của một trong hai; nếu đây là bản chép của tệp kia thì xoá đi."
            finding = Diagnostic("schema/number-used-twice", message, now.place, hint, related=related)
            found.setdefault(id, []).append(finding)
    return found

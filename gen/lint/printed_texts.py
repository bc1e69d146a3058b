"""Every printed paragraph that somebody wrote, in reading order, with the part of the document it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from gen.core.node import Node
from gen.core.vocabulary import NUMBER_COLUMN
from gen.document.model import Appendix, Document, Item, Para, Table


class TextPart(Enum):
    """Where a paragraph stands: subject, bases, lead-in, heading, text or attribute of an item, closing …"""

    TRICH_YEU = "trich_yeu"
    CAN_CU = "can_cu"
    MO_DAU = "mo_dau"
    TIEU_DE = "tieu_de"
    NOI_DUNG = "noi_dung"
    THUOC_TINH = "thuoc_tinh"
    KET_THUC = "ket_thuc"
    # the words of an appendix beside its items and tables, a group of a table, a cell
    PHU_LUC = "phu_luc"
    NHOM = "nhom"
    O = "o"  # noqa: E741
    CHU_THICH = "chu_thich"
    NOI_NHAN = "noi_nhan"


@dataclass(frozen=True, slots=True)
class PrintedText:
    """One printed paragraph: its part, its words, where they were written, its column or attribute."""

    part: TextPart
    plain: str
    source: Node
    column: str = ""
    in_appendix: bool = False


def printed_texts(document: Document) -> Iterator[PrintedText]:
    """The paragraphs in reading order, notes behind the appendices, recipients last."""
    yield from _texts(TextPart.TRICH_YEU, (document.subject,))
    yield from _texts(TextPart.CAN_CU, document.bases)
    yield from _texts(TextPart.MO_DAU, document.preamble)
    for item in document.items:
        yield from _item_texts(item)
    yield from _texts(TextPart.KET_THUC, document.closing)
    for appendix in document.appendices:
        yield from (replace(text, in_appendix=True) for text in _appendix_texts(appendix))
    for note in document.notes.values():
        yield from _texts(TextPart.CHU_THICH, note)
    yield from _texts(TextPart.NOI_NHAN, (line.text for line in document.recipients))


def _texts(part: TextPart, paras: Iterable[Para | None], column: str = "") -> Iterator[PrintedText]:
    for para in paras:
        if para is not None and para.source is not None and para.plain.strip():
            yield PrintedText(part, para.line, para.source, column)


def _item_texts(item: Item) -> Iterator[PrintedText]:
    # a heading that nobody typed has the whole item as its source
    typed = item.title if item.title and item.title.source is not item.source else None
    yield from _texts(TextPart.TIEU_DE, (typed,))
    yield from _texts(TextPart.THUOC_TINH if item.attribute else TextPart.NOI_DUNG, item.paragraphs, item.attribute)
    yield from _table_texts(item.table)
    for child in item.children:
        yield from _item_texts(child)


def _appendix_texts(appendix: Appendix) -> Iterator[PrintedText]:
    heads = (appendix.name, appendix.title, appendix.attached)
    yield from _texts(TextPart.PHU_LUC, (para for para in heads if para and para.source is not appendix.source))
    yield from _texts(TextPart.PHU_LUC, appendix.paragraphs)
    yield from _table_texts(appendix.table)
    for item in appendix.items:
        yield from _item_texts(item)
    yield from _texts(TextPart.NOI_NHAN, (line.text for line in appendix.recipients))


def _table_texts(table: Table | None) -> Iterator[PrintedText]:
    if table is not None:
        yield from _texts(TextPart.PHU_LUC, (table.unit, *table.notes))
    for row in table.rows if table else ():
        yield from _texts(TextPart.NHOM, (row.group,))
        for leaf, cell in zip(table.leaves if table else (), row.cells, strict=False):
            if leaf.ma != NUMBER_COLUMN:
                yield from _texts(TextPart.O, (line.text for line in cell.lines), leaf.ma)

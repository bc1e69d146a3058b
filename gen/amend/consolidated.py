"""The consolidated text (văn bản hợp nhất): the last text with a footnote at each place that an amendment made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gen.amend.change_notes import Amending, change_notes, head_note
from gen.amend.provision import Provision, ProvisionKind
from gen.document.model import Appendix, Cell, Document, Item, Line, Para, Row, Table
from gen.registers.entries import LegalDocument
from gen.text.inline import Run

_PREFIX = "~hop-nhat-"


def consolidated(issued: Document, cited: LegalDocument, amendings: Sequence[Amending]) -> Document:
    """The text as last amended; `issued` is the text before the first amendment, `cited` how it is cited."""
    last = amendings[-1].outcome
    calls: dict[int, list[str]] = {}
    notes: dict[str, tuple[Para, ...]] = {}

    def call(para: Para, words: str) -> None:
        id_ = f"{_PREFIX}{len(notes) + 1}"
        notes[id_] = (Para((Run(words),)),)
        for key in (id(para), id(para.source)) if para.source is not None else (id(para),):
            calls.setdefault(key, []).append(id_)

    call(last.subject, head_note(cited, amendings))
    for note in change_notes(issued, amendings):
        call(_para_of(note.provision) or last.subject, note.words)
    called = _Calls(calls).document(last)
    return replace(called, notes={**last.notes, **notes}, fingerprint="")


def _para_of(provision: Provision) -> Para | None:
    """The paragraph that calls the note of a provision: its first; of one without words the first in it."""
    if provision.kind is ProvisionKind.COLUMN:
        return None
    found = next((para for para in provision.paras if para.runs), None)
    if found is not None:
        return found
    below = (para for child in provision.children if (para := _para_of(child)) is not None)
    return next(below, None)


class _Calls:
    """Puts the calls of notes behind the paragraphs that they are due to."""

    def __init__(self, calls: Mapping[int, list[str]]) -> None:
        self.calls = calls
        self.done: set[str] = set()

    def document(self, document: Document) -> Document:
        return replace(
            document,
            subject=self.para(document.subject),
            bases=self.paras(document.bases),
            preamble=self.paras(document.preamble),
            items=self.items(document.items),
            closing=self.paras(document.closing),
            appendices=tuple(map(self.appendix, document.appendices)),
        )

    def para(self, para: Para) -> Para:
        found = self.calls.get(id(para)) or (self.calls.get(id(para.source)) if para.source is not None else None)
        ids = [id_ for id_ in found or () if id_ not in self.done]
        # a value of the source with several paragraphs calls it once
        self.done |= set(ids)
        return replace(para, runs=(*para.runs, *(Run("", note=id_) for id_ in ids))) if ids else para

    def paras(self, paras: Sequence[Para]) -> tuple[Para, ...]:
        return tuple(map(self.para, paras))

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(map(self.item, items))

    def item(self, item: Item) -> Item:
        return replace(
            item,
            title=self.para(item.title) if item.title is not None else None,
            paragraphs=self.paras(item.paragraphs),
            table=self.table(item.table),
            children=self.items(item.children),
        )

    def appendix(self, appendix: Appendix) -> Appendix:
        return replace(
            appendix,
            title=self.para(appendix.title) if appendix.title is not None else None,
            paragraphs=self.paras(appendix.paragraphs),
            table=self.table(appendix.table),
            items=self.items(appendix.items),
        )

    def table(self, table: Table | None) -> Table | None:
        return replace(table, rows=tuple(map(self.row, table.rows))) if table is not None else None

    def row(self, row: Row) -> Row:
        group = self.para(row.group) if row.group is not None else None
        return replace(row, group=group, cells=tuple(map(self.cell, row.cells)))

    def cell(self, cell: Cell) -> Cell:
        return replace(cell, lines=tuple(Line(line.label, self.para(line.text)) for line in cell.lines))

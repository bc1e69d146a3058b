"""Tracked insertions and deletions of runs, paragraphs and rows, tracked changes of look (ECMA-376-1, 17.13.5)."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from gen.word.ooxml.elements import child, drop, new, runs_of
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element


class Revision(StrEnum):
    """What came or went; the value is the name of Word's element."""

    INS = "ins"
    DEL = "del"

    @property
    def other(self) -> Revision:
        """The opposite."""
        return Revision.DEL if self is Revision.INS else Revision.INS


_DELETED_NAMES = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
# what may stand beside runs in a paragraph and is no text
_SILENT = ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak")


@dataclass
class RevisionWriter:
    """Writes revisions under one name, numbered from 1; no date, since no clock is asked."""

    author: str
    numbers: count[int] = field(default_factory=lambda: count(1))

    def revision(self, name: str) -> Element:
        """An empty revision: `ins`, `del`, `rPrChange` …"""
        return new(name, id=str(next(self.numbers)), author=self.author)

    def tracked(self, kind: Revision, runs: list[Element]) -> list[Element]:
        """Runs put in or struck, as one revision; nothing for no run."""
        if not runs:
            return []
        revision = self.revision(kind)
        for run in runs:
            if kind is Revision.DEL:
                strike(run)
            revision.append(run)
        return [revision]

    def track_end(self, paragraph: Element, kind: Revision) -> None:
        """Tracks the end of a paragraph, so that the paragraph itself comes or goes and not its words alone."""
        _run_properties(paragraph).insert(0, self.revision(kind))

    def track_words(self, paragraph: Element, kind: Revision, but: str = "") -> None:
        """Tracks all words of a paragraph, not its end; a run that holds the element `but` is left alone."""
        for run in [run for run in runs_of(paragraph) if not but or run.find(but) is None]:
            if is_empty(run):
                drop(run)
                continue
            before = run.getprevious()
            if before is not None and before.tag == f"{W}{kind}":
                if kind is Revision.DEL:
                    strike(run)
                before.append(run)
                continue
            parent = run.getparent()
            assert parent is not None
            at = parent.index(run)
            parent.insert(at, self.tracked(kind, [run])[0])

    def track_row(self, row: Element, kind: Revision) -> None:
        """Tracks a row with all that stands in it."""
        properties = child(row, "trPr")
        if properties is None:
            properties = new("trPr")
            # the schema wants at least one property beside the revision
            properties.append(new("cantSplit", val="off"))
            exceptions = child(row, "tblPrEx")
            row.insert(0 if exceptions is None else 1, properties)
        properties.append(self.revision(kind))
        for paragraph in list(row.iter(f"{W}p")):
            self.track_end(paragraph, kind)
            self.track_words(paragraph, kind)

    def track_style(self, paragraph: Element, old: Element | None) -> None:
        """Notes in the properties of a paragraph what they were."""
        change = self.revision("pPrChange")
        inner = new("pPr")
        inner.extend([deepcopy(entry) for entry in old if not _is_of_the_end(entry)] if old is not None else [])
        change.append(inner)
        _paragraph_properties(paragraph).append(change)

    def track_look(self, properties: Element | None, old: Element | None) -> Element:
        """The properties of a run with what they were noted in them."""
        look = properties if properties is not None else new("rPr")
        change = self.revision("rPrChange")
        change.append(old if old is not None else new("rPr"))
        look.append(change)
        return look

    def track_page(self, section: Element, old: Element) -> None:
        """Notes in the set-up of a page what it was; the header and footer are not part of that."""
        change = self.revision("sectPrChange")
        inner = deepcopy(old)
        for entry in list(inner):
            if entry.tag in (f"{W}headerReference", f"{W}footerReference"):
                inner.remove(entry)
        change.append(inner)
        section.append(change)


def strike(run: Element) -> None:
    """The words of a run as deleted ones."""
    for part in run:
        if part.tag in _DELETED_NAMES:
            part.tag = _DELETED_NAMES[part.tag]


def is_empty(run: Element) -> bool:
    """True where a run has nothing in it that could be seen."""
    return all(part.tag == f"{W}rPr" or (part.tag == f"{W}t" and not part.text) for part in run)


def is_plain(paragraph: Element) -> bool:
    """True where a paragraph is runs and nothing else that has words."""
    allowed = {f"{W}{name}" for name in ("r", *_SILENT)}
    return all(inner.tag in allowed for inner in paragraph)


def _is_of_the_end(entry: Element) -> bool:
    return entry.tag in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")


def _paragraph_properties(paragraph: Element) -> Element:
    """The properties of a paragraph, made where there are none."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = new("pPr")
        paragraph.insert(0, properties)
    return properties


def _run_properties(paragraph: Element) -> Element:
    """The look of the end of a paragraph, made where there is none."""
    properties = _paragraph_properties(paragraph)
    look = child(properties, "rPr")
    if look is None:
        look = new("rPr")
        late = [entry for entry in properties if entry.tag in (f"{W}sectPr", f"{W}pPrChange")]
        properties.insert(properties.index(late[0]) if late else len(properties), look)
    return look

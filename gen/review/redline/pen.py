"""The reviser's pen: tracked insertions and deletions of runs, paragraph marks and rows, each with a number."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count

from gen.word.ooxml.elements import child, new, runs_of
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element

INS, DEL = "ins", "del"
_TEXTS = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
# what may stand beside runs in a paragraph and is no text
_SILENT = ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak")


@dataclass
class Pen:
    """Writes revisions under one name; no date, since no clock is asked."""

    author: str
    numbers: count[int] = field(default_factory=lambda: count(1))

    def revision(self, kind: str) -> Element:
        """An empty revision: `ins`, `del`, `rPrChange` …"""
        return new(kind, id=str(next(self.numbers)), author=self.author)

    def runs(self, kind: str, runs: list[Element]) -> list[Element]:
        """Runs put in or struck, as one revision."""
        if not runs:
            return []
        revision = self.revision(kind)
        for run in runs:
            if kind == DEL:
                strike(run)
            revision.append(run)
        return [revision]

    def mark(self, paragraph: Element, kind: str) -> None:
        """Tracks the mark at the end of a paragraph, so that the paragraph comes or goes."""
        look = _properties(paragraph, "rPr")
        look.insert(0, self.revision(kind))

    def whole(self, paragraph: Element, kind: str, but: str = "") -> None:
        """Tracks all words of a paragraph, not its mark; a run that holds the element `but` is left alone."""
        for run in [one for one in runs_of(paragraph) if not but or one.find(but) is None]:
            parent = run.getparent()
            assert parent is not None
            if is_empty(run):
                parent.remove(run)
                continue
            before = run.getprevious()
            if before is not None and before.tag == f"{W}{kind}":
                if kind == DEL:
                    strike(run)
                before.append(run)
                continue
            at = parent.index(run)
            parent.insert(at, self.runs(kind, [run])[0])

    def row(self, row: Element, kind: str) -> None:
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
            self.mark(paragraph, kind)
            self.whole(paragraph, kind)

    def changed_style(self, paragraph: Element, old: Element | None) -> None:
        """Notes on a paragraph what its properties were."""
        properties = _properties(paragraph)
        change = self.revision("pPrChange")
        inner = new("pPr")
        for one in old if old is not None else ():
            if one.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange"):
                inner.append(deepcopy(one))
        change.append(inner)
        properties.append(change)

    def changed_look(self, properties: Element | None, old: Element | None) -> Element:
        """The properties of a run with what they were noted in them."""
        look = properties if properties is not None else new("rPr")
        change = self.revision("rPrChange")
        change.append(old if old is not None else new("rPr"))
        look.append(change)
        return look

    def changed_section(self, section: Element, old: Element) -> None:
        """Notes in the set-up of a page what it was; the header and footer are not part of that."""
        change = self.revision("sectPrChange")
        inner = deepcopy(old)
        for one in list(inner):
            if one.tag in (f"{W}headerReference", f"{W}footerReference"):
                inner.remove(one)
        change.append(inner)
        section.append(change)


def strike(run: Element) -> None:
    """The words of a run as deleted ones."""
    for piece in run:
        if piece.tag in _TEXTS:
            piece.tag = _TEXTS[piece.tag]


def is_empty(run: Element) -> bool:
    """True where a run has nothing in it that could be seen."""
    return all(piece.tag == f"{W}rPr" or (piece.tag == f"{W}t" and not piece.text) for piece in run)


def is_plain(paragraph: Element) -> bool:
    """True where a paragraph is runs and nothing else that has words."""
    allowed = {f"{W}{name}" for name in ("r", *_SILENT)}
    return all(one.tag in allowed for one in paragraph)


def _properties(paragraph: Element, inner: str = "") -> Element:
    """The properties of a paragraph, or the `rPr` among them, made where there are none."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = new("pPr")
        paragraph.insert(0, properties)
    if not inner:
        return properties
    found = child(properties, inner)
    if found is None:
        found = new(inner)
        late = [one for one in properties if one.tag in (f"{W}sectPr", f"{W}pPrChange")]
        properties.insert(properties.index(late[0]) if late else len(properties), found)
    return found

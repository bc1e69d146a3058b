"""A file with tracked changes as it reads with all of them accepted, or all rejected: what the merging is checked by.

Knows nothing of how the changes were made, and goes by what Word does: a paragraph whose end goes is joined with
the one behind it; a row that goes takes its cells along; a table without rows goes; a note is there where it is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from gen.word.ooxml.elements import child, note_number, style_of, text_of_run, value, vertical_merge
from gen.word.ooxml.namespaces import DOCUMENT_PART, FOOTNOTES_PART, W
from gen.word.ooxml.xml_parser import Element, parse

_INS, _DEL = f"{W}ins", f"{W}del"
_TBL, _TR, _TC, _P, _R = (f"{W}{name}" for name in ("tbl", "tr", "tc", "p", "r"))


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """One paragraph as read: where it stands (`thân`, `2.1` for a cell, `^` for a note), its style and words."""

    place: str
    style: str
    text: str


def accepted(parts: Mapping[str, bytes]) -> list[ReadParagraph]:
    """Every paragraph with all changes accepted."""
    return _read(parts, gone=_DEL)


def rejected(parts: Mapping[str, bytes]) -> list[ReadParagraph]:
    """Every paragraph with all changes rejected."""
    return _read(parts, gone=_INS)


def _read(parts: Mapping[str, bytes], gone: str) -> list[ReadParagraph]:
    body = child(parse(parts[DOCUMENT_PART]), "body")
    assert body is not None
    notes = {note_number(note): note for note in parse(parts[FOOTNOTES_PART])} if FOOTNOTES_PART in parts else {}
    reader = _RevisionReader(gone)
    paragraphs = list(reader.paragraphs(body, ""))
    for number in reader.called:
        paragraphs += reader.paragraphs(notes[number], "^")
    return paragraphs


class _RevisionReader:
    """Reads as if the revisions of one kind, the elements `gone`, were not there; `called` are the notes met."""

    def __init__(self, gone: str) -> None:
        self.gone = gone
        self.rejects = gone == _INS
        self.called: list[int] = []

    def paragraphs(self, holder: Element, place: str) -> Iterator[ReadParagraph]:
        """The paragraphs of a body, cell or note; `place` is told of each."""
        texts = ""
        elements = [element for element in holder if element.tag in (_P, _TBL, f"{W}sdt")]
        last = next((element for element in reversed(elements) if element.tag == _P), None)
        for element in elements:
            if element.tag == _TBL:
                yield from self._table(element, place)
            elif element.tag == f"{W}sdt":
                for content in element.findall(f"{W}sdtContent"):
                    yield from self.paragraphs(content, place)
            else:
                texts += self._text(element)
                # the end of the last paragraph of a holder is the holder's
                if not self._end_goes(element) or element is last:
                    yield ReadParagraph(place, self._style(element), texts)
                    texts = ""

    def _table(self, table: Element, place: str) -> Iterator[ReadParagraph]:
        rows = [row for row in table.findall(_TR) if row.find(f"{W}trPr/{self.gone}") is None]
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row.findall(_TC), 1):
                yield from self.paragraphs(cell, f"{place}{number}.{column} {vertical_merge(cell)}")

    def _end_goes(self, paragraph: Element) -> bool:
        return paragraph.find(f"{W}pPr/{W}rPr/{self.gone}") is not None

    def _text(self, paragraph: Element) -> str:
        words = ""
        for run in paragraph.iter(_R):
            if any(above.tag == self.gone for above in run.iterancestors()):
                continue
            for call in run.iter(f"{W}footnoteReference"):
                self.called.append(note_number(call))
                words += "[^]"
            words += text_of_run(run)
        return words

    def _style(self, paragraph: Element) -> str:
        before = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr") if self.rejects else None
        return style_of(paragraph) if before is None else value(before, "pStyle") or ""


def differences(wanted: list[ReadParagraph], got: list[ReadParagraph], shown: int = 3) -> list[str]:
    """The first places where two readings differ, as a report would tell them; empty where they are equal."""
    if wanted == got:
        return []
    out = []
    for number, (expected, found) in enumerate(zip_longest(wanted, got), 1):
        if expected != found:
            out.append(f"{number}: {expected} ≠ {found}")
    return out[:shown]

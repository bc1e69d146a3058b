"""A file with tracked changes as it reads with all of them accepted, or all rejected: what the merging is checked by.

Knows nothing of how the changes were made, and goes by what Word does: a paragraph whose mark goes is joined with the
one behind it; a row that goes takes its cells along; a table without rows goes; a note is there where it is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from gen.word.ooxml.elements import child, style_of, text_of_run
from gen.word.ooxml.names import DOCUMENT_PART, FOOTNOTES_PART, W
from gen.word.ooxml.parse import Element, parse

_INS, _DEL = f"{W}ins", f"{W}del"
_TBL, _TR, _TC, _P, _R = (f"{W}{name}" for name in ("tbl", "tr", "tc", "p", "r"))


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as read: where it stands (`thân`, `2.1` for a cell, `^` for a note), its style and words."""

    place: str
    style: str
    text: str


def accepted(parts: Mapping[str, bytes]) -> list[Line]:
    """Every paragraph with all changes accepted."""
    return _read(parts, gone=_DEL)


def rejected(parts: Mapping[str, bytes]) -> list[Line]:
    """Every paragraph with all changes rejected."""
    return _read(parts, gone=_INS)


def _read(parts: Mapping[str, bytes], gone: str) -> list[Line]:
    body = child(parse(parts[DOCUMENT_PART]), "body")
    assert body is not None
    notes = {str(one.get(f"{W}id")): one for one in parse(parts[FOOTNOTES_PART])} if FOOTNOTES_PART in parts else {}
    reader = _Reader(gone)
    lines = list(reader.lines(body, ""))
    for id in reader.called:
        lines += reader.lines(notes[id], "^")
    return lines


class _Reader:
    def __init__(self, gone: str) -> None:
        self.gone = gone
        self.back = gone == _INS
        self.called: list[str] = []

    def lines(self, holder: Element, place: str) -> Iterator[Line]:
        """The paragraphs of a body, cell or note; `place` is told of each."""
        waiting, texts = False, ""
        elements = [one for one in holder if one.tag in (_P, _TBL, f"{W}sdt")]
        last = next((one for one in reversed(elements) if one.tag == _P), None)
        for element in elements:
            if element.tag == _TBL:
                yield from self._table(element, place)
                continue
            if element.tag == f"{W}sdt":
                for content in element.findall(f"{W}sdtContent"):
                    yield from self.lines(content, place)
                continue
            texts += self._text(element)
            waiting = self._mark_goes(element)
            # the mark at the end of a holder is the holder's
            if not waiting or element is last:
                yield Line(place, self._style(element), texts)
                texts = ""

    def _table(self, table: Element, place: str) -> Iterator[Line]:
        rows = [row for row in table.findall(_TR) if row.find(f"{W}trPr/{self.gone}") is None]
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row.findall(_TC), 1):
                yield from self.lines(cell, f"{place}{number}.{column} {self._span(cell)}")

    def _span(self, cell: Element) -> str:
        joined = cell.find(f"{W}tcPr/{W}vMerge")
        return "" if joined is None else str(joined.get(f"{W}val", "continue"))

    def _mark_goes(self, paragraph: Element) -> bool:
        return paragraph.find(f"{W}pPr/{W}rPr/{self.gone}") is not None

    def _text(self, paragraph: Element) -> str:
        words = ""
        for run in paragraph.iter(_R):
            if any(above.tag == self.gone for above in run.iterancestors()):
                continue
            for call in run.iter(f"{W}footnoteReference"):
                self.called.append(str(call.get(f"{W}id")))
                words += "[^]"
            words += text_of_run(run)
        return words

    def _style(self, paragraph: Element) -> str:
        if self.back:
            before = paragraph.find(f"{W}pPr/{W}pPrChange")
            if before is not None:
                alike = deepcopy(paragraph)
                properties, old = child(alike, "pPr"), child(deepcopy(before), "pPr")
                assert properties is not None and old is not None
                alike.replace(properties, old)
                return style_of(alike)
        return style_of(paragraph)


def differences(wanted: list[Line], got: list[Line], shown: int = 3) -> list[str]:
    """The first places where two readings differ, as a report would tell them; empty where they are equal."""
    if wanted == got:
        return []
    out = []
    for at in range(max(len(wanted), len(got))):
        a, b = (lines[at] if at < len(lines) else None for lines in (wanted, got))
        if a != b:
            out.append(f"{at + 1}: {a} ≠ {b}")
    return out[:shown]

"""An eye of its own on tracked changes: a Word file as it reads once all of them are accepted, or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from workbench import Docx, W

INS, DEL = "ins", "del"
_HYPHEN = f"{W}noBreakHyphen"
_LETTERS = {f"{W}t", f"{W}delText", _HYPHEN}
_BLANKS = {f"{W}br", f"{W}tab"}


def accepted(docx: Docx) -> list[str]:
    """Every paragraph with words once all changes are accepted, the notes last in the order called."""
    return list(_Reading(docx, DEL).all())


def rejected(docx: Docx) -> list[str]:
    """Every paragraph with words once all changes are rejected."""
    return list(_Reading(docx, INS).all())


def changes(docx: Docx) -> str:
    """The body as one text: what went in [-…-], what came in {+…+}."""
    out = []
    for p in docx.body.iter(f"{W}p"):
        words = ""
        for child in p:
            kind = child.tag.removeprefix(W)
            text = "".join(map(_written, child.iter()))
            if text:
                words += f"[-{text}-]" if kind == DEL else f"{{+{text}+}}" if kind == INS else text
        if words:
            out.append(words)
    return "\n".join(out)


def comments(docx: Docx) -> list[tuple[str, str]]:
    """Each comment: the first words that it is about, and what it says, its lines joined by ` | `."""
    if "word/comments.xml" not in docx.parts:
        return []
    about: dict[str, str] = {}
    for p in docx.body.iter(f"{W}p"):
        words = "".join(map(_written, p.iter()))
        for mark in p.iter():
            if mark.tag in (f"{W}commentRangeStart", f"{W}commentReference"):
                about.setdefault(mark.get(f"{W}id", ""), words)
    found = []
    for comment in ET.fromstring(docx.parts["word/comments.xml"]):
        lines = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")]
        found.append((about[comment.get(f"{W}id", "")], " | ".join(lines)))
    return found


def _written(element: ET.Element) -> str:
    """The letters of an element, blanks and hyphens that keep a line together as ordinary ones."""
    if element.tag not in _LETTERS:
        return ""
    return "-" if element.tag == _HYPHEN else (element.text or "").replace("\u00a0", " ")


def _unboxed(holder: ET.Element) -> Iterator[ET.Element]:
    for child in holder:
        content = child.find(f"{W}sdtContent")
        if content is None:
            yield child
        else:
            yield from _unboxed(content)


def looks(docx: Docx, gone: str = DEL) -> list[tuple[str, str]]:
    """Each paragraph of the body as it is once changes are accepted (`ins` goes: rejected): its properties, its words.

    A paragraph whose end goes is joined with the next, whose properties it then has; rows that go take theirs along.
    """
    return list(_looks(docx.body, f"{W}{gone}"))


def _looks(holder: ET.Element, gone: str) -> Iterator[tuple[str, str]]:
    words = ""
    children = list(_unboxed(holder))
    last = [child for child in children if child.tag == f"{W}p"][-1:]
    for child in children:
        if child.tag == f"{W}tbl":
            for row in child.findall(f"{W}tr"):
                for cell in row.findall(f"{W}tc") if row.find(f"{W}trPr/{gone}") is None else ():
                    yield from _looks(cell, gone)
        elif child.tag == f"{W}p":
            words += "".join(_left(child, gone))
            if child.find(f"{W}pPr/{W}rPr/{gone}") is None or child in last:
                yield _properties(child, gone), " ".join(words.split())
                words = ""


def _left(element: ET.Element, gone: str) -> Iterator[str]:
    for child in element:
        if child.tag != gone:
            yield _written(child) or (" " if child.tag in _BLANKS else "")
            yield from _left(child, gone)


def _properties(paragraph: ET.Element, gone: str) -> str:
    own = paragraph.find(f"{W}pPr")
    before = None if own is None else own.find(f"{W}pPrChange/{W}pPr")
    if before is not None and gone == f"{W}{INS}":
        own = before
    kept = [] if own is None else [entry for entry in own if entry.tag.removeprefix(W) not in _NOT_OWN]
    return " ".join(sorted(f"{entry.tag.removeprefix(W)}{sorted(entry.attrib.items())}" for entry in kept)).replace(
        W, ""
    )


# of the end of a paragraph, or noted of it
_NOT_OWN = ("rPr", "sectPr", "pPrChange")


class _Reading:
    def __init__(self, docx: Docx, gone: str) -> None:
        self.body, self.gone = docx.body, f"{W}{gone}"
        root = ET.fromstring(docx.parts["word/footnotes.xml"])
        self.notes = {note.get(f"{W}id"): note for note in root}
        self.called: list[str | None] = []

    def all(self) -> Iterator[str]:
        yield from self.holder(self.body)
        for id in self.called:
            yield from self.holder(self.notes[id])

    def holder(self, holder: ET.Element) -> Iterator[str]:
        words = ""
        children = list(_unboxed(holder))
        last = [child for child in children if child.tag == f"{W}p"][-1:]
        for child in children:
            if child.tag == f"{W}tbl":
                for row in child.iter(f"{W}tr"):
                    if row.find(f"{W}trPr/{self.gone}") is None:
                        for cell in row.findall(f"{W}tc"):
                            yield from self.holder(cell)
            elif child.tag == f"{W}p":
                words += "".join(self.letters(child))
                if child.find(f"{W}pPr/{W}rPr/{self.gone}") is None or child in last:
                    if words.strip():
                        yield " ".join(words.split())
                    words = ""

    def letters(self, element: ET.Element) -> Iterator[str]:
        for child in element:
            if child.tag == self.gone:
                continue
            if child.tag in _LETTERS:
                yield _written(child)
            elif child.tag in _BLANKS:
                yield " "
            elif child.tag == f"{W}footnoteReference":
                self.called.append(child.get(f"{W}id"))
            else:
                yield from self.letters(child)

"""The words of a .docx as lines: a paragraph a line, a row of a drawn table a line, footnotes last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.text.inline import LONGEST_SCRIPT
from gen.word.measure.numbering import Numbering
from gen.word.measure.style_chains import StyleChains
from gen.word.measure.tables import Tables
from gen.word.ooxml.elements import children, sign_of, value
from gen.word.ooxml.namespaces import FALLBACK, R, W
from gen.word.ooxml.word_file import WordFile
from gen.word.ooxml.xml_parser import Element

_BETWEEN = " | "
_SILENT = (f"{W}pPr", f"{W}rPr", FALLBACK)
# what another program has to put in: Word does when it opens the file
_ELSEWHERE = (f"{W}altChunk", f"{W}subDoc")
_SCRIPTS = {"subscript": "~", "superscript": "^"}
# stands between the sign of a script and its words until all of it is known; no file has it
_EDGE = "\x01"
_SCRIPT = re.compile(rf"([~^]){_EDGE}([^\s{_EDGE}]{{1,{LONGEST_SCRIPT}}}){_EDGE}\1")
_CALLS = (f"{W}footnoteReference", f"{W}endnoteReference")


class _TextLines:
    """One file; notes are numbered in the order in which they are called."""

    def __init__(self, file: WordFile, *, hidden: bool) -> None:
        self.file, self.hidden = file, hidden
        self.numbering = Numbering(self.file.part("numbering"))
        self.chains = StyleChains(self.file.part("styles"))
        self.called: list[tuple[str, str]] = []
        self.document = document = file.shown(file.main, hidden=hidden)
        drawn = Tables(document, self.chains.of).described()
        # a table without lines only sets things side by side: letterhead, recipients and signature
        self.plain = {table for table, size in zip(document.iter(f"{W}tbl"), drawn, strict=True) if not size.bordered}

    def lines(self) -> list[str]:
        """All lines, notes last, each note with its number in brackets."""
        out = list(self.block(self.document))
        at = 0
        while at < len(self.called):
            # a note may call another
            kind, id = self.called[at]
            at += 1
            part = self.file.related(f"{kind}s") or f"word/{kind}s.xml"
            notes = self.file.shown(part, hidden=self.hidden)
            note = next((note for note in notes.iterfind(f"{W}{kind}") if note.get(f"{W}id") == id), None)
            out.append(f"[{at}] {' '.join(self.block(note)) if note is not None else ''}".rstrip())
        return out

    def block(self, element: Element) -> Iterator[str]:
        """The lines of a body, a cell, a note."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self.paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self.rows(child)
            elif child.tag in _ELSEWHERE:
                yield self.elsewhere(child)
            elif child.tag not in _SILENT and isinstance(child.tag, str):
                yield from self.block(child)

    def elsewhere(self, element: Element) -> str:
        """A line in place of what stands in a file inside the file."""
        target, _ = self.file.relations(self.file.main).get(element.get(f"{R}id", ""), ("", ""))
        return f"(Ở đây Word chèn nội dung của “{target or 'tệp khác'}”, không đọc được: mở bằng Word rồi lưu lại.)"

    def rows(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag == f"{W}tr" and element in self.plain:
                for cell in children(child, "tc"):
                    yield from self.block(cell)
            elif child.tag == f"{W}tr":
                line = _BETWEEN.join(" ".join(self.block(cell)) for cell in children(child, "tc"))
                if line.strip(" |"):
                    yield line.rstrip()
            elif child.tag not in _SILENT and isinstance(child.tag, str):
                yield from self.rows(child)

    def paragraph(self, element: Element) -> Iterator[str]:
        boxes: list[Element] = []
        words = _with_scripts(" ".join("".join(self.signs(element, boxes)).split()))
        if words:
            label = self.label(element)
            yield f"{label} {words}" if label else words
        for box in boxes:
            yield from self.block(box)

    def signs(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        for child in element:
            sign = sign_of(child)
            if sign is not None:
                yield sign
            elif child.tag in _CALLS:
                kind = str(child.tag).removeprefix(W).removesuffix("Reference")
                self.called.append((kind, child.get(f"{W}id", "")))
                yield f"[{len(self.called)}]"
            elif child.tag == f"{W}txbxContent":
                boxes.append(child)
            elif child.tag not in _SILENT and isinstance(child.tag, str):
                script = _script(child)
                yield from (script, _EDGE) if script else ()
                yield from self.signs(child, boxes)
                yield from (_EDGE, script) if script else ()

    def label(self, paragraph: Element) -> str:
        """The number that Word itself puts before a paragraph."""
        own = paragraph.find(f"{W}pPr")
        styled = [style.find(f"{W}pPr") for style in self.chains.of(value(own, "pStyle"))]
        layers = [layer for layer in (*styled, own) if layer is not None]
        level = self.numbering.level(layers)
        return self.numbering.next_label(level[0], level[1]) if level is not None else ""


def _script(run: Element) -> str:
    """What a drafter types about the words of a raised or lowered run; nothing for others, and for calls of notes."""
    if run.tag != f"{W}r" or any(child.tag in _CALLS for child in run):
        return ""
    return _SCRIPTS.get(value(run.find(f"{W}rPr"), "vertAlign") or "", "")


def _with_scripts(words: str) -> str:
    """The words with `^3^` where 3 is raised: 10³ is not 103. What is too long to be typed so stands as it is."""
    if _EDGE not in words:
        return words
    for sign in _SCRIPTS.values():
        # Word cuts what it raises where it likes
        words = words.replace(f"{_EDGE}{sign}{sign}{_EDGE}", "")
    words = _SCRIPT.sub(r"\1\2\1", words)
    return re.sub(rf"[~^]{_EDGE}|{_EDGE}[~^]", "", words)


def text_lines(file: WordFile, *, hidden: bool = False) -> list[str]:
    """The lines of a .docx as Word shows it, without what a tracked change struck out; hidden words where asked for."""
    return _TextLines(file, hidden=hidden).lines()

"""One document through its template: fill, join the appendices, add notes and properties, count the words, zip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gen.core.diagnostic import Diagnostic
from gen.core.digest import digest
from gen.core.node import Node
from gen.document.model import Document
from gen.render import notes
from gen.render.fidelity import count
from gen.render.package import property_parts
from gen.render.piece import Filled, block, whole_xml
from gen.render.press import Press
from gen.render.program import fill
from gen.render.sections import appendix_section, break_paragraph, text_width
from gen.render.values import appendix_values, main_values
from gen.render.xml import Notes, Origins, Writer
from gen.word.ooxml.namespaces import DECLARATION, DOCUMENT_PART, FOOTNOTES_PART

_APPENDIX = "phu-luc"
_Found = tuple[Press | None, list[Diagnostic]]


class TemplateReader(Protocol):
    """Gives the bytes and the path of a Word template of a layout family."""

    def __call__(self, khoi: str, kind: str, /) -> tuple[bytes | None, str]: ...


class Shelf(Protocol):
    """Keeps presses from one run to the next, each under a mark of the files it was made from."""

    def take(self, mark: str) -> Press | None:
        """The press of these files, None where there is none."""

    def store(self, mark: str, press: Press) -> None:
        """Keeps a press."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The parts of a file, the sources that its marks count, and the number of each footnote."""

    parts: dict[str, bytes]
    sources: tuple[Node, ...]
    notes: dict[str, int]


class Renderer:
    """Renders documents; each template is read, checked and compiled once."""

    def __init__(self, read: TemplateReader, shelf: Shelf | None = None) -> None:
        self._read, self._shelf = read, shelf
        self._presses: dict[tuple[str, str], _Found] = {}

    def render(self, document: Document) -> tuple[bytes | None, list[Diagnostic]]:
        """The file, or None and what is wrong with its template or its words."""
        press, found = self._press(document.khoi, document.kind)
        if press is None:
            return None, found
        parts, found = _print(press, document, Writer(press.styles, Notes(press.first_note), press))
        return (press.package.zipped(parts) if parts is not None else None), found

    def marked(self, document: Document) -> tuple[Marked | None, list[Diagnostic]]:
        """The parts of the file with every paragraph, row and table marked with what it was made from."""
        press, found = self._press(document.khoi, document.kind)
        if press is None:
            return None, found
        origins = Origins()
        writer = Writer(press.styles, Notes(press.first_note), press, origins)
        parts, found = _print(press, document, writer)
        if parts is None:
            return None, found
        return Marked({**press.package.parts, **parts}, tuple(origins.sources), dict(writer.notes.numbers)), found

    def _press(self, khoi: str, kind: str) -> _Found:
        key = (khoi, kind)
        if key not in self._presses:
            self._presses[key] = self._made(khoi, kind)
        return self._presses[key]

    def _made(self, khoi: str, kind: str) -> _Found:
        main, appendix = self._read(khoi, kind), self._read(khoi, _APPENDIX)
        mark = " ".join((khoi, kind, digest(main[0]), digest(appendix[0])))
        known = self._shelf.take(mark) if self._shelf is not None else None
        if known is not None:
            return known, []
        # the libraries that read Word files are loaded where one has to be read
        from gen.render.template import read_press

        press, found = read_press(main, appendix, kind)
        if press is not None and self._shelf is not None:
            self._shelf.store(mark, press)
        return press, found


def _print(press: Press, document: Document, writer: Writer) -> tuple[dict[str, bytes] | None, list[Diagnostic]]:
    xml, words = _filled(press, writer, document)
    notes_xml = notes.footnotes_part(press.footnotes, writer, document.notes) if writer.notes.numbers else ""
    wrong = count(document, xml, words, notes_xml, press.main.path)
    if wrong is not None:
        return None, [wrong]
    parts = {DOCUMENT_PART: whole_xml(xml).encode(), **property_parts(document)}
    if notes_xml:
        parts[FOOTNOTES_PART] = notes_xml.encode()
    return parts, []


def _filled(press: Press, writer: Writer, document: Document) -> tuple[Filled, Filled]:
    """The document part as XML, and the words that it and the notes must have, in the same order."""
    main, other = press.main, press.appendix
    values = main_values(writer, document, main)
    xml: Filled = [DECLARATION, main.head, *fill(main.body, values)]
    words = fill(main.skeleton, values)
    section, mark = main.section, ""
    for appendix in document.appendices:
        room = text_width(other.page, landscape=appendix.landscape)
        values = appendix_values(writer, document, appendix, other, room)
        xml += [break_paragraph(press.styles["NgatPhan"], section, mark), *fill(other.body, values)]
        mark = writer.mark(appendix.source)
        words += fill(other.skeleton, values)
        section = appendix_section(other.page, main.section, landscape=appendix.landscape)
    xml.append(f"{section}</w:body></w:document>")
    words.append(block("", ("", *notes.notes_words(writer.notes.numbers, document.notes))))
    return xml, words

"""One document through its template: fill, join the appendices, add notes and properties, count the words, zip."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Protocol

from gen.core.diagnostic import Diagnostic, Position, Severity
from gen.core.digest import digest
from gen.core.node import Node
from gen.document.model import Document
from gen.render import notes
from gen.render.body import keeping
from gen.render.fidelity import count
from gen.render.fragment import Filled, block, whole_xml
from gen.render.package import property_parts
from gen.render.placeholder_values import appendix_values, main_values, signing_values
from gen.render.sections import appendix_section, break_paragraph, text_area
from gen.render.steps import fill
from gen.render.template_set import TemplateSet
from gen.render.writer import NoteNumbers, TraceSources, Writer
from gen.word.ooxml.namespaces import DECLARATION, DOCUMENT_PART, FOOTNOTES_PART
from gen.word.ooxml.units import TWIPS_PER_MM
from gen.workspace.system_errors import reason

_APPENDIX = "phu-luc"
_Found = tuple[TemplateSet | None, list[Diagnostic]]


class TemplateReader(Protocol):
    """Gives the bytes and the path of a Word template of a layout family."""

    def __call__(self, khoi: str, kind: str, /) -> tuple[bytes | None, str]: ...


class TemplateCache(Protocol):
    """Keeps template sets from one run to the next, each under the digests of the files it was made from."""

    def take(self, files: str) -> TemplateSet | None:
        """The template set of these files, None where there is none."""

    def store(self, files: str, templates: TemplateSet) -> None:
        """Keeps a template set."""


@dataclass(frozen=True, slots=True)
class TracedParts:
    """The parts of a file, the sources that its traces are places of, and the number of each footnote."""

    parts: dict[str, bytes]
    sources: tuple[Node, ...]
    notes: dict[str, int]


class Renderer:
    """Renders documents; each template is read, checked and compiled once."""

    def __init__(self, read: TemplateReader, cache: TemplateCache | None = None) -> None:
        self._read, self._cache = read, cache
        self._template_sets: dict[tuple[str, str], _Found] = {}

    def render(self, document: Document) -> tuple[bytes | None, list[Diagnostic]]:
        """The file, or None and what is wrong with its template or its words."""
        templates, found = self._templates(document.khoi, document.kind)
        if templates is None:
            return None, found
        writer = _writer(templates)
        parts, found = _print(templates, document, writer)
        return (templates.package.zipped(parts) if parts is not None else None), found

    def traced(self, document: Document) -> tuple[TracedParts | None, list[Diagnostic]]:
        """The parts of the file, in which every paragraph, row and table carries a trace of what it was made from."""
        templates, found = self._templates(document.khoi, document.kind)
        if templates is None:
            return None, found
        traces = TraceSources()
        writer = _writer(templates, traces)
        parts, found = _print(templates, document, writer)
        if parts is None:
            return None, found
        all_parts = {**templates.package.parts, **parts}
        return TracedParts(all_parts, tuple(traces.sources), dict(writer.notes.numbers)), found

    def _templates(self, khoi: str, kind: str) -> _Found:
        key = (khoi, kind)
        if key not in self._template_sets:
            self._template_sets[key] = self._made(khoi, kind)
        return self._template_sets[key]

    def _made(self, khoi: str, kind: str) -> _Found:
        try:
            main, appendix = self._read(khoi, kind), self._read(khoi, _APPENDIX)
        except OSError as err:
            return None, [_unreadable(err)]
        files = " ".join((khoi, kind, digest(main[0]), digest(appendix[0])))
        cached = self._cache.take(files) if self._cache is not None else None
        if cached is not None:
            return cached, []
        # the libraries that read Word files are loaded where one has to be read
        from gen.render.template_reading import read_template_set

        templates, found = read_template_set(main, appendix, kind)
        if templates is not None and self._cache is not None:
            self._cache.store(files, templates)
        return templates, found


def _writer(templates: TemplateSet, traces: TraceSources | None = None) -> Writer:
    text_mm = templates.main.text_width / TWIPS_PER_MM
    numbers = NoteNumbers(templates.first_note)
    return Writer(templates.styles, numbers, templates, traces, text_mm, table_pt=templates.table_pt)


def _unreadable(err: OSError) -> Diagnostic:
    place = Position(os.fsdecode(err.filename) if err.filename else "templates")
    hint = "Xem lại quyền đọc tệp ấy, hoặc thay bằng mẫu đi kèm chương trình."
    return Diagnostic("render/unreadable-template", f"Không đọc được mẫu Word: {reason(err)}.", place, hint)


def _print(
    templates: TemplateSet, document: Document, writer: Writer
) -> tuple[dict[str, bytes] | None, list[Diagnostic]]:
    """The document's own parts, or None and what its words lack or have too much of."""
    xml, words = _filled(templates, writer, document)
    notes_xml = notes.footnotes_part(templates.footnotes, writer, document.notes) if writer.notes.numbers else ""
    wrong = count(document, xml, words, notes_xml, templates.main.path)
    if wrong is not None:
        return None, [wrong]
    parts = {DOCUMENT_PART: whole_xml(xml).encode(), **property_parts(document)}
    if notes_xml:
        parts[FOOTNOTES_PART] = notes_xml.encode()
    return parts, [_other_margins(templates)] if document.appendices and templates.margins_differ else []


def _other_margins(templates: TemplateSet) -> Diagnostic:
    message = f"Lề trang của mẫu phụ lục khác lề của “{templates.main.path}”: phụ lục in lệch với văn bản."
    hint = "Đặt Layout › Margins của hai mẫu như nhau."
    return Diagnostic("render/margins-differ", message, Position(templates.appendix.path), hint, Severity.WARNING)


def _filled(templates: TemplateSet, writer: Writer, document: Document) -> tuple[Filled, Filled]:
    """The document part as XML, and the words that it and the notes must have, in the same order."""
    main = templates.main
    values = main_values(writer, document, main)
    xml: Filled = [DECLARATION, main.head, *fill(main.body, values)]
    words = fill(main.skeleton, values)
    section, trace = main.section, ""
    for appendix in document.appendices:
        other = templates.landscape if appendix.landscape else templates.appendix
        area = text_area(other.page, landscape=appendix.landscape)
        values = appendix_values(writer, document, appendix, other, area)
        xml += [break_paragraph(templates.styles["NgatPhan"], section, trace), *fill(other.body, values)]
        words += fill(other.skeleton, values)
        if appendix.signatures or appendix.recipients:
            xml[-1] = keeping(xml[-1]) if isinstance(xml[-1], str) and xml[-1].endswith("</w:p>") else xml[-1]
            signing = templates.signing_turned if appendix.landscape else templates.signing
            values = signing_values(writer, appendix, signing.widths, area.width)
            # a file ends in a paragraph
            xml += [*fill(signing.body, values), break_paragraph(templates.styles["NgatPhan"], "")]
            words += fill(signing.skeleton, values)
        trace = writer.trace(appendix.source)
        section = appendix_section(other.page, main.section, landscape=appendix.landscape)
    xml.append(f"{section}</w:body></w:document>")
    words.append(block("", ("", *notes.notes_words(writer.notes.numbers, document.notes))))
    return xml, words

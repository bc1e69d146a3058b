"""One document through its template: fill, join the appendices, add notes and properties, count the words, zip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gen.diagnostic import Diagnostic, Position
from gen.model import Document
from gen.render import notes, styles
from gen.render.fidelity import count
from gen.render.package import Package, property_parts, with_custom_part
from gen.render.piece import Filled, block, whole_xml
from gen.render.program import fill
from gen.render.sections import appendix_section, break_paragraph, text_width
from gen.render.template import WordTemplate, read_template
from gen.render.values import appendix_values, main_values
from gen.render.xml import Notes, Writer

_DOCUMENT = "word/document.xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TemplateReader = Callable[[str, str], tuple[bytes | None, str]]


@dataclass(frozen=True, slots=True)
class _Press:
    """A main template and its appendix template, made ready for each other."""

    main: WordTemplate
    appendix: WordTemplate
    package: Package
    footnotes: bytes
    styles: dict[str, str]
    first_note: int
    # pieces are kept under it
    key: object = field(default_factory=object)


class Renderer:
    """Renders documents; each template is read, checked and compiled once."""

    def __init__(self, read: TemplateReader) -> None:
        self._read = read
        self._templates: dict[tuple[str, str], tuple[WordTemplate | None, list[Diagnostic]]] = {}
        self._presses: dict[tuple[str, str], tuple[_Press | None, list[Diagnostic]]] = {}

    def render(self, document: Document) -> tuple[bytes | None, list[Diagnostic]]:
        """The file, or None and what is wrong with its template or its words."""
        press, found = self._press(document.house, document.kind)
        if press is None:
            return None, found
        return _print(press, document)

    def _press(self, house: str, kind: str) -> tuple[_Press | None, list[Diagnostic]]:
        key = (house, kind)
        if key not in self._presses:
            main, found = self._template(house, kind)
            appendix, more = self._template(house, "phu-luc")
            problems = found + more
            self._presses[key] = (None, problems) if main is None or appendix is None else _assemble(main, appendix)
        return self._presses[key]

    def _template(self, house: str, kind: str) -> tuple[WordTemplate | None, list[Diagnostic]]:
        key = (house, kind)
        if key not in self._templates:
            data, path = self._read(house, kind)
            if data is None:
                message = f"Không có mẫu Word “{path}”."
                hint = "Chép mẫu đi kèm chương trình vào thư mục templates, hoặc xoá thư mục đó để dùng mẫu đi kèm."
                self._templates[key] = None, [Diagnostic("render/no-template", message, Position(path), hint)]
            else:
                self._templates[key] = read_template(data, path, kind)
        return self._templates[key]


def _assemble(main: WordTemplate, appendix: WordTemplate) -> tuple[_Press | None, list[Diagnostic]]:
    merged, renamed = styles.merge_styles(main.parts[styles.PART], appendix.parts[styles.PART])
    ids = styles.style_ids(merged)
    missing = styles.missing_styles(ids)
    if missing:
        names = ", ".join(f"“{name}”" for name in missing)
        hint = "Chép lại các kiểu này từ mẫu đi kèm chương trình (docs/mau-word.md)."
        message = f"Mẫu thiếu kiểu chữ (style) {names}."
        return None, [Diagnostic("render/missing-style", message, Position(main.path), hint)]
    if notes.PART not in main.parts:
        message = "Mẫu thiếu phần chú thích cuối trang (footnotes.xml)."
        hint = "Chép lại mẫu đi kèm chương trình, hoặc thêm rồi xoá một chú thích trong Word."
        return None, [Diagnostic("render/missing-part", message, Position(main.path), hint)]
    parts = with_custom_part({**main.parts, styles.PART: merged})
    fitted = appendix.with_styles(lambda xml: styles.rename_styles(xml, renamed))
    footnotes = main.parts[notes.PART]
    return _Press(main, fitted, Package(parts), footnotes, ids, notes.first_id(footnotes)), []


def _print(press: _Press, document: Document) -> tuple[bytes | None, list[Diagnostic]]:
    writer = Writer(press.styles, Notes(press.first_note), press.key)
    xml, words = _filled(press, writer, document)
    notes_xml = notes.footnotes_part(press.footnotes, writer, document.notes) if writer.notes.numbers else ""
    wrong = count(document, xml, words, notes_xml, press.main.path)
    if wrong is not None:
        return None, [wrong]
    parts = {_DOCUMENT: whole_xml(xml).encode(), **property_parts(document)}
    if notes_xml:
        parts[notes.PART] = notes_xml.encode()
    return press.package.zipped(parts), []


def _filled(press: _Press, writer: Writer, document: Document) -> tuple[Filled, Filled]:
    """The document part as XML, and the words that it and the notes must have, in the same order."""
    main, other = press.main, press.appendix
    values = main_values(writer, document, main)
    xml: Filled = [_DECLARATION, main.head, *fill(main.body, values)]
    words = fill(main.skeleton, values)
    section = main.section
    for appendix in document.appendices:
        room = text_width(other.page, landscape=appendix.landscape)
        values = appendix_values(writer, document, appendix, other, room)
        xml += [break_paragraph(press.styles["NgatPhan"], section), *fill(other.body, values)]
        words += fill(other.skeleton, values)
        section = appendix_section(other.page, main.section, landscape=appendix.landscape)
    xml.append(f"{section}</w:body></w:document>")
    words.append(block("", ("", *notes.notes_words(writer.notes.numbers, document.notes))))
    return xml, words

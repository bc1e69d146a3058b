"""One document through its template: fill, join the appendices, add notes and properties, count the words, zip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gen.diagnostic import Diagnostic, Position
from gen.model import Appendix, Document
from gen.node import Node
from gen.render import notes, styles
from gen.render.fidelity import BrokenPart, count_letters, differences, lost_words, words_of_part
from gen.render.package import property_parts, with_custom_part, zip_parts
from gen.render.sections import appendix_section, break_paragraph, text_width
from gen.render.template import WordTemplate, read_template
from gen.render.values import appendix_values, appendix_words, main_values, main_words
from gen.render.xml import Notes, Origins, Writer

_DOCUMENT = "word/document.xml"
TemplateReader = Callable[[str, str], tuple[bytes | None, str]]


@dataclass(frozen=True, slots=True)
class _Press:
    """A main template and its appendix template, made ready for each other."""

    main: WordTemplate
    appendix: WordTemplate
    parts: dict[str, bytes]
    styles: dict[str, str]
    first_note: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The parts of a file, the sources that its marks count, and the number of each footnote."""

    parts: dict[str, bytes]
    sources: tuple[Node, ...]
    notes: dict[str, int]


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
        parts, found = _print(press, document, Writer(press.styles, Notes(press.first_note)))
        return (zip_parts(parts) if parts else None), found

    def marked(self, document: Document) -> tuple[Marked | None, list[Diagnostic]]:
        """The parts of the file with every paragraph, row and table marked with what it was made from."""
        press, found = self._press(document.house, document.kind)
        if press is None:
            return None, found
        writer = Writer(press.styles, Notes(press.first_note), Origins())
        parts, found = _print(press, document, writer)
        if parts is None or writer.origins is None:
            return None, found
        return Marked(parts, tuple(writer.origins.sources), dict(writer.notes.numbers)), found

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
    return _Press(main, fitted, parts, ids, notes.first_id(main.parts[notes.PART])), []


def _print(press: _Press, document: Document, writer: Writer) -> tuple[dict[str, bytes] | None, list[Diagnostic]]:
    main = press.main
    body = [main.fill(main_values(writer, document, main))]
    section, mark = main.section, ""
    for appendix in document.appendices:
        body += [break_paragraph(press.styles["NgatPhan"], section, mark), _appendix(press, writer, document, appendix)]
        mark = writer.mark(appendix.source)
        section = appendix_section(press.appendix.page, main.section, landscape=appendix.landscape)
    xml = f"{main.head}{''.join(body)}{section}</w:body></w:document>"
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'
    parts = {**press.parts, **property_parts(document), _DOCUMENT: xml.encode()}
    notes_xml = ""
    if writer.notes.numbers:
        notes_xml = notes.footnotes_part(main.parts[notes.PART], writer, document.notes)
        parts[notes.PART] = notes_xml.encode()
    wrong = _count(press, document, writer, xml, notes_xml)
    return (None, wrong) if wrong else (parts, [])


def _appendix(press: _Press, writer: Writer, document: Document, appendix: Appendix) -> str:
    template = press.appendix
    room = text_width(template.page, landscape=appendix.landscape)
    return template.fill(appendix_values(writer, document, appendix, template, room))


def _count(press: _Press, document: Document, writer: Writer, xml: str, notes_xml: str) -> list[Diagnostic]:
    """What the file's words lack or have too much of, and XML that Word would refuse."""
    template = Position(press.main.path)
    try:
        got = words_of_part(xml)
        if notes_xml:
            got += words_of_part(notes_xml)
    except BrokenPart:
        hint = "Kiểm tra các thẻ trong bảng của mẫu: mỗi ô phải còn một đoạn ngoài thẻ."
        return [Diagnostic("render/broken-file", f"Mẫu làm hỏng tệp Word của “{document.id}”.", template, hint)]
    values = main_words(document)
    spoken, own = [press.main.words(values)], press.main.own_letters(values)
    for appendix in document.appendices:
        more = appendix_words(document, appendix)
        spoken.append(press.appendix.words(more))
        own += press.appendix.own_letters(more)
    spoken += notes.notes_words(writer.notes.numbers, document.notes)
    wrong = differences(" ".join(spoken).split(), got)
    if not wrong and own + count_letters(document) == sum(map(len, got)):
        return []
    quoted = "; ".join(wrong) or lost_words(document, got)
    message = f"Chữ trong tệp Word của “{document.id}” không khớp với văn bản: {quoted}."
    hint = "Tệp không được ghi. Kiểm tra mẫu Word; nếu mẫu không sửa gì, đây là lỗi của chương trình, xin báo lại."
    return [Diagnostic("render/words-differ", message, template, hint)]

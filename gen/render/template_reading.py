"""Word templates read, checked, their placeholders repaired by docxtpl, compiled: once, and kept for the next runs."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TypeAlias

from docxtpl import DocxTemplate
from lxml import etree

from gen.core.diagnostic import Diagnostic, Position
from gen.render import notes, styles
from gen.render.fit_tables import SHIPPED_WIDTH, fit_tables
from gen.render.package import Package, with_custom_part, with_footnotes_part
from gen.render.placeholders import placeholders_for
from gen.render.sections import text_width
from gen.render.signing_part import signing_part
from gen.render.steps import read_steps
from gen.render.template_check import check_body, check_parts, paragraph_text
from gen.render.template_leftovers import check_leftovers
from gen.render.template_set import SigningBlock, TemplateSet, WordTemplate
from gen.word.ooxml.archive import MB, CannotRead, is_xml, read_zip
from gen.word.ooxml.elements import drop
from gen.word.ooxml.namespaces import (
    DOCUMENT_PART,
    FALLBACK,
    FOOTNOTES_PART,
    ROOT_RELATIONS_PART,
    STYLES_PART,
    TYPES_PART,
    W,
)
from gen.word.ooxml.units import read_whole
from gen.word.ooxml.xml_parser import Element, in_utf8, parse

# its bytes, None where it is not there, and its path
_File: TypeAlias = "tuple[bytes | None, str]"
_MAX_SIZE = 40 * MB
_REQUIRED_PARTS = (DOCUMENT_PART, STYLES_PART, TYPES_PART, ROOT_RELATIONS_PART)
# what prints between the letters of a paragraph
_BETWEEN = {f"{W}noBreakHyphen": "-", f"{W}tab": " ", f"{W}br": " "}
_PLACED = re.compile(r"\{\{[rp]? +([a-z_.]+) *\}\}|\{%p +for +[a-z_]+ +in +([a-z_.]+)")


@dataclass(frozen=True, slots=True)
class _CheckedTemplate:
    """A checked template as it was read: its parts, and the XML of its body with the placeholders repaired."""

    path: str
    parts: Mapping[str, bytes]
    head: str
    section: str
    source: str
    skeleton: str
    widths: Mapping[str, int]
    page: Mapping[str, int]
    # the same for a page turned
    turned: _CheckedTemplate | None = None
    # of a main template: its signature block
    signing: _CheckedTemplate | None = None

    def signing_block(self) -> SigningBlock:
        """A signature block ready to be filled."""
        return SigningBlock(read_steps(self.source), read_steps(self.skeleton), self.widths)

    def compiled(self, source: str) -> WordTemplate:
        """Ready to be filled, with this XML as its body."""
        body, words = read_steps(source), read_steps(self.skeleton)
        return WordTemplate(
            path=self.path,
            head=self.head,
            section=self.section,
            body=body,
            skeleton=words,
            widths=self.widths,
            page=self.page,
        )


def read_template_set(main: _File, appendix: _File, kind: str) -> tuple[TemplateSet | None, list[Diagnostic]]:
    """A main template and its appendix template made ready for each other, or None and why they are refused."""
    first, found = _template(main, kind)
    second, more = _template(appendix, "phu-luc")
    return (None, found + more) if first is None or second is None else _assemble(first, second)


def _template(file: _File, kind: str) -> tuple[_CheckedTemplate | None, list[Diagnostic]]:
    data, path = file
    if data is not None:
        return _read(data, path, kind)
    hint = "Chép mẫu đi kèm chương trình vào thư mục templates, hoặc xoá thư mục đó để dùng mẫu đi kèm."
    return None, [Diagnostic("render/no-template", f"Không có mẫu Word “{path}”.", Position(path), hint)]


def _assemble(main: _CheckedTemplate, appendix: _CheckedTemplate) -> tuple[TemplateSet | None, list[Diagnostic]]:
    merged, renamed = styles.merge_styles(main.parts[STYLES_PART], appendix.parts[STYLES_PART])
    ids = styles.style_ids(merged)
    has_rules = any(name.startswith("ke_") for template in (main, appendix) for name in template.widths)
    missing = styles.missing_styles(ids, rules=has_rules)
    if missing:
        names = ", ".join(f"“{name}”" for name in missing)
        hint = "Chép lại các kiểu này từ mẫu đi kèm chương trình (docs/mau-word.md)."
        message = f"Mẫu thiếu kiểu chữ (style) {names}."
        return None, [Diagnostic("render/missing-style", message, Position(main.path), hint)]
    parts = with_footnotes_part(main.parts)
    package = Package(with_custom_part({**parts, STYLES_PART: merged}))
    footnotes = parts[FOOTNOTES_PART].decode("utf-8")
    upright, landscape = (
        checked.compiled(styles.rename_styles(checked.source, renamed))
        for checked in (appendix, appendix.turned or appendix)
    )
    first_note = notes.first_id(footnotes)
    signing = main.signing or main
    blocks = (signing.signing_block(), (signing.turned or signing).signing_block())
    size, first = styles.table_size_pt(merged, ids), main.compiled(main.source)
    return TemplateSet(first, upright, landscape, *blocks, package, footnotes, ids, first_note, size), []


def _read(data: bytes, path: str, kind: str) -> tuple[_CheckedTemplate | None, list[Diagnostic]]:
    """The template, or None and why it is refused."""
    try:
        parts, trees = _opened(data)
    except CannotRead:
        message = "Mẫu không phải tệp Word .docx đọc được."
        hint = "Mở bằng Word và lưu lại dạng .docx."
        return None, [Diagnostic("render/unreadable-template", message, Position(path), hint)]
    root = trees[DOCUMENT_PART]
    body = root.find(f"{W}body")
    section = body.find(f"{W}sectPr") if body is not None else None
    if body is None or section is None:
        message = "Mẫu không có phần thân hoặc thiết lập trang."
        return None, [Diagnostic("render/unreadable-template", message, Position(path), "Lưu lại mẫu bằng Word.")]
    for fallback in list(root.iter(FALLBACK)):
        # what programs of before 2010 show in place of a text box: the same words once more
        drop(fallback)
    found = check_parts(trees, list(parts), path) + check_leftovers(trees, path)
    found += check_body(body, path, placeholders_for(kind)) if not found else []
    if found:
        return None, found
    room = text_width(_page(section), landscape=False)
    fit_tables(body, SHIPPED_WIDTH, room)
    if kind == "phu-luc":
        return _both_ways(parts, root, room, path), []
    signing = _both_ways(parts, signing_part(root), room, path)
    return replace(_repaired(parts, root, path, landscape=False), signing=signing), []


def _both_ways(parts: dict[str, bytes], root: Element, room: int, path: str) -> _CheckedTemplate:
    """The template, and the same on a page turned."""
    turned = _turned(parts, root, room, path)
    return replace(_repaired(parts, root, path, landscape=False), turned=turned)


def _turned(parts: dict[str, bytes], root: Element, room: int, path: str) -> _CheckedTemplate:
    """The template with its tables over the width of a page turned."""
    copy = deepcopy(root)
    body = copy.find(f"{W}body")
    assert body is not None
    fit_tables(body, room, text_width(_page(_section(body)), landscape=True))
    return _repaired(parts, copy, path, landscape=True)


def _opened(data: bytes) -> tuple[dict[str, bytes], dict[str, Element]]:
    """The parts of a template, those of XML in UTF-8, and their trees; raises CannotRead."""
    contents = read_zip(data, lambda name: not name.endswith("/"), most=_MAX_SIZE).contents
    if missing := [name for name in _REQUIRED_PARTS if name not in contents]:
        raise CannotRead(f"thiếu phần {missing}")
    trees = {name: parse(content, name) for name, content in contents.items() if is_xml(name)}
    return {name: in_utf8(part, trees[name]) if name in trees else part for name, part in contents.items()}, trees


def _section(body: Element) -> Element:
    section = body.find(f"{W}sectPr")
    assert section is not None
    return section


def _repaired(parts: dict[str, bytes], root: Element, path: str, *, landscape: bool) -> _CheckedTemplate:
    body = root.find(f"{W}body")
    assert body is not None
    section = _section(body)
    page = _page(section)
    widths = _widths(body, text_width(page, landscape=landscape))
    _drop_noise(body)
    section_xml = _bare(section)
    body.remove(section)
    xml = etree.tostring(root, encoding="unicode")
    start = xml.index("<w:body>") + len("<w:body>") if "<w:body>" in xml else xml.index("<w:body/>")
    head, inner = xml[:start], xml[start : xml.rindex("</w:body>")]
    skeleton = _plain_placeholder(_printed(body))
    return _CheckedTemplate(
        path=path,
        parts={name: data for name, data in parts.items() if name != DOCUMENT_PART},
        head=head,
        section=section_xml,
        source=DocxTemplate(io.BytesIO()).patch_xml(inner),
        skeleton=skeleton,
        widths=widths,
        page=page,
    )


def _drop_noise(body: Element) -> None:
    """Proofing marks and bookmarks that Word scatters through a placeholder it has spell-checked."""
    noise = ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "noProof")
    for name in noise:
        for element in list(body.iter(f"{W}{name}")):
            drop(element)


def _bare(section: Element) -> str:
    xml = etree.tostring(section, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns:\w+="[^"]*"', "", xml)


def _plain_placeholder(text: str) -> str:
    return re.sub(r"\{%p ", "{% ", re.sub(r"\{\{[rp] ", "{{ ", text))


def _page(section: Element) -> dict[str, int]:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    page = {"w": 11906, "h": 16838, "top": 1134, "bottom": 1134, "left": 1701, "right": 850}
    page |= {"header": 567, "footer": 567, "gutter": 0}
    for element in (size, margins):
        for name, value in element.attrib.items() if element is not None else ():
            key = etree.QName(name).localname
            if key in page:
                page[key] = read_whole(str(value))
    return page


def _printed(body: Element) -> str:
    """All text of a body in reading order, a line a paragraph, with what prints between letters.

    Whatever else has a text, such as the place of a text box, is counted in the file as well.
    """
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            parts += (
                [] if element.tag == f"{W}instrText" else [_BETWEEN.get(str(element.tag), "") or element.text or ""]
            )
        else:
            parts += ["\n" if element.tag == f"{W}p" else "", (element.tail or "") if element is not body else ""]
    return "".join(parts)


def _widths(body: Element, whole: int) -> dict[str, int]:
    """How much room, in twips, each placeholder has where it stands: all of the text width, or that of its cell."""
    widths = {}
    for paragraph in body.iter(f"{W}p"):
        for names in _PLACED.findall(paragraph_text(paragraph)):
            cell = next(paragraph.iterancestors(f"{W}tc"), None)
            width = cell.find(f"{W}tcPr/{W}tcW") if cell is not None else None
            widths["".join(names)] = read_whole(width.get(f"{W}w", str(whole))) if width is not None else whole
    return widths

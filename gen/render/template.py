"""A Word template, read, checked and compiled once; its tags are repaired by docxtpl."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from docxtpl import DocxTemplate
from lxml import etree

from gen.diagnostic import Diagnostic, Position
from gen.render.program import Program, read_program
from gen.render.tags import tags_for
from gen.render.template_check import W, check_body, check_parts, paragraph_text

_MAX_SIZE = 40_000_000
_REQUIRED_PARTS = ("word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_BLOCK_TAG = re.compile(r"\{\{p +(\w+) *\}\}")


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A checked template; widths are in twips, `section` is the page set-up of its only section.

    `body` gives the XML of what stands before it, `skeleton` the words.
    """

    path: str
    parts: Mapping[str, bytes]
    head: str
    section: str
    source: str
    body: Program
    skeleton: Program
    widths: Mapping[str, int]
    page: Mapping[str, int]

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return self.page["w"] - self.page["left"] - self.page["right"]

    def with_styles(self, rename: Callable[[str], str]) -> WordTemplate:
        """The same template with the style ids of its own paragraphs changed."""
        source = rename(self.source)
        return self if source == self.source else replace(self, source=source, body=read_program(source))


def read_template(data: bytes, path: str, kind: str) -> tuple[WordTemplate | None, list[Diagnostic]]:
    """The template, or None and why it is refused."""
    try:
        parts = _unzip(data)
        trees = {name: etree.fromstring(parts[name], _PARSER) for name in parts if name.endswith((".xml", ".rels"))}
        root, *_ = (trees[name] for name in _REQUIRED_PARTS)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, KeyError, ValueError, etree.XMLSyntaxError):
        message = "Mẫu không phải tệp Word .docx đọc được."
        hint = "Mở bằng Word và lưu lại dạng .docx."
        return None, [Diagnostic("render/unreadable-template", message, Position(path), hint)]
    body = root.find(f"{W}body")
    section = body.find(f"{W}sectPr") if body is not None else None
    if body is None or section is None:
        message = "Mẫu không có phần thân hoặc thiết lập trang."
        return None, [Diagnostic("render/unreadable-template", message, Position(path), "Lưu lại mẫu bằng Word.")]
    found = check_parts(trees, list(parts), path) + check_body(body, path, tags_for(kind))
    if found:
        return None, found
    return _compile(parts, root, body, section, path), []


def _unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > _MAX_SIZE:
            raise ValueError("too large")
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def _compile(
    parts: dict[str, bytes], root: etree._Element, body: etree._Element, section: etree._Element, path: str
) -> WordTemplate:
    widths, page = _widths(body, section), _page(section)
    skeleton = "\n".join(_plain_tag(paragraph_text(p)) for p in body.iter(f"{W}p"))
    _drop_noise(body)
    section_xml = _bare(section)
    body.remove(section)
    xml = etree.tostring(root, encoding="unicode")
    start = xml.index("<w:body>") + len("<w:body>") if "<w:body>" in xml else xml.index("<w:body/>")
    head, inner = xml[:start], xml[start : xml.rindex("</w:body>")]
    patched = DocxTemplate(io.BytesIO()).patch_xml(inner)
    return WordTemplate(
        path,
        {name: data for name, data in parts.items() if name != "word/document.xml"},
        head,
        section_xml,
        patched,
        read_program(patched),
        read_program(skeleton),
        widths,
        page,
    )


def _drop_noise(body: etree._Element) -> None:
    """Proofing marks and bookmarks that Word scatters through a tag it has spell-checked."""
    noise = ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "noProof")
    for name in noise:
        for element in list(body.iter(f"{W}{name}")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _bare(section: etree._Element) -> str:
    xml = etree.tostring(section, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns:\w+="[^"]*"', "", xml)


def _plain_tag(text: str) -> str:
    return re.sub(r"\{%p ", "{% ", re.sub(r"\{\{[rp] ", "{{ ", text))


def _page(section: etree._Element) -> dict[str, int]:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    page = {"w": 11906, "h": 16838, "top": 1134, "bottom": 1134, "left": 1701, "right": 850}
    page |= {"header": 567, "footer": 567, "gutter": 0}
    for element in (size, margins):
        for name, value in element.attrib.items() if element is not None else ():
            key = etree.QName(name).localname
            if key in page:
                page[key] = int(float(value))
    return page


def _widths(body: etree._Element, section: etree._Element) -> dict[str, int]:
    """How much room, in twips, each block tag has where it stands."""
    page = _page(section)
    whole = page["w"] - page["left"] - page["right"]
    widths = {}
    for paragraph in body.iter(f"{W}p"):
        for name in _BLOCK_TAG.findall(paragraph_text(paragraph)):
            cell = next(paragraph.iterancestors(f"{W}tc"), None)
            width = cell.find(f"{W}tcPr/{W}tcW") if cell is not None else None
            widths[name] = int(float(width.get(f"{W}w", whole))) if width is not None else whole
    return widths

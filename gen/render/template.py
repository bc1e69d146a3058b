"""A Word template, read, checked and compiled once; its tags are repaired by docxtpl."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from gen.diagnostic import Diagnostic, Position
from gen.render.fidelity import letters
from gen.render.tags import tags_for
from gen.render.template_check import W, check_body, check_parts, paragraph_text

_MAX_SIZE = 40_000_000
_REQUIRED_PARTS = ("word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_XML = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
_WORDS = SandboxedEnvironment(autoescape=False, undefined=StrictUndefined)
_BLOCK_TAG = re.compile(r"\{\{p +(\w+) *\}\}")


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A checked template; widths are in twips, `section` is the page set-up of its only section."""

    path: str
    parts: Mapping[str, bytes]
    head: str
    section: str
    source: str
    body: Template
    skeleton: Template
    widths: Mapping[str, int]
    page: Mapping[str, int]
    counts: dict[str, int] = field(default_factory=dict, compare=False)

    @property
    def text_width(self) -> int:
        """The width between the margins, in twips."""
        return self.page["w"] - self.page["left"] - self.page["right"]

    def fill(self, values: Mapping[str, Any]) -> str:
        """The XML of the body with the tags filled."""
        return self.body.render(values)

    def with_styles(self, rename: Callable[[str], str]) -> WordTemplate:
        """The same template with the style ids of its own paragraphs changed."""
        source = rename(self.source)
        return self if source == self.source else replace(self, source=source, body=_XML.from_string(source))

    def words(self, values: Mapping[str, Any]) -> str:
        """The plain words of the body with the tags filled, in reading order."""
        return self.skeleton.render(values)

    def own_letters(self, values: Mapping[str, Any]) -> int:
        """How many letters of its own the template prints beside these values."""
        blank = {name: _blank(value) for name, value in values.items()}
        signature = repr(blank)
        if signature not in self.counts:
            self.counts[signature] = letters(self.skeleton.render(blank))
        return self.counts[signature]


class _Silent(str):
    """A value that is there but has no words."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        # not that of an empty text: what a template prints beside the two may differ
        return "…"


def _blank(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _blank(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_SILENT] if value else []
    return value if isinstance(value, bool) else _SILENT if value else ""


_SILENT = _Silent()


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
        _XML.from_string(patched),
        _WORDS.from_string(skeleton),
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

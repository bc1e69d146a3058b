"""What we are measured against: docxtpl as its documentation shows it, and the floor below which nobody gets."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from gen.document.model import Document, Item

_COLUMNS = ("tt", "viec", "chu_tri", "han")


def flat_template() -> bytes:
    """A docxtpl template that prints every paragraph and row of the workload, as its documentation shows."""
    from docx import Document as Docx

    docx = Docx()
    for line in ("{{ co_quan }}", "{{ so }}", "{{ ten_loai }}", "{{ trich_yeu }}"):
        docx.add_paragraph(line)
    for line in ("{%p for d in doan %}", "{{ d }}", "{%p endfor %}"):
        docx.add_paragraph(line)
    table = docx.add_table(rows=3, cols=len(_COLUMNS))
    table.rows[0].cells[0].text = "{%tr for h in hang %}"
    for index, name in enumerate(_COLUMNS):
        table.rows[1].cells[index].text = "{{ h." + name + " }}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


def flat_context(document: Document) -> dict[str, object]:
    """The words of a document for docxtpl."""
    table = document.appendices[0].table if document.appendices else None
    rows = (
        [[" ".join(line.text.plain for line in cell.lines) for cell in row.cells] for row in table.rows]
        if table
        else []
    )
    letterhead = document.letterhead
    paragraphs = (*document.bases, *document.preamble)
    return {
        "co_quan": " ".join(letterhead.issuer),
        "so": letterhead.number,
        "ten_loai": document.kind_name,
        "trich_yeu": document.subject.plain,
        "doan": [*(para.plain for para in paragraphs), *_lines(document.items), *(p.plain for p in document.closing)],
        "hang": [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
    }


def _lines(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        paragraphs = (*([item.title] if item.title else []), *item.paragraphs)
        yield from (f"{item.label if not index else ''} {para.plain}".strip() for index, para in enumerate(paragraphs))
        yield from _lines(item.children)


def documented(template: bytes, context: dict[str, object]) -> None:
    """docxtpl as its documentation fills a document."""
    filled = DocxTemplate(io.BytesIO(template))
    filled.render(context, autoescape=True)
    filled.save(io.BytesIO())


class Floor:
    """What nobody can be much faster than: Jinja compiled once, other parts copied, zlib 1, nothing checked."""

    def __init__(self, template: bytes) -> None:
        docx = DocxTemplate(io.BytesIO(template))
        docx.render_init()
        self.body = SandboxedEnvironment(autoescape=True).from_string(docx.patch_xml(docx.get_xml()))
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}
            self.parts = {name: zlib.compress(data, 1) for name, data in self.parts.items()}

    def fill(self, context: dict[str, object]) -> None:
        zlib.compress(self.body.render(context).encode(), 1)
        b"".join(self.parts.values())

"""The body: Items as paragraphs in the template's named styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gen.model import Document, Item, Para
from gen.render.xml import Writer
from gen.text.inline import Run
from gen.text.numbering import Kind

_HEADINGS = {
    Kind.ROMAN: "Heading1",
    Kind.CLAUSE: "Heading2",
    Kind.POINT: "Heading3",
    Kind.DASH: "Heading4",
    Kind.PLUS: "Heading4",
    Kind.NONE: "Heading4",
}
_BODY = "LoiVan"
_KEEP = "<w:keepNext/>"


def body_xml(writer: Writer, document: Document) -> str:
    """The whole body; its last paragraph keeps to the signature block."""
    parts = list(items_xml(writer, document.items))
    parts += [writer.paragraph(_BODY, para.runs, source=para.source) for para in document.closing]
    if parts:
        parts[-1] = _keeping(parts[-1])
    return "".join(parts)


def items_xml(writer: Writer, items: Iterable[Item]) -> Iterator[str]:
    """The paragraphs of items and of all below them."""
    for item in items:
        yield from _own(writer, item)
        yield from items_xml(writer, item.children)


def body_words(document: Document) -> str:
    """The words of the body in reading order."""
    return "\n".join([*items_words(document.items), *(para.plain for para in document.closing)])


def items_words(items: Iterable[Item]) -> Iterator[str]:
    """The words of items and of all below them."""
    for item in items:
        paragraphs = ([item.title] if item.title else []) + list(item.paragraphs)
        yield item.label
        yield from (para.plain for para in paragraphs)
        yield from items_words(item.children)


def _own(writer: Writer, item: Item) -> Iterator[str]:
    if item.kind is Kind.CHAPTER:
        yield from _chapter(writer, item)
    elif item.kind is Kind.ARTICLE:
        yield from _article(writer, item)
    elif item.title:
        yield writer.labelled(_HEADINGS[item.kind], item.label, item.title)
        yield from (writer.paragraph(_BODY, para.runs, source=para.source) for para in item.paragraphs)
    else:
        first, *rest = item.paragraphs or (Para((), item.source),)
        yield writer.labelled(_BODY, item.label, first)
        yield from (writer.paragraph(_BODY, para.runs, source=para.source) for para in rest)


def _chapter(writer: Writer, item: Item) -> Iterator[str]:
    """`Chương I` on a line of its own, its title in capitals below, as one heading of the navigation pane."""
    title = ""
    if item.title:
        runs = (replace(run, caps=True) for run in item.title.runs)
        title = "<w:r><w:br/></w:r>" + writer.runs(runs)
    head = f'<w:pPr><w:pStyle w:val="{writer.styles["Chuong"]}"/></w:pPr>'
    yield f"<w:p{writer.mark(item.source)}>{head}{writer.run(Run(item.label))}{title}</w:p>"
    yield from (writer.paragraph(_BODY, para.runs, source=para.source) for para in item.paragraphs)


def _article(writer: Writer, item: Item) -> Iterator[str]:
    """`Điều 1.` in bold; beside it the title in bold, or the first paragraph."""
    if item.title:
        title = Para(tuple(replace(run, bold=True) for run in item.title.runs), item.title.source)
        yield writer.labelled("Dieu", item.label, title, _KEEP, bold_label=True)
        rest: Iterable[Para] = item.paragraphs
    else:
        first, *rest = item.paragraphs or (Para((), item.source),)
        yield writer.labelled("Dieu", item.label, first, bold_label=True)
    yield from (writer.paragraph(_BODY, para.runs, source=para.source) for para in rest)


def _keeping(paragraph: str) -> str:
    """A paragraph that stays on the page of what follows."""
    if _KEEP in paragraph:
        return paragraph
    at = paragraph.index("/>", paragraph.index("<w:pStyle")) + 2
    return paragraph[:at] + _KEEP + paragraph[at:]

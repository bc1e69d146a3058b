"""The body: Items as paragraphs in the template's named styles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from gen.core.memo import Memo
from gen.document.model import Document, Item, Para
from gen.render.balanced_lines import balanced_para
from gen.render.fragment import Fragment, block, joined, shared_fragment
from gen.render.writer import Writer
from gen.text.inline import Run
from gen.text.numbering import LabelKind

_HEADINGS = {
    LabelKind.ROMAN: "Heading1",
    LabelKind.CLAUSE: "Heading2",
    LabelKind.POINT: "Heading3",
    LabelKind.DASH: "Heading4",
    LabelKind.PLUS: "Heading4",
    LabelKind.NONE: "Heading4",
}
_BODY = "LoiVan"
_KEEP = "<w:keepNext/>"
_HEADING_PT = 14.0
# by the templates: an item and all below it
_ITEMS: Memo[Hashable, Fragment] = Memo("XML of an item")


def body_fragments(writer: Writer, document: Document) -> list[Fragment]:
    """The whole body; its last paragraph keeps to the signature block."""
    out = item_fragments(writer, document.items)
    out += [block(body_paragraph(writer, para), (para.plain,)) for para in document.closing]
    if out:
        out[-1] = Fragment(_keeping(out[-1].xml), out[-1].words)
    return out


def item_fragments(writer: Writer, items: Iterable[Item]) -> list[Fragment]:
    """The paragraphs of items and of all below them: one fragment for what siblings share, one for each other item."""
    out: list[Fragment] = []
    for item in items:
        if item.memos is not None and writer.traces is None:
            out.append(shared_fragment(_ITEMS, item, writer.templates, partial(_whole, writer, item)))
        else:
            out.append(block("".join(_own(writer, item)), _own_words(item)))
            out += item_fragments(writer, item.children)
    return out


def _whole(writer: Writer, item: Item) -> Fragment:
    """An item and all below it."""
    own = block("".join(_own(writer, item)), _own_words(item))
    return joined([own, *(_whole(writer, child) for child in item.children)])


def _own_words(item: Item) -> Iterator[str]:
    yield item.label
    if item.title:
        yield item.title.plain
    yield from (para.plain for para in item.paragraphs)


def _own(writer: Writer, item: Item) -> Iterator[str]:
    if item.kind is LabelKind.CHAPTER:
        yield from _chapter(writer, item)
    elif item.kind is LabelKind.ARTICLE:
        yield from _article(writer, item)
    elif item.title:
        yield writer.labelled(_HEADINGS[item.kind], item.label, item.title, _alignment(item.title))
        yield from (body_paragraph(writer, para) for para in item.paragraphs)
    elif item.label or item.paragraphs:
        first, *rest = item.paragraphs or (Para((), item.source),)
        yield writer.labelled(_BODY, item.label, first, _keep(first))
        yield from (body_paragraph(writer, para) for para in rest)


def body_paragraph(writer: Writer, para: Para) -> str:
    """A paragraph of the body without a label."""
    return writer.paragraph(_BODY, para.runs, _keep(para), para.source)


def _keep(para: Para) -> str:
    """A lead-in stays on the page of what it leads to."""
    return _KEEP if para.plain.endswith(":") else ""


def _chapter(writer: Writer, item: Item) -> Iterator[str]:
    """`Chương I` on a line of its own, its title in capitals below, as one heading of the navigation pane."""
    title = ""
    if item.title:
        shown = Para(tuple(replace(run, caps=True) for run in item.title.runs))
        runs = balanced_para(shown, _HEADING_PT, writer.text_mm).runs
        title = "<w:r><w:br/></w:r>" + writer.runs(runs)
    head = f'<w:pPr><w:pStyle w:val="{writer.styles["Chuong"]}"/></w:pPr>'
    yield f"<w:p{writer.trace(item.source)}>{head}{writer.run(Run(item.label))}{title}</w:p>"
    yield from (body_paragraph(writer, para) for para in item.paragraphs)


def _article(writer: Writer, item: Item) -> Iterator[str]:
    """`Điều 1.` in bold; beside it the title in bold, or the first paragraph."""
    if item.title:
        title = Para(tuple(replace(run, bold=True) for run in item.title.runs), item.title.source)
        yield writer.labelled("Dieu", item.label, title, _KEEP + _alignment(title), bold_label=True)
        rest: Iterable[Para] = item.paragraphs
    else:
        first, *rest = item.paragraphs or (Para((), item.source),)
        yield writer.labelled("Dieu", item.label, first, _keep(first), bold_label=True)
    yield from (body_paragraph(writer, para) for para in rest)


def _alignment(title: Para) -> str:
    """Left for a title with a line break of its own: Word would stretch the line before it to the margin."""
    return '<w:jc w:val="left"/>' if "\n" in title.plain else ""


def _keeping(paragraphs: str) -> str:
    """Paragraphs of which the last stays on the page of what follows."""
    at = max(paragraphs.rfind("<w:p>"), paragraphs.rfind("<w:p "))
    before, last = paragraphs[:at], paragraphs[at:]
    if _KEEP in last:
        return paragraphs
    end = last.index("/>", last.index("<w:pStyle")) + 2
    return before + last[:end] + _KEEP + last[end:]

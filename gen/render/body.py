"""The body: Items as paragraphs in the template's named styles."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from gen.core.memo import Memo
from gen.document.model import Document, Item, Para
from gen.render.balanced_lines import balanced_para
from gen.render.fragment import Fragment, block, joined, shared_fragment
from gen.render.sections import TextArea
from gen.render.table import table_fragments
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
# twips between a table and what stands above it
_ABOVE_TABLE = 120
# by the templates and the text area: an item and all below it
_ITEMS: Memo[tuple[Hashable, TextArea], Fragment] = Memo("XML of an item")


def body_fragments(writer: Writer, document: Document, area: TextArea) -> list[Fragment]:
    """The whole body in a text area; its last paragraph, or row, keeps to the signature block."""
    out = item_fragments(writer, document.items, area)
    out += [block(body_paragraph(writer, para), (para.plain,)) for para in document.closing]
    return kept_to_signature(writer, out)


def item_fragments(writer: Writer, items: Iterable[Item], area: TextArea) -> list[Fragment]:
    """The paragraphs and tables of items and of all below them, tables as wide as the text.

    One fragment for what siblings share, one for each other item.
    """
    out: list[Fragment] = []
    for item in items:
        if item.memos is not None and writer.traces is None:
            make = partial(_whole, writer, item, area)
            out.append(shared_fragment(_ITEMS, item, (writer.templates, area), make))
        else:
            out += _own_fragments(writer, item, area)
            out += item_fragments(writer, item.children, area)
    return out


def _whole(writer: Writer, item: Item, area: TextArea) -> Fragment:
    """An item and all below it."""
    return joined([*_own_fragments(writer, item, area), *(_whole(writer, child, area) for child in item.children)])


def _own_fragments(writer: Writer, item: Item, area: TextArea) -> list[Fragment]:
    """The paragraphs of an item, the last of which stays with its table, and the table."""
    xml = "".join(_own(writer, item))
    if item.table is None:
        return [block(xml, _own_words(item))]
    text = block(keeping(xml) if xml else "", _own_words(item))
    return [text, Fragment(_gap(writer, _ABOVE_TABLE), ""), *table_fragments(writer, item.table, area)]


def _gap(writer: Writer, room: int) -> str:
    """Room in twips that stays with what follows; two tables that touch would be one in Word."""
    return writer.paragraph("NgatPhan", (), f'{_KEEP}<w:spacing w:after="{room}"/>')


def kept_to_signature(writer: Writer, fragments: list[Fragment]) -> list[Fragment]:
    """What stands above a signature block, its last paragraph, or the last row of its table, kept to that."""
    if not fragments:
        return fragments
    *before, last = fragments
    if not last.xml.endswith("</w:tbl>"):
        return [*before, Fragment(keeping(last.xml), last.words)]
    row_at = next(at for at in range(len(fragments) - 1, -1, -1) if "<w:tr" in fragments[at].xml)
    row = fragments[row_at]
    kept = Fragment(_keeping_row(row.xml), row.words)
    return [*fragments[:row_at], kept, *fragments[row_at + 1 :], Fragment(_gap(writer, 0), "")]


def _own_words(item: Item) -> Iterator[str]:
    yield item.label
    if item.title:
        yield item.title.plain
    yield from (para.plain for para in item.paragraphs)


def _own(writer: Writer, item: Item) -> Iterator[str]:
    if item.kind is LabelKind.CHAPTER:
        yield from _chapter(writer, item)
    elif item.run_in and item.title:
        yield from _run_in(writer, item, item.title)
    elif item.kind is LabelKind.ARTICLE:
        yield from _article(writer, item)
    elif item.title:
        yield writer.labelled(_HEADINGS[item.kind], item.label, item.title, _alignment(item.title))
        yield from (body_paragraph(writer, para) for para in item.paragraphs)
    elif item.label or item.paragraphs:
        first, *rest = item.paragraphs or (Para((), item.source),)
        yield writer.labelled(_BODY, item.label, first, _keep(first))
        yield from (body_paragraph(writer, para) for para in rest)


def _run_in(writer: Writer, item: Item, title: Para) -> Iterator[str]:
    """A title in bold, and behind it on the same line the first paragraph."""
    first, *rest = item.paragraphs
    caps = True if item.kind is LabelKind.ROMAN else None
    runs = (*(replace(run, bold=True, caps=caps) for run in title.runs), Run(" "), *first.runs)
    style = "Dieu" if item.kind is LabelKind.ARTICLE else _BODY
    yield writer.labelled(style, item.label, Para(runs, first.source), _keep(first), bold_label=True)
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


def _keeping_row(rows: str) -> str:
    """Rows of which the last stays on the page of what follows."""
    at = max(rows.rfind("<w:tr>"), rows.rfind("<w:tr "))
    cells = rows[at:].split("</w:p>")
    return rows[:at] + "".join([*(keeping(f"{cell}</w:p>") for cell in cells[:-1]), cells[-1]])


def keeping(paragraphs: str) -> str:
    """Paragraphs of which the last stays on the page of what follows."""
    at = max(paragraphs.rfind("<w:p>"), paragraphs.rfind("<w:p "))
    before, last = paragraphs[:at], paragraphs[at:]
    style = last.find("<w:pStyle")
    if _KEEP in last or style < 0:
        # an office's own template may end in a paragraph without a style, which stays as it is
        return paragraphs
    end = last.index("/>", style) + 2
    return before + last[:end] + _KEEP + last[end:]

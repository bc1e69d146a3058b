"""Small functions that write WordprocessingML as text: elements, paragraphs, runs, tables; lengths in twips."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from gen.word.ooxml.namespaces import DECLARATION, OFFICE_RELATIONS, WORDPROCESSING
from gen.word.ooxml.units import pt_to_twips

_NAMESPACES = f'xmlns:w="{WORDPROCESSING}" xmlns:r="{OFFICE_RELATIONS}"'


def el(tag: str, *children: str, **attributes: str | int) -> str:
    """An element of the w: namespace; an attribute without a prefix of its own (`r_id` for r:id) gets w: too."""
    written = "".join(f" {_qualified(name)}={quoteattr(str(value))}" for name, value in attributes.items())
    content = "".join(children)
    return f"<w:{tag}{written}>{content}</w:{tag}>" if content else f"<w:{tag}{written}/>"


def _qualified(name: str) -> str:
    prefix, separator, rest = name.partition("_")
    return f"{prefix}:{rest}" if separator else f"w:{name}"


def part(tag: str, *children: str) -> str:
    """A whole part: the declaration and the root element with its namespaces."""
    return f"{DECLARATION}<w:{tag} {_NAMESPACES}>{''.join(children)}</w:{tag}>"


def flags(*names: str) -> str:
    """Empty elements, such as `<w:keepNext/>`."""
    return "".join(el(name) for name in names)


def run(text: str, properties: str = "") -> str:
    """One run of text."""
    return el("r", el("rPr", properties) if properties else "", el("t", escape(text), xml_space="preserve"))


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """A paragraph of a named style; `properties` follow the style in w:pPr."""
    return el("p", el("pPr", el("pStyle", val=style), properties), *runs)


def text(style: str, words: str) -> str:
    """A paragraph of plain words, or of one tag."""
    return paragraph(style, run(words))


def each(style: str, names: str, collection: str, body: str) -> str:
    """A loop tag around `body`: one paragraph for the opening, one for the end."""
    return text(style, f"{{%p for {names} in {collection} %}}") + body + text(style, "{%p endfor %}")


def when(style: str, condition: str, body: str, otherwise: str = "") -> str:
    """A condition tag around `body`, each tag in a paragraph of its own."""
    alternative = text(style, "{%p else %}") + otherwise if otherwise else ""
    return text(style, f"{{%p if {condition} %}}") + body + alternative + text(style, "{%p endif %}")


def gap(pt: float) -> str:
    """Empty space of `pt` points that stays with what follows; it also keeps two tables apart."""
    return paragraph("NgatPhan", properties=el("keepNext") + el("spacing", after=pt_to_twips(pt)))


def cell(width: int, *blocks: str, top: int | None = None) -> str:
    """A table cell of a fixed width in twips; `top` is a margin of its own in place of the table's."""
    margin = el("tcMar", el("top", w=top, type="dxa")) if top is not None else ""
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa"), margin), *blocks)


def row(*cells: str, breaks: bool = False) -> str:
    """A table row; one that `breaks` may go on across pages."""
    return el("tr", "" if breaks else el("trPr", el("cantSplit")), *cells)


def table(widths: Iterable[int], *rows: str, top: int = 0) -> str:
    """A table without borders, fixed columns, no cell margins but `top`; all lengths in twips."""
    columns = tuple(widths)
    margins = el("top", w=top, type="dxa") + "".join(el(side, w=0, type="dxa") for side in ("left", "bottom", "right"))
    properties = el(
        "tblPr",
        el("tblStyle", val="TableNormal"),
        el("tblW", w=sum(columns), type="dxa"),
        el("tblInd", w=0, type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblCellMar", margins),
    )
    return el("tbl", properties, el("tblGrid", *(el("gridCol", w=width) for width in columns)), *rows)

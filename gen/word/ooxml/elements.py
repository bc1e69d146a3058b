"""Elements of WordprocessingML made and read: runs, paragraphs, their words and styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from gen.text.no_break import HYPHEN, plain
from gen.word.ooxml.namespaces import FALLBACK, SPACE, WORDPROCESSING, W
from gen.word.ooxml.xml_parser import Element

# what stands for a break or a tab where a text is read
_BLANKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_LETTERS = (f"{W}t", f"{W}noBreakHyphen")
# what an on/off property says of itself where it is off
_OFF = ("0", "false", "off")
# what may stand between a table and its row or a row and its cell: content controls, tracked insertions, custom XML
_AROUND = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml"))


def new(name: str, **attributes: str) -> Element:
    """An element of the main namespace, its attributes too."""
    element = etree.Element(f"{W}{name}", nsmap={"w": WORDPROCESSING})
    for key, value in attributes.items():
        element.set(f"{W}{key}", value)
    return element


def child(element: Element, name: str) -> Element | None:
    """The first child of a name."""
    return element.find(f"{W}{name}")


def text_run(text: str, properties: Element | None = None, name: str = "t") -> Element:
    """A run with some words; `HYPHEN` in them is one at which no line ends."""
    run = new("r")
    if properties is not None:
        run.append(properties)
    first, *others = text.split(HYPHEN)
    if first or not others:
        run.append(_words(first, name))
    for part in others:
        run.append(new("noBreakHyphen"))
        if part:
            run.append(_words(part, name))
    return run


def _words(text: str, name: str) -> Element:
    words = new(name)
    words.text = text
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        words.set(SPACE, "preserve")
    return words


def typed_text(run: Element) -> str:
    """The letters of a run as `text_run` takes them, its no-break signs kept."""
    signs = (HYPHEN if part.tag == f"{W}noBreakHyphen" else part.text or "" for part in run.iter(*_LETTERS))
    return "".join(signs)


def text_of_run(run: Element) -> str:
    """The text of one run, breaks and tabs as blanks, no-break signs as plain ones; the code of a field is no text."""
    return plain("".join(_piece(piece) for piece in run))


def _piece(piece: Element) -> str:
    return piece.text or "" if piece.tag == f"{W}delText" else sign_of(piece) or ""


def sign_of(piece: Element) -> str | None:
    """What a part of a run prints, a break or a tab as a blank; None for what prints nothing itself."""
    return piece.text or "" if piece.tag == f"{W}t" else _BLANKS.get(piece.tag) if isinstance(piece.tag, str) else None


def runs_of(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph in reading order, also those inside links and revisions."""
    yield from paragraph.iter(f"{W}r")


def paragraphs_of(element: Element) -> list[Element]:
    """The paragraphs of an element: itself, or those of a row or table."""
    return [element] if element.tag == f"{W}p" else list(element.iter(f"{W}p"))


def text_of(paragraph: Element) -> str:
    """The text of a paragraph."""
    return "".join(text_of_run(run) for run in runs_of(paragraph))


def heading_of(body: Element) -> Element:
    """The first paragraph with words that stands in the body itself, else in a table."""
    lines = [*body.findall(f"{W}p"), *body.iter(f"{W}p")]
    return next((line for line in lines if text_of(line)), lines[0])


def note_number(element: Element) -> int:
    """The number of a footnote as its call or the note itself has it."""
    return int(str(element.get(f"{W}id")))


def style_of(paragraph: Element) -> str:
    """The style of a paragraph, empty where it has none."""
    return value(child(paragraph, "pPr"), "pStyle") or ""


def value(parent: Element | None, name: str) -> str | None:
    """The w:val of a child, None where there is no such child or it has none."""
    found = None if parent is None else parent.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def is_on(written: str | None) -> bool:
    """An on/off value as the file writes it (ECMA-376, ST_OnOff); False for none at all."""
    return written is not None and written not in _OFF


def property_is_on(properties: Element | None, name: str) -> bool | None:
    """What properties say of an on/off property, None where they say nothing: `<w:b/>` is on, `w:val="false"` off."""
    found = None if properties is None else child(properties, name)
    return None if found is None else is_on(found.get(f"{W}val", "1"))


def children(parent: Element, name: str) -> list[Element]:
    """Rows of a table or cells of a row, also those inside a content control."""
    found: list[Element] = []
    for inner in parent:
        if inner.tag == f"{W}{name}":
            found.append(inner)
        elif inner.tag in _AROUND:
            found += children(inner, name)
    return found


def vertical_merge(cell: Element) -> str:
    """`restart` where a cell goes on below, `continue` where it goes on from above, empty for a cell by itself."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else str(merge.get(f"{W}val", "continue"))


def in_fallback(element: Element) -> bool:
    """True in the copy of a drawing that is kept for old programs."""
    return next(element.iterancestors(FALLBACK), None) is not None


def name_above(element: Element) -> str:
    """The local name of the element around one, empty where there is none."""
    above = element.getparent()
    return str(above.tag).rpartition("}")[2] if above is not None else ""


def drop(element: Element) -> None:
    """Takes an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def replace(element: Element, others: Sequence[Element]) -> None:
    """Puts others where an element stands in its parent."""
    parent = element.getparent()
    assert parent is not None
    at = parent.index(element)
    parent[at : at + 1] = others

"""Small things of WordprocessingML that every review copy needs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
# what stands for a break or a tab where a text is read
_BLANKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}

Element = etree._Element


def parse(data: bytes) -> Element:
    """The root of a part."""
    return etree.fromstring(data, _PARSER)


def serialise(root: Element) -> bytes:
    """A part as it stands in the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def new(name: str, **attributes: str) -> Element:
    """An element of the main namespace, its attributes too."""
    element = etree.Element(f"{W}{name}", nsmap={"w": W[1:-1]})
    for key, value in attributes.items():
        element.set(f"{W}{key}", value)
    return element


def child(element: Element, name: str) -> Element | None:
    """The first child of a name."""
    return element.find(f"{W}{name}")


def text_run(text: str, properties: Element | None = None, name: str = "t") -> Element:
    """A run with some words."""
    run = new("r")
    if properties is not None:
        run.append(properties)
    words = new(name)
    words.text = text
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        words.set(_SPACE, "preserve")
    run.append(words)
    return run


def said_by(run: Element) -> str:
    """The text of one run, breaks and tabs as blanks; the code of a field is no text."""
    return "".join(_piece(piece) for piece in run)


def _piece(piece: Element) -> str:
    if piece.tag in (f"{W}t", f"{W}delText"):
        return piece.text or ""
    return _BLANKS.get(piece.tag, "") if isinstance(piece.tag, str) else ""


def runs_of(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph in reading order, also those inside links and revisions."""
    yield from paragraph.iter(f"{W}r")


def said(paragraph: Element) -> str:
    """The text of a paragraph."""
    return "".join(said_by(run) for run in runs_of(paragraph))


def heading_of(body: Element) -> Element:
    """The first paragraph with words that stands in the body itself, else in a table."""
    lines = [*body.findall(f"{W}p"), *body.iter(f"{W}p")]
    return next((line for line in lines if said(line)), lines[0])


def style_of(paragraph: Element) -> str:
    """The style of a paragraph, empty where it has none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else ""

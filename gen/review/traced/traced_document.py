"""A traced rendering read back: each paragraph, row and table with its source and what that is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gen.core.node import Node
from gen.document.model import Document
from gen.render import TracedParts
from gen.render.writer import TRACE, TRACE_NAMESPACE
from gen.source.paths import paths_in
from gen.word.ooxml.elements import child, drop, replace, style_of
from gen.word.ooxml.namespaces import DOCUMENT_PART, FOOTNOTES_PART, W
from gen.word.ooxml.xml_parser import Element, parse, serialise

_BOXES = ("sdt", "smartTag", "customXml")
_BOX_OWN = (f"{W}smartTagPr", f"{W}customXmlPr")
_TRACE = f"{{{TRACE_NAMESPACE}}}{TRACE.partition(':')[2]}"
_DECLARED = f' xmlns:{TRACE.partition(":")[0]}="{TRACE_NAMESPACE}"'


@dataclass
class TracedDocument:
    """A rendered document: the trees of its two text parts, and what is known of each element."""

    document: Document
    parts: dict[str, bytes]
    root: Element
    notes: Element
    # the id in the source of each number of a footnote
    note_ids: dict[int, str]
    sources: dict[Element, Node] = field(default_factory=dict)
    # how an element's source is called (`noi-dung/lanh-dao/noi_dung`), or by its style where the template writes it
    keys: dict[Element, str] = field(default_factory=dict)

    @property
    def body(self) -> Element:
        """The body of the document."""
        body = child(self.root, "body")
        assert body is not None
        return body

    def note(self, number: int) -> Element | None:
        """A footnote by its number."""
        return next((note for note in self.notes if note.get(f"{W}id") == str(number)), None)


def read_traced(rendering: TracedParts, document: Document, root: Node) -> TracedDocument:
    """The document of a traced rendering; `root` is the resolved tree that it was composed from."""
    body, notes = (_tree(rendering.parts[name]) for name in (DOCUMENT_PART, FOOTNOTES_PART))
    note_ids = {number: id for id, number in rendering.notes.items()}
    traced = TracedDocument(document, dict(rendering.parts), body, notes, note_ids)
    names = paths_in(root)
    for tree in (body, notes):
        _unwrap(tree)
        _lift_traces(tree)
        for element, trace in _taken_traces(tree):
            source = traced.sources[element] = rendering.sources[trace]
            name = names.get(id(source)) or names.get(source.pos)
            if name:
                traced.keys[element] = name
    _name_the_rest(traced)
    return traced


def _taken_traces(tree: Element) -> Iterator[tuple[Element, int]]:
    """Each element that has a trace, and the trace, which is taken off."""
    for element in tree.iter(f"{W}p", f"{W}tr", f"{W}tbl"):
        trace = element.get(_TRACE)
        if trace is not None:
            del element.attrib[_TRACE]
            yield element, int(trace)


def _tree(data: bytes) -> Element:
    """A part whose traces have their namespace declared."""
    text = data.decode("utf-8")
    at = text.index(">", text.index("<w:")) if "<w:" in text else 0
    return parse(f"{text[:at]}{_DECLARED}{text[at:]}".encode())


def without_traces(root: Element) -> bytes:
    """A part as it stands in a file, where no trace is left."""
    return serialise(root).replace(_DECLARED.encode(), b"", 1)


def _unwrap(tree: Element) -> None:
    """What stands in a box of Word's (content control, smart tag) stands by itself: words are words."""
    for box in [box for name in _BOXES for box in tree.iter(f"{W}{name}")]:
        content = child(box, "sdtContent") if box.tag == f"{W}sdt" else box
        replace(box, [inner for inner in content if inner.tag not in _BOX_OWN] if content is not None else [])


def _lift_traces(tree: Element) -> None:
    """The trace of a paragraph that the template writes stands in a run of its own: up to the paragraph with it."""
    for run in list(tree.iter(f"{W}r")):
        trace = run.get(_TRACE)
        if trace is not None:
            paragraph = next(run.iterancestors(f"{W}p"))
            paragraph.set(_TRACE, paragraph.get(_TRACE, trace))
            drop(run)


def _name_the_rest(traced: TracedDocument) -> None:
    """Names for what the template writes, by style and place among its like, counted from the end."""
    for holder in [traced.body, *traced.body.iter(f"{W}tc"), *traced.notes]:
        seen: Counter[str] = Counter()
        for element in reversed(holder):
            if element in traced.keys or element.tag not in (f"{W}p", f"{W}tbl"):
                continue
            if element.find(f"{W}pPr/{W}sectPr") is not None:
                # each section counts for itself
                seen.clear()
                continue
            name = f"={_look(element)}"
            seen[name] += 1
            traced.keys[element] = f"{name}:{seen[name]}"


def _look(element: Element) -> str:
    """The style of a paragraph; of a table that of the last line of its first cell."""
    if element.tag == f"{W}p":
        return style_of(element)
    cell = next(element.iter(f"{W}tc"), None)
    lines = cell.findall(f"{W}p") if cell is not None else []
    return f"tbl {style_of(lines[-1]) if lines else ''}"

"""A marked rendering read back: each paragraph, row and table with its source and what that is called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gen.core.node import Node
from gen.document.model import Document
from gen.render import Marked
from gen.render.xml import MARK, MARK_SPACE
from gen.source.paths import called
from gen.word.ooxml.elements import child, drop, replace, style_of
from gen.word.ooxml.names import CORE_PART, CUSTOM_PART, DOCUMENT_PART, DUBLIN_CORE, FOOTNOTES_PART, W
from gen.word.ooxml.parse import Element, parse, serialise

_FINGERPRINT, REVIEW = "gen.van-tay", "gen.ban-xem"
_BOXES = ("sdt", "smartTag", "customXml")
_BOX_OWN = (f"{W}smartTagPr", f"{W}customXmlPr")
_MARK = f"{{{MARK_SPACE}}}{MARK.partition(':')[2]}"
_DECLARED = f' xmlns:{MARK.partition(":")[0]}="{MARK_SPACE}"'


@dataclass
class Sheet:
    """A document on paper: the trees of its two text parts, and what is known of each element."""

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
        return next((one for one in self.notes if one.get(f"{W}id") == str(number)), None)


def read_sheet(marked: Marked, document: Document, root: Node) -> Sheet:
    """The sheet of a marked rendering; `root` is the resolved tree that the document was composed from."""
    trees = [_tree(marked.parts[name]) for name in (DOCUMENT_PART, FOOTNOTES_PART)]
    numbers = {number: id for id, number in marked.notes.items()}
    sheet = Sheet(document, dict(marked.parts), trees[0], trees[1], numbers)
    names = called(root)
    for tree in trees:
        _unwrap(tree)
        _lift(tree)
        for element in tree.iter(f"{W}p", f"{W}tr", f"{W}tbl"):
            mark = element.get(_MARK)
            if mark is not None:
                del element.attrib[_MARK]
                source = marked.sources[int(mark)]
                sheet.sources[element] = source
                name = names.get(id(source)) or names.get(source.pos)
                if name:
                    sheet.keys[element] = name
    _name_the_rest(sheet)
    return sheet


def _tree(data: bytes) -> Element:
    """A part whose marks have their namespace declared."""
    text = data.decode("utf-8")
    at = text.index(">", text.index("<w:")) if "<w:" in text else 0
    return parse(f"{text[:at]}{_DECLARED}{text[at:]}".encode())


def finished(root: Element) -> bytes:
    """A part without a trace of the marks."""
    return serialise(root).replace(_DECLARED.encode(), b"", 1)


def _unwrap(tree: Element) -> None:
    """What stands in a box of Word's (content control, smart tag) stands by itself: words are words."""
    for box in [one for name in _BOXES for one in tree.iter(f"{W}{name}")]:
        inner = child(box, "sdtContent") if box.tag == f"{W}sdt" else box
        replace(box, [one for one in inner if one.tag not in _BOX_OWN] if inner is not None else [])


def _lift(tree: Element) -> None:
    """The mark of a paragraph that the template writes stands in a run of its own: up to the paragraph with it."""
    for run in list(tree.iter(f"{W}r")):
        mark = run.get(_MARK)
        if mark is None:
            continue
        paragraph = next(run.iterancestors(f"{W}p"))
        paragraph.set(_MARK, paragraph.get(_MARK, mark))
        drop(run)


def _name_the_rest(sheet: Sheet) -> None:
    """Names for what the template writes, by style and place among its like, counted from the end."""
    for holder in [sheet.body, *sheet.body.iter(f"{W}tc"), *sheet.notes]:
        seen: Counter[str] = Counter()
        for element in reversed(holder):
            if element in sheet.keys or element.tag not in (f"{W}p", f"{W}tbl"):
                continue
            if element.find(f"{W}pPr/{W}sectPr") is not None:
                # each section counts for itself
                seen.clear()
                continue
            name = f"={_look(element)}"
            seen[name] += 1
            sheet.keys[element] = f"{name}:{seen[name]}"


def _look(element: Element) -> str:
    """The style of a paragraph; of a table that of the last line of its first cell."""
    if element.tag == f"{W}p":
        return style_of(element)
    cell = next(element.iter(f"{W}tc"), None)
    lines = cell.findall(f"{W}p") if cell is not None else []
    return f"tbl {style_of(lines[-1]) if lines else ''}"


def as_review(parts: dict[str, bytes], title: str, kind: str) -> dict[str, bytes]:
    """The parts with properties that say that this is a review copy: no fingerprint, a title that tells it."""
    core, custom = parse(parts[CORE_PART]), parse(parts[CUSTOM_PART])
    for one in core.iter(f"{{{DUBLIN_CORE}}}title"):
        one.text = f"{title}: {one.text or ''}"
    for one in custom:
        if one.get("name") == _FINGERPRINT:
            one.set("name", REVIEW)
            one[0].text = kind
    return {**parts, CORE_PART: serialise(core), CUSTOM_PART: serialise(custom)}

"""Why a sentence says what it says: the layers behind a value, by its path or by its printed words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gen.core.node import Node, walk
from gen.document.model import Document, Para, paragraphs_of
from gen.source.paths import find, leaves
from gen.text.interpolate import expressions

_QUOTED = 160


@dataclass(frozen=True, slots=True)
class Story:
    """One value: what it is called, how it came to be, and its lines, newest layer first."""

    path: str
    lines: tuple[str, ...]


def story(root: Node, path: str, own: str, *, whole: bool) -> list[Story]:
    """The stories of the texts at and below a path; empty where the path calls nothing."""
    node = find(root, path)
    if node is None:
        return []
    below = [(path, node)] if node.is_text else list(leaves(node, path.strip("/")))
    return [Story(name, tuple(_layers(leaf, own, whole=whole))) for name, leaf in below]


def differing(root: Node, own: str) -> Iterator[tuple[str, str, Node]]:
    """The texts in which a document differs from its parent: path, how, value."""
    whole = replaced(root)
    for path, node in leaves(root):
        if node.by:
            yield path, "thay chữ" if node.pos.path != own else "giao việc", node
        elif node.pos.path == own:
            yield path, "sửa" if node.over is not None else "thay" if id(node) in whole else "thêm", node


def replaced(root: Node) -> dict[int, Node]:
    """By identity, what stands inside a value that took the place of the parent's whole, with the parent's."""
    out: dict[int, Node] = {}

    def mark(node: Node, above: Node | None) -> None:
        if node.over is not None and not node.is_text:
            above = node.over
        if above is not None:
            out[id(node)] = above
        for value in (*node.mapping.values(), *node.items):
            mark(value, above)

    mark(root, None)
    return out


def printed(document: Document, text: str) -> list[Para]:
    """The paragraphs that hold the given words, in reading order."""
    wanted = " ".join(text.split()).casefold()
    found = [para for para in _paragraphs(document) if wanted in " ".join(para.plain.split()).casefold()]
    return [para for para in found if para.source is not None]


def path_of(root: Node, source: Node) -> str:
    """The path of the text a paragraph was written in; empty where it was made by the machine."""
    inside = {id(node) for node in walk(source)}
    return next((path for path, node in leaves(root) if node is source or id(node) in inside), "")


def _layers(node: Node, own: str, *, whole: bool) -> Iterator[str]:
    yield f"“{_short(node.text, whole=whole)}”"
    yield f"{node.pos}: {_how(node, own)}"
    for rule in node.by:
        if node.over is not None and node.pos.path != rule.pos.path:
            place = rule.named_at
            yield f"{place}: thay_tu đổi chữ thành “{_short(rule.text, whole=whole)}”"
    below = node.over
    while below is not None:
        yield f"{below.pos}: thay cho “{_short(_text(below), whole=whole)}”"
        below = below.over if whole else None


def _how(node: Node, own: str) -> str:
    if node.tag == "dien":
        return "chỗ trống chờ điền"
    if node.pos.path != own:
        filled = ", tên trong {{ }} điền theo bản này" if expressions(node.text) else ""
        return f"kế thừa, có thay chữ{filled}" if node.by else f"kế thừa{filled or ' nguyên văn'}"
    if node.by:
        return "giao việc (nhan_viec)"
    return "bản này viết, thay phần của cha" if node.over is not None else "bản này viết"


def _text(node: Node) -> str:
    return node.text if node.is_text else " | ".join(leaf.text for _, leaf in leaves(node))


def _short(text: str, *, whole: bool) -> str:
    flat = " ".join(text.split())
    return flat if whole or len(flat) <= _QUOTED else f"{flat[:_QUOTED]}…"


def _paragraphs(document: Document) -> Iterator[Para]:
    yield document.subject
    yield from (*document.bases, *document.preamble)
    for item in document.items:
        yield from paragraphs_of(item)
    yield from document.closing
    yield from (line.text for line in document.recipients)
    for appendix in document.appendices:
        yield from (para for para in (appendix.name, appendix.title, *appendix.paragraphs) if para)
        for item in appendix.items:
            yield from paragraphs_of(item)
        for row in appendix.table.rows if appendix.table else ():
            yield from (para for para in (row.group,) if para)
            yield from (line.text for cell in row.cells for line in cell.lines)
    for note in document.notes.values():
        yield from note

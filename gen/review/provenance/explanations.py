"""Why a sentence says what it says: the layers behind a value, by its path or by its printed words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gen.core.node import Node, Tag, walk
from gen.document.model import Document, Para, paragraphs_in
from gen.issued.record_names import is_issued_path
from gen.review.provenance.filled_names import FilledNames
from gen.review.provenance.origin_kinds import OriginKind, kind_of
from gen.source.paths import leaves, value_at
from gen.text.shorten import cut_off

_QUOTED = 160
_SAID = {
    OriginKind.GIVEN: "giao việc (nhan_viec)",
    OriginKind.PATCHED: "bản này viết, thay phần của cha",
    OriginKind.ADDED: "bản này viết",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One value: what it is called, and lines on how it came to be, newest layer first."""

    path: str
    lines: tuple[str, ...]
    text: Node | None = None


def explanations(root: Node, path: str, own: str, filled: FilledNames, *, whole: bool) -> list[Explanation]:
    """How the texts at and below a path came to be; none where the path calls nothing.

    `own` is the source of the document; `whole` tells every layer and cuts nothing short.
    """
    node = value_at(root, path)
    if node is None:
        return []
    below = [(path, node)] if node.is_text else list(leaves(node, path.strip("/")))
    return [Explanation(name, tuple(_layers(text, own, filled, whole=whole)), text) for name, text in below]


def paragraphs_with(document: Document, text: str) -> list[Para]:
    """The paragraphs that hold some words and that have a source, in reading order."""
    wanted = _comparable(text)
    found = [
        para for para in paragraphs_in(document) if any(wanted in _comparable(one) for one in (para.plain, para.shown))
    ]
    return [para for para in found if para.source is not None]


def _comparable(text: str) -> str:
    # a terminal may give its letters in pieces (NFD)
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()


def path_of(root: Node, source: Node) -> str:
    """The path of the text a paragraph was written in; empty where it was made by the machine."""
    inside = {id(node) for node in walk(source)}
    return next((path for path, node in leaves(root) if node is source or id(node) in inside), "")


def _layers(text: Node, own: str, filled: FilledNames, *, whole: bool) -> Iterator[str]:
    yield f"“{_short(text.text, whole=whole)}”"
    yield f"{text.pos}: {_how(text, own, filled)}"
    for rule in text.by:
        if text.over is not None and text.pos.path != rule.pos.path:
            yield f"{rule.named_at}: thay_tu đổi chữ thành “{_short(rule.text, whole=whole)}”"
    below = text.over
    while below is not None:
        yield f"{below.pos}: thay cho “{_short(_words(below), whole=whole)}”"
        below = below.over if whole else None


def _how(text: Node, own: str, filled: FilledNames) -> str:
    if text.tag is Tag.SLOT:
        return "chỗ trống chờ điền"
    kind = kind_of(text, own, ())
    if is_issued_path(text.pos.path):
        # of a text that a child's rules changed it is told as of any other
        issued = "chữ đã ban hành" if text.pos.path == own else "kế thừa chữ đã ban hành"
        if kind is not OriginKind.REPLACED_WORDS:
            return issued + _names_told(text, filled)
    if kind not in (OriginKind.KEPT, OriginKind.REPLACED_WORDS):
        return _SAID[kind]
    names = _names_told(text, filled)
    return f"kế thừa, có thay chữ{names}" if kind is OriginKind.REPLACED_WORDS else f"kế thừa{names or ' nguyên văn'}"


def _names_told(text: Node, filled: FilledNames) -> str:
    if filled.changed(text):
        return ", tên trong {{ }} điền theo bản này"
    return ", tên trong {{ }} điền theo văn bản cha" if filled.changed_above(text) else ""


def _words(node: Node) -> str:
    return node.text if node.is_text else " | ".join(text.text for _, text in leaves(node))


def _short(text: str, *, whole: bool) -> str:
    flat = " ".join(text.split())
    return flat if whole else cut_off(flat, _QUOTED)

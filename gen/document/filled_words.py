"""What a document prints where its source says less: names filled in, units and documents called by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from gen.core.diagnostic import Position
from gen.core.node import Node, walk
from gen.document.model import Document, paragraphs_in

# by the place of a value, the words printed of it
Filled: TypeAlias = Mapping[Position, str]
_END_MARKS = " .;:,/"


def filled(document: Document) -> Filled:
    """The printed words of each value whose source does not say them, without end marks, which its place decides."""
    printed: dict[Position, list[str]] = {}
    sources: dict[Position, Node] = {}
    for para in paragraphs_in(document):
        if para.source is not None and _is_written(para.source):
            printed.setdefault(para.source.pos, []).append(para.plain)
            sources[para.source.pos] = para.source
    words = {place: " ".join(" ".join(texts).split()).rstrip(_END_MARKS) for place, texts in printed.items()}
    return {place: text for place, text in words.items() if not _says(sources[place], text)}


def _is_written(source: Node) -> bool:
    """True for what a drafter writes as words, bodies or a citation; headings, labels and numbers are the machine's."""
    return not source.is_mapping or "van_ban" in source.mapping


def _says(source: Node, printed: str) -> bool:
    """True where the source has all that is printed of it, letter by letter."""
    texts = (" ".join(part.text.split()).rstrip(_END_MARKS) for part in walk(source) if part.is_text)
    return all(text in printed for text in texts)

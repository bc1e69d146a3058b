"""The mark at the end of a document's text: it stands on its last printed paragraph, however deep."""

from __future__ import annotations

from dataclasses import replace

from gen.document.model import Item, Para
from gen.text.punctuation import with_final


def with_mark(para: Para, mark: str) -> Para:
    """A paragraph that ends in this mark."""
    return replace(para, runs=with_final(para.runs, mark)) if para.runs else para


def with_end_mark(item: Item, mark: str) -> Item:
    """The item whose last printed paragraph, however deep, got the end mark."""
    if item.children:
        return replace(item, children=(*item.children[:-1], with_end_mark(item.children[-1], mark)))
    if item.paragraphs:
        return replace(item, paragraphs=(*item.paragraphs[:-1], with_mark(item.paragraphs[-1], mark)))
    return replace(item, title=with_mark(item.title, mark)) if item.title else item

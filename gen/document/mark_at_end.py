"""The mark at the end of a text: on its last printed paragraph, however deep, or below a table that ends it."""

from __future__ import annotations

from dataclasses import replace

from gen.core.node import Node
from gen.document.model import Item, Para, Table
from gen.text.inline import Run
from gen.text.punctuation import with_final


def closed(
    items: tuple[Item, ...], closing: tuple[Para, ...], mark: str, typed: Node | None
) -> tuple[tuple[Item, ...], tuple[Para, ...]]:
    """Items and closing paragraphs, the last one printed with the mark; `typed` is where the mark is written."""
    table = None if closing else _table_at_end(items)
    if table is not None:
        # no cell bears the mark of the whole text
        return items, (Para((Run(mark),), typed or table.source),) if "/" in mark else ()
    if closing:
        return items, (*closing[:-1], _with_mark(closing[-1], mark))
    return (*items[:-1], _with_mark_inside(items[-1], mark)) if items else items, closing


def _table_at_end(items: tuple[Item, ...]) -> Table | None:
    """The table that is the last thing printed of some items, however deep."""
    while items and items[-1].children:
        items = items[-1].children
    return items[-1].table if items else None


def _with_mark(para: Para, mark: str) -> Para:
    return replace(para, runs=with_final(para.runs, mark)) if para.runs else para


def _with_mark_inside(item: Item, mark: str) -> Item:
    if item.children:
        return replace(item, children=(*item.children[:-1], _with_mark_inside(item.children[-1], mark)))
    if item.paragraphs:
        return replace(item, paragraphs=(*item.paragraphs[:-1], _with_mark(item.paragraphs[-1], mark)))
    return replace(item, title=_with_mark(item.title, mark)) if item.title else item

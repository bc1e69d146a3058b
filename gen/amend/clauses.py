"""Instructions as clauses, the form that the interpreter reads: as they will print, or as a document prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from gen.amend.amended_text import AmendedPart, text_parts, with_notes
from gen.amend.instruction import Instruction
from gen.amend.interpreter import Clause, Content
from gen.amend.places import Places
from gen.amend.printed_words import words_of
from gen.amend.provision import Provision, ProvisionKind
from gen.amend.quoting import QuotedLine, QuotedTable, quoted
from gen.amend.sentences import read_sentence, sentence
from gen.amend.table_provisions import table_provision
from gen.document.model import Document, Item

# gives the words of a footnote by its id
Noted: TypeAlias = Callable[[str], str]


def clause(one: Instruction, places: Places, called: str, holders: Mapping[int, Provision], noted: Noted) -> Clause:
    """An instruction as it will print."""
    below = [
        with_notes(part.printed, noted) if isinstance(part, QuotedLine) else _table(part, noted)
        for part in quoted(one, holders)
    ]
    return Clause(sentence(one, places, called), tuple(below))


def _table(table: QuotedTable, noted: Noted) -> AmendedPart:
    part = AmendedPart(ProvisionKind.TABLE)
    columns = (one for one in table.table.children if one.kind is ProvisionKind.COLUMN)
    for column in columns if table.whole else ():
        part.take(text_parts(column, noted, {}), len(part.children))
    for row, label in table.rows:
        own = text_parts(row, noted, {})
        own.label, own.number = label, row.number
        own.children = [cell for cell in own.children if cell.kind is ProvisionKind.CELL]
        part.take(own, len(part.children))
    return part


def clauses_of(document: Document, noted: Noted) -> list[Clause]:
    """The printed clauses of an amending document: the items that one of the forms can read, and their siblings."""
    return [clause for items in _lists(document.items) if any(map(_is_clause, items)) for clause in _read(items, noted)]


def _lists(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """Each list of items, the outermost first."""
    yield items
    for item in items:
        yield from _lists(item.children)


def _is_clause(item: Item) -> bool:
    first = item.title or next(iter(item.paragraphs), None)
    return first is not None and read_sentence(words_of(first)) is not None


def _read(items: tuple[Item, ...], noted: Noted) -> Iterator[Clause]:
    for item in items:
        sentence, *below = _content(item, noted)
        if isinstance(sentence, str):
            yield Clause(sentence, tuple(below))


def _content(item: Item, noted: Noted) -> Iterator[Content]:
    """What an item prints, line by line and table by table, but for its own label."""
    for para in (*((item.title,) if item.title else ()), *item.paragraphs):
        yield with_notes(words_of(para), noted)
    if item.table is not None:
        yield text_parts(table_provision(item.table), noted, {})
    for child in item.children:
        first, *rest = _content(child, noted)
        yield f"{child.label} {first}".strip() if isinstance(first, str) else first
        yield from rest

"""The promise: the words of the file are the words of the document, in order; else the build fails and says which."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from xml.parsers.expat import ExpatError, ParserCreate

from gen.model import Document, Item
from gen.render.table import table_words

_SHOWN = 6
# the code of a field is no text; all else between two tags of a part is
_FIELD_CODE = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>")
_TAG = re.compile(r"<[^>]*>")


class BrokenPart(ValueError):
    """XML that is not well formed, or a cell that does not end in a paragraph: Word refuses the file."""


def words_of_part(xml: str) -> list[str]:
    """The words of a part, paragraph by paragraph; raises BrokenPart on what Word would refuse."""
    try:
        ParserCreate().Parse(xml.encode(), True)
    except ExpatError as err:
        raise BrokenPart from err
    if xml.count("</w:tc>") != xml.count("</w:p></w:tc>") + xml.count("<w:p/></w:tc>"):
        raise BrokenPart
    if "<w:instrText" in xml:
        xml = _FIELD_CODE.sub("", xml)
    parted = xml.replace("</w:p>", " ").replace("<w:br/>", " ").replace("<w:tab/>", " ")
    return unescape(_TAG.sub("", parted)).split()


def differences(expected: list[str], got: list[str]) -> list[str]:
    """The places where two runs of words differ, as short quotations; empty where they are equal."""
    if expected == got:
        return []
    out = []
    matcher = difflib.SequenceMatcher(None, expected, got, autojunk=False)
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op != "equal":
            before = " ".join(expected[max(0, a0 - 4) : a0])
            wanted, found = " ".join(expected[a0:a1]) or "∅", " ".join(got[b0:b1]) or "∅"
            out.append(f"… {before} [phải là “{wanted[:120]}”, trong tệp là “{found[:120]}”]")
    return out[:_SHOWN]


def letters(text: str) -> int:
    """How many letters a text has, blanks left out: a template may join its own signs to a word."""
    return len("".join(text.split()))


def count_letters(document: Document) -> int:
    """How many letters the document has, told from the model alone."""
    return letters("\n".join(document_texts(document)))


def lost_words(document: Document, got: list[str]) -> str:
    """Which words of the document the file has too few of or, where none is missing, has too many of."""
    wanted = Counter(word for text in document_texts(document) for word in text.split())
    lacking, extra = list(wanted - Counter(got))[:_SHOWN], list(Counter(got) - wanted)[:_SHOWN]
    return f"mất “{' '.join(lacking)}”" if lacking else f"thừa, có thể là “{' '.join(extra)}”"


def document_texts(document: Document) -> Iterator[str]:
    """Every text of a document, told from the model alone."""
    head = document.letterhead
    yield from (head.superior, *head.issuer, head.number, head.place_and_date)
    yield from (document.kind_name, document.subject.plain, document.authority)
    for para in (*document.bases, *document.preamble, *document.closing):
        yield para.plain
    for item in document.items:
        yield from _item_texts(item)
    yield from (line.text.plain for line in document.recipients)
    for signature in document.signatures:
        yield from (*signature.authority, signature.title, signature.name)
    for appendix in document.appendices:
        if appendix.letterhead:
            yield from (head.superior, *head.issuer)
        yield appendix.name.plain
        yield from (para.plain for para in (appendix.title, appendix.attached, *appendix.paragraphs) if para)
        for item in appendix.items:
            yield from _item_texts(item)
        if appendix.table:
            yield from table_words(appendix.table)
    for note in document.notes.values():
        yield from (para.plain for para in note)


def _item_texts(item: Item) -> Iterator[str]:
    yield item.label
    if item.title:
        yield item.title.plain
    for para in item.paragraphs:
        yield para.plain
    for child in item.children:
        yield from _item_texts(child)

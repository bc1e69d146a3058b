"""The promise: the words of the file are the words of the document, in order; else the build fails and says which."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gen.model import Document, paragraphs_of
from gen.render.table import table_words
from gen.render.template_check import W

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_SHOWN = 6


class CellWithoutParagraph(ValueError):
    """A `w:tc` that does not end in a paragraph: Word refuses the file."""


def words_of_part(data: bytes) -> list[str]:
    """The words of a part, paragraph by paragraph; raises on XML that is not well formed or that Word refuses."""
    root = etree.fromstring(data, _PARSER)
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            raise CellWithoutParagraph
    words: list[str] = []
    for paragraph in root.iter(f"{W}p"):
        text = "".join(
            (node.text or "") if node.tag == f"{W}t" else " " for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        words += text.split()
    return words


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


def lost_words(document: Document, got: list[str]) -> list[str]:
    """The document's own words that the file does not have as often."""
    missing = Counter(word for text in document_texts(document) for word in text.split()) - Counter(got)
    return list(missing)[:_SHOWN]


def document_texts(document: Document) -> Iterator[str]:
    """Every text of a document, told from the model alone."""
    head = document.letterhead
    yield from (head.superior, *head.issuer, head.number, head.place_and_date)
    yield from (document.kind_name, document.subject.plain, document.authority)
    for para in (*document.bases, *document.preamble, *document.closing):
        yield para.plain
    for item in document.items:
        yield from (para.plain for para in paragraphs_of(item))
    yield from (line.text.plain for line in document.recipients)
    for signature in document.signatures:
        yield from (*signature.authority, signature.title, signature.name)
    for appendix in document.appendices:
        yield appendix.name.plain
        yield from (para.plain for para in (appendix.title, appendix.attached, *appendix.paragraphs) if para)
        for item in appendix.items:
            yield from (para.plain for para in paragraphs_of(item))
        if appendix.table:
            yield from table_words(appendix.table)
    for note in document.notes.values():
        yield from (para.plain for para in note)

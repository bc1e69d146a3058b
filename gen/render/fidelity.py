"""The promise: the words of the file are the words of the document, in order; else the build fails and says which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar
from xml.parsers.expat import ExpatError, ParserCreate

from gen.diagnostic import Diagnostic, Position
from gen.kept import kept
from gen.model import Document, Item, Table
from gen.render.piece import Filled, Piece, fresh_words, fresh_xml, letters
from gen.render.table import header_words, row_words, table_words

_Part = TypeVar("_Part")
_SHOWN = 6
_LETTERS = "số chữ cái"
# the code of a field is no text; all else between two tags of a part is
_FIELD_CODE = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>")
_TAG = re.compile(r"<[^>]*>")
# what it is in XML; the last one last, since it begins all of them
_NAMED = (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;"), ("&", "&amp;"))


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
    return _unescaped(_TAG.sub("", parted)).split()


def _unescaped(text: str) -> str:
    if "&#" in text:
        # rare enough that its table of names is loaded only then
        from html import unescape

        return unescape(text)
    for sign, name in _NAMED:
        text = text.replace(name, sign)
    return text


def differences(expected: list[str], got: list[str]) -> list[str]:
    """The places where two runs of words differ, as short quotations; empty where they are equal."""
    if expected == got:
        return []
    out = []
    import difflib

    matcher = difflib.SequenceMatcher(None, expected, got, autojunk=False)
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if op != "equal":
            before = " ".join(expected[max(0, a0 - 4) : a0])
            wanted, found = " ".join(expected[a0:a1]) or "∅", " ".join(got[b0:b1]) or "∅"
            out.append(f"… {before} [phải là “{wanted[:120]}”, trong tệp là “{found[:120]}”]")
    return out[:_SHOWN]


def count(document: Document, xml: Filled, words: Filled, notes_xml: str, template: str) -> Diagnostic | None:
    """What a document's words lack or have too much of, or XML that Word would refuse; None where all is as it must be.

    A piece that siblings share is counted with the first of them.
    """
    place = Position(template)
    try:
        got = words_of_part(fresh_xml(xml)) + (words_of_part(notes_xml) if notes_xml else [])
    except BrokenPart:
        hint = "Kiểm tra các thẻ trong bảng của mẫu: mỗi ô phải còn một đoạn ngoài thẻ."
        return Diagnostic("render/broken-file", f"Mẫu làm hỏng tệp Word của “{document.id}”.", place, hint)
    wrong = differences(fresh_words(words).split(), got)
    own = letters("".join([part for part in words if isinstance(part, str)]))
    lasting = [part for part in words if isinstance(part, Piece) and part.letters >= 0]
    known = sum([piece.letters for piece in lasting if piece.counted])
    if not wrong and own + count_letters(document) == known + len("".join(got)):
        for piece in lasting:
            piece.counted = True
        return None
    quoted = "; ".join(wrong) or lost_words(document, got)
    message = f"Chữ trong tệp Word của “{document.id}” không khớp với văn bản: {quoted}."
    hint = "Tệp không được ghi. Kiểm tra mẫu Word; nếu mẫu không sửa gì, đây là lỗi của chương trình, xin báo lại."
    return Diagnostic("render/words-differ", message, place, hint)


def lost_words(document: Document, got: list[str]) -> str:
    """Which words of the document the file has too few of or, where none is missing, has too many of."""
    wanted = Counter(word for text in document_texts(document) for word in text.split())
    lacking, extra = list(wanted - Counter(got))[:_SHOWN], list(Counter(got) - wanted)[:_SHOWN]
    return f"mất “{' '.join(lacking)}”" if lacking else f"thừa, có thể là “{' '.join(extra)}”"


def count_letters(document: Document) -> int:
    """How many letters the document has, told from the model alone."""
    texts = list(_outside(document))
    known = 0
    for items in (document.items, *(appendix.items for appendix in document.appendices)):
        known += _add_items(items, texts)
    for appendix in document.appendices:
        if appendix.table:
            known += _add_table(appendix.table, texts)
    return known + letters("\n".join(texts))


def _letters_of(texts: Callable[[_Part], Iterable[str]], part: _Part) -> int:
    return letters("\n".join(texts(part)))


def _add_items(items: Iterable[Item], texts: list[str]) -> int:
    """Adds the texts of items; the letters of those that siblings share, which were counted once."""
    known = 0
    for item in items:
        if item.kept is not None:
            known += kept(item, _LETTERS, partial(_letters_of, _item_texts, item))
            continue
        texts += own_texts(item)
        known += _add_items(item.children, texts)
    return known


def _add_table(table: Table, texts: list[str]) -> int:
    if table.kept is not None:
        return kept(table, _LETTERS, partial(_letters_of, table_words, table))
    texts += header_words(table)
    known = 0
    for row in table.rows:
        if row.kept is None:
            texts += row_words(row)
        else:
            known += kept(row, _LETTERS, partial(_letters_of, row_words, row))
    return known


def document_texts(document: Document) -> Iterator[str]:
    """Every text of a document, told from the model alone."""
    yield from _outside(document)
    for item in document.items:
        yield from _item_texts(item)
    for appendix in document.appendices:
        for item in appendix.items:
            yield from _item_texts(item)
        if appendix.table:
            yield from table_words(appendix.table)


def _outside(document: Document) -> Iterator[str]:
    """The texts beside items and tables."""
    head = document.letterhead
    yield from (head.superior, *head.issuer, head.number, head.place_and_date)
    yield from (document.kind_name, document.subject.plain, document.authority)
    for para in (*document.bases, *document.preamble, *document.closing):
        yield para.plain
    yield from (line.text.plain for line in document.recipients)
    for signature in document.signatures:
        yield from (*signature.authority, signature.title, signature.name)
    for appendix in document.appendices:
        if appendix.letterhead:
            yield from (head.superior, *head.issuer)
        yield appendix.name.plain
        yield from (para.plain for para in (appendix.title, appendix.attached, *appendix.paragraphs) if para)
    for note in document.notes.values():
        yield from (para.plain for para in note)


def _item_texts(item: Item) -> Iterator[str]:
    yield from own_texts(item)
    for child in item.children:
        yield from _item_texts(child)


def own_texts(item: Item) -> Iterator[str]:
    """The texts of an item without those below it."""
    yield item.label
    if item.title:
        yield item.title.plain
    for para in item.paragraphs:
        yield para.plain

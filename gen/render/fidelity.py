"""The promise: the words of the file are the words of the document, in order; else the build fails and says which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar
from xml.parsers.expat import ExpatError, ParserCreate

from gen.core.diagnostic import Diagnostic, Position
from gen.core.memo import Memo
from gen.document.model import Appendix, Document, Item, Para, Table
from gen.render.fragment import Filled, Fragment, all_letters, fresh_words, fresh_xml, letters
from gen.render.table import row_words, table_words, words_above, words_below

_Part = TypeVar("_Part")
_SHOWN = 6
_BEGINNING = 32
_LETTERS: Memo[None, str] = Memo("letters of an item, a table or a row")
# the code of a field is no text; all else between two tags of a part is
_FIELD_CODE = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>")
_BETWEEN_TAGS = re.compile(r">([^<]+)")
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
    xml = xml.replace("<w:noBreakHyphen/>", "-")
    parted = xml.replace("</w:p>", " ").replace("<w:br/>", " ").replace("<w:tab/>", " ")
    return _unescaped("".join(_BETWEEN_TAGS.findall(parted))).split()


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
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

    A fragment that siblings share is read with the first of them; that it stands where it must is looked at for each.
    """
    place = Position(template)
    try:
        difference = _difference(document, xml, words, notes_xml)
        if difference and (counted := _counted(words) + _counted(xml)):
            # told as of a document that is made alone
            for fragment in counted:
                fragment.counted = False
            difference = _difference(document, xml, words, notes_xml)
    except BrokenPart:
        hint = "Kiểm tra các thẻ trong bảng của mẫu: mỗi ô phải còn một đoạn ngoài thẻ."
        return Diagnostic("render/broken-file", f"Mẫu làm hỏng tệp Word của “{document.id}”.", place, hint)
    if not difference:
        for part in words:
            if isinstance(part, Fragment):
                part.counted = bool(part.letters)
        return None
    message = f"Chữ trong tệp Word của “{document.id}” không khớp với văn bản: {difference}."
    hint = "Tệp không được ghi. Kiểm tra mẫu Word; nếu mẫu không sửa gì, đây là lỗi của chương trình, xin báo lại."
    return Diagnostic("render/words-differ", message, place, hint)


def _difference(document: Document, xml: Filled, words: Filled, notes_xml: str) -> str:
    """Where the words of the file are not those of the document, as quotations; empty where they are.

    Raises BrokenPart on what Word would refuse.
    """
    got = words_of_part(fresh_xml(xml)) + (words_of_part(notes_xml) if notes_xml else [])
    wrong = differences(fresh_words(words).split(), got)
    counted = _counted(words)
    blocks = _blocks(document)
    of_template = len(letters("".join([part for part in words if isinstance(part, str)])))
    of_document = len(letters("\n".join(_outside(document)))) + sum([len(text) for group in blocks for text in group])
    printed = sum([len(fragment.letters) for fragment in counted]) + sum(map(len, got))
    if (
        not wrong
        and counted == _counted(xml)
        and of_template + of_document == printed
        and _in_order(blocks, all_letters(words))
    ):
        return ""
    own = [word for part in words if isinstance(part, str) for word in part.split()]
    return "; ".join(wrong) or lost_words(document, got, own)


def _counted(filled: Filled) -> list[Fragment]:
    return [part for part in filled if isinstance(part, Fragment) and part.counted]


def _in_order(blocks: Iterable[tuple[str, ...]], printed: str) -> bool:
    """True where what is printed has each block whole: first those of the body, then those of each appendix."""
    at = 0
    for group in blocks:
        found = [_find(printed, block, at) for block in group]
        if -1 in found:
            return False
        at = max(start + len(block) for start, block in zip(found, group, strict=True))
    return True


def _find(printed: str, block: str, at: int) -> int:
    # to search for pages of letters costs more than to search for the first of them and to compare
    begun = block[:_BEGINNING]
    at = printed.find(begun, at)
    while at >= 0 and not printed.startswith(block, at):
        at = printed.find(begun, at + 1)
    return at


def lost_words(document: Document, got: list[str], of_template: Iterable[str] = ()) -> str:
    """Which words of the document and its template the file lacks or has too many of, or that their order differs."""
    wanted = Counter(word for text in document_texts(document) for word in text.split()) + Counter(of_template)
    lacking, extra = list(wanted - Counter(got))[:_SHOWN], list(Counter(got) - wanted)[:_SHOWN]
    if not lacking and not extra:
        return "các đoạn không đứng theo thứ tự của văn bản"
    return f"mất “{' '.join(lacking)}”" if lacking else f"thừa “{' '.join(extra)}”"


def _blocks(document: Document) -> list[tuple[str, ...]]:
    """The letters of the body, and of the text and what follows it in each appendix, told from the model alone."""
    blocks: list[tuple[str, ...]] = [(_letters_of_items(document.items) + _letters_of_paras(document.closing),)]
    for appendix in document.appendices:
        text, items = _letters_of_paras(appendix.paragraphs), _letters_of_items(appendix.items)
        table = _letters_of_table(appendix.table) if appendix.table else ""
        # a template may have words of its own above the table
        blocks.append((text, table + items) if table else (text + items,))
    return blocks


def _letters_of(texts: Callable[[_Part], Iterable[str]], part: _Part) -> str:
    return letters("\n".join(texts(part)))


def _letters_of_paras(paras: Iterable[Para]) -> str:
    return letters("\n".join([para.plain for para in paras]))


def _letters_of_items(items: Iterable[Item]) -> str:
    """The letters of items; of those that siblings share they were told once."""
    out: list[str] = []
    fresh: list[str] = []
    _add_letters(items, out, fresh)
    return "".join((*out, letters("\n".join(fresh))))


def _add_letters(items: Iterable[Item], out: list[str], fresh: list[str]) -> None:
    """Adds letters to `out`; the texts whose letters are not told yet wait in `fresh`, to be told at once."""
    for item in items:
        if item.memos is None:
            fresh += own_texts(item)
            if item.table is not None:
                out += [letters("\n".join(fresh)), _letters_of_table(item.table)]
                fresh.clear()
            _add_letters(item.children, out, fresh)
        else:
            out += [letters("\n".join(fresh)), _LETTERS.made(item, None, partial(_letters_of, _item_texts, item))]
            fresh.clear()


def _letters_of_table(table: Table) -> str:
    if table.memos is not None:
        return _LETTERS.made(table, None, partial(_letters_of, table_words, table))
    out, fresh = [], list(words_above(table))
    for row in table.rows:
        if row.memos is None:
            fresh += row_words(row)
        else:
            out += [letters("\n".join(fresh)), _LETTERS.made(row, None, partial(_letters_of, row_words, row))]
            fresh = []
    fresh += words_below(table)
    return "".join((*out, letters("\n".join(fresh))))


def document_texts(document: Document) -> Iterator[str]:
    """Every text of a document, told from the model alone."""
    yield from _outside(document)
    for item in document.items:
        yield from _item_texts(item)
    yield from (para.plain for para in document.closing)
    for appendix in document.appendices:
        yield from (para.plain for para in appendix.paragraphs)
        if appendix.table:
            yield from table_words(appendix.table)
        for item in appendix.items:
            yield from _item_texts(item)


def _outside(document: Document) -> Iterator[str]:
    """The texts beside the body, and beside the text, the table and the items of each appendix."""
    head = document.letterhead
    yield from (head.superior, *head.issuer, head.number, head.place_and_date)
    yield from (document.kind_name, document.subject.plain, document.authority)
    for para in (*document.bases, *document.preamble):
        yield para.plain
    signing: tuple[Document | Appendix, ...] = (document, *document.appendices)
    for signed in signing:
        yield from (line.text.plain for line in signed.recipients)
        for signature in signed.signatures:
            yield from (*signature.authority, signature.title, signature.name)
    for appendix in document.appendices:
        if appendix.letterhead:
            yield from (head.superior, *head.issuer)
        yield appendix.name.plain
        yield from (para.plain for para in (appendix.title, appendix.attached) if para)
    for note in document.notes.values():
        yield from (para.plain for para in note)


def _item_texts(item: Item) -> Iterator[str]:
    yield from own_texts(item)
    if item.table is not None:
        yield from table_words(item.table)
    for child in item.children:
        yield from _item_texts(child)


def own_texts(item: Item) -> Iterator[str]:
    """The texts of an item itself, without its table; told here again on purpose, beside what `body` gives."""
    yield item.label
    if item.title:
        yield item.title.plain
    for para in item.paragraphs:
        yield para.plain

"""A composed document as provisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gen.amend.printed_words import calls_in, final, without_set_mark, words_of
from gen.amend.provision import Provision, ProvisionKind, walk
from gen.amend.provision_names import PARAGRAPH, OwnName, counted, in_quotes, numbered, ordinal
from gen.amend.table_provisions import table_provision
from gen.document.model import Appendix, Document, Item, Para
from gen.text.inline import Run

SUBJECT, BASES, PREAMBLE, BODY, CLOSING = "~trich-yeu", "~can-cu", "~mo-dau", "~than", "~ket-thuc"
# what the heading of a provision is called
TITLE = "tên"
APPENDICES, NOTES = "~phu-luc", "~chu-thich"

# a name with or without a number behind it
_NUMBERED = re.compile(r"(.*?)(?: (\d+|[IVXLC]+|[A-ZĐ]))?")


def provisions(document: Document) -> Provision:
    """All that can be amended of a document: neither its letterhead nor its recipients and signatures."""
    subject = Provision(ProvisionKind.SUBJECT, "trích yếu", lines=(words_of(document.subject),), ma=SUBJECT)
    parts = [
        replace(subject, paras=(document.subject,), source=document.subject.source),
        _list("phần căn cứ ban hành", BASES, list(_bases(document.bases))),
        _list("phần mở đầu", PREAMBLE, _texts(document.preamble, "đoạn mở đầu", "phần mở đầu"), told=False),
        _list("phần nội dung", BODY, _items(document.items)),
        _list("phần kết", CLOSING, _texts(document.closing, "đoạn kết", "phần kết"), told=False),
        _list("danh mục phụ lục", APPENDICES, [_appendix(appendix) for appendix in document.appendices]),
    ]
    called = dict.fromkeys(calls_in(line for part in parts for one in walk(part) for line in one.lines))
    at = next(index for index in (4, 3) if parts[index].children or index == 3)
    parts[at] = _ended(parts[at])
    return Provision(ProvisionKind.WHOLE, "", children=(*parts, _notes(document, list(called))), told=False)


def _list(word: str, ma: str, children: Sequence[Provision], *, told: bool = False) -> Provision:
    return Provision(ProvisionKind.LIST, word, children=tuple(children), ma=ma, told=told)


def _bases(bases: Sequence[Para]) -> Iterator[Provision]:
    for number, para in enumerate(bases, 1):
        source = para.source
        yield Provision(
            ProvisionKind.BASIS,
            "căn cứ",
            ordinal(number),
            lines=(without_set_mark(words_of(para)),),
            paras=(para,),
            source=source,
        )


def _texts(paras: Sequence[Para], only: str, part: str) -> list[Provision]:
    """Paragraphs of a part of the document, and what a single one is called."""
    if len(paras) == 1:
        return [_text(OwnName(only), paras[0])]
    return [_text(OwnName(PARAGRAPH, f"{ordinal(number)} {part}"), para) for number, para in enumerate(paras, 1)]


def _text(name: OwnName, para: Para) -> Provision:
    return Provision(ProvisionKind.TEXT, *name, lines=(words_of(para),), paras=(para,), source=para.source)


def _items(items: Sequence[Item], before: int = 0) -> list[Provision]:
    """The provisions of items; so many paragraphs of their holder stand before them."""
    seen = Counter({PARAGRAPH: before})
    out = []
    for item in items:
        name = numbered(item)
        if name is None and item.attribute:
            name = OwnName("dòng", in_quotes(item.attribute_label))
        elif name is None and not item.label and item.title:
            name = OwnName("mục", in_quotes(item.title.line))
        elif name is None:
            word = counted(item.kind)
            seen[word] += 1
            name = OwnName(word, ordinal(seen[word]))
        out.append(_attribute(item, name) if item.attribute else _item(item, name))
    return out


def _attribute(item: Item, name: OwnName) -> Provision:
    return Provision(
        ProvisionKind.ATTRIBUTE,
        *name,
        label=item.label,
        lines=tuple(map(words_of, item.paragraphs)),
        ma=item.attribute.replace("_", "-"),
        source=item.source,
        paras=item.paragraphs,
    )


def _item(item: Item, name: OwnName) -> Provision:
    paras = _own_paras(item)
    lead, rest = paras[:1], paras[1:]
    titled = item.title is not None and not item.run_in
    first = 1 if titled else 2
    texts = [_text(OwnName(PARAGRAPH, ordinal(number)), para) for number, para in enumerate(rest, first)]
    tables = [table_provision(item.table)] if item.table is not None else []
    before = len(texts) + first - 1 if lead else 0
    return Provision(
        ProvisionKind.TEXT if not item.label and not item.title else ProvisionKind.ITEM,
        *name,
        label=item.label,
        lines=tuple(map(words_of, lead)),
        children=(*texts, *tables, *_items(item.children, before)),
        opening=TITLE if titled else f"{PARAGRAPH} {ordinal(1)}" if texts else f"{PARAGRAPH} mở đầu",
        ma=item.source.text_of("ma"),
        source=item.source,
        paras=tuple(lead),
    )


def _own_paras(item: Item) -> list[Para]:
    """The paragraphs of an item, a title that the first one stands behind as one with it."""
    if item.title is None:
        return list(item.paragraphs)
    if item.run_in and item.paragraphs:
        first, *rest = item.paragraphs
        return [replace(item.title, runs=(*item.title.runs, Run(" "), *first.runs)), *rest]
    return [item.title, *item.paragraphs]


def _appendix(appendix: Appendix) -> Provision:
    typed = bool(appendix.source.text_of("ten"))
    match = _NUMBERED.fullmatch(appendix.name.line.rstrip(". "))
    name = OwnName(*match.groups("")) if match and not typed else OwnName("phụ lục", in_quotes(appendix.name.line))
    below = [_title(TITLE, appendix.title)] if appendix.title else []
    own = appendix.source.get("kem_theo")
    if appendix.attached and own is not None and own.text != "true":
        below.append(_title("dòng “Kèm theo”", appendix.attached))
    below += [_text(OwnName(PARAGRAPH, ordinal(at)), para) for at, para in enumerate(appendix.paragraphs, 1)]
    if appendix.table:
        below.append(table_provision(appendix.table))
    below += _items(appendix.items, len(appendix.paragraphs))
    return Provision(
        ProvisionKind.APPENDIX,
        *name,
        label=appendix.name.line,
        children=tuple(below),
        ma=appendix.ma,
        source=appendix.source,
        appendix=appendix,
    )


def _title(word: str, para: Para) -> Provision:
    return Provision(ProvisionKind.TITLE, word, lines=(words_of(para),), paras=(para,), source=para.source, ma=word)


def _notes(document: Document, called: Sequence[str]) -> Provision:
    """The footnotes, numbered as the page calls them."""
    below = [
        Provision(
            ProvisionKind.NOTE,
            "chú thích",
            str(number),
            lines=tuple(map(words_of, document.notes.get(id, ()))),
            ma=id,
            paras=document.notes.get(id, ()),
        )
        for number, id in enumerate(called, 1)
    ]
    return _list("phần chú thích", NOTES, below)


def _ended(part: Provision) -> Provision:
    """The part whose last printed line is the body's last."""
    if part.children:
        return replace(part, children=(*part.children[:-1], _ended(part.children[-1])))
    if not part.lines:
        return part
    return replace(part, lines=(*part.lines[:-1], final(part.lines[-1])))

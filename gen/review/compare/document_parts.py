"""A composed document cut into parts, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.core.node import Node
from gen.document.model import Appendix, Document, Item, Para, Recipient, Signature, Table, paragraphs_in
from gen.review.compare.changes import Aspect, Place
from gen.review.compare.parts import ComparedKind, ComparedLine, ComparedPart, make_line, make_part, settings_of
from gen.review.compare.place_names import first_words, item_step, place_in
from gen.review.compare.table_parts import table_part
from gen.source.paths import item_names, step
from gen.source.sugar import attribute_of
from gen.text.diacritics import name_key
from gen.text.inline import Run

# parts that every document has, under names that no id can take
HEAD, NUMBER, SUBJECT, AUTHORITY = "~dau", "~so", "~ten", "~tham-quyen"
BASES, PREAMBLE, BODY, CLOSING = "~can-cu", "~mo-dau", "~than", "~ket-thuc"
RECIPIENTS, SIGNATURES, APPENDICES, NOTES = "~noi-nhan", "~ky", "~phu-luc", "~chu-thich"


class DocumentParts:
    """One document, composed and resolved, as parts; `notes` has the printed number of each footnote by its id."""

    def __init__(self, document: Document, root: Node) -> None:
        self.document, self.root = document, root
        self.paths = dict(_paths(root, ""))
        self.notes = {name: number for number, name in enumerate(_called_notes(document), 1)}

    def whole(self) -> ComparedPart:
        """The whole document as one part."""
        document = self.document
        body = make_part(ComparedKind.SECTION, (), (), self._items(document.items, ()), ma=BODY)
        parts = [
            *self._opening(),
            self._bases(),
            self._texts(PREAMBLE, "Lời mở đầu", "mo_dau", document.preamble),
            body,
            self._texts(CLOSING, "Lời kết", "ket_thuc", document.closing, made="ket_thuc" not in self.root.mapping),
            self._section(RECIPIENTS, "Nơi nhận", "noi_nhan", self._recipients(document.recipients)),
            self._section(SIGNATURES, "Chữ ký", "ky", self._signatures(document.signatures, self.root)),
            self._section(APPENDICES, "Phụ lục", "phu_luc", list(map(self._appendix, document.appendices))),
            self._section(NOTES, "Chú thích", "chu_thich", list(self._notes())),
        ]
        locks = self.root.get("co_dinh")
        locked = ", ".join(sorted(item.text for item in locks.items)) if locks is not None else ""
        settings = ((Aspect.LOCK, locked),) if locked else ()
        return make_part(ComparedKind.DOCUMENT, ("Cả văn bản",), (), parts, settings=settings)

    def path(self, node: Node | None) -> str:
        """What a value is called from outside; empty where it is none of this document's."""
        return self.paths.get(id(node), "") if node is not None else ""

    def _section(self, ma: str, name: str, path: str, below: Sequence[ComparedPart]) -> ComparedPart:
        return make_part(ComparedKind.SECTION, (name,), (), below, ma=ma, path=path)

    def _line(self, para: Para, key: str = "", name: str = "", *, made: bool = False) -> ComparedLine:
        return make_line(para, key, name, self.path(para.source), made=made)

    def _typed(self, key: str, name: str, text: str, source: str) -> list[ComparedLine]:
        """A line known only as text, with the key of the source that it comes from."""
        node = self.root.get(source)
        return [make_line(Para((Run(text),), node), key, name, source)] if text else []

    def _opening(self) -> Iterator[ComparedPart]:
        document, head = self.document, self.document.letterhead

        def part(ma: str, name: str, lines: Sequence[ComparedLine], path: str = "") -> ComparedPart:
            return make_part(ComparedKind.HEAD, (name,), lines, ma=ma, path=path)

        issuer = self._typed("chu_quan", "cơ quan chủ quản", head.superior, "don_vi")
        issuer += self._typed("don_vi", "", " ".join(head.issuer), "don_vi")
        yield part(HEAD, "Cơ quan ban hành", issuer, "don_vi")
        numbers = self._typed("so", "số, ký hiệu", head.number, "so")
        numbers += self._typed("ngay", "địa danh, ngày", head.place_and_date, "ngay")
        yield part(NUMBER, "Số và ngày", numbers, "so")
        names = [*self._typed("ten_loai", "tên loại", document.kind_name, "loai")]
        yield part(SUBJECT, "Tên loại, trích yếu", [*names, self._line(document.subject, "trich_yeu")])
        yield part(AUTHORITY, "Thẩm quyền ban hành", self._typed("", "", document.authority, "tham_quyen"))

    def _texts(self, ma: str, name: str, key: str, paras: Sequence[Para], *, made: bool = False) -> ComparedPart:
        lines = [self._line(para, made=made) for para in paras]
        return make_part(ComparedKind.SECTION, (name,), lines, ma=ma, path=key)

    def _bases(self) -> ComparedPart:
        node = self.root.get("can_cu")
        items = node.items if node else ()
        below = [
            make_part(
                ComparedKind.BASIS,
                (f"Căn cứ {number}",),
                [self._line(para)],
                ma=item.text_of("ma") or item.text_of("van_ban"),
                path=self.path(item),
                source=item,
            )
            for number, (item, para) in enumerate(zip(items, self.document.bases, strict=True), 1)
        ]
        return self._section(BASES, "Căn cứ", "can_cu", below)

    def _items(self, items: Sequence[Item], above: Place, label: str = "", topic: str = "") -> list[ComparedPart]:
        return [self._item(item, items, above, label, topic) for item in items]

    def _item(self, item: Item, siblings: Sequence[Item], above: Place, label_above: str, topic: str) -> ComparedPart:
        place = place_in(above, item_step(item, siblings), label_above, item.label)
        path, source, label = self.path(item.source), item.source, item.label
        if item.attribute:
            about = item.attribute
            lines = [make_line(para, "" if at else about, "", path, about) for at, para in enumerate(item.paragraphs)]
            ma = about.replace("_", "-")
            return make_part(ComparedKind.ATTRIBUTE, place, lines, ma=ma, label=label, path=path, topic=topic)
        lines = [self._line(item.title, "tieu_de", "tiêu đề")] if item.title else []
        lines += [self._line(para) for para in item.paragraphs]
        own = first_words(lines[0].text) if lines else ""
        return make_part(
            ComparedKind.ITEM,
            place,
            lines,
            [*self._table(item.table, place, (*place, "bảng")), *self._items(item.children, place, label, own)],
            ma=source.text_of("ma"),
            label=label,
            path=path,
            source=source,
            settings=settings_of(source),
            topic=own,
        )

    def _table(self, table: Table | None, place: Place, own: Place) -> list[ComparedPart]:
        return [table_part(table, place, own, self.path)] if table is not None else []

    def _recipients(self, recipients: Sequence[Recipient], above: Place = ()) -> list[ComparedPart]:
        return [
            make_part(
                ComparedKind.RECIPIENT,
                (*above, "Nơi nhận", f"dòng {number}"),
                [self._line(recipient.text)],
                ma=_known_as(recipient),
                path=self.path(recipient.text.source),
            )
            for number, recipient in enumerate(recipients, 1)
        ]

    def _signatures(self, signed: Sequence[Signature], holder: Node, above: Place = ()) -> list[ComparedPart]:
        several, source = len(signed) > 1, holder.get("ky")
        return [self._signature(one, at if several else 0, source, above) for at, one in enumerate(signed, 1)]

    def _signature(self, signature: Signature, number: int, source: Node | None, above: Place) -> ComparedPart:
        path = self.path(source)

        def line(key: str, name: str, text: str) -> list[ComparedLine]:
            return [make_line(Para((Run(text),), source), key, name, path)] if text else []

        lines = line("quyen_han", "thẩm quyền ký", "\n".join(signature.authority))
        lines += line("chuc_vu", "chức vụ", signature.title) + line("ho_ten", "họ tên", signature.name)
        place = (*above, f"Chữ ký {number}" if number else "Chữ ký")
        return make_part(ComparedKind.SIGNATURE, place, lines, path=path)

    def _appendix(self, appendix: Appendix) -> ComparedPart:
        source = appendix.source
        typed = bool(source.text_of("ten"))
        name = appendix.name.line
        place = (f"Phụ lục “{name}”" if typed else name.rstrip("."),)
        own = source.get("kem_theo")
        made = own is None or own.text == "true"
        lines = [self._line(appendix.name, "ten", "tên", made=not typed)]
        lines += [self._line(appendix.title, "tieu_de", "tiêu đề")] if appendix.title else []
        attached = appendix.attached
        lines += [self._line(attached, "kem_theo", "dòng “Kèm theo”", made=made)] if attached else []
        lines += [self._line(para) for para in appendix.paragraphs]
        below = [*self._table(appendix.table, place, place), *self._items(appendix.items, place)]
        below += self._recipients(appendix.recipients, place)
        below += self._signatures(appendix.signatures, source, place)
        page = (Aspect.PAGE, "ngang" if appendix.landscape else "dọc")
        letterhead = (Aspect.LETTERHEAD, "có" if appendix.letterhead else "không")
        return make_part(
            ComparedKind.APPENDIX,
            place,
            lines,
            below,
            ma=appendix.ma,
            path=self.path(source),
            source=source,
            settings=(page, letterhead, *settings_of(source)),
        )

    def _notes(self) -> Iterator[ComparedPart]:
        for name, paras in sorted(self.document.notes.items(), key=lambda note: self.notes.get(note[0], 0)):
            number = str(self.notes.get(name, name))
            lines = [self._line(para) for para in paras]
            place, path = (f"Chú thích {number}",), f"chu_thich/{name}"
            yield make_part(ComparedKind.NOTE, place, lines, ma=name, label=number, path=path)


def _known_as(recipient: Recipient) -> str:
    """What a recipient is known by: its name without the remark and the mark."""
    return name_key(recipient.text.plain.partition("(")[0])


def _paths(node: Node, path: str) -> Iterator[tuple[int, str]]:
    """Every value of a tree by identity, with its path."""
    yield id(node), path
    for key, value in node.mapping.items():
        yield from _paths(value, step(path, key))
    for name, item in zip(item_names(node.items), node.items, strict=True):
        attribute = attribute_of(item)
        inner = item.mapping[attribute] if attribute and not item.text_of("ma") else item
        yield from _paths(inner, step(path, name))


def _called_notes(document: Document) -> Iterator[str]:
    """The ids of the footnotes in the order in which the page calls them."""
    # a note calls none
    yield from dict.fromkeys(run.note for para in paragraphs_in(document) for run in para.runs if run.note)

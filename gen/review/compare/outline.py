"""A composed document cut into parts, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.core.node import Node
from gen.document.model import Appendix, Document, Item, Para, Recipient, Signature, paragraphs_of
from gen.review.compare.parts import Line, Part, line_of, part, said_of
from gen.review.compare.places import item_step, sentence, shortened
from gen.review.compare.rows import table_part
from gen.source.paths import item_names, step
from gen.source.sugar import attribute_of
from gen.text.fold import name_key
from gen.text.inline import Run

# parts that every document has, under names that no id can take
HEAD, NUMBER, SUBJECT, AUTHORITY = "~dau", "~so", "~ten", "~tham-quyen"
BASES, PREAMBLE, BODY, CLOSING = "~can-cu", "~mo-dau", "~than", "~ket-thuc"
RECIPIENTS, SIGNATURES, APPENDICES, NOTES = "~noi-nhan", "~ky", "~phu-luc", "~chu-thich"


class Outline:
    """One document, composed and resolved, as parts."""

    def __init__(self, document: Document, root: Node) -> None:
        self.document, self.root = document, root
        self.paths = dict(_paths(root, ""))
        self.notes = {name: at for at, name in enumerate(_called(document), 1)}

    def top(self) -> Part:
        """The whole document as one part."""
        sections = [
            *self._opening(),
            self._bases(),
            self._texts(PREAMBLE, "Lời mở đầu", "mo_dau", self.document.preamble),
        ]
        sections.append(part("section", "", (), self._items(self.document.items, ""), ma=BODY))
        sections.append(self._texts(CLOSING, "Lời kết", "ket_thuc", self.document.closing))
        sections += [self._recipients(), self._signatures()]
        sections.append(part("section", "Phụ lục", (), self._appendices(), ma=APPENDICES, path="phu_luc"))
        sections.append(part("section", "Chú thích", (), list(self._notes()), ma=NOTES, path="chu_thich"))
        locks = self.root.get("co_dinh")
        locked = ", ".join(sorted(item.text for item in locks.items)) if locks is not None else ""
        return part("document", "Cả văn bản", (), sections, settings=[("cố định", locked)] if locked else [])

    def path(self, node: Node | None) -> str:
        """What a value is called from outside; empty where it is none of this document's."""
        return self.paths.get(id(node), "") if node is not None else ""

    def _line(self, para: Para, key: str = "", name: str = "", *, made: bool = False) -> Line:
        return line_of(para, key, name, self.path(para.source), made=made)

    def _typed(self, key: str, name: str, text: str, source: str) -> list[Line]:
        """A line known only as text, with the key of the source that it comes from."""
        node = self.root.get(source)
        return [line_of(Para((Run(text),), node), key, name, source)] if text else []

    def _opening(self) -> Iterator[Part]:
        document, head = self.document, self.document.letterhead
        issuer = [*self._typed("chu_quan", "cơ quan chủ quản", head.superior, "don_vi")]
        issuer += self._typed("don_vi", "", " ".join(head.issuer), "don_vi")
        yield part("head", "Cơ quan ban hành", issuer, ma=HEAD, path="don_vi")
        numbers = [*self._typed("so", "số, ký hiệu", head.number, "so")]
        numbers += self._typed("ngay", "địa danh, ngày", head.place_and_date, "ngay")
        yield part("head", "Số và ngày", numbers, ma=NUMBER, path="so")
        names = [*self._typed("ten_loai", "tên loại", document.kind_name, "loai")]
        yield part("head", "Tên loại, trích yếu", [*names, self._line(document.subject, "trich_yeu")], ma=SUBJECT)
        yield part("head", "Thẩm quyền ban hành", self._typed("", "", document.authority, "tham_quyen"), ma=AUTHORITY)

    def _texts(self, ma: str, place: str, key: str, paras: Sequence[Para]) -> Part:
        return part("section", place, [self._line(para) for para in paras], ma=ma, path=key)

    def _bases(self) -> Part:
        node = self.root.get("can_cu")
        items = node.items if node else ()
        below = []
        for at, (item, para) in enumerate(zip(items, self.document.bases, strict=True), 1):
            ma = item.text_of("ma") or item.text_of("van_ban")
            below.append(part("basis", f"Căn cứ {at}", [self._line(para)], ma=ma, path=self.path(item), source=item))
        return part("section", "Căn cứ", (), below, ma=BASES, path="can_cu")

    def _items(self, items: Sequence[Item], above: str, label: str = "", topic: str = "") -> list[Part]:
        return [self._item(item, items, above, label, topic) for item in items]

    def _item(self, item: Item, siblings: Sequence[Item], above: str, label_above: str, topic: str) -> Part:
        place = sentence(above, item_step(item, siblings, label_above), label_above, item.label)
        lines = [self._line(item.title, "tieu_de", "tiêu đề")] if item.title else []
        lines += [self._line(para) for para in item.paragraphs]
        path, source, label = self.path(item.source), item.source, item.label
        if item.attribute:
            about = item.attribute
            lines = [line_of(para, about, "", path, about) for para in item.paragraphs]
            return part("attribute", place, lines, ma=about.replace("_", "-"), label=label, path=path, topic=topic)
        own = shortened(lines[0].text) if lines else ""
        below = self._items(item.children, place, label, own)
        ma, said = source.text_of("ma"), said_of(source)
        return part("item", place, lines, below, ma=ma, label=label, path=path, source=source, settings=said, topic=own)

    def _recipients(self) -> Part:
        below = [
            part(
                "recipient",
                f"Nơi nhận, dòng {at}",
                [self._line(one.text)],
                ma=_name(one),
                path=self.path(one.text.source),
            )
            for at, one in enumerate(self.document.recipients, 1)
        ]
        return part("section", "Nơi nhận", (), below, ma=RECIPIENTS, path="noi_nhan")

    def _signatures(self) -> Part:
        signed = self.document.signatures
        below = [self._signature(one, at if len(signed) > 1 else 0) for at, one in enumerate(signed, 1)]
        return part("section", "Chữ ký", (), below, ma=SIGNATURES, path="ky")

    def _signature(self, one: Signature, at: int) -> Part:
        lines = self._typed("quyen_han", "thẩm quyền ký", "\n".join(one.authority), "ky")
        lines += self._typed("chuc_vu", "chức vụ", one.title, "ky") + self._typed("ho_ten", "họ tên", one.name, "ky")
        return part("signature", f"Chữ ký {at}" if at else "Chữ ký", lines, path="ky")

    def _appendices(self) -> list[Part]:
        return [self._appendix(one) for one in self.document.appendices]

    def _appendix(self, one: Appendix) -> Part:
        typed = one.source.get("ten") is not None and one.source.text_of("ten")
        place = f"Phụ lục “{one.name.plain}”" if typed else one.name.plain.rstrip(".")
        own = one.source.get("kem_theo")
        made = own is None or own.text == "true"
        lines = [self._line(one.name, "ten", "tên", made=not typed)]
        lines += [self._line(one.title, "tieu_de", "tiêu đề")] if one.title else []
        lines += [self._line(one.attached, "kem_theo", "dòng “Kèm theo”", made=made)] if one.attached else []
        lines += [self._line(para) for para in one.paragraphs]
        below = self._items(one.items, place)
        if one.table:
            below.append(table_part(one.table, place, self.path))
        page = [
            ("khổ giấy", "ngang" if one.landscape else "dọc"),
            ("quốc hiệu riêng", "có" if one.letterhead else "không"),
        ]
        settings = [*page, *said_of(one.source)]
        path, source = self.path(one.source), one.source
        return part("appendix", place, lines, below, ma=one.ma, path=path, source=source, settings=settings)

    def _notes(self) -> Iterator[Part]:
        for name, paras in sorted(self.document.notes.items(), key=lambda one: self.notes.get(one[0], 0)):
            at = str(self.notes.get(name, name))
            lines = [self._line(para) for para in paras]
            yield part("note", f"Chú thích {at}", lines, ma=name, label=at, path=f"chu_thich/{name}")


def _name(one: Recipient) -> str:
    """What a recipient is known by: its name without the remark and the mark."""
    return name_key(one.text.plain.partition("(")[0])


def _paths(node: Node, path: str) -> Iterator[tuple[int, str]]:
    """Every value of a tree by identity, with its path."""
    yield id(node), path
    for key, value in node.mapping.items():
        yield from _paths(value, step(path, key))
    for name, item in zip(item_names(node.items), node.items, strict=True):
        attribute = attribute_of(item)
        inner = item.mapping[attribute] if attribute and not item.text_of("ma") else item
        yield from _paths(inner, step(path, name))


def _called(document: Document) -> Iterator[str]:
    """The ids of the footnotes in the order in which the page calls them."""
    paras: list[Para] = [document.subject, *document.bases, *document.preamble]
    for item in document.items:
        paras += paragraphs_of(item)
    paras += document.closing
    paras += [one.text for one in document.recipients]
    for one in document.appendices:
        paras += [para for para in (one.name, one.title, one.attached, *one.paragraphs) if para]
        for item in one.items:
            paras += paragraphs_of(item)
        for row in one.table.rows if one.table else ():
            paras += [row.group] if row.group else [line.text for cell in row.cells for line in cell.lines]
    seen = dict.fromkeys(run.note for para in paras for run in para.runs if run.note)
    yield from seen

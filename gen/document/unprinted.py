"""Words of the source that no page shows: read from the resolved tree by eyes of their own, not by those of composing.

Every text of the tree is looked for among the words of the part that was made of it. Its keys either print or are
listed here as keys that never do: a key that composing does not know, or leaves out, is told and not passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial

from gen.core.diagnostic import Diagnostic
from gen.core.memo import Memo
from gen.core.node import Node, Tag
from gen.core.vocabulary import BODIES, CASCADE_ONLY, JOINING, NUMBER_COLUMN, NUMBER_KEYS
from gen.document.model import Appendix, Cell, Document, Item, Para, Row, Signature, Table
from gen.registers.asked_entries import Tracked
from gen.registers.entries import Registers
from gen.text.shorten import cut_off

_SLOT = Tag.SLOT
# keys whose words never print as they stand: what they steer, name or are made into
NEVER_PRINTED = frozenset(
    (
        *("loai", "sua_doi", "don_vi", "ngay", "ngay_can_cu", "bien", "nhan", "bo_qua", "dau_ket", "so_lieu"),
        *("ma", "kieu", "danh_so", "dem", "co_chu", "sat", "rong", "canh", "kho", "quoc_hieu", "lien_quan", "van_ban"),
        "dong_chu",
        *CASCADE_ONLY,
    )
)
# in a row every other key is a column's, in a column these are no words either
_OF_ROWS = frozenset(("ma", "danh_so", "danh_so_duoi", "lien_quan", *CASCADE_ONLY))
_OF_COLUMNS = NEVER_PRINTED.union(NUMBER_KEYS)
# a text of its own, or yes or no
_SWITCHED = ("kem_theo",)
_QUOTED = 60
_SAME = (("*", ""), ("~", ""), ("^", ""), ("\\", ""), ("\u2011", "-"))
_ENDS = " .;,:/"
_WHOLE: Memo[str, Tracked[bool]] = Memo("nothing of a part is unprinted")


def unprinted(root: Node, document: Document, registers: Registers) -> list[Diagnostic]:
    """An error at each text of the resolved tree whose words the document does not have."""
    return [_told(key, node) for key, node in _Search(registers, document).missing(root)]


def _told(key: str, node: Node) -> Diagnostic:
    words = " ".join(node.text.split())
    quoted = cut_off(words, _QUOTED)
    message = f"“{quoted}” không in ra ở đâu: “{key}” ở chỗ này không in." if key else f"“{quoted}” không in ra ở đâu."
    hint = "Chuyển chữ này sang chỗ có in (một mục “- …”, noi_dung hoặc tieu_de của mục), hoặc xoá đi."
    return Diagnostic("text/not-printed", message, node.pos, hint)


def _as_a_number(text: str) -> str:
    """A text as a column of numbers writes it; as it is where it is none."""
    from gen.text.vietnamese_numbers import read_number, written_number

    number = read_number(text)
    return written_number(number) if number is not None else text


class _Search:
    """Looks for the texts of a tree among the paragraphs of one document, or of one of its parts."""

    def __init__(self, registers: Registers, document: Document | None = None) -> None:
        self._registers = registers
        # by identity of the value it was written in: what was printed of it
        self._printed: dict[int, str] = {}
        # parts whose texts were all found before, by identity of their source
        self._whole: set[int] = set()
        # what stands outside the body: some of its keys print far from where they were written
        self._outside: list[str] = []
        if document is not None:
            self._document(document)

    def missing(self, node: Node) -> list[tuple[str, Node]]:
        """The texts at and below a value that no paragraph has, with their keys."""
        found: list[tuple[str, Node]] = []
        self._look(node, "", "", found)
        return found

    def _look(self, node: Node, key: str, near: str, found: list[tuple[str, Node]]) -> None:
        """Adds what is missing; `near` is what the holder of the value prints."""
        value, own = node.value, self._printed.get(id(node), near)
        if isinstance(value, str):
            if value and node.tag is not _SLOT and not self._found(key, value, own):
                found.append((key, node))
        elif isinstance(value, dict):
            silent = _OF_ROWS if key == "hang" else _OF_COLUMNS if key == "cot" else NEVER_PRINTED
            for name, below in value.items():
                if name not in silent and id(below) not in self._whole:
                    self._look(below, name, own, found)
        else:
            for below in value:
                if id(below) not in self._whole:
                    self._look(below, key, own, found)

    def _found(self, key: str, text: str, near: str) -> bool:
        # nearly always: typed on one line, and printed so, perhaps with another mark at its end
        if text in near or text in JOINING or (key in _SWITCHED and text in ("true", "false")):
            return True
        if text[-1] in _ENDS and text[:-1].strip() and text[:-1] in near:
            return True
        name = self._registers.name_of(text) if key in BODIES else ""
        wanted = name or text
        if wanted in near or wanted in self._rest or wanted.upper() in self._rest:
            return True
        if text[-1].isdigit() and _as_a_number(text) in near:
            return True
        parts = [_bare(part) for part in _typed(wanted)]
        return _in_order(parts, _bare(near)) or _in_order(parts, self._bare_rest)

    @cached_property
    def _rest(self) -> str:
        return "\n".join(self._outside)

    @cached_property
    def _bare_rest(self) -> str:
        return _bare(self._rest)

    # what the document has

    def _document(self, document: Document) -> None:
        head = document.letterhead
        self._outside += (head.number, head.place_and_date, document.kind_name, document.authority)
        self._signed(document.signatures)
        recipients = (line.text for line in document.recipients)
        paragraphs = (document.subject, *document.bases, *document.preamble, *document.closing, *recipients)
        self._paragraphs(paragraphs)
        self._outside += (para.plain for para in paragraphs)
        for note in document.notes.values():
            self._paragraphs(note)
        for item in document.items:
            self._item(item)
        for appendix in document.appendices:
            self._appendix(appendix)

    def _paragraphs(self, paragraphs: Iterable[Para], source: Node | None = None) -> None:
        for para in paragraphs:
            for place in (para.source, source):
                if place is not None:
                    before = self._printed.get(id(place))
                    self._printed[id(place)] = para.plain if before is None else f"{before}\n{para.plain}"

    def _appendix(self, appendix: Appendix) -> None:
        heads = (appendix.name, appendix.title, appendix.attached)
        self._paragraphs([para for para in heads if para is not None], appendix.source)
        self._paragraphs(appendix.paragraphs)
        self._paragraphs(line.text for line in appendix.recipients)
        self._signed(appendix.signatures)
        for item in appendix.items:
            self._item(item)
        if appendix.table is not None:
            self._table(appendix.table)

    def _signed(self, signatures: Iterable[Signature]) -> None:
        for signature in signatures:
            self._outside += (*signature.authority, signature.title, signature.name)

    def _item(self, item: Item) -> None:
        if item.memos is not None and self._is_whole(item, item.source):
            self._whole.add(id(item.source))
        else:
            self._add(item)

    def _is_whole(self, part: Item | Row, source: Node) -> bool:
        """Whether all texts of a part's source are in it, asked once for all documents that share the part."""
        return self._registers.made_once(_WHOLE, part, partial(self._holds, part, source))

    def _holds(self, part: Item | Row, source: Node) -> bool:
        alone = _Search(self._registers)
        alone._add(part)
        return not alone.missing(source)

    def _add(self, part: Item | Row) -> None:
        if isinstance(part, Row):
            self._paragraphs((para for cell in part.cells for para in _said(cell)), part.source)
            self._paragraphs((part.group,) if part.group else ())
            typed = part.source.get(NUMBER_COLUMN)
            if typed is not None:
                self._printed[id(typed)] = part.label
            return
        own = (part.title, *part.paragraphs) if part.title else part.paragraphs
        self._paragraphs(own, part.source)
        if part.table is not None:
            self._table(part.table)
        for child in part.children:
            self._item(child)

    def _table(self, table: Table) -> None:
        names = [name for column in table.columns for name in (column.name, *(leaf.name for leaf in column.columns))]
        self._printed[id(table.source)] = "\n".join(name.plain for name in names)
        self._paragraphs((*((table.unit,) if table.unit else ()), *table.notes))
        for row in table.rows:
            if row.memos is not None and self._is_whole(row, row.source):
                self._whole.add(id(row.source))
            else:
                self._add(row)


def _said(cell: Cell) -> Iterator[Para]:
    return (line.text for line in cell.lines)


def _typed(text: str) -> Iterator[str]:
    """What of a text prints as typed: all but `{{ }}` and calls of footnotes."""
    at = 0
    while True:
        starts = [start for sign in ("{{", "[^") if (start := text.find(sign, at)) >= 0]
        if not starts:
            yield text[at:]
            return
        start = min(starts)
        yield text[at:start]
        at = _end_of_expression(text, start + 2) if text.startswith("{{", start) else _end_of_call(text, start)


def _end_of_expression(text: str, at: int) -> int:
    quote = ""
    while at < len(text):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif text.startswith("}}", at):
            return at + 2
        at += 1
    return at


def _end_of_call(text: str, start: int) -> int:
    end = text.find("]", start)
    return end + 1 if end >= 0 else len(text)


def _bare(text: str) -> str:
    """Letters and signs without blanks, marks of emphasis and the end mark, all of one case."""
    bare = "".join(text.split()).casefold()
    for mark, same in _SAME:
        bare = bare.replace(mark, same)
    return bare.rstrip(_ENDS)


def _in_order(parts: Iterable[str], text: str) -> bool:
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True

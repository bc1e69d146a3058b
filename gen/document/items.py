"""Nodes to numbered Items: labels, headings, task lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from gen.core.memo import Memo
from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES, PURPOSE
from gen.document.context import ComposeContext, PartMemo
from gen.document.model import Item, Para, Table
from gen.registers.wording import wording
from gen.source.sugar import attribute_of
from gen.text.inline import Run
from gen.text.numbering import PLAN_FIRST, Label, LabelKind, LabelStyle, label, style_below, style_from
from gen.text.punctuation import has_end, with_mark

# by the label (its text, core and number), the style that is usual here, and the styles of the levels
_ITEMS: PartMemo[tuple[str, str, int, str, tuple[str, ...]], Item] = Memo("numbered item")

# makes a table from `bang`, None where something is wrong with it
TableMaker: TypeAlias = Callable[[ComposeContext, Node], "Table | None"]

_NO_LABEL = LabelStyle("khong", LabelKind.NONE)
# labels that stand alone: “Điều 1.” above its clauses
_ALONE = (LabelKind.NONE, LabelKind.ARTICLE, LabelKind.CHAPTER)


_ALIKE = "text/levels-alike"
_OTHER_SIGN = '"•"'


@dataclass(frozen=True, slots=True)
class _Level:
    """How the items of one list are numbered, and what is laid down for those below."""

    style: LabelStyle
    # what this level would have been without a `kieu` of its own
    natural: LabelStyle
    later: tuple[LabelStyle, ...] = ()
    # its labels are the very signs of the level above
    repeats: bool = False


class Numberer:
    """Numbers the items of one text (the body, or one appendix); articles run on through its chapters.

    `table` makes the table that an item holds; items in a cell hold none.
    """

    def __init__(self, context: ComposeContext, first: str = PLAN_FIRST, table: TableMaker | None = None) -> None:
        self.context = context
        self.first = first
        self.table = table
        self.articles = 0
        # the sections of a plan that have a title by themselves
        self.named: set[Node] = set()

    def items(self, holder: Node) -> tuple[Item, ...]:
        """The numbered items of a mapping's `muc`, with `kieu` of its own."""
        natural = style_from(self.first)
        assert natural is not None
        return self._list(holder, self._level(holder, natural, ()), None)

    def sections(self, sections: Node) -> tuple[Item, ...]:
        """The sections of a plan, from the items of `phan`."""
        for section in sections.items:
            inner = section.get("muc") if section.text_of("ma") == PURPOSE else None
            self.named |= {section, *(inner.items if inner else ())}
        return self.items(Node({"muc": sections}, sections.pos, sections.key_pos))

    def _level(self, holder: Node, natural: LabelStyle, later: tuple[LabelStyle, ...]) -> _Level:
        wanted = _styles(holder.get("kieu")) or later
        return _Level(wanted[0], natural, wanted[1:]) if wanted else _Level(natural, natural)

    def _list(self, holder: Node, level: _Level, parent: Label | None) -> tuple[Item, ...]:
        out: list[Item] = []
        below_muc = holder.get("muc")
        number = 0
        nodes = below_muc.items if below_muc else ()
        self.context.tell_split(nodes)
        for node in nodes:
            key = attribute_of(node)
            if key:
                item = self._attribute(key, node.mapping[key], level, number + 1, parent)
                number += item is not None
                out += [item] if item else []
                continue
            if self._is_numbered(node, level):
                number += 1
                out.append(self._item(node, level, number, parent))
            else:
                out.append(self._item(node, _Level(_NO_LABEL, level.style, level.later), 0, parent))
        for key in (key for key in holder.mapping if key in ATTRIBUTES):
            item = self._attribute(key, holder.mapping[key], level, number + 1, parent)
            number += item is not None
            out += [item] if item else []
        return tuple(out)

    def _is_numbered(self, node: Node, level: _Level) -> bool:
        """Whether an item has a label: not where `danh_so` says so, nor where it would stand there without words."""
        if node.text_of("danh_so") == "false":
            return False
        titled = _has_words(node.get("tieu_de")) or (node in self.named and node.text_of("ma") in wording().sections)
        if level.style.kind in _ALONE or titled or _has_words(node.get("noi_dung")):
            return True
        if not _has_more(node):
            return "bang" not in node.mapping
        hint = "Viết noi_dung hoặc tieu_de cho mục; nếu mục chỉ để gộp các mục con thì thêm “danh_so: false”."
        message = "Mục này không có chữ của mình, nên không in nhãn và không lấy số."
        self.context.report("text/no-own-words", message, node, hint, warning=True)
        return False

    def _label(self, level: _Level, number: int, parent: Label | None) -> Label:
        if level.style.kind is LabelKind.ARTICLE:
            self.articles += 1
            number = self.articles
        return label(level.style, number, parent)

    def _attribute(self, key: str, node: Node, level: _Level, number: int, parent: Label | None) -> Item | None:
        lines = self.context.attribute_lines(key, node)
        if not lines:
            self.context.tell_empty(key, node)
            return None
        own = self._label(level, number, parent)
        name = self.context.printed_label(key)
        return Item(own.text, level.style.kind, None, lines, (), source=node, attribute=key, attribute_label=name)

    def _item(self, node: Node, level: _Level, number: int, parent: Label | None) -> Item:
        own = self._label(level, number, parent)
        levels = (level.style.example, level.natural.example, *(style.example for style in level.later))
        place = (own.text, own.core, own.number, self.first, levels)
        counted = self.articles
        # what counts articles has other numbers at another place
        return self.context.shared(
            _ITEMS, node, place, lambda: self._made(node, level, own), lambda: self.articles == counted
        )

    def _made(self, node: Node, level: _Level, own: Label) -> Item:
        self.context.check_related(node)
        natural = level.natural if level.style.kind is LabelKind.NONE else style_below(level.style, self.first)
        below = self._level(node, natural, level.later)
        if not below.style.counter and below.style.prefix and below.style.prefix == level.style.prefix:
            below = replace(below, repeats=True)
            if not level.repeats:
                self._tell_repeated(node, below.style.prefix)
        children = self._list(node, below, own)
        title = self._title(node)
        paragraphs = self.context.paragraphs(node.get("noi_dung"))
        table = self._table(node)
        typed = title is not None and "tieu_de" in node.mapping
        printed = typed or paragraphs or children or "bang" in node.mapping
        if printed:
            self.context.tell_empty("tieu_de", node.get("tieu_de"))
            self.context.tell_empty("noi_dung", node.get("noi_dung"))
        else:
            hint = "Viết nội dung cho mục, hoặc xoá dòng này."
            name = " ".join(part for part in (own.text, title.plain if title else "") if part) or node.text_of("ma")
            self.context.report("text/empty-item", f"Mục “{name}” không có chữ nào.", node, hint)
        run_in = self._run_in(node, title, paragraphs)
        if title is not None and run_in and not has_end(title.plain):
            title = replace(title, runs=with_mark(title.runs, ":"))
        return Item(own.text, level.style.kind, title, paragraphs, children, node, table=table, run_in=run_in)

    def _table(self, node: Node) -> Table | None:
        table = node.get("bang")
        return self.table(self.context, table) if table is not None and self.table is not None else None

    def _run_in(self, node: Node, title: Para | None, paragraphs: tuple[Para, ...]) -> bool:
        """Whether a title stands on the line of the text below it."""
        wanted = node.get("dong_chu")
        if wanted is None or wanted.text != "true":
            return False
        if title is not None and paragraphs:
            return True
        hint = "Viết cả tieu_de và noi_dung; hoặc bỏ dong_chu."
        message = "“dong_chu” in tiêu đề và nội dung trên một dòng, mà mục này thiếu một trong hai."
        self.context.report("text/nothing-to-join", message, wanted, hint, warning=True, about="dong_chu")
        return False

    def _tell_repeated(self, node: Node, sign: str) -> None:
        """Levels that a reader can't tell from each other: the same sign at the same indent."""
        items = node.get("muc")
        if items is None or not items.items or any(told.code == _ALIKE for told in self.context.found):
            return
        message = (
            f"Các mục này in cùng dấu “{sign}”, cùng chỗ với mục chứa chúng: người đọc không thấy cấp trên, cấp dưới."
        )
        hint = f"Bớt cấp; hoặc thêm `kieu: {_OTHER_SIGN}` vào mục chứa chúng, ngang hàng với `muc`."
        self.context.report(_ALIKE, message, items.items[0], hint, warning=True, about=sign)

    def _title(self, node: Node) -> Para | None:
        own = node.get("tieu_de")
        if own is not None:
            return self.context.title(own) if own.text or own.tag else None
        ready = wording().sections.get(node.text_of("ma")) if node in self.named else None
        if ready is None:
            return None
        return Para((Run(ready),), node)


def _has_words(node: Node | None) -> bool:
    return node is not None and bool(node.tag or node.items or node.text.strip())


def _has_more(node: Node) -> bool:
    """True where something is printed below an item."""
    below = node.get("muc")
    return bool(below and below.items) or any(key in node.mapping for key in ATTRIBUTES)


def _styles(node: Node | None) -> tuple[LabelStyle, ...]:
    if node is None:
        return ()
    texts = [item.text for item in node.items] if node.is_list else [node.text]
    return tuple(style for style in map(style_from, texts) if style)

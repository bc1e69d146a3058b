"""The context at which one document is composed: its names, its registers, and what was found wrong."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias, TypeVar

from gen.core.diagnostic import Diagnostic, Position, Related, Severity
from gen.core.memo import Carrier, Memo, open_memos
from gen.core.node import Node, Tag
from gen.core.summary import summary_of
from gen.core.vocabulary import BODIES
from gen.document.comma_lists import split_names
from gen.document.model import Para, Table
from gen.document.scope import SLOT
from gen.registers.asked_entries import Tracked
from gen.registers.entries import Registers
from gen.registers.wording import FamilyWording, wording
from gen.text.diacritics import is_slug
from gen.text.inline import Run, Script, read_inline, shield
from gen.text.interpolate import expand
from gen.text.suggestions import did_you_mean

_Part = TypeVar("_Part", bound="Carrier | None")
_Key = TypeVar("_Key", bound=Hashable)
# by the part's place, and a digest of what a part without `{{ }}` depends on beside its place
PartMemo: TypeAlias = Memo[tuple[_Key, str], Tracked[_Part]]
_SLOT = Tag.SLOT
# what `gen new` and `gen derive` leave for the drafter to replace
UNFILLED = "…"


@dataclass
class ComposeContext:
    """What the composing of one document shares: read names, write findings."""

    root: Node
    family: FamilyWording
    registers: Registers
    scope: Mapping[str, object] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    # the texts that call each note, in reading order
    called_notes: dict[str, list[Node]] = field(default_factory=dict)
    inside_note: bool = False
    # tables that a text asked for before they print, where nothing was found in them
    tables: dict[Node, Table] = field(default_factory=dict)
    # per text and note, the places of the calls that are still to be read
    _calls: dict[tuple[int, str], Iterator[Position]] = field(default_factory=dict, init=False, repr=False)
    _printed_labels: dict[str, str] = field(default_factory=dict)

    def shared(
        self,
        memo: PartMemo[_Key, _Part],
        node: Node,
        key: _Key,
        make: Callable[[], _Part],
        lasts: Callable[[], bool] = lambda: True,
    ) -> _Part:
        """A part of the document that comes out the same wherever `node` stands, made once for all siblings.

        Made anew each time: what only this document has, trees with `{{ }}` or notes, parts with findings or that do
        not last.
        """
        around = self._surroundings
        if node.memos is None or not around or not summary_of(node).fixed:
            return make()
        known = memo.find(node, (key, around))
        if known is not None:
            if known.used:
                self.registers.asked.repeat(known.used)
            if known.value is not None and known.value.memos is None:
                # met again: what later stages make of it is worth keeping
                open_memos(known.value)
            return known.value
        told = len(self.found)
        with self.registers.asked.tracked() as used:
            part = make()
        if part is not None and len(self.found) == told and lasts():
            memo.keep(node, (key, around), Tracked(part, frozenset(used)))
        return part

    @cached_property
    def _surroundings(self) -> str:
        """A digest of the registers and of the document's own labels of attributes; empty where it is like no other."""
        labels, registers = self.root.get("nhan"), self.registers.digest
        if labels is None or not registers:
            return registers
        return f"{registers} {summary_of(labels).digest.hex()}" if summary_of(labels).fixed else ""

    def report(
        self,
        code: str,
        message: str,
        node: Node,
        hint: str = "",
        *related: Related,
        warning: bool = False,
        about: str | tuple[str, ...] = "",
    ) -> None:
        """Notes a finding at a value; a warning is about keys, or words of the value, that its message quotes."""
        severity = Severity.WARNING if warning else Severity.ERROR
        quoted = about if isinstance(about, tuple) else (about,) if about else ()
        self.found.append(Diagnostic(code, message, node.pos, hint, severity, related, quoted))

    def words(self, node: Node | None) -> str:
        """A text on one line, expressions evaluated, marks left as typed."""
        return " ".join(self.broken(node).split("\n"))

    def broken(self, node: Node | None) -> str:
        """A text with the line breaks that were typed, as titles are broken by their sense."""
        if node is None:
            return ""
        text = SLOT if node.tag is _SLOT else expand(node, self.scope, self.found)
        return "\n".join(part.strip() for part in text.split("\n") if part.strip())

    def single(self, node: Node | None) -> str:
        """A text that is one line on the page; line breaks typed in it are told."""
        if node is not None and "\n" in node.text:
            hint = "Mỗi dòng một mục “- …” riêng; một dòng dài thì viết sau >-, không chừa dòng trống."
            self.report(
                "text/line-break",
                f"“{node.text.splitlines()[0][:60]}” có chỗ xuống dòng, mà ở đây in một dòng.",
                node,
                hint,
            )
        return self.words(node)

    def plain(self, node: Node | None) -> str:
        """A text where only words can print, with its line breaks; marks there are told."""
        if node is None:
            return ""
        runs = read_inline(self.broken(node))
        if any(run.note or run.bold or run.italic or run.script is not Script.LINE for run in runs):
            hint = r"Ở đây chỉ in chữ thường: bỏ các dấu đó; muốn in chính dấu thì viết \*, \~, \^ ngoài ngoặc kép."
            message = f"“{node.text[:60]}” có dấu nghiêng, đậm, chỉ số hoặc [^…] ở chỗ không dùng."
            self.report("text/mark-not-here", message, node, hint)
        return "".join(run.text for run in runs)

    def line(self, node: Node, text: str | None = None) -> Para:
        """One paragraph of a text, whatever line breaks it has."""
        return self._para(node, " ".join((self.words(node) if text is None else text).split("\n")))

    def title(self, node: Node) -> Para:
        """One paragraph of a text, with the line breaks that were typed."""
        return self._para(node, self.broken(node))

    def paragraphs(self, node: Node | None) -> tuple[Para, ...]:
        """A text, or a list of texts, as paragraphs: every line break left by YAML begins a new one."""
        if node is None:
            return ()
        if node.is_list:
            self.tell_split(node.items)
            return tuple(para for item in node.items for para in self.paragraphs(item))
        text = SLOT if node.tag is _SLOT else expand(node, self.scope, self.found)
        return tuple(self._para(node, part.strip()) for part in text.split("\n") if part.strip())

    def tell_empty(self, key: str, value: Node | None) -> None:
        """Tells a value that was left empty and prints nothing; one that clears the parent's does what it should."""
        for node in (value.items or (value,)) if value is not None else ():
            if node.is_text and not node.text and not node.tag and node.over is None:
                hint = f"Viết lời, hoặc xoá dòng này; bản kế thừa muốn bỏ phần của cha thì viết “{key}: !bo”."
                place = Node("", node.named_at)
                message = f"“{key}” đang trống nên không in gì."
                self.report("text/empty-value", message, place, hint, warning=True, about=key)

    def tell_split(self, items: Sequence[Node], *, bodies: bool = False) -> None:
        """Tells neighbours of a list in brackets that a comma seems to have parted."""
        for split in split_names(items, self.registers, bodies=bodies):
            count, apart = len(split.pieces), ", ".join(f"“{piece}”" for piece in split.pieces)
            message = f"Trong [ ], dấu phẩy tách “{split.whole}” thành {count} mục: {apart}."
            hint = f'Là một thì đặt trong ngoặc kép: "{split.whole}"; là {count} mục thì viết mỗi mục một dòng “- …”.'
            self.report("text/split-by-comma", message, split.at, hint, warning=True, about=split.whole)

    def bodies(self, node: Node) -> str:
        """The names of the bodies a value tells: text, a unit or group id, or a list of those."""
        if node.is_list:
            self.tell_split(node.items, bodies=True)
            return "; ".join(part for part in (self.bodies(item) for item in node.items) if part)
        return self.body_name(node) or self.broken(node)

    def check_related(self, node: Node) -> None:
        """Tells ids under `lien_quan` that nobody has; the key itself prints nothing."""
        related = node.get("lien_quan")
        for item in (related.items or (related,)) if related else ():
            if item.text and not self.registers.name_of(item.text):
                self._unknown_body(item)

    def body_name(self, node: Node) -> str:
        """The name behind a unit or group id, empty for other text; what looks like an id but is none is told."""
        name = self.registers.name_of(node.text)
        if not name and is_slug(node.text) and "-" in node.text:
            self._unknown_body(node)
        return shield(name)

    def _unknown_body(self, node: Node) -> None:
        hint = did_you_mean(node.text, (*self.registers.units, *self.registers.groups))
        hint = hint or "Thêm đơn vị vào plans/danh-muc/don-vi.yaml, hoặc viết tên đầy đủ."
        self.report("schema/unknown-unit", f"Không có đơn vị hay nhóm “{node.text}” trong danh mục.", node, hint)

    def attribute_label(self, key: str) -> str:
        """The label of a task attribute, the document's own before the usual one."""
        own = self.root.get("nhan")
        return (self.words(own.get(key)) if own else "") or wording().attributes[key]

    def printed_label(self, key: str) -> str:
        """The same without the marks of its emphasis."""
        label = self._printed_labels.get(key)
        if label is None:
            runs = read_inline(self.attribute_label(key))
            label = self._printed_labels[key] = "".join(run.text for run in runs)
        return label

    def attribute_lines(self, key: str, node: Node) -> tuple[Para, ...]:
        """The printed line of a task attribute and the paragraphs typed below it; none where it is empty."""
        value = self.bodies(node) if key in BODIES else self.broken(node)
        return (
            tuple(self._para(node, line) for line in f"{self.attribute_label(key)}: {value}".split("\n"))
            if value
            else ()
        )

    def _para(self, node: Node, text: str) -> Para:
        if text.strip() == UNFILLED:
            hint = "Thay “…” bằng chữ của văn bản, hoặc bỏ dòng này."
            self.report("text/placeholder", "Còn chỗ “…” chưa điền.", node, hint, warning=True, about=UNFILLED)
        runs = read_inline(text)
        for run in runs:
            if run.note:
                self._call(run, node)
        return Para(runs, node)

    def _call(self, run: Run, node: Node) -> None:
        notes = self.root.get("chu_thich")
        known = notes.mapping if notes else {}
        mark = f"[^{run.note}]"
        calls = self.called_notes.setdefault(run.note, [])
        places = self._calls.setdefault((id(node), run.note), node.places_of(mark))
        place = next(places, node.pos)
        if self.inside_note:
            message = f"Chú thích “{mark}” được gọi trong một chú thích."
            self.found.append(Diagnostic("text/note-in-note", message, place, "Gọi nó ở phần nội dung."))
        elif run.note not in known:
            hint = did_you_mean(run.note, known) or f"Dưới khoá chu_thich thêm dòng “{run.note}: …”."
            self.found.append(Diagnostic("text/note-without-text", f"Chú thích “{mark}” chưa có lời.", place, hint))
        elif calls:
            first = calls[0].place_of(mark)
            message = f"Chú thích “{mark}” được gọi hai lần."
            hint = "Mỗi chú thích có một số riêng: viết một chú thích khác cho chỗ thứ hai."
            again = (Related(first, "gọi lần đầu ở đây"),)
            self.found.append(Diagnostic("text/note-twice", message, place, hint, related=again))
        calls.append(node)

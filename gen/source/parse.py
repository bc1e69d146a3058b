"""Parser events to Nodes: every scalar stays text, and what could lose a word is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from gen.core.diagnostic import Diagnostic, Position, Related
from gen.core.node import Node, Tag, Value
from gen.source.decode import stray_in

# libyaml's composer recurses in C; a plan never nests a tenth of this
_MAX_DEPTH = 60
_TAGS = {tag.value: tag for tag in Tag}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# a comment is meant where two blanks stand before it; with one, it is a text that lost its end
_CUT = re.compile(r"[ ](#.*)")
_NEEDS_PLACE = re.compile(r"\{\{|\}\}|\[\^")
# what was meant as an item of a list and became part of a text: a dash without a blank, or below a text
_GLUED_DASH = re.compile(r"-[^\W\d_]")
_JOINED_ITEM = re.compile(r"\n(?P<blanks> *)(?P<item>- [^\Wa-zà-ỹđ].*)")
# blanks at the end of a line say nothing and can't be seen
_LINE_END = re.compile(r" +\n")
_YAML_TAG = "tag:yaml.org,2002:"


@dataclass
class _Frame:
    """A mapping or list that is still being read."""

    is_mapping: bool
    pos: Position
    key_pos: Position | None
    tag: Tag
    entries: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    key: tuple[str, Position] | None = None

    def close(self) -> Node:
        value: Value = self.entries if self.is_mapping else tuple(self.items)
        return Node(value, self.pos, self.key_pos, self.tag)


class _Stop(Exception):
    """Nothing after this point of the file can be understood."""


def _marks(event: yaml.Event) -> tuple[Any, Any]:
    # both parsers always set them; the stubs allow None
    return event.start_mark, event.end_mark


class _Builder:
    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.found: list[Diagnostic] = []
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.skip_value = False

    def place(self, mark: Any) -> Position:
        return Position(self.path, mark.line + 1, mark.column + 1)

    def report(self, code: str, message: str, place: Position, hint: str = "", *related: Related) -> None:
        self.found.append(Diagnostic(f"source/{code}", message, place, hint, related=related))

    def feed(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "Mỗi tệp là một văn bản: bỏ dòng “---”, hoặc tách thành hai tệp."
                    self.report("two-documents", "Tệp có hơn một văn bản.", self.place(event.start_mark), hint)
                    raise _Stop
            elif isinstance(event, yaml.AliasEvent):
                self.refuse_alias(event)
            elif isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self.open(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.put(self.stack.pop().close())

    def refuse_alias(self, event: yaml.AliasEvent) -> None:
        place = self.place(event.start_mark)
        hint = (
            f'Nếu đây là chữ nghiêng hoặc dấu sao, đặt cả đoạn trong ngoặc kép: "*{event.anchor}…". '
            "Muốn dùng lại nội dung của văn bản khác thì dùng khoá “ke_thua”."
        )
        self.report("alias", f"“*{event.anchor}” là lối viết tắt (alias) của YAML, không được dùng.", place, hint)
        self.put(Node("", place))

    def meta(self, event: yaml.NodeEvent, place: Position) -> Tag:
        """The tag before a value, after anchors and foreign tags were reported."""
        if event.anchor:
            hint = "Bỏ “&…”; nếu là chữ thì đặt cả đoạn trong ngoặc kép. Dùng lại nội dung thì dùng khoá “ke_thua”."
            self.report("anchor", f"“&{event.anchor}” là điểm neo (anchor) của YAML, không được dùng.", place, hint)
        written = (getattr(event, "tag", None) or "").removeprefix("!")
        tag = _TAGS.get(written)
        if tag is None:
            hint = "Nếu là chữ, đặt cả đoạn trong ngoặc kép; chỉ có các dấu !bo, !thay, !noi và !dien."
            self.report("unknown-tag", f"Không có dấu “!{written.replace(_YAML_TAG, '!')}”.", place, hint)
            return Tag.NONE
        return tag

    def open(self, event: yaml.CollectionStartEvent) -> None:
        place = self.place(event.start_mark)
        if len(self.stack) >= _MAX_DEPTH:
            hint = "Kiểm tra các ngoặc [ ] và { } thừa."
            self.report("too-deep", f"Lồng nhau quá {_MAX_DEPTH} bậc.", place, hint)
            raise _Stop
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        if self.expects_key():
            self.refuse_complex_key(place)
        key_pos = self.stack[-1].key[1] if self.stack and self.stack[-1].key else None
        self.stack.append(_Frame(is_mapping, place, key_pos, self.meta(event, place)))

    def expects_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].is_mapping and self.stack[-1].key is None

    def refuse_complex_key(self, place: Position) -> None:
        line = self.text.split("\n")[place.line - 1]
        if "{{" in line[: place.column]:
            message = "Đoạn chữ mở đầu bằng “{{” phải đặt trong ngoặc kép, nếu không YAML hiểu là một nhóm khoá."
            hint = 'Viết "{{ … }} …" trong ngoặc kép, hoặc xuống dòng sau dấu >-.'
            place = replace(place, column=line.index("{{") + 1)
        else:
            message, hint = "Khoá phải là một từ, không phải danh sách hay nhóm.", "Bỏ ngoặc hoặc dấu “?” ở đầu dòng."
        self.report("not-a-key", message, place, hint)
        raise _Stop

    def scalar(self, event: yaml.ScalarEvent) -> None:
        place = self.place(event.start_mark)
        if self.expects_key():
            self.key(event.value, place, event)
            return
        tag = self.meta(event, place)
        self.check_cut(event)
        self.check_dashes(event, place)
        key = self.stack[-1].key if self.stack else None
        raw = self.raw(event) if _NEEDS_PLACE.search(event.value) else ""
        self.check_escapes(event, place)
        text = event.value.strip()
        if " \n" in text:
            text = _LINE_END.sub("\n", text)
        self.put(Node(text, place, key[1] if key else None, tag, raw))

    def raw(self, event: yaml.ScalarEvent) -> str:
        start, end = _marks(event)
        return self.text[start.index : end.index]

    def check_escapes(self, event: yaml.ScalarEvent, place: Position) -> None:
        bad = stray_in(event.value) if event.style == '"' else ""
        if bad:
            message = f"Trong ngoặc kép có dấu thoát tạo ra ký tự điều khiển (U+{ord(bad):04X})."
            hint = "Muốn giữ dấu “\\” thì dùng ngoặc đơn '…'; nếu không, bỏ dấu thoát đó."
            self.report("control-character", message, place, hint)

    def check_cut(self, event: yaml.ScalarEvent) -> None:
        if event.style:
            return
        _, mark = _marks(event)
        cut = _CUT.match(self.text, mark.index)
        if cut:
            lost = cut.group(1)
            place = Position(self.path, mark.line + 1, mark.column + 2)
            message = f"Phần “{lost}” bị YAML coi là chú thích và sẽ mất khỏi văn bản."
            hint = "Là chữ thì đặt cả đoạn trong ngoặc kép hoặc sau >-; là chú thích thì để hai dấu cách trước #."
            self.report("comment-cuts-text", message, place, hint)

    def check_dashes(self, event: yaml.ScalarEvent, place: Position) -> None:
        """A list that YAML reads as one text, because a dash lacks its blank or stands below a text."""
        if event.style or not self.stack:
            return
        raw = self.raw(event)
        hint = "Viết “- ” có dấu cách sau gạch; nếu gạch là chữ, đặt cả đoạn trong ngoặc kép."
        if _GLUED_DASH.match(raw):
            message = f"“{raw.splitlines()[0][:40]}” có gạch đầu dòng mà thiếu dấu cách, nên không thành một mục."
            self.report("dash-without-blank", message, place, hint)
            return
        joined = _JOINED_ITEM.search(raw)
        if joined:
            row = place.line + raw.count("\n", 0, joined.start() + 1)
            message = f"Dòng “{joined['item'][:40]}” bị YAML nối vào đoạn chữ ở dòng trên, không thành mục con."
            hint = "Mục có mục con: viết “- noi_dung: …”, dòng dưới “muc:”, rồi danh sách. Là chữ thì dùng >-."
            self.report("joined-item", message, Position(self.path, row, len(joined["blanks"]) + 1), hint)

    def key(self, name: str, place: Position, event: yaml.ScalarEvent) -> None:
        frame = self.stack[-1]
        self.meta(event, place)
        self.check_escapes(event, place)
        if name == "<<":
            hint = "Muốn dùng lại nội dung của văn bản khác thì dùng khoá “ke_thua”."
            self.report("merge-key", "Khoá “<<” (trộn của YAML) không được dùng.", place, hint)
        elif name in frame.entries:
            first = frame.entries[name].named_at
            hint = "Xoá bớt một chỗ, hoặc gộp nội dung hai chỗ làm một."
            again = Related(first, f"“{name}” viết lần đầu ở đây")
            self.report("duplicate-key", f"Khoá “{name}” viết hai lần trong cùng một nhóm.", place, hint, again)
        frame.key = (name, place)

    def put(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is None:
            self.refuse_complex_key(node.pos)
        else:
            name, _ = frame.key
            if name != "<<":
                frame.entries.setdefault(name, node)
            frame.key = None


def parse(text: str, path: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a decoded text; the first mistake in YAML's own grammar ends the reading."""
    return _parse(text, path, LOADER)


def _parse(text: str, path: str, loader: Any) -> tuple[Node | None, list[Diagnostic]]:
    builder = _Builder(text, path)
    try:
        builder.feed(yaml.parse(text, Loader=loader))
    except _Stop:
        return None, builder.found
    except yaml.MarkedYAMLError as err:
        if "nesting depth" in str(err.problem) and loader is not yaml.SafeLoader:
            # newer libyaml gives up before the place where the nesting became too deep
            return _parse(text, path, yaml.SafeLoader)
        cut = bool(builder.found) and builder.found[-1].code == "source/comment-cuts-text"
        from gen.source.mistakes import explain

        told = explain(err, text, path)
        if cut and told.position.line == builder.found[-1].position.line + 1:
            # the text goes on below the comment that cut it: one mistake, told already
            return None, builder.found
        return None, [*builder.found, told]
    except RecursionError:
        builder.report("too-deep", f"Lồng nhau quá {_MAX_DEPTH} bậc.", Position(path))
        return None, builder.found
    if builder.root is None or (builder.root.is_text and not builder.root.text):
        hint = "Văn bản cần ít nhất loai, don_vi và trich_yeu; tệp không dùng thì xoá đi."
        builder.report("empty", "Tệp trống, chưa có nội dung.", Position(path), hint)
        return None, builder.found
    return builder.root, builder.found

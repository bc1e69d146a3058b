"""Parser events to Nodes: every scalar stays text, and what could lose a word is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node, Tag, Value
from gen.core.vocabulary import SECTION_KEYS
from gen.source import yaml_refusals as refusals
from gen.source.misleading_lines import misleading_lines

# libyaml's composer recurses in C; a plan never nests a tenth of this
_MAX_DEPTH = 60
# `gen show` writes short ways of writing out, and what it wrote must be read again
_WRITTEN_OUT = 6
_TAGS = {tag.value: tag for tag in Tag}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NEEDS_PLACE = re.compile(r"\{[{%#]|\}\}|\[\^")
# blanks at the end of a line say nothing and can't be seen
_LINE_END = re.compile(r"(?<! ) +\n")
_MERGE = "<<"
# written out, their list stands in a mapping
_LISTS = ("dieu", "phu_luc")


@dataclass
class _OpenCollection:
    """A mapping or list that is still being read."""

    is_mapping: bool
    pos: Position
    key_pos: Position | None
    tag: Tag
    in_brackets: bool = False
    entries: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    # the key whose value comes next, and where it stands
    key: tuple[str, Position] | None = None
    # where in the file that key ends, and where its last text began
    key_end: int = -1
    text_start: int = -1

    def close(self) -> Node:
        """The Node of what was read."""
        value: Value = self.entries if self.is_mapping else tuple(self.items)
        return Node(value, self.pos, self.key_pos, self.tag)


class _Unreadable(Exception):
    """Nothing after this point of the file can be understood; what is wrong is among the findings."""


class _NodeBuilder:
    """Makes Nodes of the parser's events; `open` holds the mappings and lists still being read, outermost first."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.found: list[Diagnostic] = []
        self.open: list[_OpenCollection] = []
        self.root: Node | None = None

    def place(self, mark: Any) -> Position:
        return Position(self.path, mark.line + 1, mark.column + 1)

    def note(self, finding: Diagnostic | None) -> None:
        if finding is not None:
            self.found.append(finding)

    def stop(self, finding: Diagnostic) -> _Unreadable:
        self.found.append(finding)
        return _Unreadable()

    def feed(self, events: Iterator[yaml.Event]) -> None:
        """Reads all events; raises _Unreadable where it can't go on."""
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.stop(refusals.second_document(self.place(event.start_mark)))
            elif isinstance(event, yaml.AliasEvent):
                place = self.place(event.start_mark)
                self.note(refusals.alias(event, place))
                self.add(Node("", place))
            elif isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self.begin(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.add(self.open.pop().close())

    def begin(self, event: yaml.CollectionStartEvent) -> None:
        """Opens a mapping or list."""
        place = self.place(event.start_mark)
        if len(self.open) >= _MAX_DEPTH and len(self.open) >= self.deepest():
            raise self.stop(refusals.too_deep(place, self.deepest(), "Kiểm tra các ngoặc [ ] và { } thừa."))
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        if self.expects_key():
            raise self.stop(self.no_key(place))
        key_pos = self.open[-1].key[1] if self.open and self.open[-1].key else None
        self.open.append(_OpenCollection(is_mapping, place, key_pos, self.tag(event, place), bool(event.flow_style)))

    def deepest(self) -> int:
        """How deep lists and mappings may nest here."""
        top = self.open[0].key[0] if self.open[0].key else ""
        short = top in SECTION_KEYS or (top in _LISTS and not self.open[1].is_mapping)
        return _MAX_DEPTH if short else _MAX_DEPTH + _WRITTEN_OUT

    def expects_key(self) -> bool:
        return bool(self.open) and self.open[-1].is_mapping and self.open[-1].key is None

    def no_key(self, place: Position) -> Diagnostic:
        return refusals.no_key(self.text.split("\n")[place.line - 1], place)

    def tag(self, event: yaml.NodeEvent, place: Position) -> Tag:
        """The tag before a value, none without one of the format's; anchors and foreign tags are noted."""
        self.note(refusals.anchor(event, place))
        written = getattr(event, "tag", None) or ""
        tag = _TAGS.get(written.removeprefix("!"), Tag.NONE)
        if written and tag is Tag.NONE:
            self.note(refusals.unknown_tag(event, written.removeprefix("!"), place))
        return tag

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """A key or a text."""
        place = self.place(event.start_mark)
        if self.expects_key():
            self.begin_entry(event, place)
            return
        tag = self.tag(event, place)
        start, end = refusals.limits(event)
        raw = self.text[start.index : end.index]
        if event.style:
            self.note(refusals.control_character(event, place, raw))
        elif not raw and self.joined_by_comma(start.index):
            return
        else:
            self.note(refusals.cut_text(self.text, start, end, self.path))
            self.note(refusals.list_in_text(self.text, raw, place) if self.open else None)
        if event.style == ">" or "#" in event.value:
            self.found += misleading_lines(raw, event.value, event.style or "", place)
        text = event.value.strip()
        if " \n" in text:
            text = _LINE_END.sub("\n", text)
        key = self.open[-1].key if self.open else None
        # in brackets a comma parts what no quotes hold together, and somebody may have to be told of it
        kept = bool(event.style and self.open and self.open[-1].in_brackets) or _NEEDS_PLACE.search(event.value)
        if self.open:
            self.open[-1].text_start = start.index
        self.add(Node(text, place, key[1] if key else None, tag, raw if kept else ""))

    def joined_by_comma(self, index: int) -> bool:
        """True where the last key in { } has no colon, so that it ends the text before it: told, and joined."""
        collection = self.open[-1] if self.open else None
        if collection is None or not collection.key or collection.key_end != index or not collection.entries:
            return False
        name, before = next(reversed(collection.entries.items()))
        if not collection.in_brackets or not before.is_text:
            return False
        whole = self.text[collection.text_start : index]
        finding = refusals.split_by_comma(self.text, whole, name, before.pos)
        if not any(one.code == refusals.SPLIT and one.position.line == before.pos.line for one in self.found):
            self.note(finding)
        collection.entries[name] = before.with_value(whole)
        collection.key = None
        return True

    def begin_entry(self, event: yaml.ScalarEvent, place: Position) -> None:
        """Takes a key, whose value comes next."""
        collection, name = self.open[-1], event.value
        self.note(refusals.tag_on_key(name, self.tag(event, place), place))
        self.note(refusals.control_character(event, place))
        if name == _MERGE:
            self.note(refusals.merge_key(place))
        elif name in collection.entries:
            self.note(refusals.duplicate_key(name, place, collection.entries[name].named_at))
        collection.key, collection.key_end = (name, place), refusals.limits(event)[1].index

    def add(self, node: Node) -> None:
        """Puts a value where it belongs: behind its key, into its list, or as the root."""
        if not self.open:
            self.root = node
            return
        collection = self.open[-1]
        if not collection.is_mapping:
            collection.items.append(node)
        elif collection.key is None:
            raise self.stop(self.no_key(node.pos))
        else:
            name, _ = collection.key
            if name != _MERGE:
                collection.entries.setdefault(name, node)
            collection.key = None


def parse(text: str, path: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a decoded text; the first mistake in YAML's own grammar ends the reading."""
    return _parse(text, path, LOADER)


def _parse(text: str, path: str, loader: Any) -> tuple[Node | None, list[Diagnostic]]:
    builder = _NodeBuilder(text, path)
    found = builder.found
    try:
        builder.feed(yaml.parse(text, Loader=loader))
    except _Unreadable:
        return None, found
    except yaml.MarkedYAMLError as err:
        if "nesting depth" in str(err.problem) and loader is not yaml.SafeLoader:
            # newer libyaml gives up before the place where the nesting became too deep
            return _parse(text, path, yaml.SafeLoader)
        from gen.source.yaml_mistakes import diagnose

        mistake = diagnose(err, text, path)
        if found and found[-1].code == refusals.CUT and mistake.position.line == found[-1].position.line + 1:
            # the text goes on below the comment that cut it: one mistake, told already
            return None, found
        return None, [*found, mistake]
    except RecursionError:
        return None, [*found, refusals.too_deep(Position(path), _MAX_DEPTH)]
    if builder.root is None or (builder.root.is_text and not builder.root.text):
        return None, [*found, refusals.empty(path)]
    return builder.root, found

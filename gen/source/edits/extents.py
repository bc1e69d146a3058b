"""Where each value of a text begins and ends, as offsets: the same shape as the tree that is read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from gen.source.node_builder import LOADER
from gen.source.yaml_refusals import limits

_TAG = re.compile(r"![^\s,\[\]{}]*(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*")


@dataclass(slots=True)
class Part:
    """An entry or item: where its key or dash begins, and its value."""

    start: int
    value: Extent


@dataclass(slots=True)
class Extent:
    """A value in its text.

    It begins at `start`, behind its tag at `begin`, and ends before `end`; `style` is the sign that it is written with:
    `'`, `"`, `|`, `>`, `[`, `{`, or `-` for a list and `:` for a mapping without brackets, empty for a plain text.
    """

    start: int
    begin: int
    end: int
    style: str
    parts: list[Part] = field(default_factory=list)

    @property
    def in_brackets(self) -> bool:
        """True for a list or mapping in brackets."""
        return self.style in ("[", "{")


def extents(text: str) -> Extent:
    """The extent of the root of a text that was read without an error."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))

    def read(self) -> Extent:
        for event in self.events:
            if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
                return self.extent(event)
        raise ValueError("no value")

    def extent(self, event: Any) -> Extent:
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        start = limits(event)[0].index
        begin = self.behind_tag(start)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        style = ("[" if is_list else "{") if event.flow_style else "-" if is_list else ":"
        out = Extent(start, begin, begin, style)
        ends = yaml.SequenceEndEvent if is_list else yaml.MappingEndEvent
        while not isinstance(last := next(self.events), ends):
            out.parts.append(self.item(last, out) if is_list else self.entry(last))
        out.end = limits(last)[1].index if out.in_brackets else max([begin, *(part.value.end for part in out.parts)])
        return out

    def entry(self, key: Any) -> Part:
        return Part(limits(key)[0].index, self.extent(next(self.events)))

    def item(self, event: Any, inside: Extent) -> Part:
        before = inside.parts[-1].value.end if inside.parts else inside.begin
        value = self.extent(event)
        if inside.in_brackets:
            return Part(value.start, value)
        # dashes of one list stand below each other; the first may stand on the line of another one
        dashes = list(re.finditer(r"(?m)^ *(-)(?=\s|$)", self.text[before : value.start + 1]))
        if inside.parts:
            column = self.column(inside.parts[0].start)
            dashes = [dash for dash in dashes if self.column(before + dash.start(1)) == column]
        elif self.text[inside.begin : inside.begin + 1] == "-":
            return Part(inside.begin, value)
        return Part(before + dashes[0].start(1) if dashes else inside.begin, value)

    def column(self, at: int) -> int:
        return at - self.text.rfind("\n", 0, at) - 1

    def scalar(self, event: Any) -> Extent:
        start, end = (mark.index for mark in limits(event))
        # an empty one, or one in lines of its own, ends where the next value begins
        end = max(start, start + len(self.text[start:end].rstrip()))
        begin = self.behind_tag(start)
        begin = start + len(self.text[start:begin].rstrip()) if begin >= end else begin
        return Extent(start, begin, max(begin, end), event.style or "")

    def behind_tag(self, start: int) -> int:
        """Where what a tag is put before begins, if only on a later line; `start` where there is no tag."""
        match = _TAG.match(self.text, start)
        return match.end() if match else start

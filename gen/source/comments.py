"""What YAML's parser drops: the comments of a text, and where its collections in brackets end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from gen.source.node_builder import LOADER

_HEADER = re.compile(r"[|>][-+0-9]* +(?=#)")
_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`; `alone` tells that nothing stands before it on its line but blanks and dashes."""

    text: str
    index: int
    line: int
    column: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """The comments of a text in order; where there are any, the end of each collection in brackets by its beginning."""

    comments: tuple[Comment, ...]
    ends: dict[int, int]


def scan(text: str) -> Scan:
    """The comments and brackets of a text that was read without an error."""
    if "#" not in text:
        return Scan((), {})
    found: list[int] = []
    ends: dict[int, int] = {}
    open_at: list[int] = []
    at = 0
    for token in yaml.scan(text, Loader=LOADER):
        start, end = _span(token)
        if isinstance(token, _OPENING):
            open_at.append(start)
        elif isinstance(token, _CLOSING):
            ends[open_at.pop()] = end
        elif isinstance(token, yaml.ScalarToken):
            found += _between(text, at, start)
            header = _HEADER.match(text, start, end) if token.style in ("|", ">") else None
            found += [header.end()] if header else []
            at = end
        elif isinstance(token, yaml.TagToken):
            found += _between(text, at, start)
            at = end
    found += _between(text, at, len(text))
    return Scan(tuple(_placed(text, found)), ends)


def _span(token: Any) -> tuple[int, int]:
    # both parsers always set them; the stubs allow None
    return token.start_mark.index, token.end_mark.index


def _between(text: str, start: int, end: int) -> list[int]:
    """Where comments begin in a stretch without texts."""
    found = []
    at = text.find("#", start, end)
    while at >= 0:
        found.append(at)
        line_end = text.find("\n", at)
        at = text.find("#", line_end, end) if line_end >= 0 else -1
    return found


def _placed(text: str, found: list[int]) -> Iterator[Comment]:
    line = counted = 0
    for at in found:
        line += text.count("\n", counted, at)
        counted = at
        begin = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        body = text[at : end if end >= 0 else len(text)].rstrip()
        yield Comment(body, at, line + 1, at - begin + 1, not text[begin:at].strip(" -?:"))

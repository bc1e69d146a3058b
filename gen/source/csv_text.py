"""The text of a CSV file as records of cells, each of which knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node

DELIMITERS = (",", ";")
_NAMED_DELIMITER = re.compile(r"sep=(?P<sign>[,;])\n?")
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')
# a place inside a cell may have to be shown
_WITH_PLACES = ("{{", "[^", "}}")


class BadCsv(ValueError):
    """A text that is no CSV; the argument is a finding."""


def csv_records(text: str, path: str) -> Iterator[tuple[Node, ...]]:
    """The records of a CSV text, commas or semicolons between its cells; raises BadCsv."""
    named = _NAMED_DELIMITER.match(text)
    delimiter = named["sign"] if named else _delimiter(text)
    at, line = (named.end(), 2) if named else (0, 1)
    column, cells = 1, []
    while at < len(text):
        match = _cell(delimiter).match(text, at)
        assert match is not None
        cells.append(_node(match, Position(path, line, column)))
        line, column = _behind(match[0], line, column)
        at = match.end()
        if match["end"] != delimiter:
            yield tuple(cells)
            cells = []
        elif at == len(text):
            cells.append(Node("", Position(path, line, column)))
    if cells:
        yield tuple(cells)


def _delimiter(text: str) -> str:
    """What stands between the cells of the first line."""
    first = _QUOTED.sub("", text).partition("\n")[0]
    return max(DELIMITERS, key=first.count)


@lru_cache(maxsize=len(DELIMITERS))
def _cell(delimiter: str) -> re.Pattern[str]:
    quoted = r'[ ]*"(?P<quoted>[^"]*(?:""[^"]*)*)"[ ]*'
    return re.compile(rf"(?:{quoted}|(?P<plain>[^{delimiter}\n]*))(?P<end>{delimiter}|\n|\Z)")


def _node(match: re.Match[str], place: Position) -> Node:
    quoted = match["quoted"]
    text = quoted.replace('""', '"') if quoted is not None else match["plain"]
    if quoted is None and text.lstrip().startswith('"'):
        message = "Ô mở bằng dấu nháy kép mà không đóng, hoặc có chữ sau dấu nháy đóng."
        hint = 'Đóng nháy ở cuối ô; dấu nháy nằm trong ô thì gõ hai lần: "" .'
        raise BadCsv(Diagnostic("table/bad-csv", message, place, hint))
    raw = match[0].removesuffix(match["end"]) if any(sign in text for sign in _WITH_PLACES) else ""
    return Node(text.strip(), place, raw=raw)


def _behind(read: str, line: int, column: int) -> tuple[int, int]:
    breaks = read.count("\n")
    return (line + breaks, len(read) - read.rfind("\n")) if breaks else (line, column + len(read))

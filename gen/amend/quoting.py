"""The new words that an instruction quotes: lines as they print and as a drafter types them, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from gen.amend.instruction import APPENDIX_ADDS, Act, Instruction
from gen.amend.printed_words import FINAL
from gen.amend.provision import Provision, ProvisionKind, relabelled
from gen.amend.typed_words import typed_line
from gen.document.model import Para
from gen.text.punctuation import has_end

OPEN, CLOSE = "“", "”"
_ROWS = (ProvisionKind.ROW, ProvisionKind.GROUP)


class QuotedLine(NamedTuple):
    """One line of what is quoted."""

    printed: str
    typed: str


class QuotedRow(NamedTuple):
    """One row of what is quoted, under the label that it has where it is quoted."""

    row: Provision
    label: str


class QuotedTable(NamedTuple):
    """Rows of a table of the new text; `whole` where the table itself is quoted, its columns with it."""

    table: Provision
    rows: tuple[QuotedRow, ...]
    whole: bool


QuotedPart: TypeAlias = QuotedLine | QuotedTable


def quoted(one: Instruction, holders: Mapping[int, Provision]) -> list[QuotedPart]:
    """What stands below the sentence; `holders` tells what each provision of the new text stands in."""
    if one.act in (Act.REPLACE_APPENDIX, *APPENDIX_ADDS) or not one.content:
        return []
    quoting = _Quoting(one, holders)
    if one.content[0].kind in _ROWS and not one.targets[0].opening:
        return [quoting.rows(one.content)]
    return in_quotes(list(quoting.parts()))


def in_quotes(parts: list[QuotedPart]) -> list[QuotedPart]:
    """The parts between quotes; behind a table the closing one stands alone."""
    first, last = parts[0], parts[-1]
    assert isinstance(first, QuotedLine)
    parts = [QuotedLine(OPEN + first.printed, OPEN + first.typed), *parts[1:]]
    if isinstance(last, QuotedTable):
        return [*parts, QuotedLine(f"{CLOSE}.", f"{CLOSE}.")]
    last = parts[-1]
    assert isinstance(last, QuotedLine)
    return [*parts[:-1], QuotedLine(f"{last.printed}{CLOSE}.", f"{last.typed}{CLOSE}.")]


class _Quoting:
    """Quotes what one instruction puts in; what it replaces keeps the label of the issued text."""

    def __init__(self, one: Instruction, holders: Mapping[int, Provision]) -> None:
        self.one, self.holders = one, holders
        self.opening = one.act is Act.REPLACE and one.targets[0].opening
        replaced = one.act is Act.REPLACE and not self.opening
        self.old = one.targets[0].provision if replaced else one.content[0]
        self.new = one.content[0]

    def parts(self) -> Iterator[QuotedPart]:
        for provision in self.one.content:
            if self.opening:
                yield from _own(provision, "")
            else:
                label = self.old.label if provision is self.new else provision.label
                yield from self._whole(provision, label)

    def _whole(self, provision: Provision, label: str) -> Iterator[QuotedPart]:
        """A provision and all in it, under a label."""
        yield from _own(provision, label)
        for child in provision.children:
            if child.kind is ProvisionKind.TABLE:
                rows = [row for row in child.children if row.kind in _ROWS]
                yield QuotedTable(child, tuple(self._rows(rows)), whole=True)
            else:
                yield from self._whole(child, self._label(child))

    def rows(self, content: Iterable[Provision]) -> QuotedTable:
        """Rows alone."""
        table = self.new
        while table.kind is not ProvisionKind.TABLE:
            table = self.holders[id(table)]
        return QuotedTable(table, tuple(self._rows(content)), whole=False)

    def _rows(self, rows: Iterable[Provision]) -> Iterator[QuotedRow]:
        for row in rows:
            yield QuotedRow(row, self.old.label if row is self.new else self._label(row))
            yield from self._rows(below for below in row.children if below.kind in _ROWS)

    def _label(self, provision: Provision) -> str:
        return relabelled(provision.label, self.new.number, self.old.number)


def _own(provision: Provision, label: str) -> Iterator[QuotedLine]:
    lines = provision.lines or (("",) if label else ())
    paras: tuple[Para | None, ...] = provision.paras or (None,) * len(lines)
    for at, (line, para) in enumerate(zip(lines, paras, strict=True)):
        before = label if not at else ""
        yield QuotedLine(f"{before} {_ended(line)}".strip(), f"{before} {_ended(typed_line(line, para))}".strip())


def _ended(line: str) -> str:
    """The body's last line as it would stand elsewhere."""
    if not line.endswith(FINAL):
        return line
    text = line.removesuffix(FINAL)
    return text if has_end(text) else f"{text}."

"""The end of a document: recipients on the left, authority, title and name of the signatory on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.text.offices import OFFICE, is_office
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import NOI_NHAN, TYPED_RULE, is_authority
from gen.word.audit.printed_lines import PrintedLine, Side
from gen.word.audit.recognise.known_line import KnownLine, table_end, table_start

_LONGEST = 120  # characters
_NAME_WORDS = 7


def find_ending(lines: Sequence[PrintedLine], start: int, stop: int) -> tuple[int, int] | None:
    """The lines of recipients and signatures: from, up to; None where there are none."""
    data: dict[int, bool] = {}
    first = next((line for line in lines[start:stop] if _opens(line) and not _in_data(lines, line, stop, data)), None)
    if first is None:
        return None
    begin = table_start(lines, first.index, start)
    end = table_end(lines, first.index, stop)
    while (more := _next_block(lines, end, stop)) is not None:
        end = more
    if first.paragraph.cell is None and first.side is None:
        end = _typed_end(lines, first.index, stop)
    return begin, end


def _opens(line: PrintedLine) -> bool:
    if len(line.text) > _LONGEST:
        return False
    if NOI_NHAN.match(line.text):
        return True
    placed = line.centred or line.paragraph.in_table or line.all_bold or line.side is not None
    return is_authority(line.text) and placed


def _in_data(lines: Sequence[PrintedLine], line: PrintedLine, stop: int, known: dict[int, bool]) -> bool:
    """Whether a line stands in a table with borders in which nobody signs, such as one with a column “Nơi nhận”.

    `known` keeps the answer for each table.
    """
    cell = line.paragraph.cell
    if cell is None or not cell.bordered:
        return False
    if cell.table not in known:
        table = lines[table_start(lines, line.index) : table_end(lines, line.index, stop)]
        known[cell.table] = not any(is_authority(other.text) or OFFICE.match(other.text) for other in table)
    return known[cell.table]


def _next_block(lines: Sequence[PrintedLine], end: int, stop: int) -> int | None:
    """The end of a further table of signatures or recipients right below."""
    follows = next((line for line in lines[end:stop] if line.text), None)
    if follows is None or follows.paragraph.section != lines[end - 1].paragraph.section or follows.after_break:
        return None
    until = table_end(lines, follows.index, stop)
    if any(_opens(line) or OFFICE.match(line.text) for line in lines[follows.index : until]):
        return until
    return None


def _typed_end(lines: Sequence[PrintedLine], at: int, stop: int) -> int:
    """An ending typed without a table reaches to the next page that somebody began."""
    section = lines[at].paragraph.section
    for line in lines[at + 1 : stop]:
        if line.after_break or line.paragraph.section != section:
            return line.index
    return stop


def name_ending(lines: Sequence[PrintedLine]) -> Iterator[KnownLine]:
    """The components of an ending, column by column."""
    for column in _columns(lines):
        receiving = False
        signing: list[PrintedLine] = []
        for line in column:
            if NOI_NHAN.match(line.text):
                receiving = True
                yield KnownLine(ComponentKey.NOI_NHAN_NHAN, line)
            elif is_authority(line.text) or OFFICE.match(line.text):
                receiving = False
                signing.append(line)
            elif receiving:
                yield KnownLine(ComponentKey.NOI_NHAN, line)
            elif signing or line.side is Side.RIGHT or _is_right(line):
                signing.append(line)
        yield from _signature(signing)


def _is_right(line: PrintedLine) -> bool:
    return line.paragraph.cell is not None and line.paragraph.cell.column > 0


def _columns(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines that belong together: those of one column of a table, or of one half of a line typed with tabs."""
    columns: dict[tuple[int, int, Side | None], list[PrintedLine]] = {}
    tabbed = any(line.side for line in lines)
    for line in (line for line in lines if line.text):
        cell = line.paragraph.cell
        if cell is not None:
            key: tuple[int, int, Side | None] = (cell.table, cell.column, None)
        else:
            left = line.text[:1] in "-–+(" or line.side is Side.LEFT
            key = (-1, -1, (Side.LEFT if left else Side.RIGHT) if tabbed else None)
        columns.setdefault(key, []).append(line)
    return list(columns.values())


def _signature(lines: Sequence[PrintedLine]) -> Iterator[KnownLine]:
    """Authority and title in capitals, the name below; remarks in brackets and typed rules are neither."""
    kept = [line for line in lines if not line.text.startswith(("(", "[")) and not TYPED_RULE.match(line.text)]
    named = kept[-1] if len(kept) > 1 and _may_be_name(kept[-1]) else None
    for line in kept:
        if is_authority(line.text):
            yield KnownLine(ComponentKey.QUYEN_HAN, line)
        elif line is named:
            yield KnownLine(ComponentKey.HO_TEN, line)
        elif is_office(line.text) or line.capitals:
            yield KnownLine(ComponentKey.CHUC_VU, line)


def _may_be_name(line: PrintedLine) -> bool:
    words = line.text.split()
    office = is_authority(line.text) or is_office(line.text)
    return not office and 1 < len(words) <= _NAME_WORDS and all(word[:1].isupper() for word in words)

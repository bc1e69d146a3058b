"""The end of a document: recipients on the left, authority, title and name of the signatory on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.word.audit.lines import Line
from gen.word.audit.patterns import CHUC_VU, NOI_NHAN, TYPED_RULE, is_authority

_LONGEST = 120
_NAME_WORDS = 7

Named = tuple[str, Line]


def find_ending(lines: Sequence[Line], start: int, stop: int) -> tuple[int, int] | None:
    """The lines of recipients and signatures: from, up to; None where there are none."""
    first = next((line for line in lines[start:stop] if _opens(line)), None)
    if first is None:
        return None
    begin = _table_start(lines, first.index, start)
    end = _table_end(lines, first.index, stop)
    while (more := _next_block(lines, end, stop)) is not None:
        end = more
    if first.paragraph.cell is None and first.side == "":
        end = _typed_end(lines, first.index, stop)
    return begin, end


def _opens(line: Line) -> bool:
    if len(line.text) > _LONGEST:
        return False
    if NOI_NHAN.match(line.text) and len(line.text) < 40:
        return True
    placed = line.centred or line.paragraph.in_table or line.all_bold or line.side != ""
    return is_authority(line.text) and placed


def _table_start(lines: Sequence[Line], at: int, start: int) -> int:
    cell = lines[at].paragraph.cell
    while cell is not None and at > start and (own := lines[at - 1].paragraph.cell) and own.table == cell.table:
        at -= 1
    return at


def _table_end(lines: Sequence[Line], at: int, stop: int) -> int:
    cell = lines[at].paragraph.cell
    if cell is None:
        return at + 1
    while at < stop and (own := lines[at].paragraph.cell) is not None and own.table == cell.table:
        at += 1
    return at


def _next_block(lines: Sequence[Line], end: int, stop: int) -> int | None:
    """The end of a further table of signatures or recipients right below."""
    follows = next((line for line in lines[end:stop] if line.text), None)
    if follows is None or follows.paragraph.section != lines[end - 1].paragraph.section or follows.after_break:
        return None
    until = _table_end(lines, follows.index, stop)
    if any(_opens(line) or CHUC_VU.match(line.text) for line in lines[follows.index : until]):
        return until
    return None


def _typed_end(lines: Sequence[Line], at: int, stop: int) -> int:
    """An ending typed without a table reaches to the next page that somebody began."""
    section = lines[at].paragraph.section
    for line in lines[at + 1 : stop]:
        if line.after_break or line.paragraph.section != section:
            return line.index
    return stop


def name_ending(lines: Sequence[Line]) -> Iterator[Named]:
    """The components of an ending, column by column."""
    for column in _columns(lines):
        receiving, signing = False, []
        for line in column:
            if NOI_NHAN.match(line.text):
                receiving = True
                yield "NoiNhanNhan", line
            elif is_authority(line.text) or CHUC_VU.match(line.text):
                receiving = False
                signing.append(line)
            elif receiving:
                yield "NoiNhan", line
            elif signing or line.side == "phải" or _is_right(line):
                signing.append(line)
        yield from _signature(signing)


def _is_right(line: Line) -> bool:
    return line.paragraph.cell is not None and line.paragraph.cell.column > 0


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that belong together: those of one column of a table, or of one half of a line typed with tabs."""
    found: dict[tuple[int, int, str], list[Line]] = {}
    tabbed = any(line.side for line in lines)
    for line in (line for line in lines if line.text):
        cell = line.paragraph.cell
        if cell is not None:
            key = (cell.table, cell.column, "")
        else:
            left = line.text[:1] in "-–+(" or line.side == "trái"
            key = (-1, -1, ("trái" if left else "phải") if tabbed else "")
        found.setdefault(key, []).append(line)
    return list(found.values())


def _signature(lines: Sequence[Line]) -> Iterator[Named]:
    """Authority and title in capitals, the name below; remarks in brackets and typed rules are neither."""
    kept = [line for line in lines if not line.text.startswith(("(", "[")) and not TYPED_RULE.match(line.text)]
    named = kept[-1] if len(kept) > 1 and _may_be_name(kept[-1]) else None
    for line in kept:
        if is_authority(line.text):
            yield "QuyenHan", line
        elif line is named:
            yield "HoTen", line
        elif CHUC_VU.match(line.text.upper()) or line.capitals:
            yield "ChucVu", line


def _may_be_name(line: Line) -> bool:
    words = line.text.split()
    office = is_authority(line.text) or CHUC_VU.match(line.text.upper())
    return not office and 1 < len(words) <= _NAME_WORDS and all(w[:1].isupper() for w in words)

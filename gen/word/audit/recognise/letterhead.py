"""The letterhead: the unit on the left, the State's or the Party's title on the right, number and date below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.word.audit.lines import Line
from gen.word.audit.patterns import (
    DAU_MUC_DO,
    DONG_NGAY,
    GACH,
    QUOC_HIEU,
    SAO,
    SO,
    TIEU_DE_DANG,
    TIEU_NGU,
    TYPED_RULE,
    VE_VIEC,
    begins_unit,
    kind_of,
    letters,
    like,
    wants_more,
)

_REACH = 40  # lines with words within which a letterhead must begin
_HALF_TITLE = letters(QUOC_HIEU)[:24]

Named = tuple[str, Line]


def title_key(line: Line) -> str:
    """Whether a line is the State's or the Party's title, or the first half of the State's broken in two."""
    if like(line.text, QUOC_HIEU) or like(line.text, TIEU_DE_DANG):
        return "QuocHieu"
    words = letters(line.text)
    half = words.startswith(_HALF_TITLE[:18]) and letters(QUOC_HIEU).startswith(words)
    return "QuocHieu" if half else ""


def find_letterhead(lines: Sequence[Line], start: int, stop: int) -> tuple[list[Named], int]:
    """The components of the letterhead that begins soon after `start`, and the line after it; none: `start`."""
    seen = 0
    for line in lines[start:stop]:
        seen += bool(line.text)
        if seen > _REACH or kind_of(line.text):
            break
        if title_key(line):
            end = _end(lines, line, stop)
            return list(_named(lines[start:end], line)), end
    return [], start


def _end(lines: Sequence[Line], title: Line, stop: int) -> int:
    """Where the letterhead ends: after the table of the title, or after its number, date and subject."""
    end = title.index + 1
    if title.paragraph.cell is not None:
        end = _table_end(lines, title.index, stop)
    seen = 0
    for line in lines[end:stop]:
        seen += bool(line.text)
        if seen > 8 or kind_of(line.text) or (line.paragraph.section != title.paragraph.section):
            break
        if _is_head_line(line):
            end = line.index + 1
            if line.paragraph.cell is not None:
                end = _table_end(lines, line.index, stop)
    return end


def _is_head_line(line: Line) -> bool:
    text = line.text
    known = like(text, TIEU_NGU) or SO.match(text) or DONG_NGAY.match(text) or VE_VIEC.match(text)
    return bool(known) and len(text) < 200


def _table_end(lines: Sequence[Line], at: int, stop: int) -> int:
    cell = lines[at].paragraph.cell
    assert cell is not None
    while at < stop and (own := lines[at].paragraph.cell) is not None and own.table == cell.table:
        at += 1
    return at


def _named(block: Sequence[Line], title: Line) -> Iterator[Named]:
    unit: list[Line] = []
    numbered = subject = False
    for line in block:
        if not line.text:
            continue
        left = _is_left(line, title)
        key = _key(line)
        numbered, subject = numbered or key == "SoKyHieu", subject or key == "TrichYeuCongVan"
        if key:
            yield key, line
        elif subject and left:
            yield "TrichYeuCongVan", line
        elif left and not numbered and not DAU_MUC_DO.match(line.text) and not line.text.startswith("("):
            unit.append(line)
    yield from _unit(unit)


def _key(line: Line) -> str:
    text = line.text
    if key := title_key(line):
        return key
    if like(text, TIEU_NGU):
        return "TieuNgu"
    if letters(text) == "viet nam":
        return "QuocHieuTiep"
    if SAO.match(text):
        return "DauSao"
    if TYPED_RULE.match(text) or GACH.match(text):
        return "KeGo"
    if SO.match(text):
        return "SoKyHieu"
    if VE_VIEC.match(text):
        return "TrichYeuCongVan"
    return "DiaDanh" if DONG_NGAY.match(text) else ""


def _is_left(line: Line, title: Line) -> bool:
    cell, right = line.paragraph.cell, title.paragraph.cell
    if cell is not None and right is not None and cell.table == right.table:
        return cell.column < right.column or (right.column == 0 and line.index < title.index)
    if cell is not None:
        return cell.column == 0
    return line.side == "trái" or (line.side == "" and line.index < title.index and line.capitals)


def _unit(lines: Sequence[Line]) -> Iterator[Named]:
    """Which lines name the unit itself, which the one above it."""
    own = _by_words(lines)
    by_weight = next((at for at, line in enumerate(lines) if line.all_bold), len(lines))
    clear = 0 < by_weight < len(lines) and all(line.all_bold for line in lines[by_weight:])
    if clear and not wants_more(lines[by_weight - 1].text):
        own = by_weight
    for at, line in enumerate(lines):
        yield ("CoQuan" if at >= own else "ChuQuan"), line


def _by_words(lines: Sequence[Line]) -> int:
    """The line that begins the last name; “ỦY BAN NHÂN DÂN” and the place below it are one name."""
    return max((at for at, line in enumerate(lines) if begins_unit(line.text)), default=0)

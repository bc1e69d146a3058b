"""The letterhead: the unit on the left, the State's or the Party's title on the right, number and date below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import (
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
    letters,
    like,
    wants_more,
)
from gen.word.audit.document_kinds import kind_of
from gen.word.audit.printed_lines import PrintedLine, Side
from gen.word.audit.recognise.known_line import KnownLine, table_end

_REACH = 40  # lines with words within which a letterhead must begin
_LINES_BELOW = 8  # lines with words below the title, in which number, date and subject may stand
_LONGEST = 200  # characters
_LEAST_OF_TITLE = letters(QUOC_HIEU)[:18]


def is_title(line: PrintedLine) -> bool:
    """Whether a line is the State's or the Party's title, or the first half of the State's broken in two."""
    if like(line.text, QUOC_HIEU) or like(line.text, TIEU_DE_DANG):
        return True
    words = letters(line.text)
    return words.startswith(_LEAST_OF_TITLE) and letters(QUOC_HIEU).startswith(words)


def find_letterhead(lines: Sequence[PrintedLine], start: int, stop: int) -> tuple[list[KnownLine], int]:
    """The components of the letterhead that begins soon after `start`, and the line after it; none: `start`."""
    with_words = 0
    for line in lines[start:stop]:
        with_words += bool(line.text)
        if with_words > _REACH or kind_of(line.text):
            break
        if is_title(line):
            end = _end(lines, line, stop)
            return list(_known(lines[start:end], line)), end
    return [], start


def _end(lines: Sequence[PrintedLine], title: PrintedLine, stop: int) -> int:
    """Where the letterhead ends: after the table of the title, or after its number, date and subject."""
    end = table_end(lines, title.index, stop)
    with_words = 0
    for line in lines[end:stop]:
        with_words += bool(line.text)
        other_section = line.paragraph.section != title.paragraph.section
        if with_words > _LINES_BELOW or kind_of(line.text) or other_section:
            break
        if _belongs_below(line):
            end = table_end(lines, line.index, stop)
    return end


def _belongs_below(line: PrintedLine) -> bool:
    text = line.text
    belongs = like(text, TIEU_NGU) or SO.match(text) or DONG_NGAY.match(text) or VE_VIEC.match(text)
    return bool(belongs) and len(text) < _LONGEST


def _known(block: Sequence[PrintedLine], title: PrintedLine) -> Iterator[KnownLine]:
    unit: list[PrintedLine] = []
    numbered = has_subject = False
    for line in block:
        if not line.text:
            continue
        left = _is_left(line, title)
        key = _key(line)
        numbered = numbered or key is ComponentKey.SO_KY_HIEU
        has_subject = has_subject or key is ComponentKey.TRICH_YEU_CONG_VAN
        if key:
            yield KnownLine(key, line)
        elif has_subject and left:
            yield KnownLine(ComponentKey.TRICH_YEU_CONG_VAN, line)
        elif left and not numbered and not DAU_MUC_DO.match(line.text) and not line.text.startswith("("):
            unit.append(line)
    yield from _unit(unit)


def _key(line: PrintedLine) -> ComponentKey | None:
    text = line.text
    if is_title(line):
        return ComponentKey.QUOC_HIEU
    if like(text, TIEU_NGU):
        return ComponentKey.TIEU_NGU
    if letters(text) == "viet nam":
        return ComponentKey.QUOC_HIEU_TIEP
    if SAO.match(text):
        return ComponentKey.DAU_SAO
    if TYPED_RULE.match(text) or GACH.match(text):
        return ComponentKey.KE_GO
    if SO.match(text):
        return ComponentKey.SO_KY_HIEU
    if VE_VIEC.match(text):
        return ComponentKey.TRICH_YEU_CONG_VAN
    return ComponentKey.DIA_DANH if DONG_NGAY.match(text) else None


def _is_left(line: PrintedLine, title: PrintedLine) -> bool:
    cell, right = line.paragraph.cell, title.paragraph.cell
    if cell is not None and right is not None and cell.table == right.table:
        return cell.column < right.column or (right.column == 0 and line.index < title.index)
    if cell is not None:
        return cell.column == 0
    return line.side is Side.LEFT or (line.side is None and line.index < title.index and line.capitals)


def _unit(lines: Sequence[PrintedLine]) -> Iterator[KnownLine]:
    """Which lines name the unit itself, which the one above it."""
    own = _by_words(lines)
    by_weight = next((at for at, line in enumerate(lines) if line.all_bold), len(lines))
    clear = 0 < by_weight < len(lines) and all(line.all_bold for line in lines[by_weight:])
    if clear and not wants_more(lines[by_weight - 1].text):
        own = by_weight
    for at, line in enumerate(lines):
        yield KnownLine(ComponentKey.CO_QUAN if at >= own else ComponentKey.CHU_QUAN, line)


def _by_words(lines: Sequence[PrintedLine]) -> int:
    """The line that begins the last name; “ỦY BAN NHÂN DÂN” and the place below it are one name."""
    return max((at for at, line in enumerate(lines) if begins_unit(line.text)), default=0)

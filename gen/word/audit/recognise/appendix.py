"""Appendices: where each begins, its label, title and reference to the document."""

from __future__ import annotations

from collections.abc import Sequence

from gen.word.audit.lines import Line
from gen.word.audit.patterns import GACH, KEM_THEO, PHU_LUC, QUYET_DINH, TYPED_RULE
from gen.word.audit.recognise.letterhead import Named, title_key

_LONGEST_LABEL = 250
_TITLE_LINES = 5


def appendix_starts(lines: Sequence[Line], start: int, *, after_ending: bool) -> list[tuple[int, bool]]:
    """Where appendices begin, each with whether a label says so."""
    found: list[tuple[int, bool]] = []
    for line in lines[start:]:
        if not line.text or (found and line.index <= found[-1][0]):
            continue
        begins = after_ending or _begins_page(lines, line)
        if begins and title_key(line) and line.paragraph.cell is not None:
            found.append((_table_start(lines, line.index), False))
        elif begins and is_label(line):
            if found and not found[-1][1] and _only_table(lines, found[-1][0], line.index):
                found[-1] = (found[-1][0], True)
            else:
                found.append((line.index, True))
    rest = next((line for line in lines[start:] if line.text), None)
    if after_ending and rest is not None and _begins_page(lines, rest) and (not found or rest.index < found[0][0]):
        found.insert(0, (rest.index, False))
    return found


def is_label(line: Line) -> bool:
    """`Phụ lục I` on a line of its own."""
    if line.paragraph.in_table or len(line.text) > _LONGEST_LABEL or not line.first:
        return False
    shows = line.centred or line.all_bold or line.capitals
    return bool(PHU_LUC.match(line.text)) and shows and not line.text.endswith((".", ";", ","))


def _begins_page(lines: Sequence[Line], line: Line) -> bool:
    at = line.index - 1
    while at >= 0 and not lines[at].text:
        at -= 1
    return line.after_break or at < 0 or lines[at].paragraph.section != line.paragraph.section


def _table_start(lines: Sequence[Line], at: int) -> int:
    cell = lines[at].paragraph.cell
    while cell is not None and at > 0 and (own := lines[at - 1].paragraph.cell) and own.table == cell.table:
        at -= 1
    return at


def _only_table(lines: Sequence[Line], start: int, end: int) -> bool:
    return all(line.paragraph.in_table or not line.text for line in lines[start:end])


def name_appendix(lines: Sequence[Line], *, party: bool) -> tuple[list[Named], int]:
    """Label, title and reference at the head of an appendix, and how many lines they took."""
    found: list[Named] = []
    taken = 0
    referred = any(KEM_THEO.match(line.text) for line in _head(lines))
    for at, line in enumerate(lines):
        text = line.text
        if not text:
            continue
        if line.paragraph.in_table or len(found) > _TITLE_LINES + 1:
            break
        if KEM_THEO.match(text) or _open_bracket(found):
            found.append(("KemTheo", line))
            if ")" in text or "(" not in text:
                return found, at + 1
            taken = at + 1
            continue
        if found and found[-1][0] == "KemTheo":
            break
        if not _is_head(line, referred):
            break
        found.append((_head_key(line, found, party=party), line))
        taken = at + 1
    return found, taken


def _open_bracket(found: Sequence[Named]) -> bool:
    """Whether the reference runs over to this line."""
    return (
        bool(found) and found[-1][0] == "KemTheo" and found[-1][1].text.count("(") > 0 and ")" not in found[-1][1].text
    )


def _head(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text][: _TITLE_LINES + 2]


def _is_head(line: Line, referred: bool) -> bool:
    return is_label(line) or line.centred or (referred and not QUYET_DINH.match(line.text))


def _head_key(line: Line, found: Sequence[Named], *, party: bool) -> str:
    if GACH.match(line.text):
        return "GachDuoi"
    if TYPED_RULE.match(line.text):
        return "KeGo"
    if not found:
        return "PhuLuc" if is_label(line) or party else "TenLoai"
    return "PhuLucTieuDe" if found[0][0] == "PhuLuc" else "TrichYeu"

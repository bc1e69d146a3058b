"""Appendices: where each begins, its label, title and reference to the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import GACH, KEM_THEO, PHU_LUC, QUYET_DINH, TYPED_RULE
from gen.word.audit.document_kinds import kind_of
from gen.word.audit.printed_lines import PrintedLine
from gen.word.audit.recognise.find_letterhead import is_title
from gen.word.audit.recognise.known_line import KnownLine, table_start

_LONGEST_LABEL = 250  # characters
_TITLE_LINES = 5
_HEAD_REACH = 20  # lines, blank ones too


class AppendixStart(NamedTuple):
    """Where an appendix begins (its first line's index), and whether a label `Phụ lục` stands there."""

    at: int
    labelled: bool


def appendix_starts(lines: Sequence[PrintedLine], start: int, *, after_ending: bool) -> list[AppendixStart]:
    """Where appendices begin, in order."""
    starts: list[AppendixStart] = []
    for line in lines[start:]:
        if not line.text or (starts and line.index <= starts[-1].at):
            continue
        begins = after_ending or _begins_page(lines, line)
        if begins and is_title(line) and line.paragraph.cell is not None:
            starts.append(AppendixStart(table_start(lines, line.index), False))
        elif begins and (is_label(line) or _has_reference(lines, line)):
            own_letterhead = starts and not starts[-1].labelled and _only_table(lines, starts[-1].at, line.index)
            at = starts.pop().at if own_letterhead else line.index
            starts.append(AppendixStart(at, is_label(line)))
    rest = next((line for line in lines[start:] if line.text), None)
    if after_ending and rest is not None and _begins_page(lines, rest) and (not starts or rest.index < starts[0].at):
        starts.insert(0, AppendixStart(rest.index, False))
    return starts


def is_label(line: PrintedLine) -> bool:
    """`Phụ lục I` on a line of its own."""
    if line.paragraph.in_table or len(line.text) > _LONGEST_LABEL or not line.first:
        return False
    shows = line.centred or line.all_bold or line.capitals
    return bool(PHU_LUC.match(line.text)) and shows and not line.text.endswith((".", ";", ","))


def _has_reference(lines: Sequence[PrintedLine], first: PrintedLine) -> bool:
    """Whether “(Kèm theo …)” stands below the first line of a page, as it does below a name such as “PHẦN II”."""
    if not _begins_page(lines, first) or first.paragraph.in_table:
        return False
    for line in _head(lines[first.index : first.index + _HEAD_REACH]):
        if KEM_THEO.match(line.text):
            return line is not first
        if not (line.centred or line.capitals or line.all_bold):
            return False
    return False


def _begins_page(lines: Sequence[PrintedLine], line: PrintedLine) -> bool:
    at = line.index - 1
    while at >= 0 and not lines[at].text:
        at -= 1
    return line.after_break or at < 0 or lines[at].paragraph.section != line.paragraph.section


def _only_table(lines: Sequence[PrintedLine], start: int, end: int) -> bool:
    return all(line.paragraph.in_table or not line.text for line in lines[start:end])


def name_appendix(lines: Sequence[PrintedLine], *, party: bool) -> tuple[list[KnownLine], int]:
    """Label, title and reference at the head of an appendix, and how many lines they took."""
    named: list[KnownLine] = []
    taken = 0
    referred = any(KEM_THEO.match(line.text) for line in _head(lines))
    for at, line in enumerate(lines):
        text = line.text
        if not text:
            continue
        if line.paragraph.in_table or len(named) > _TITLE_LINES + 1:
            break
        if KEM_THEO.match(text) or _open_bracket(named):
            named.append(KnownLine(ComponentKey.KEM_THEO, line))
            if ")" in text or "(" not in text:
                return named, at + 1
            taken = at + 1
            continue
        if named and named[-1].key is ComponentKey.KEM_THEO:
            break
        if not _is_head(line, referred):
            break
        named.append(KnownLine(_head_key(line, named, party=party), line))
        taken = at + 1
    return named, taken


def _open_bracket(named: Sequence[KnownLine]) -> bool:
    """Whether the reference runs over to the next line."""
    if not named or named[-1].key is not ComponentKey.KEM_THEO:
        return False
    text = named[-1].line.text
    return "(" in text and ")" not in text


def _head(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [line for line in lines if line.text][: _TITLE_LINES + 2]


def _is_head(line: PrintedLine, referred: bool) -> bool:
    return is_label(line) or line.centred or (referred and not QUYET_DINH.match(line.text))


def _head_key(line: PrintedLine, named: Sequence[KnownLine], *, party: bool) -> ComponentKey:
    if GACH.match(line.text):
        return ComponentKey.GACH_DUOI
    if TYPED_RULE.match(line.text):
        return ComponentKey.KE_GO
    if not named:
        kind = line.capitals or kind_of(line.text)
        return ComponentKey.TEN_LOAI if kind and not is_label(line) and not party else ComponentKey.PHU_LUC
    if named[0].key is ComponentKey.PHU_LUC:
        return ComponentKey.PHU_LUC_TIEU_DE
    # “ĐIỀU LỆ / LIÊN ĐOÀN CẦU LÔNG …”: what goes on in capitals belongs to the name
    names_on = named[-1].key is ComponentKey.TEN_LOAI and line.capitals
    return ComponentKey.TEN_LOAI if names_on else ComponentKey.TRICH_YEU

"""What stands with a table outside of it: the unit of its numbers above, its notes below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.line_labels import label_of
from gen.word.audit.printed_lines import PrintedLine

_LONGEST_UNIT = 60  # characters
_UNIT = re.compile(r"(đơn vị( tính)?|đvt)\b", re.IGNORECASE)
_NOTE = re.compile(r"(ghi chú|chú thích|nguồn)\b|\(?\*", re.IGNORECASE)
# points: prose is never smaller (PL I, II.6e)
_LEAST_OF_PROSE = 13.0


def name_beside_tables(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, ComponentKey]]:
    """The places of such lines, each with what it is."""
    filled = [line for line in lines if line.text and not line.paragraph.boxed]
    in_notes = False
    for before, line in pairwise(filled):
        if line.paragraph.in_table:
            in_notes = False
            if not before.paragraph.in_table and _is_unit(before):
                yield before.index, ComponentKey.DON_VI_TINH
        elif (before.paragraph.in_table or in_notes) and _is_note(line):
            in_notes = True
            yield line.index, ComponentKey.GHI_CHU_BANG
        else:
            in_notes = False


def _is_unit(line: PrintedLine) -> bool:
    return len(line.text) <= _LONGEST_UNIT and _UNIT.match(line.text) is not None


def _is_note(line: PrintedLine) -> bool:
    """True for words that say so, and for small ones that begin at the margin as the table does."""
    if _NOTE.match(line.text):
        return True
    sizes = [run.format.size for run in line.visible_runs]
    at_margin = abs(line.paragraph.format.first_line) < 1
    return bool(sizes) and max(sizes) < _LEAST_OF_PROSE and at_margin and label_of(line.text, False) is None

"""The body: headings by their labels, and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import GACH, TYPED_RULE
from gen.word.audit.line_labels import LabelLevel, LineLabel, label_of
from gen.word.audit.printed_lines import PrintedLine
from gen.word.audit.recognise.find_beside_tables import name_beside_tables
from gen.word.audit.recognise.known_line import KnownLine

_LONGEST_TITLE = 200  # characters
_LONGEST_CLAUSE_TITLE = 90  # characters
_ATTRIBUTE = re.compile(r"[^.:;]{3,40}:\s+\S")  # “Cơ quan chủ trì: …”
_ENDS_SENTENCE = re.compile(r"[.;:,]$|\./\.?$")


def name_body(lines: Sequence[PrintedLine]) -> Iterator[KnownLine]:
    """Each line of the body outside of tables."""
    beside = dict(name_beside_tables(lines))
    prose = [line for line in lines if line.text and not line.paragraph.in_table and not line.paragraph.boxed]
    below_chapter = False
    for at, line in enumerate(prose):
        if line.index in beside:
            yield KnownLine(beside[line.index], line)
            continue
        if TYPED_RULE.match(line.text):
            yield KnownLine(ComponentKey.GACH_DUOI if GACH.match(line.text) else ComponentKey.KE_GO, line)
            continue
        label = _label(line)
        shows = line.centred or line.capitals or line.all_bold
        if below_chapter and label is None and shows and not _is_prose(line):
            yield KnownLine(ComponentKey.CHUONG_TIEU_DE, line)
            continue
        key = _key(line, label, prose[at + 1] if at + 1 < len(prose) else None)
        below_chapter = key is ComponentKey.CHUONG
        yield KnownLine(key, line, label)


def _label(line: PrintedLine) -> LineLabel | None:
    """The label of a line, typed or set by Word."""
    if not line.first:
        return None
    automatic = line.paragraph.label
    bold = line.all_bold or (bool(line.visible_runs) and line.visible_runs[0].format.bold)
    return label_of(f"{automatic} {line.text}" if automatic else line.text, bold)


def _is_prose(line: PrintedLine) -> bool:
    """Whether a line is no heading: too long, or a sentence; a bold one may end in a full stop all the same."""
    if len(line.text) > _LONGEST_TITLE:
        return True
    return line.text.endswith(";" if line.all_bold else (".", ";"))


def _key(line: PrintedLine, label: LineLabel | None, after: PrintedLine | None) -> ComponentKey:
    if label is None:
        return ComponentKey.LOI_VAN
    if label.level in (LabelLevel.PART, LabelLevel.CHAPTER, LabelLevel.SECTION, LabelLevel.SUBSECTION):
        return ComponentKey.CHUONG
    if label.level is LabelLevel.ARTICLE:
        return ComponentKey.DIEU
    if label.level in (LabelLevel.ROMAN, LabelLevel.CAPITAL):
        return ComponentKey.HEADING_1 if not _is_prose(line) else ComponentKey.LOI_VAN
    if label.level is LabelLevel.CLAUSE and _is_title(line, after):
        return ComponentKey.HEADING_2
    return ComponentKey.LOI_VAN


def _is_title(line: PrintedLine, after: PrintedLine | None) -> bool:
    """A numbered line that heads what follows: bold, or short, without end mark, with a lower level below."""
    if line.all_bold:
        return not _is_prose(line)
    if len(line.text) > _LONGEST_CLAUSE_TITLE or _ENDS_SENTENCE.search(line.text) or after is None:
        return False
    below = _label(after)
    # who does a task and by when stands below it in points too, and makes it no title
    return below is not None and below.level is LabelLevel.POINT and not _ATTRIBUTE.match(below.rest)

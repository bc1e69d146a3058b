"""The body: bases, headings by their labels, and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gen.word.audit.labels import RANK, Label, Level, label_of
from gen.word.audit.lines import Line
from gen.word.audit.patterns import CAN_CU, DAN, GACH, KINH_GUI, QUYET_DINH, TYPED_RULE, begins_with_kind, kind_of
from gen.word.audit.recognise.letterhead import Named

_LONGEST_TITLE = 200
_SUBJECT_LINES = 6
_ENDS_SENTENCE = re.compile(r"[.;:,]$|\./\.?$")

Labelled = tuple[str, Line, Label | None]


def name_subject(lines: Sequence[Line]) -> tuple[list[Named], int]:
    """Kind, subject, authority of a document, from the line after the letterhead; and how many lines they took."""
    found: list[Named] = []
    taken = 0
    kind = _find_kind(lines)
    if kind is not None:
        found.append(("TenLoai", lines[kind]))
        taken = kind + 1
        for line in lines[taken:]:
            key = _subject_key(line, sum(k == "TrichYeu" for k, _ in found))
            if key is None:
                break
            if key:
                found.append((key, line))
            taken += 1
    return found, taken


def _find_kind(lines: Sequence[Line]) -> int | None:
    with_words = [at for at, line in enumerate(lines) if line.text][:8]
    for at in with_words:
        line = lines[at]
        if kind_of(line.text) and (line.capitals or line.centred):
            return at
        if KINH_GUI.match(line.text):
            return None
    return next((at for at in with_words if lines[at].capitals and begins_with_kind(lines[at].text)), None)


def _subject_key(line: Line, before: int) -> str | None:
    """What a line below the kind is; empty for a blank line, None where the body begins."""
    text = line.text
    if not text:
        return ""
    if line.paragraph.in_table or (line.after_break and before):
        return None
    if GACH.match(text):
        return "GachDuoi"
    if TYPED_RULE.match(text):
        return "KeGo"
    if CAN_CU.match(text) or KINH_GUI.match(text) or label_of(text, line.all_bold) or text.startswith("("):
        return None
    prose = line.paragraph.format.align == "both" and not line.all_bold
    if before and (prose or before >= _SUBJECT_LINES or not (line.centred or line.all_bold)):
        return None
    if line.capitals and before:
        return None
    return "TrichYeu" if not prose or len(text) < _LONGEST_TITLE else None


def name_bases(lines: Sequence[Line], kind: str) -> tuple[list[Named], int]:
    """Who decides, the addressees, the bases; and how many lines they took."""
    found: list[Named] = []
    taken, open_, addressed = 0, False, False
    decides = any(QUYET_DINH.match(line.text) and line.text.endswith(":") for line in lines)
    for at, line in enumerate(lines):
        text = line.text
        if not text:
            continue
        if QUYET_DINH.match(text) and (line.capitals or line.centred):
            return [*found, ("ThamQuyen", line)], at + 1
        if KINH_GUI.match(text) or (addressed and text[:1] in "-–+"):
            found.append(("KinhGui", line))
            addressed = True
        elif not found and line.capitals and kind in ("quyết định", "nghị quyết") and not label_of(text, False):
            found.append(("ThamQuyen", line))
        elif _is_base(line, open_, decides):
            found.append(("CanCu", line))
            open_ = text.endswith(";")
        else:
            break
        taken = at + 1
    return found, taken


def _is_base(line: Line, open_: bool, decides: bool) -> bool:
    text = line.text
    if line.paragraph.in_table or not line.first or text.endswith(":"):
        return False
    if CAN_CU.match(text):
        return True
    slanted = all(run.format.italic for run in line.seen)
    if not DAN.match(text):
        return open_ and (text.endswith(";") or slanted)
    return text.endswith(";") or open_ or slanted or decides


def name_body(lines: Sequence[Line]) -> Iterator[Labelled]:
    """Each line of the body outside of tables."""
    prose = [line for line in lines if line.text and not line.paragraph.in_table and not line.paragraph.boxed]
    chapter = False
    for at, line in enumerate(prose):
        if TYPED_RULE.match(line.text):
            yield ("GachDuoi" if GACH.match(line.text) else "KeGo"), line, None
            continue
        label = labelled(line)
        if chapter and label is None and (line.centred or line.capitals or line.all_bold) and not _is_prose(line):
            yield "ChuongTieuDe", line, None
            continue
        key = _body_key(line, label, prose[at + 1] if at + 1 < len(prose) else None)
        chapter = key == "Chuong"
        yield key, line, label


def labelled(line: Line) -> Label | None:
    """The label of a line, typed or set by Word."""
    if not line.first:
        return None
    automatic = line.paragraph.label
    bold = line.all_bold or (bool(line.seen) and line.seen[0].format.bold)
    return label_of(f"{automatic} {line.text}" if automatic else line.text, bold)


def _is_prose(line: Line) -> bool:
    return len(line.text) > _LONGEST_TITLE or line.text.endswith((".", ";"))


def _body_key(line: Line, label: Label | None, after: Line | None) -> str:
    if label is None:
        return "LoiVan"
    if label.level in (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION):
        return "Chuong"
    if label.level is Level.ARTICLE:
        return "Dieu"
    if label.level in (Level.ROMAN, Level.CAPITAL):
        return "Heading1" if not _is_prose(line) else "LoiVan"
    if label.level is Level.CLAUSE and _is_title(line, after):
        return "Heading2"
    return "LoiVan"


def _is_title(line: Line, after: Line | None) -> bool:
    """A numbered line that heads what follows: bold, or short, without end mark, with a lower level below."""
    if line.all_bold:
        return not _is_prose(line)
    if len(line.text) > 90 or _ENDS_SENTENCE.search(line.text) or after is None:
        return False
    below = labelled(after)
    return below is not None and below.level is Level.POINT and RANK[below.level] > RANK[Level.CLAUSE]

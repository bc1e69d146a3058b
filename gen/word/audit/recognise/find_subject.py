"""The kind of a document and its subject, below the letterhead."""

from __future__ import annotations

from collections.abc import Sequence

from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.component_patterns import CAN_CU, GACH, KEM_THEO, KINH_GUI, TYPED_RULE
from gen.word.audit.document_kinds import begins_with_kind, kind_of
from gen.word.audit.line_labels import label_of
from gen.word.audit.printed_lines import PrintedLine
from gen.word.audit.recognise.find_appendices import name_appendix
from gen.word.audit.recognise.known_line import KnownLine

_REACH = 8  # lines with words within which the kind must stand
_LONGEST_SUBJECT = 200  # characters
_SUBJECT_LINES = 6
_WITH_SUBJECT = 2  # lines: a kind and its subject


def name_subject(lines: Sequence[PrintedLine]) -> tuple[list[KnownLine], int]:
    """Kind and subject of a document, from the line after the letterhead; and how many lines they took."""
    if _is_attached(lines):
        return name_appendix(lines, party=False)
    kind = _find_kind(lines)
    if kind is None:
        return [], 0
    named = [KnownLine(ComponentKey.TEN_LOAI, lines[kind])]
    taken = kind + 1
    for line in lines[taken:]:
        if line.text:
            key = _key(line, sum(known.key is ComponentKey.TRICH_YEU for known in named))
            if key is None:
                break
            named.append(KnownLine(key, line))
        taken += 1
    return named, taken


def _is_attached(lines: Sequence[PrintedLine]) -> bool:
    """Whether the head is that of a document attached to another (PL III, form 1.3): “(Kèm theo …)” below its title."""
    for line in [line for line in lines if line.text][:_REACH]:
        if KEM_THEO.match(line.text):
            return line.text.startswith("(") or line.centred
        if not (line.centred or line.capitals or line.all_bold) or label_of(line.text, line.all_bold):
            return False
    return False


def _find_kind(lines: Sequence[PrintedLine]) -> int | None:
    with_words = [at for at, line in enumerate(lines) if line.text][:_REACH]
    for reached, at in enumerate(with_words):
        line = lines[at]
        if kind_of(line.text) and (line.capitals or line.centred):
            return at
        if KINH_GUI.match(line.text):
            return None
        if label_of(line.text, line.all_bold):
            # below “Chương I” a line such as “QUY ĐỊNH CHUNG” is a heading
            with_words = with_words[:reached]
            break
    named = next((at for at in with_words if lines[at].capitals and begins_with_kind(lines[at].text)), None)
    return named if named is not None else _kind_by_place(lines, with_words)


def _kind_by_place(lines: Sequence[PrintedLine], with_words: Sequence[int]) -> int | None:
    """A first line that looks like a kind, its subject below it: “LỊCH CÔNG TÁC”, which the law does not name."""
    if len(with_words) < _WITH_SUBJECT:
        return None
    first, below = (lines[at] for at in with_words[:_WITH_SUBJECT])
    looks = first.capitals and first.centred and first.all_bold and not first.paragraph.in_table
    return with_words[0] if looks and below.centred and below.all_bold and not below.capitals else None


def _key(line: PrintedLine, lines_before: int) -> ComponentKey | None:
    """What a line below the kind is, after so many lines of the subject; None where the body begins."""
    text = line.text
    if line.paragraph.in_table or (line.after_break and lines_before):
        return None
    if GACH.match(text):
        return ComponentKey.GACH_DUOI
    if TYPED_RULE.match(text):
        return ComponentKey.KE_GO
    if CAN_CU.match(text) or KINH_GUI.match(text) or label_of(text, line.all_bold) or text.startswith("("):
        return None
    prose = line.paragraph.format.align == "both" and not line.all_bold
    if lines_before and (prose or lines_before >= _SUBJECT_LINES or not (line.centred or line.all_bold)):
        return None
    if line.capitals and lines_before:
        return None
    return ComponentKey.TRICH_YEU if not prose or len(text) < _LONGEST_SUBJECT else None

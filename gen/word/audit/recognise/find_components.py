"""The whole document: letterhead, subject, bases, body, ending, appendices, each line named once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gen.word.audit.audited_document import MAIN, Component, DocumentPart
from gen.word.audit.component_keys import ComponentKey
from gen.word.audit.document_kinds import kind_of
from gen.word.audit.printed_lines import PrintedLine
from gen.word.audit.recognise.find_appendices import AppendixStart, appendix_starts, is_label, name_appendix
from gen.word.audit.recognise.find_bases import name_bases
from gen.word.audit.recognise.find_body import name_body
from gen.word.audit.recognise.find_ending import find_ending, name_ending
from gen.word.audit.recognise.find_letterhead import find_letterhead
from gen.word.audit.recognise.find_subject import name_subject
from gen.word.audit.recognise.known_line import KnownLine

_APPENDIX_LETTERHEAD_LINES = 60


def recognise(lines: Sequence[PrintedLine], *, party: bool) -> tuple[list[Component], list[DocumentPart]]:
    """The components in order, and the parts that they stand in."""
    stop = len(lines)
    first = next((line for line in lines if line.text), None)
    if first is not None and is_label(first):
        starts = appendix_starts(lines, 0, after_ending=False)
        return _appendices(lines, starts or [AppendixStart(0, True)], party=party)
    letterhead, after = find_letterhead(lines, 0, stop)
    ending = find_ending(lines, after, stop)
    beyond = ending[1] if ending else after
    starts = appendix_starts(lines, beyond, after_ending=ending is not None)
    main_end = starts[0].at if starts else stop
    named = [*letterhead, *_content(lines[after : ending[0] if ending else main_end])]
    if ending:
        named += name_ending(lines[ending[0] : ending[1]])
    components, parts = _appendices(lines, starts, party=party)
    return _in_order([*_components(named, MAIN), *components]), [DocumentPart(MAIN, 0, main_end), *parts]


def _content(lines: Sequence[PrintedLine]) -> list[KnownLine]:
    """Everything between letterhead and ending."""
    subject, taken = name_subject(lines)
    kind = next((known.line for known in subject if known.key is ComponentKey.TEN_LOAI), None)
    bases, more = name_bases(lines[taken:], None if kind is None else kind_of(kind.text))
    return [*subject, *bases, *name_body(lines[taken + more :])]


def _appendices(
    lines: Sequence[PrintedLine], starts: Sequence[AppendixStart], *, party: bool
) -> tuple[list[Component], list[DocumentPart]]:
    components: list[Component] = []
    parts: list[DocumentPart] = []
    ends = [*(start.at for start in starts), len(lines)][1:]
    for number, ((start, labelled), end) in enumerate(zip(starts, ends, strict=False), 1):
        parts.append(DocumentPart(number, start, end, labelled))
        letterhead, after = find_letterhead(lines, start, min(end, start + _APPENDIX_LETTERHEAD_LINES))
        head, taken = name_appendix(lines[after:end], party=party)
        components += _components([*letterhead, *head, *name_body(lines[after + taken : end])], number)
    return _in_order(components), parts


def _components(named: Iterable[KnownLine], part: int) -> list[Component]:
    return [Component(key, line, part, label) for key, line, label in named]


def _in_order(components: list[Component]) -> list[Component]:
    return sorted(components, key=lambda component: component.line.index)

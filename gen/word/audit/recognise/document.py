"""The whole document: letterhead, subject, bases, body, ending, appendices, each line named once."""

from __future__ import annotations

from collections.abc import Sequence

from gen.word.audit.lines import Line
from gen.word.audit.patterns import kind_of
from gen.word.audit.recognise.appendix import appendix_starts, is_label, name_appendix
from gen.word.audit.recognise.body import name_bases, name_body, name_subject
from gen.word.audit.recognise.ending import find_ending, name_ending
from gen.word.audit.recognise.letterhead import find_letterhead
from gen.word.audit.sheet import MAIN, Component, Part


def recognise(lines: Sequence[Line], *, party: bool) -> tuple[list[Component], list[Part]]:
    """The components in order, and the parts that they stand in."""
    stop = len(lines)
    first = next((line for line in lines if line.text), None)
    if first is not None and is_label(first):
        starts = appendix_starts(lines, 0, after_ending=False)
        return _appendices(lines, starts or [(0, True)], party=party)
    head, after = find_letterhead(lines, 0, stop)
    ending = find_ending(lines, after, stop)
    beyond = ending[1] if ending else after
    starts = appendix_starts(lines, beyond, after_ending=ending is not None)
    main_end = starts[0][0] if starts else stop
    found = [Component(key, line, MAIN) for key, line in head]
    found += _content(lines[after : ending[0] if ending else main_end], MAIN)
    if ending:
        found += [Component(key, line, MAIN) for key, line in name_ending(lines[ending[0] : ending[1]])]
    more, parts = _appendices(lines, starts, party=party)
    return _in_order([*found, *more]), [Part(MAIN, 0, main_end), *parts]


def _content(lines: Sequence[Line], part: int) -> list[Component]:
    """Everything between letterhead and ending."""
    subject, taken = name_subject(lines)
    kind = next((kind_of(line.text) for key, line in subject if key == "TenLoai"), "")
    bases, more = name_bases(lines[taken:], kind)
    found = [Component(key, line, part) for key, line in (*subject, *bases)]
    return found + [Component(key, line, part, label) for key, line, label in name_body(lines[taken + more :])]


def _appendices(
    lines: Sequence[Line], starts: Sequence[tuple[int, bool]], *, party: bool
) -> tuple[list[Component], list[Part]]:
    found: list[Component] = []
    parts: list[Part] = []
    ends = [*(start for start, _ in starts), len(lines)][1:]
    for number, ((start, labelled), end) in enumerate(zip(starts, ends, strict=False), 1):
        parts.append(Part(number, start, end, labelled))
        head, after = find_letterhead(lines, start, min(end, start + 60))
        names, taken = name_appendix(lines[after:end], party=party)
        found += [Component(key, line, number) for key, line in (*head, *names)]
        rest = lines[after + taken : end]
        found += [Component(key, line, number, label) for key, line, label in name_body(rest)]
    return _in_order(found), parts


def _in_order(components: list[Component]) -> list[Component]:
    return sorted(components, key=lambda c: c.line.index)

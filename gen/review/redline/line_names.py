"""By what the lines of two documents are paired: their names where those say which is which, and their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gen.review.compare.pairing import Candidate
from gen.review.traced.traced_document import TracedDocument
from gen.text.word_diff import tokens
from gen.word.ooxml.elements import paragraphs_of, style_of, text_of
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_P, _TBL = f"{W}p", f"{W}tbl"


def paired_by(
    old: tuple[TracedDocument, Sequence[Element]], fresh: tuple[TracedDocument, Sequence[Element]]
) -> tuple[list[Candidate], list[Candidate]]:
    """What the lines of both sides are paired by, in their order."""
    names_old, names_fresh = ([_name(traced, line) for line in lines] for traced, lines in (old, fresh))
    return _things(old[1], names_old, names_fresh), _things(fresh[1], names_fresh, names_old)


def _things(lines: Sequence[Element], names: Sequence[str], others: Sequence[str]) -> list[Candidate]:
    often, often_in_other = Counter(names), Counter(others)
    # lines of the template are known by their number, if there are as many on both sides
    kinds, kinds_in_other = (Counter(name.partition(":")[0] for name in side) for side in (names, others))

    def tells(name: str, line: Element) -> bool:
        if often[name] != 1 or often_in_other[name] > 1:
            return False
        if name.startswith("="):
            kind = name.partition(":")[0]
            return not text_of(line) or kinds[kind] == kinds_in_other[kind] or line.tag == _TBL
        return bool(often_in_other[name]) or "~" not in name

    return [
        Candidate(name if name and tells(name, line) else "", tokens(_text(line)))
        for name, line in zip(names, lines, strict=True)
    ]


def _name(traced: TracedDocument, line: Element) -> str:
    """The name of a line; a number at its end is a place in a list, which says nothing of what stands there."""
    name = traced.keys.get(line, "")
    source = traced.sources.get(line)
    if name and source is not None and source.is_mapping:
        # several lines may be made of one value: an appendix's label, its “Kèm theo”, its table
        return f"{name} {style_of(line) if line.tag == _P else 'bang'}"
    head, _, tail = name.rpartition("/")
    return head if head and tail.isdigit() else name


def _text(line: Element) -> str:
    return "\n".join(map(text_of, paragraphs_of(line)))

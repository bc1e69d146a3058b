"""Paragraphs and tables one under the other: which stayed, came or went, and whose are the ends of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from gen.review.redline.common_order import common_order
from gen.review.redline.kept_apart import kept_apart
from gen.review.redline.line_names import paired_by
from gen.review.redline.merge_context import MergeContext
from gen.review.redline.paragraph import merged
from gen.review.redline.paragraph_style import note_old_style, take_style
from gen.review.redline.revision_writer import Revision
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element

_P, _TBL = f"{W}p", f"{W}tbl"
TableMerger = Callable[[MergeContext, "Element | None", "Element | None"], "list[Element]"]


@dataclass(slots=True)
class MergedLine:
    """A line of the file with both: from before, from now, or both; `end` tracks the end of a paragraph."""

    old: Element | None
    new: Element | None
    end: Revision | None = None

    @property
    def any(self) -> Element:
        """The element by which the kind of the line is told."""
        found = self.new if self.new is not None else self.old
        assert found is not None
        return found


def merged_lines(
    context: MergeContext, old: Sequence[Element], fresh: Sequence[Element], table: TableMerger, *, closed: bool
) -> list[Element]:
    """The lines of two holders as one; in a `closed` one (a cell, a note) the last end is that of the holder."""
    lines = _in_order(context, old, fresh)
    if closed:
        lines = _closed(lines)
    out: list[Element] = []
    for at, line in enumerate(lines):
        if line.any.tag == _TBL:
            out += table(context, line.old, line.new)
        elif line.any.tag == _P:
            out += _paragraph(context, line, ends=lines if closed and at == len(lines) - 1 else None)
        elif line.new is not None:
            out.append(deepcopy(line.new))
    return kept_apart(context.writer, out)


def _in_order(context: MergeContext, old: Sequence[Element], fresh: Sequence[Element]) -> list[MergedLine]:
    lines: list[MergedLine] = []
    order = common_order(*paired_by((context.old, old), (context.new, fresh)))
    for was, now in order.moved:
        context.moves.found(old[was], fresh[now])
    for at_old, at_fresh in order.places:
        before = old[at_old] if at_old is not None else None
        after = fresh[at_fresh] if at_fresh is not None else None
        if before is not None and after is not None and before.tag == after.tag:
            lines.append(MergedLine(before, after))
            continue
        if before is not None:
            lines.append(MergedLine(before, None, Revision.DEL))
        if after is not None:
            lines.append(MergedLine(None, after, Revision.INS))
    return lines


def _closed(lines: list[MergedLine]) -> list[MergedLine]:
    """The lines with a last one whose end stays, since a holder never gives its own away."""
    if not lines or lines[-1].end is None:
        return lines
    olds = [line for line in lines if line.old is not None]
    news = [line for line in lines if line.new is not None]
    if not olds or not news:
        lines[-1].end = None
        return lines
    if olds[-1].new is None and news[-1].old is None:
        # both last lines are alone: they share the last end
        last = MergedLine(olds[-1].old, news[-1].new)
        return [*(line for line in lines if line is not olds[-1] and line is not news[-1]), last]
    # one of them goes on in the other's list: its end is the one that came or went
    shared = olds[-1] if news[-1].old is None else news[-1]
    shared.end, lines[-1].end = lines[-1].end, None
    return lines


def _paragraph(context: MergeContext, line: MergedLine, *, ends: list[MergedLine] | None) -> list[Element]:
    """One line; of the lines that it `ends` it has the last end, which is the last of both before and now."""
    if line.old is not None and line.new is not None:
        out = merged(context, line.old, line.new, single=ends is not None or line.end is not None)
        made = out[-1]
    elif line.new is not None:
        made = context.added(line.new)
        out = [made]
        context.moves.show(line.new, made, Revision.INS)
        before = [other.old for other in ends or () if other.old is not None]
        if before:
            note_old_style(context.writer, made, before[-1])
    else:
        assert line.old is not None
        made = context.struck(line.old)
        out = [made]
        context.moves.show(line.old, made, Revision.DEL)
        now = [other.new for other in ends or () if other.new is not None]
        if now:
            take_style(context.writer, made, now[-1])
    if line.end is not None:
        context.writer.track_end(made, line.end)
    return out

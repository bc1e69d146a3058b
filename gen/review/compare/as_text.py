"""The report for a terminal: readable without colour, marked with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TypeAlias

from gen.review.compare.changes import ASPECT_NAMES, Change, ChangeKind, Difference, Repeated, Segment, place_name
from gen.review.compare.phrases import (
    TO_LOOK_AT,
    about,
    carried,
    causes,
    context,
    counts,
    followed,
    headline,
    impact_of_all,
    impact_sentences,
    in_groups,
    in_rows,
    problems,
    renumbering,
    repeated_in,
    shortened,
    state_note,
    templates_changed,
    title,
    to_look_at,
    what,
)
from gen.review.compare.report import PlanReport, PlanState, Report
from gen.text.shorten import FEW, WHOLE, Limit, listed
from gen.text.word_diff import Edit


class Look(StrEnum):
    """What a run of the report is, for whoever colours it."""

    DELETED = "delete"
    INSERTED = "insert"
    HEAD = "head"
    PLACE = "place"
    ATTENTION = "look"
    PATH = "path"


# gives a text as it looks on the terminal
Paint: TypeAlias = Callable[[str, Look], str]
_INDENT = "      "


def as_text(report: Report, paint: Paint = lambda text, look: text, limit: Limit = FEW) -> str:
    """All that was found, plan by plan; of a list of plans or places no more than the limit."""
    return "\n".join(_TextReport(report, paint, limit).lines())


class _TextReport:
    """Writes a report line by line."""

    def __init__(self, report: Report, paint: Paint, limit: Limit) -> None:
        self.report, self.paint, self.limit = report, paint, limit

    def lines(self) -> Iterator[str]:
        yield headline(self.report)
        yield from self._problems(self.report)
        for plan in self.report.plans:
            yield ""
            yield from self._plan(plan)
        if self.report.carried:
            yield ""
            yield carried(self.report, self.limit)
        if self.report.to_look_at:
            yield ""
            yield f"{TO_LOOK_AT}:"
            yield from (f"  {self.paint(line, Look.ATTENTION)}" for line in to_look_at(self.report))
        if self.report.templates:
            yield ""
            yield f"{templates_changed(self.report.templates)}."

    def _plan(self, plan: PlanReport) -> Iterator[str]:
        if self.report.named != (plan.old_id, plan.ids[0]):
            yield self.paint(f"{title(plan, self.limit)}{state_note(plan)}", Look.HEAD)
        if plan.state in (PlanState.NEW, PlanState.GONE) and plan.subject and len(plan.ids) == 1:
            yield f"  {plan.subject}"
        if plan.parent and plan.state is PlanState.NEW:
            yield f"  Kế thừa {plan.parent}; xem chỗ khác: gen diff {plan.parent} {plan.ids[0]}"
        yield from self._problems(plan)
        if plan.difference:
            heirs = f"; {plan.heirs} bản kế thừa" if plan.heirs else ""
            yield f"  {counts(plan.difference)}{heirs}"
            if how := causes(plan.difference):
                yield f"  {how}"
            yield from self._difference(plan.difference)

    def _problems(self, of: Report | PlanReport) -> Iterator[str]:
        for side, finding in problems(of, self.report.named):
            yield f"  {side}: {finding.position}: {finding.message} [{finding.code}]"
            if finding.hint:
                yield f"{_INDENT}→ {finding.hint}"

    def _difference(self, difference: Difference) -> Iterator[str]:
        for heading, changes in in_groups(difference):
            if heading:
                yield self.paint(f"  {heading}: {len(changes)}", Look.HEAD)
            for change, cell in in_rows(changes):
                yield from self._change(change, cell)
        for repeated in difference.repeated:
            yield from self._repeated(repeated)
        for renumbered in difference.renumbered:
            yield f"  {renumbering(renumbered)}"
        if others := followed(difference, self.limit):
            yield f"  {others}"

    def _change(self, change: Change, cell: str) -> Iterator[str]:
        path = f"  [{change.path}]" if change.path else ""
        place = f"   … {cell}" if cell else place_name(change.place)
        yield f"  {self.paint(place, Look.PLACE)}  ({what(change)}){self.paint(path, Look.PATH)}"
        if not cell:
            yield from (f"{_INDENT}{line}" for line in context(change))
        if change.setting is not None:
            aspect, old, new = change.setting
            yield f"{_INDENT}{ASPECT_NAMES[aspect]}: “{old or 'không'}” → “{new or 'không'}”"
        yield from self._words(change)
        for sentence, look in impact_sentences(change.impact, self.limit):
            yield f"{_INDENT}↳ {self.paint(sentence, Look.ATTENTION) if look else sentence}"

    def _words(self, change: Change) -> Iterator[str]:
        if change.segments:
            words = "".join(self._segment(segment) for segment in shortened(change.segments))
            if change.kind is ChangeKind.MOVED:
                words = f"“{words}”"
            yield "\n".join(_INDENT + line for line in words.split("\n"))

    def _segment(self, segment: Segment) -> str:
        if segment.kind is Edit.EQUAL:
            return segment.text
        return self._deleted(segment.text) if segment.kind is Edit.DELETE else self._inserted(segment.text)

    def _deleted(self, text: str) -> str:
        return self.paint(f"[-{text}-]", Look.DELETED)

    def _inserted(self, text: str) -> str:
        return self.paint(f"{{+{text}+}}", Look.INSERTED)

    def _repeated(self, repeated: Repeated) -> Iterator[str]:
        changes = repeated.changes
        words = self._deleted(repeated.old) + self._inserted(repeated.new)
        categories = about(changes[0]) if len({what(change) for change in changes}) == 1 else "nhiều loại"
        yield f"  {repeated_in(changes)}: {words}  ({categories})"
        yield f"{_INDENT}{listed([place_name(change.place) for change in changes], WHOLE)}"
        for sentence in impact_of_all(changes, self.limit):
            yield f"{_INDENT}↳ {self.paint(sentence, Look.ATTENTION)}"

"""The report for a terminal: readable without colour, marked with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gen.review.compare.changes import Change, Difference, Repeated, Segment
from gen.review.compare.report import STATE_NAMES, PlanReport, Report, State
from gen.review.compare.telling import (
    counts,
    headline,
    heirs_of,
    heirs_of_all,
    in_groups,
    in_rows,
    names,
    origins,
    problems,
    renumbering,
    shortened,
    title,
    what,
    where_from,
)
from gen.review.compare.trees import Kind

# dresses a text as `delete`, `insert`, `head`, `look` or `path`
Paint = Callable[[str, str], str]
_INDENT = "      "


def as_text(report: Report, paint: Paint = lambda text, look: text) -> str:
    """All that was found, plan by plan."""
    return "\n".join(_Text(report, paint).lines())


class _Text:
    def __init__(self, report: Report, paint: Paint) -> None:
        self.report, self.paint = report, paint

    def lines(self) -> Iterator[str]:
        yield headline(self.report)
        yield from self._problems(self.report)
        for plan in self.report.plans:
            yield ""
            yield from self._plan(plan)
        if self.report.carried:
            yield ""
            yield f"Chỉ đổi theo văn bản cha: {names(self.report.carried)}."
        if self.report.templates:
            yield ""
            yield f"Mẫu Word đã đổi, văn bản in ra có thể khác dù chữ như cũ: {', '.join(self.report.templates)}."

    def _plan(self, plan: PlanReport) -> Iterator[str]:
        told = "" if plan.state is State.CHANGED else f" — {STATE_NAMES[plan.state]}"
        if self.report.named != (plan.old_id, plan.ids[0]):
            yield self.paint(f"{title(plan)}{told}", "head")
        if plan.state in (State.NEW, State.GONE) and plan.subject and len(plan.ids) == 1:
            yield f"  {plan.subject}"
        if plan.parent and plan.state is State.NEW:
            yield f"  Kế thừa {plan.parent}; xem chỗ khác: gen diff {plan.parent} {plan.ids[0]}"
        yield from self._problems(plan)
        if plan.difference:
            heirs = f"; {plan.heirs} bản kế thừa" if plan.heirs else ""
            yield f"  {counts(plan.difference)}{heirs}"
            how = origins(plan.difference)
            yield from [f"  {how}"] if how else []
            yield from self._difference(plan.difference)

    def _problems(self, of: Report | PlanReport) -> Iterator[str]:
        for side, one in problems(of, self.report.named):
            yield f"  {side}: {one.position}: {one.message} [{one.code}]"
            if one.hint:
                yield f"{_INDENT}→ {one.hint}"

    def _difference(self, difference: Difference) -> Iterator[str]:
        for heading, changes in in_groups(difference):
            if heading:
                yield self.paint(f"  {heading}: {len(changes)}", "head")
            for change, cell in in_rows(changes):
                yield from self._change(change, cell)
        for one in difference.repeated:
            yield from self._repeated(one)
        for renumbered in difference.renumbered:
            yield f"  Đánh số lại: {renumbering(renumbered)}"
        if difference.followed:
            places = names([one.place for one in difference.followed])
            yield f"  Máy in khác theo (dấu cuối dòng, dòng “Kèm theo”): {places}"

    def _change(self, change: Change, cell: str) -> Iterator[str]:
        path = f"  [{change.path}]" if change.path else ""
        place = f"   … {cell}" if cell else change.place
        yield f"  {self.paint(place, 'place')}  ({what(change)}){self.paint(path, 'path')}"
        if not cell:
            context = [where_from(change), f"việc “{change.topic}”" if change.topic else ""]
            yield from (f"{_INDENT}{line}" for line in context if line)
        if change.setting[0]:
            name, old, new = change.setting
            yield f"{_INDENT}{name}: “{old or 'không'}” → “{new or 'không'}”"
        yield from self._words(change)
        yield from self._below(change)

    def _words(self, change: Change) -> Iterator[str]:
        if change.segments:
            words = "".join(self._segment(one) for one in shortened(change.segments))
            if change.kind is Kind.MOVED:
                words = f"“{words}”"
            yield "\n".join(_INDENT + line for line in words.split("\n"))

    def _segment(self, one: Segment) -> str:
        if one.kind == "equal":
            return one.text
        return self.paint(f"[-{one.text}-]" if one.kind == "delete" else f"{{+{one.text}+}}", one.kind)

    def _below(self, change: Change) -> Iterator[str]:
        for sentence, look in heirs_of(change.below):
            yield f"{_INDENT}↳ {self.paint(sentence, 'look') if look else sentence}"

    def _repeated(self, one: Repeated) -> Iterator[str]:
        gone, come = (self._segment(Segment(kind, text)) for kind, text in (("delete", one.old), ("insert", one.new)))
        sorts = what(one.changes[0]).partition(" · ")[2] if len({what(c) for c in one.changes}) == 1 else "nhiều loại"
        yield f"  Cùng một chỗ thay, {len(one.changes)} nơi: {gone}{come}  ({sorts})"
        yield f"{_INDENT}{names([change.place for change in one.changes], len(one.changes))}"
        for sentence in heirs_of_all(one.changes):
            yield f"{_INDENT}↳ {self.paint(sentence, 'look')}"

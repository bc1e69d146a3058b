"""The report for a merge request: a table first, then plan by plan, folded where there are many, cut where too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gen.core.diagnostic import Diagnostic
from gen.review.compare.changes import (
    ASPECT_NAMES,
    CATEGORY_NAMES,
    Change,
    ChangeKind,
    Difference,
    Repeated,
    Segment,
    place_name,
)
from gen.review.compare.markdown_escape import bold, code, escaped, struck
from gen.review.compare.phrases import (
    TO_LOOK_AT,
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
from gen.review.compare.report import STATE_NAMES, PlanReport, PlanState, Report
from gen.text.shorten import Limit, and_more, listed
from gen.text.word_diff import Edit

# comments of merge requests hold 65,536 characters
LIMIT = 60_000
_LONGEST, _OPEN, _ROWS = 1500, 3, 60
_TABLE = ("Văn bản", "Thay đổi", *(name[:1].upper() + name[1:] for name in CATEGORY_NAMES.values()))


def as_markdown(report: Report, limit: int = LIMIT) -> str:
    """All that was found, as much of it as a comment holds; what is cut is counted."""
    page = _Page(limit)
    page.add([f"### {escaped(headline(report))}", ""])
    if report.plans:
        page.add(_summary(report.plans))
    for side, problem in problems(report, report.named):
        page.add(_problem(problem, side))
    if report.templates:
        page.add([templates_changed([code(name) for name in report.templates]), ""])
    folded = len(report.plans) > _OPEN
    for plan in report.plans:
        page.plan(plan, report.named, folded=folded)
    for line in to_look_at(report):
        page.add([f"- ⚠️ {escaped(TO_LOOK_AT)}: {escaped(line)}"])
    if report.carried:
        page.add([escaped(carried(report)), ""])
    return page.text()


@dataclass
class _Page:
    """Lines up to a limit, and what no longer fitted."""

    limit: int
    lines: list[str] = field(default_factory=list)
    size: int = 0
    left_out: int = 0
    plans_cut: int = 0

    def add(self, lines: Sequence[str], reserve: int = 400) -> bool:
        """Adds lines that belong together; False, and nothing added, where they do not fit."""
        size = sum(len(line) + 1 for line in lines)
        if self.size + size + reserve > self.limit:
            return False
        self.lines += lines
        self.size += size
        return True

    def plan(self, plan: PlanReport, named: tuple[str, str], *, folded: bool) -> None:
        """One plan, as many of its changes as fit."""
        blocks = list(_blocks(plan, named))
        head, tail = _frame(plan, folded=folded)
        fits = self.add(head)
        cut = 0 if fits else len(blocks)
        for block in blocks if fits else ():
            cut += not self.add(block)
        if cut:
            self.left_out += cut
            self.plans_cut += 1
        if fits:
            note = [f"- … còn {cut} thay đổi không in ở đây", ""] if cut else []
            self.add([*note, *tail], reserve=0)

    def text(self) -> str:
        """The whole page."""
        if self.left_out:
            rest = f"còn {self.left_out} thay đổi ở {self.plans_cut} văn bản không in ở đây vì quá dài"
            self.lines += [f"<b>… {rest}. Xem đủ trên máy: {code('gen diff')}, hoặc {code('--format json')}.</b>", ""]
        return "\n".join(self.lines).rstrip("\n")


def _summary(plans: Sequence[PlanReport]) -> list[str]:
    lines = ["| " + " | ".join((*_TABLE, "Bản kế thừa")) + " |", "|---" + "|---:" * (len(_TABLE)) + "|"]
    for plan in plans[:_ROWS]:
        every = plan.difference.every
        numbers = [sum(category in change.categories for change in every) for category in CATEGORY_NAMES]
        state = str(len(every)) if plan.state is PlanState.CHANGED else STATE_NAMES[plan.state]
        cells = [escaped(title(plan)), state, *(str(number or "") for number in numbers), str(plan.heirs or "")]
        lines.append("| " + " | ".join(cells) + " |")
    rest = and_more(len(plans) - _ROWS, "dòng")
    return [*lines, *([f"| … {rest} |" + " |" * len(_TABLE)] if rest else []), ""]


def _frame(plan: PlanReport, *, folded: bool) -> tuple[list[str], list[str]]:
    state = state_note(plan)
    name, number = escaped(title(plan)), escaped(counts(plan.difference)) if plan.difference else ""
    if folded:
        behind = f": {number}" if number else ""
        head = [f"<details><summary><b>{name}</b>{state}{behind}</summary>", ""]
        return head, ["", "</details>", ""]
    return [f"#### {name}{state}", "", *([number, ""] if number else [])], [""]


def _blocks(plan: PlanReport, named: tuple[str, str]) -> Iterator[list[str]]:
    if plan.subject and plan.state is not PlanState.CHANGED and len(plan.ids) == 1:
        yield [f"- {escaped(plan.subject)}"]
    if plan.parent and plan.state is PlanState.NEW:
        yield [f"- Kế thừa {code(plan.parent)}; xem chỗ khác: {code(f'gen diff {plan.parent} {plan.ids[0]}')}"]
    yield from (_problem(finding, side) for side, finding in problems(plan, named))
    if how := causes(plan.difference):
        yield [escaped(how), ""]
    yield from _difference(plan.difference)


def _problem(finding: Diagnostic, side: str) -> list[str]:
    hint = f"<br>→ {escaped(finding.hint)}" if finding.hint else ""
    place, message = code(str(finding.position)), escaped(finding.message)
    return [f"- ❌ {escaped(side)}: {place}: {message} [{code(finding.code)}]{hint}"]


def _difference(difference: Difference) -> Iterator[list[str]]:
    for heading, changes in in_groups(difference):
        if heading:
            yield ["", f"<b>{heading}: {len(changes)}</b>", ""]
        yield from (_change(change, cell) for change, cell in in_rows(changes))
    yield from map(_repeated, difference.repeated)
    for renumbered in difference.renumbered:
        yield [f"- {escaped(renumbering(renumbered))}"]
    if others := followed(difference):
        yield [f"- {escaped(others)}"]


def _change(change: Change, cell: str) -> list[str]:
    path = f" {code(change.path)}" if change.path else ""
    place = f"… {cell}" if cell else place_name(change.place)
    parts = [f"<b>{escaped(place)}</b> — {escaped(what(change))}{path}"]
    parts += [escaped(line) for line in context(change) if not cell]
    if change.setting is not None:
        aspect, old, new = change.setting
        parts.append(f"{escaped(ASPECT_NAMES[aspect])}: {struck(old or 'không')} {bold(new or 'không')}")
    if change.segments:
        words = _dressed(list(_cut(shortened(change.segments))))
        parts.append(f"“{words}”" if change.kind is ChangeKind.MOVED else words)
    for sentence, look in impact_sentences(change.impact):
        parts.append(f"↳ {'⚠️ ' if look else ''}{escaped(sentence)}")
    return ["- " + "<br>".join(parts)]


_DRESS = {Edit.DELETE: struck, Edit.INSERT: bold, Edit.EQUAL: escaped}


def _dressed(segments: Sequence[Segment]) -> str:
    """The words of a change; a blank keeps apart what was taken out and what was put there."""
    out = ""
    for before, segment in pairwise((None, *segments)):
        assert segment is not None
        apart = before is not None and (before.kind, segment.kind) == (Edit.DELETE, Edit.INSERT)
        out += (" " if apart else "") + _DRESS[segment.kind](segment.text)
    return out


def _cut(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, one too long for a comment cut with a count of what is left out."""
    for segment in segments:
        if len(segment.text) > _LONGEST:
            rest = len(segment.text[_LONGEST:].split())
            segment = replace(segment, text=f"{segment.text[:_LONGEST]}… (còn {rest} chữ)")
        yield segment


def _repeated(repeated: Repeated) -> list[str]:
    changes = repeated.changes
    parts = [f"{repeated_in(changes)}: {struck(repeated.old)} {bold(repeated.new)}"]
    parts.append(escaped(listed([place_name(change.place) for change in changes], Limit(20))))
    parts += [f"↳ ⚠️ {escaped(sentence)}" for sentence in impact_of_all(changes)]
    return ["- " + "<br>".join(parts)]

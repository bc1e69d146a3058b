"""The report for a merge request: a table first, then plan by plan, folded where there are many, cut where too long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gen.core.diagnostic import Diagnostic
from gen.review.compare.changes import SORT_NAMES, Change, Difference, Repeated, Segment
from gen.review.compare.markup import code, come, gone, shown
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

# comments of merge requests hold 65,536 characters
LIMIT = 60_000
_LONGEST, _OPEN, _ROWS = 1500, 3, 60
_TABLE = ("Văn bản", "Thay đổi", *(name[:1].upper() + name[1:] for name in SORT_NAMES.values()))


def as_markdown(report: Report, limit: int = LIMIT) -> str:
    """All that was found, as much of it as a comment holds; what is cut is counted."""
    page = _Page(limit)
    page.add([f"### {shown(headline(report))}", ""])
    if report.plans:
        page.add(_summary(report.plans))
    for side, problem in problems(report, report.named):
        page.add(_problem(problem, side))
    if report.templates:
        page.add([f"Mẫu Word đã đổi, văn bản in ra có thể khác dù chữ như cũ: {_codes(report.templates)}", ""])
    folded = len(report.plans) > _OPEN
    for at, plan in enumerate(report.plans):
        page.plan(plan, report.named, folded=("open" if at == 0 else "closed") if folded else "")
    if report.carried:
        page.add([f"Chỉ đổi theo văn bản cha: {shown(names(report.carried))}.", ""])
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

    def plan(self, plan: PlanReport, named: tuple[str, str], *, folded: str) -> None:
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
        numbers = [sum(sort in change.sorts for change in every) for sort in SORT_NAMES]
        told = str(len(every)) if plan.state is State.CHANGED else f"{STATE_NAMES[plan.state]}"
        cells = [shown(title(plan)), told, *(str(count or "") for count in numbers), str(plan.heirs or "")]
        lines.append("| " + " | ".join(cells) + " |")
    rest = len(plans) - _ROWS
    return [*lines, *([f"| … và {rest} dòng nữa |" + " |" * len(_TABLE)] if rest > 0 else []), ""]


def _frame(plan: PlanReport, *, folded: str) -> tuple[list[str], list[str]]:
    told = "" if plan.state is State.CHANGED else f" — {STATE_NAMES[plan.state]}"
    count = f": {counts(plan.difference)}" if plan.difference else ""
    if folded:
        return [f"<details><summary><b>{shown(title(plan))}</b>{told}{shown(count)}</summary>", ""], [
            "",
            "</details>",
            "",
        ]
    return [f"#### {shown(title(plan))}{told}", "", *([shown(counts(plan.difference)), ""] if count else [])], [""]


def _blocks(plan: PlanReport, named: tuple[str, str]) -> Iterator[list[str]]:
    if plan.subject and plan.state is not State.CHANGED and len(plan.ids) == 1:
        yield [f"- {shown(plan.subject)}"]
    if plan.parent and plan.state is State.NEW:
        yield [f"- Kế thừa {code(plan.parent)}; xem chỗ khác: {code(f'gen diff {plan.parent} {plan.ids[0]}')}"]
    yield from (_problem(one, side) for side, one in problems(plan, named))
    how = origins(plan.difference)
    yield from [[shown(how), ""]] if how else []
    yield from _difference(plan.difference)


def _problem(one: Diagnostic, side: str) -> list[str]:
    hint = f"<br>→ {shown(one.hint)}" if one.hint else ""
    return [f"- ❌ {shown(side)}: {code(str(one.position))}: {shown(one.message)} [{code(one.code)}]{hint}"]


def _difference(difference: Difference) -> Iterator[list[str]]:
    for heading, changes in in_groups(difference):
        if heading:
            yield ["", f"<b>{heading}: {len(changes)}</b>", ""]
        yield from (_change(change, cell) for change, cell in in_rows(changes))
    yield from map(_repeated, difference.repeated)
    for one in difference.renumbered:
        yield [f"- Đánh số lại: {shown(renumbering(one))}"]
    if difference.followed:
        places = names([one.place for one in difference.followed])
        yield [f"- Máy in khác theo (dấu cuối dòng, dòng “Kèm theo”): {shown(places)}"]


def _change(change: Change, cell: str) -> list[str]:
    path = f" {code(change.path)}" if change.path else ""
    parts = [f"<b>{shown(f'… {cell}' if cell else change.place)}</b> — {shown(what(change))}{path}"]
    context = [where_from(change), f"việc “{change.topic}”" if change.topic else ""]
    parts += [shown(line) for line in context if line and not cell]
    if change.setting[0]:
        name, old, new = change.setting
        parts.append(f"{shown(name)}: {gone(old or 'không')} {come(new or 'không')}")
    if change.segments:
        words = _marked(list(_cut(shortened(change.segments))))
        parts.append(f"“{words}”" if change.kind is Kind.MOVED else words)
    parts += [f"↳ {'⚠️ ' if look else ''}{shown(sentence)}" for sentence, look in heirs_of(change.below)]
    return ["- " + "<br>".join(parts)]


def _marked(segments: Sequence[Segment]) -> str:
    """The words of a change; a blank keeps apart what was taken out and what was put there."""
    out = ""
    for before, one in pairwise((None, *segments)):
        assert one is not None
        out += " " if before is not None and (before.kind, one.kind) == ("delete", "insert") else ""
        out += {"delete": gone, "insert": come, "equal": shown}[one.kind](one.text)
    return out


def _cut(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, one too long for a comment cut with a count of what is left out."""
    for one in segments:
        if len(one.text) > _LONGEST:
            rest = len(one.text[_LONGEST:].split())
            one = replace(one, text=f"{one.text[:_LONGEST]}… (còn {rest} chữ)")
        yield one


def _repeated(one: Repeated) -> list[str]:
    parts = [f"Cùng một chỗ thay, {len(one.changes)} nơi: {gone(one.old)} {come(one.new)}"]
    parts.append(shown(names([change.place for change in one.changes], 20)))
    parts += [f"↳ ⚠️ {shown(sentence)}" for sentence in heirs_of_all(one.changes)]
    return ["- " + "<br>".join(parts)]


def _codes(names: Sequence[str]) -> str:
    return ", ".join(map(code, names))

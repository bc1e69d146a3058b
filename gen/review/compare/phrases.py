"""What the reports in text and in Markdown have in common: counts, the order of changes, sentences about heirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Diagnostic
from gen.review.compare.changes import (
    CATEGORY_NAMES,
    CAUSE_NAMES,
    KIND_NAMES,
    Cause,
    Change,
    ChangeKind,
    Difference,
    Impact,
    Renumbered,
    Segment,
    place_name,
)
from gen.review.compare.report import STATE_NAMES, PlanReport, PlanState, Report
from gen.text.shorten import FEW, WHOLE, Limit, listed
from gen.text.word_diff import Edit, tokens

OVERRIDE_NAMES = {
    OverrideKind.PATCHED: "bản này sửa",
    OverrideKind.REPLACED: "bản này thay",
    OverrideKind.REMOVED: "bản này bỏ",
    OverrideKind.GIVEN: "bản này giao cho đơn vị khác",
}
# how many words of what stayed are shown beside a change, and how many names in a list
_AROUND = 12
# how many of several places are named for one heir
_NAMED_PLACES = 2
_CATEGORIES = tuple(CATEGORY_NAMES.items())
_DERIVED = "Khác theo tên đơn vị, biến và thay_tu của bản này"
_NOT_OURS = "Việc của đơn vị khác, bản này không nhận"


def headline(report: Report) -> str:
    """What was compared, and how much was found."""
    first, second = report.named
    states = [plan.state for plan in report.plans for _ in plan.ids]
    changed = sum(state in (PlanState.CHANGED, PlanState.RENAMED) for state in states)
    parts = [f"{changed} văn bản có thay đổi"] if changed else []
    parts += [f"{states.count(PlanState.NEW)} văn bản mới"] if PlanState.NEW in states else []
    parts += [f"{states.count(PlanState.GONE)} văn bản bị xoá"] if PlanState.GONE in states else []
    parts += [f"{len(report.carried)} bản kế thừa chỉ đổi theo văn bản cha"] if report.carried else []
    broken = sum(len(plan.ids) for plan in report.plans if plan.problems_a or plan.problems_b)
    parts += [f"{broken} văn bản không dựng được"] if broken else []
    parts += ["danh mục có lỗi"] if report.problems_a or report.problems_b else []
    return f"{first} → {second}: {', '.join(parts)}." if parts else f"{first} → {second}: không có gì khác."


def counts(difference: Difference) -> str:
    """How many changes there are, and of which categories."""
    every = difference.every
    numbers = [(sum(category in change.categories for change in every), name) for category, name in _CATEGORIES]
    parts = [f"{number} {name}" for number, name in numbers if number]
    return f"{len(every)} thay đổi ({', '.join(parts)})" if parts else f"{len(every)} thay đổi"


def what(change: Change) -> str:
    """What was done and what it is about: `sửa · thời hạn`."""
    return f"{KIND_NAMES[change.kind]} · {about(change)}"


def about(change: Change) -> str:
    """What a change is about, and how it came to be: `thời hạn · theo thay_tu`."""
    categories = ", ".join(CATEGORY_NAMES[category] for category in change.categories)
    silent = change.cause in (Cause.OTHER, Cause.OWN)
    return categories if silent else f"{categories} · {CAUSE_NAMES[change.cause]}"


def causes(difference: Difference) -> str:
    """Of a plan compared with the one it inherits from: how many differences came to be in which way."""
    every = difference.every
    numbers = [(sum(change.cause is cause for change in every), name) for cause, name in CAUSE_NAMES.items()]
    return "; ".join(f"{number} {name}" for number, name in numbers if number)


def old_place(change: Change) -> str:
    """Where a thing stood before, as far as that is another place; nothing where it is called as it was."""
    if not change.old_place:
        return ""
    old, new = change.old_place, change.place
    while len(old) > 1 and len(new) > 1 and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    while len(old) > 1 and len(new) > 1 and old[0] == new[0]:
        old, new = old[1:], new[1:]
    return f"{'từ' if change.kind is ChangeKind.MOVED else 'trước là'} {place_name(old)}"


def in_groups(difference: Difference) -> Iterator[tuple[str, list[Change]]]:
    """The changes in reading order under a heading each, first and without one those that somebody wrote."""
    groups = {
        "": (Cause.OTHER, Cause.OWN, Cause.GIVEN, Cause.TAKEN),
        _DERIVED: (Cause.NAMES, Cause.PHRASE, Cause.COMPUTED),
        _NOT_OURS: (Cause.NOT_OURS, Cause.WITHHELD),
    }
    for heading, those in groups.items():
        found = [change for change in difference.changes if change.cause in those]
        if found:
            yield heading, found


def in_rows(changes: Sequence[Change]) -> Iterator[tuple[Change, str]]:
    """Each change, and the name of its cell alone where the change before it was in the same row."""
    before: tuple[str, ...] = ()
    for change in changes:
        within = change.within
        yield change, place_name(change.place[len(within) :]) if within and within == before else ""
        before = within


def shortened(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, of long runs that stayed only the words beside a change."""
    last = len(segments) - 1
    for at, segment in enumerate(segments):
        if segment.kind is not Edit.EQUAL or last == 0:
            yield segment
            continue
        words = tokens(segment.text)
        ahead, behind = (0 if at == 0 else 2 * _AROUND), (0 if at == last else 2 * _AROUND)
        if len(words) <= ahead + behind + _AROUND:
            yield segment
            continue
        yield Segment(Edit.EQUAL, "".join(words[:ahead]) + "…" + "".join(words[len(words) - behind :]))


def impact_sentences(impact: Impact | None, limit: Limit = FEW) -> Iterator[tuple[str, bool]]:
    """Sentences on what a change does to the heirs, each with whether somebody has to look."""
    if impact is None:
        return
    total = sum(map(len, (impact.follows, impact.overrides, impact.lost, impact.without, impact.broken)))
    sentences = []
    if impact.follows:
        sentences.append((f"{len(impact.follows)}/{total} bản kế thừa theo{_few(impact.follows, total, limit)}", False))
    if impact.lost:
        sentences.append((f"{len(impact.lost)} bản mất chỗ dựa, phải sửa: {listed(impact.lost, limit)}", True))
    if impact.overrides:
        heirs = [f"{id} ({OVERRIDE_NAMES[kind]})" for id, kind in impact.overrides]
        sentences.append((f"{len(heirs)} bản ghi đè chỗ này, cần xem: {listed(heirs, limit)}", True))
    if not sentences:
        sentences.append((f"không bản nào trong {total} bản kế thừa đổi theo", False))
    broken = f" ({len(impact.broken)} bản không dựng được vì chỗ khác)" if impact.broken else ""
    (first, look), *rest = sentences
    yield from ((f"{first}{broken}", look), *rest)


def impact_of_all(changes: Sequence[Change], limit: Limit = FEW) -> Iterator[str]:
    """Sentences on the heirs that have to look at some of several places, each heir once."""
    lost: dict[str, list[str]] = {}
    overrides: dict[str, list[str]] = {}
    for change in changes:
        impact, place = change.impact or Impact(), place_name(change.place)
        for id in impact.lost:
            lost.setdefault(id, []).append(place)
        for id, _ in impact.overrides:
            overrides.setdefault(id, []).append(place)
    for found, head in ((lost, "mất chỗ dựa, phải sửa"), (overrides, "ghi đè, cần xem")):
        if found:
            heirs = [f"{id} ({_where(places, len(changes), limit)})" for id, places in found.items()]
            yield f"{len(found)} bản {head}: {listed(heirs, limit)}"


def _where(places: Sequence[str], every: int, limit: Limit) -> str:
    """Which of several places, as short as it can be said."""
    if len(places) == every:
        return "mọi nơi"
    return "; ".join(places) if len(places) <= _NAMED_PLACES or limit is WHOLE else f"{len(places)} nơi"


def _few(ids: Sequence[str], total: int, limit: Limit) -> str:
    return f": {listed(ids, limit)}" if (len(ids) <= 3 and total > len(ids)) or limit is WHOLE else ""


def problems(report: Report | PlanReport, named: tuple[str, str]) -> Iterator[tuple[str, Diagnostic]]:
    """What is wrong, with the side that it is wrong on; what is wrong on both is told once."""
    both = [finding for finding in report.problems_a if finding in report.problems_b]
    yield from (("cả hai phía", finding) for finding in both)
    yield from ((named[0], finding) for finding in report.problems_a if finding not in both)
    yield from ((named[1], finding) for finding in report.problems_b if finding not in both)


def renumbering(renumbered: Renumbered) -> str:
    """One list whose labels changed, on one line."""
    place = f"Đánh số lại: {place_name(renumbered.place)}: " if renumbered.place else "Đánh số lại: "
    (old_first, new_first), (old_last, new_last) = renumbered.first, renumbered.last
    if renumbered.count == 1:
        return f"{place}{old_first} nay là {new_first}"
    return f"{place}{old_first} … {old_last} nay là {new_first} … {new_last} ({renumbered.count} mục)"


def carried(report: Report, limit: Limit = FEW) -> str:
    """The plans whose words changed only because their parent's did."""
    return f"Chỉ đổi theo văn bản cha: {listed(report.carried, limit)}."


def to_look_at(report: Report) -> Iterator[str]:
    """The heirs that have to look at places which no printed change tells."""
    for one in report.to_look_at:
        places = [f"{path} ({OVERRIDE_NAMES[kind] if kind else 'mất chỗ dựa'})" for path, kind in one.places]
        yield f"{one.id}: {listed(places, WHOLE)}"


TO_LOOK_AT = "Bản kế thừa còn phải xem, vì văn bản cha đổi ở thứ không kể thành dòng riêng ở trên"


def templates_changed(names: Sequence[str]) -> str:
    """The Word templates that changed, by their names as they are shown."""
    return f"Mẫu Word đã đổi, văn bản in ra có thể khác dù chữ như cũ: {', '.join(names)}"


def followed(difference: Difference, limit: Limit = FEW) -> str:
    """Where the program itself prints otherwise because of something else, empty where nowhere."""
    places = listed([place_name(change.place) for change in difference.followed], limit)
    return f"Máy in khác theo (dấu cuối dòng, dòng “Kèm theo”): {places}" if places else ""


def context(change: Change) -> list[str]:
    """What stands below the name of a place: where the thing stood before, the task that it is part of."""
    return [line for line in (old_place(change), f"việc “{change.topic}”" if change.topic else "") if line]


def repeated_in(changes: Sequence[Change]) -> str:
    """How often the same words were replaced by the same."""
    return f"Cùng một chỗ thay, {len(changes)} nơi"


def state_note(plan: PlanReport) -> str:
    """What became of a plan, behind its title; nothing where it changed."""
    return "" if plan.state is PlanState.CHANGED else f" — {STATE_NAMES[plan.state]}"


def title(plan: PlanReport, limit: Limit = FEW) -> str:
    """What a plan, or several alike, are called at the head of their part."""
    if len(plan.ids) > 1:
        alike = "" if plan.state in (PlanState.NEW, PlanState.GONE) else " như nhau"
        return f"{len(plan.ids)} văn bản{alike}: {listed(plan.ids, limit)}"
    return f"{plan.ids[0]} so với {plan.old_id}" if plan.old_id else plan.ids[0]

"""What the reports in text and in Markdown have in common: counts, the order of changes, sentences about heirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gen.core.diagnostic import Diagnostic
from gen.review.compare.changes import (
    KIND_NAMES,
    ORIGIN_NAMES,
    SORT_NAMES,
    Below,
    Change,
    Difference,
    Origin,
    Renumbered,
    Segment,
    Sort,
)
from gen.review.compare.report import PlanReport, Report, State
from gen.review.compare.trees import Kind
from gen.text.words import tokens

_HOW = {"sua": "bản này sửa", "thay": "bản này thay", "bo": "bản này bỏ", "giao": "bản này giao cho đơn vị khác"}
# how many words of what stayed are shown beside a change, and how many names in a list
_AROUND, _NAMED = 12, 8
# how many of several places are named for one heir
_TOLD_PLACES = 2
_DERIVED = "Khác theo tên đơn vị, biến và thay_tu của bản này"
_APART = "Việc của đơn vị khác, bản này không nhận"


def headline(report: Report) -> str:
    """What was compared, and how much was found."""
    first, second = report.named
    states = [plan.state for plan in report.plans for _ in plan.ids]
    changed = sum(len(plan.ids) for plan in report.plans if plan.state in (State.CHANGED, State.RENAMED))
    parts = [f"{changed} văn bản có thay đổi"] if changed else []
    parts += [f"{states.count(State.NEW)} văn bản mới"] if State.NEW in states else []
    parts += [f"{states.count(State.GONE)} văn bản bị xoá"] if State.GONE in states else []
    parts += [f"{len(report.carried)} bản kế thừa chỉ đổi theo văn bản cha"] if report.carried else []
    broken = sum(len(plan.ids) for plan in report.plans if plan.problems_a or plan.problems_b)
    parts += [f"{broken} văn bản không dựng được"] if broken else []
    parts += ["danh mục có lỗi"] if report.problems_a or report.problems_b else []
    return f"{first} → {second}: {', '.join(parts)}." if parts else f"{first} → {second}: không có gì khác."


def counts(difference: Difference) -> str:
    """How many changes there are, and of which sorts."""
    every = difference.every
    told = [
        f"{sum(sort in one.sorts for one in every)} {name}" for sort, name in SORT_NAMES.items() if _has(every, sort)
    ]
    return f"{len(every)} thay đổi ({', '.join(told)})" if told else f"{len(every)} thay đổi"


def _has(changes: Iterable[Change], sort: Sort) -> bool:
    return any(sort in one.sorts for one in changes)


def what(change: Change) -> str:
    """What was done and what it is about: `sửa · thời hạn`."""
    sorts = ", ".join(SORT_NAMES[sort] for sort in change.sorts)
    origin = f" · {ORIGIN_NAMES[change.origin]}" if change.origin not in (Origin.OTHER, Origin.OWN) else ""
    return f"{KIND_NAMES[change.kind]} · {sorts}{origin}"


def origins(difference: Difference) -> str:
    """Of a plan held against the one it inherits from: how many differences came to be in which way."""
    every = difference.every
    told = [f"{sum(one.origin is origin for one in every)} {name}" for origin, name in ORIGIN_NAMES.items()]
    return "; ".join(one for one in told if not one.startswith("0 "))


def where_from(change: Change) -> str:
    """Where a thing stood before, as far as that is another place; nothing where it is called as it was."""
    if not change.old_place:
        return ""
    old, new = change.old_place.split(", "), change.place.split(", ")
    while len(old) > 1 and len(new) > 1 and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    while len(old) > 1 and len(new) > 1 and old[0] == new[0]:
        old, new = old[1:], new[1:]
    return f"{'từ' if change.kind is Kind.MOVED else 'trước là'} {', '.join(old)}"


def in_groups(difference: Difference) -> Iterator[tuple[str, list[Change]]]:
    """The changes in reading order under a heading each, first and without one those that somebody wrote."""
    groups = {
        "": (Origin.OTHER, Origin.OWN, Origin.GIVEN),
        _DERIVED: (Origin.NAMES, Origin.PHRASE),
        _APART: (Origin.NOT_OURS,),
    }
    for heading, origins in groups.items():
        found = [one for one in difference.changes if one.origin in origins]
        if found:
            yield heading, found


def in_rows(changes: Sequence[Change]) -> Iterator[tuple[Change, str]]:
    """Each change, and the name of its cell alone where the change before it was in the same row."""
    before = ""
    for change in changes:
        own = change.place.removeprefix(change.within).removeprefix(", ")
        yield change, own if own and change.within and change.within == before else ""
        before = change.within


def shortened(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, of long runs that stayed only the words beside a change."""
    last = len(segments) - 1
    for at, one in enumerate(segments):
        if one.kind != "equal" or last == 0:
            yield one
            continue
        words = tokens(one.text)
        ahead, behind = (0 if at == 0 else 2 * _AROUND), (0 if at == last else 2 * _AROUND)
        if len(words) <= ahead + behind + _AROUND:
            yield one
            continue
        yield Segment("equal", "".join(words[:ahead]) + "…" + "".join(words[len(words) - behind :]))


def heirs_of(below: Below | None) -> Iterator[tuple[str, bool]]:
    """Sentences on what a change does below, each with whether somebody has to look."""
    if below is None:
        return
    total = sum(map(len, (below.follows, below.overrides, below.lost, below.without, below.broken)))
    sentences = []
    if below.follows:
        sentences.append((f"{len(below.follows)}/{total} bản kế thừa theo{_few(below.follows, total)}", False))
    if below.lost:
        sentences.append((f"{len(below.lost)} bản mất chỗ dựa, phải sửa: {names(below.lost)}", True))
    if below.overrides:
        told = [f"{id} ({_HOW.get(how, how)})" for id, how in below.overrides]
        sentences.append((f"{len(below.overrides)} bản ghi đè chỗ này, cần xem: {names(told)}", True))
    if not sentences:
        sentences.append((f"không bản nào trong {total} bản kế thừa đổi theo", False))
    hurt = f" ({len(below.broken)} bản không dựng được vì chỗ khác)" if below.broken else ""
    (first, look), *rest = sentences
    yield from ((f"{first}{hurt}", look), *rest)


def heirs_of_all(changes: Sequence[Change]) -> Iterator[str]:
    """Sentences on the heirs that have to look at some of several places, each heir once."""
    lost: dict[str, list[str]] = {}
    overrides: dict[str, list[str]] = {}
    for change in changes:
        for id in change.below.lost if change.below else ():
            lost.setdefault(id, []).append(change.place)
        for id, _ in change.below.overrides if change.below else ():
            overrides.setdefault(id, []).append(change.place)
    for found, head in ((lost, "mất chỗ dựa, phải sửa"), (overrides, "ghi đè, cần xem")):
        if found:
            told = [f"{id} ({_where(places, len(changes))})" for id, places in found.items()]
            yield f"{len(found)} bản {head}: {names(told)}"


def _where(places: Sequence[str], every: int) -> str:
    """Which of several places, as short as it can be said."""
    if len(places) == every:
        return "mọi nơi"
    return "; ".join(places) if len(places) <= _TOLD_PLACES else f"{len(places)} nơi"


def _few(ids: Sequence[str], total: int) -> str:
    return f": {names(ids)}" if len(ids) <= 3 and total > len(ids) else ""


def names(ids: Sequence[str], shown: int = _NAMED) -> str:
    """Names on one line, the rest counted."""
    rest = len(ids) - shown
    # places have commas of their own
    return ("; " if any(", " in id for id in ids) else ", ").join(ids[:shown]) + (f" và {rest} nữa" if rest > 0 else "")


def problems(one: Report | PlanReport, named: tuple[str, str]) -> Iterator[tuple[str, Diagnostic]]:
    """What is wrong, with the side that it is wrong on; what is wrong on both is told once."""
    both = [found for found in one.problems_a if found in one.problems_b]
    yield from (("cả hai phía", found) for found in both)
    yield from ((named[0], found) for found in one.problems_a if found not in both)
    yield from ((named[1], found) for found in one.problems_b if found not in both)


def renumbering(one: Renumbered) -> str:
    """One list whose labels changed, on one line."""
    place = f"{one.place}: " if one.place else ""
    (old_first, new_first), (old_last, new_last) = one.first, one.last
    if one.count == 1:
        return f"{place}{old_first} nay là {new_first}"
    return f"{place}{old_first} … {old_last} nay là {new_first} … {new_last} ({one.count} mục)"


def title(plan: PlanReport) -> str:
    """What a plan, or several alike, are called at the head of their part."""
    if len(plan.ids) > 1:
        alike = "" if plan.state in (State.NEW, State.GONE) else " như nhau"
        return f"{len(plan.ids)} văn bản{alike}: {names(plan.ids)}"
    return f"{plan.ids[0]} so với {plan.old_id}" if plan.old_id else plan.ids[0]

"""Plans of which the same is told: one report for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gen.review.compare.report import PlanReport


def told_as_one(alone: Iterable[PlanReport]) -> Iterable[PlanReport]:
    """New or gone plans, those of one parent told as one: a city's plan is derived for a hundred wards at a time."""
    groups: dict[object, PlanReport] = {}
    for plan in alone:
        sound = plan.parent and not plan.problems_a and not plan.problems_b
        key: object = (plan.state, plan.parent) if sound else plan.ids
        known = groups.get(key)
        groups[key] = replace(known, ids=(*known.ids, *plan.ids)) if known else plan
    return groups.values()


def alike_key(report: PlanReport) -> object:
    """What the reports of two plans must have in common to be told as one: all that is told but the lines."""
    problems = tuple((finding.code, finding.message) for finding in (*report.problems_a, *report.problems_b))
    changes = report.difference.every
    return problems, tuple(
        (change.kind, change.place, change.old_place, change.segments, change.setting) for change in changes
    )

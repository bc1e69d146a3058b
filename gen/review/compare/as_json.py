"""The report for programs; docs/doi-chieu.md tells its fields. `version` grows when one of them changes its meaning."""

from __future__ import annotations

import json
from typing import Any

from gen.core.diagnostic import Diagnostic, Position
from gen.review.compare.changes import Below, Change, Difference, Repeated
from gen.review.compare.report import PlanReport, Report

VERSION = 1


def as_json(report: Report) -> str:
    """All that was found, nothing cut short."""
    told = {
        "version": VERSION,
        "a": report.named[0],
        "b": report.named[1],
        "problems": _problems(report),
        "plans": [_plan(plan) for plan in report.plans],
        "carried": list(report.carried),
        "templates": list(report.templates),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _plan(plan: PlanReport) -> dict[str, Any]:
    return {
        "ids": list(plan.ids),
        "state": plan.state.value,
        "old_id": plan.old_id,
        "parent": plan.parent,
        "subject": plan.subject,
        "heirs": plan.heirs,
        "problems": _problems(plan),
        **_difference(plan.difference),
    }


def _problems(one: Report | PlanReport) -> dict[str, Any]:
    return {"a": [_problem(found) for found in one.problems_a], "b": [_problem(found) for found in one.problems_b]}


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "changes": [_change(change) for change in one.changes],
        "repeated": [_repeated(repeated) for repeated in one.repeated],
        "renumbered": [
            {"place": there.place, "first": list(there.first), "last": list(there.last), "count": there.count}
            for there in one.renumbered
        ],
        "followed": [_change(change) for change in one.followed],
    }


def _repeated(one: Repeated) -> dict[str, Any]:
    return {"old": one.old, "new": one.new, "changes": [_change(change) for change in one.changes]}


def _change(one: Change) -> dict[str, Any]:
    name, old, new = one.setting
    return {
        "kind": one.kind.value,
        "sorts": [sort.value for sort in one.sorts],
        "place": one.place,
        "old_place": one.old_place or one.place,
        "path": one.path,
        "old_path": one.old_path or one.path,
        "topic": one.topic,
        "words": [{"op": segment.kind, "text": segment.text} for segment in one.segments],
        "setting": {"name": name, "old": old, "new": new} if name else None,
        "origin": one.origin.value,
        "at": {"a": _place(one.at_a), "b": _place(one.at_b)},
        "below": _below(one.below),
    }


def _below(one: Below | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "follows": list(one.follows),
        "overrides": [{"id": id, "how": how} for id, how in one.overrides],
        "lost": list(one.lost),
        "without": list(one.without),
        "broken": list(one.broken),
    }


def _place(at: Position | None) -> dict[str, Any] | None:
    return {"path": at.path, "line": at.line, "column": at.column} if at is not None else None


def _problem(one: Diagnostic) -> dict[str, Any]:
    return {"code": one.code, "message": one.message, "hint": one.hint, "at": _place(one.position)}

"""The report for programs; docs/doi-chieu.md tells its fields. `version` grows when one of them changes its meaning."""

from __future__ import annotations

import json
from typing import Any

from gen.core.diagnostic import Diagnostic, Position
from gen.review.compare.changes import ASPECT_NAMES, Change, Difference, Impact, Repeated, Setting, place_name
from gen.review.compare.report import PlanReport, Report

VERSION = 1


def as_json(report: Report) -> str:
    """All that was found, nothing cut short."""
    out = {
        "version": VERSION,
        "a": report.named[0],
        "b": report.named[1],
        "problems": _problems(report),
        "plans": [_plan(plan) for plan in report.plans],
        "carried": list(report.carried),
        "to_look_at": [
            {
                "id": one.id,
                "places": [{"path": path, "how": kind.value if kind else "mat"} for path, kind in one.places],
            }
            for one in report.to_look_at
        ],
        "templates": list(report.templates),
    }
    return json.dumps(out, ensure_ascii=False, indent=1)


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


def _problems(report: Report | PlanReport) -> dict[str, Any]:
    return {"a": list(map(_problem, report.problems_a)), "b": list(map(_problem, report.problems_b))}


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "changes": [_change(change) for change in difference.changes],
        "repeated": [_repeated(repeated) for repeated in difference.repeated],
        "renumbered": [
            {
                "place": place_name(renumbered.place),
                "first": list(renumbered.first),
                "last": list(renumbered.last),
                "count": renumbered.count,
            }
            for renumbered in difference.renumbered
        ],
        "followed": [_change(change) for change in difference.followed],
    }


def _repeated(repeated: Repeated) -> dict[str, Any]:
    return {"old": repeated.old, "new": repeated.new, "changes": [_change(change) for change in repeated.changes]}


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "sorts": [category.value for category in change.categories],
        "place": place_name(change.place),
        "old_place": place_name(change.old_place or change.place),
        "path": change.path,
        "old_path": change.old_path or change.path,
        "topic": change.topic,
        "words": [{"op": segment.kind.value, "text": segment.text} for segment in change.segments],
        "setting": _setting(change.setting),
        "origin": change.cause.value,
        "at": {"a": _position(change.at_a), "b": _position(change.at_b)},
        "below": _impact(change.impact),
    }


def _setting(setting: Setting | None) -> dict[str, Any] | None:
    if setting is None:
        return None
    return {"name": ASPECT_NAMES[setting.aspect], "old": setting.old, "new": setting.new}


def _impact(impact: Impact | None) -> dict[str, Any] | None:
    if impact is None:
        return None
    return {
        "follows": list(impact.follows),
        "overrides": [{"id": id, "how": kind.value} for id, kind in impact.overrides],
        "lost": list(impact.lost),
        "without": list(impact.without),
        "broken": list(impact.broken),
    }


def _position(at: Position | None) -> dict[str, Any] | None:
    return {"path": at.path, "line": at.line, "column": at.column} if at is not None else None


def _problem(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "at": _position(finding.position),
    }

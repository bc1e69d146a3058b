"""What `gen diff` found, before it is put into words: plan by plan, and what is told once for many plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Diagnostic
from gen.review.compare.changes import Difference


class PlanState(Enum):
    """What became of a plan; the values stand in JSON."""

    CHANGED = "doi"
    RENAMED = "doi-ten"
    NEW = "moi"
    GONE = "bo"
    BROKEN = "hong"


STATE_NAMES = {
    PlanState.CHANGED: "có thay đổi",
    PlanState.RENAMED: "đổi tên tệp",
    PlanState.NEW: "văn bản mới",
    PlanState.GONE: "văn bản bị xoá",
    PlanState.BROKEN: "không dựng được",
}


@dataclass(frozen=True, slots=True)
class PlanReport:
    """One plan, or several that changed alike: what differs, and what keeps it from being composed on a side."""

    ids: tuple[str, ...]
    state: PlanState
    difference: Difference = field(default_factory=Difference)
    # the plan on the first side, where that is another
    old_id: str = ""
    subject: str = ""
    # of a new plan: what it inherits from
    parent: str = ""
    problems_a: tuple[Diagnostic, ...] = ()
    problems_b: tuple[Diagnostic, ...] = ()
    # how many plans inherit from it
    heirs: int = 0


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A plan that inherits and the places that its drafter has to look at, each with how it was set aside there."""

    id: str
    places: tuple[tuple[str, OverrideKind | None], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that differs between two states of a workspace, or between two plans of one."""

    named: tuple[str, str]
    plans: tuple[PlanReport, ...]
    # plans of which only that changed which their parent changed
    carried: tuple[str, ...] = ()
    # places to be looked at that no change of a plan tells: the parent changed there what it does not print
    to_look_at: tuple[ToLookAt, ...] = ()
    # Word templates that are not what they were
    templates: tuple[str, ...] = ()
    # what is wrong with the registers themselves
    problems_a: tuple[Diagnostic, ...] = ()
    problems_b: tuple[Diagnostic, ...] = ()

    @property
    def broken(self) -> bool:
        """True where a plan could not be composed, or a register not be read, on one side."""
        of_plans = any(plan.problems_a or plan.problems_b for plan in self.plans)
        return bool(self.problems_a or self.problems_b) or of_plans

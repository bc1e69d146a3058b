"""What a change of a plan does to its heirs: who takes it over, who overrides it, who loses what it leaned on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Diagnostic
from gen.review.by_parent import NOTHING, NUMBER, SYMBOL, ByParent
from gen.review.compare.changes import Change, ChangeKind, Difference, Impact, Repeated
from gen.review.compare.report import PlanReport, ToLookAt
from gen.text.word_diff import Edit
from gen.workspace.drift import ChangedOverride

_OFTEN = 3
# what no plan inherits
_OWN = ("so", "ngay", "don_vi", "ky_hieu", "tham_quyen")
# the finding of a rule that replaces words which the parent no longer says
_DEAD_RULE = "cascade/dead-rule"


class Effect(Enum):
    """What one change does to one heir."""

    FOLLOWS = "theo"
    OVERRIDES = "ghi-de"
    LOST = "mat"
    WITHOUT = "khong"
    BROKEN = "hong"


@dataclass(frozen=True, slots=True)
class Heir:
    """A plan that inherits, on both sides: what differs in it, and what keeps it from being composed now."""

    id: str
    path: str
    difference: Difference
    # what `gen status` would name had its parent been looked at on the first side
    look: tuple[ChangedOverride, ...] = ()
    lost: tuple[ChangedOverride, ...] = ()
    # what keeps it from being composed since this change; one that was not composed before is only broken
    problems: tuple[Diagnostic, ...] = ()
    broken: bool = False
    # its nearest parent, and what it follows of it in words of its own
    parent: str = ""
    by_parent: ByParent = NOTHING


@dataclass(frozen=True, slots=True)
class _HeirBelow:
    """An heir, the keys of the changes that it did not write itself, and the lines that it follows in its own words."""

    heir: Heir
    inherited: frozenset[object]
    followed: frozenset[str]


def with_impact(plan: str, difference: Difference, heirs: Sequence[Heir]) -> Difference:
    """The difference of a plan, each change with what it does to the heirs."""
    if not heirs:
        return difference
    below = [_HeirBelow(heir, _inherited_changes(heir), _followed(heir, plan)) for heir in heirs]
    done: dict[int, Change] = {}

    def told(change: Change) -> Change:
        # one told in two places stays one
        if id(change) not in done:
            impact = _impact(change, below)
            # that no heir takes over what is a plan's own goes without saying
            said = change.path not in _OWN or impact.follows or impact.overrides or impact.lost
            done[id(change)] = replace(change, impact=impact) if said else change
        return done[id(change)]

    repeated = tuple(replace(same, changes=tuple(map(told, same.changes))) for same in difference.repeated)
    return replace(difference, changes=tuple(map(told, difference.changes)), repeated=repeated)


def _impact(change: Change, below: Sequence[_HeirBelow]) -> Impact:
    effects = [(seen.heir.id, *_effect(change, seen)) for seen in below]

    def those(wanted: Effect) -> tuple[str, ...]:
        return tuple(id for id, effect, _ in effects if effect is wanted)

    return Impact(
        follows=those(Effect.FOLLOWS),
        overrides=tuple((id, kind) for id, _, kind in effects if kind is not None),
        lost=those(Effect.LOST),
        without=those(Effect.WITHOUT),
        broken=those(Effect.BROKEN),
    )


def without_inherited(own: Difference, parent: Difference, path: str, follows: ByParent, *, edited: bool) -> Difference:
    """What changed in a plan beyond what its parent changed; `edited` where its own file changed too."""
    told = (*parent.every, *parent.followed)
    theirs = {key: change for change in told for key in _keys_of(change)}
    by_parent = follows.changes if any(change.path in follows.lines for change in told) else ()

    def inherited(change: Change) -> bool:
        if change in by_parent:
            return True
        if _is_written_in(change, path):
            return False
        found = next((theirs[key] for key in _keys_of(change) if key in theirs), None)
        return found is not None and (not edited or _content(found) == _content(change))

    changes = [change for change in own.changes if not inherited(change)]
    repeated = []
    for same in own.repeated:
        rest = tuple(change for change in same.changes if not inherited(change))
        if len(rest) >= _OFTEN:
            repeated.append(Repeated(same.old, same.new, rest))
        else:
            changes += [change for change in rest if change not in changes]
    if not changes and not repeated and not edited:
        return Difference()
    renumbered = tuple(labels for labels in own.renumbered if labels not in parent.renumbered)
    followed = own.followed if changes or repeated or renumbered else ()
    return Difference(tuple(changes), tuple(repeated), renumbered, followed)


def _followed(heir: Heir, plan: str) -> frozenset[str]:
    """The lines of a plan that an heir follows in words of its own; only the nearest parent is cited."""
    return heir.by_parent.lines if heir.parent == plan else heir.by_parent.lines - heir.by_parent.cited


def _is_written_in(change: Change, path: str) -> bool:
    """True for what a plan itself writes, before or now."""
    return any(at is not None and at.path == path for at in (change.at_a, change.at_b))


def _inherited_changes(heir: Heir) -> frozenset[object]:
    """The changes of an heir that it did not write itself, by their keys."""
    changes = (change for change in heir.difference.every if not _is_written_in(change, heir.path))
    return frozenset(key for change in changes for key in _keys_of(change))


def _keys_of(change: Change) -> Iterable[object]:
    """By what a change of a parent is known again in an heir: its path, or the line of the source."""
    aspect = change.setting.aspect if change.setting is not None else None
    yield change.kind, _plain(change.path), _plain(change.old_path), aspect
    if change.at_a is not None or change.at_b is not None:
        yield change.kind, change.at_a, change.at_b, aspect


def _content(change: Change) -> object:
    """What a change puts in and takes out."""
    return tuple(segment for segment in change.segments if segment.kind is not Edit.EQUAL), change.setting


def _plain(path: str) -> str:
    """A path in which a task attribute is called alike as a key and as a line."""
    return path.replace("_", "-")


def _effect(change: Change, below: _HeirBelow) -> tuple[Effect, OverrideKind | None]:
    """What a change does to one heir; with the kind of the override where it is overridden."""
    heir = below.heir
    if any(key in below.inherited for key in _keys_of(change)):
        return Effect.FOLLOWS, None
    if any(_is_about(problem, change) for problem in heir.problems):
        return Effect.LOST, None
    places = [_plain(path) for path in (change.path, change.old_path) if path]
    if change.path == NUMBER:
        places += map(_plain, SYMBOL)
    if any(_touch(place, _plain(lost.path)) for place in places for lost in heir.lost):
        return Effect.LOST, None
    looked = next((look for look in heir.look for place in places if _touch(place, _plain(look.path))), None)
    if looked is not None:
        return Effect.OVERRIDES, looked.kind
    if change.path in below.followed:
        return Effect.FOLLOWS, None
    return (Effect.BROKEN if heir.problems or heir.broken else Effect.WITHOUT), None


def _touch(a: str, b: str) -> bool:
    """True for one place, and for two of which one is in the other."""
    return a == b or a.startswith(f"{b}/") or b.startswith(f"{a}/")


def not_told(report: Iterable[PlanReport], heirs: Iterable[Heir]) -> Iterator[ToLookAt]:
    """The places that heirs have to look at and that no change of a report has told."""
    told: dict[str, list[str]] = {}
    for plan in report:
        for change in plan.difference.every:
            impact = change.impact or Impact()
            for id in (*(id for id, _ in impact.overrides), *impact.lost):
                told.setdefault(id, []).extend(_plain(path) for path in (change.path, change.old_path) if path)
    for heir in heirs:
        known = told.get(heir.id, [])
        left = [
            (place.path, place.kind)
            for place in (*heir.look, *heir.lost)
            if not any(_touch(_plain(place.path), at) for at in known)
        ]
        if left:
            yield ToLookAt(heir.id, tuple(left))


def _is_about(problem: Diagnostic, change: Change) -> bool:
    """True where a problem of an heir is about what the change took away: an id, or words that a rule replaces."""
    if problem.code == _DEAD_RULE:
        old = "".join(segment.text for segment in change.segments if segment.kind is not Edit.INSERT)
        new = "".join(segment.text for segment in change.segments if segment.kind is not Edit.DELETE)
        return any(phrase in old and phrase not in new for phrase in problem.about)
    gone = (change.old_path or change.path).rsplit("/", 1)[-1]
    return change.kind is ChangeKind.REMOVED and problem.code.startswith("cascade/") and gone in problem.about

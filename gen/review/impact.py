"""What a change of a plan does to its heirs: who takes it over, who overrides it, who loses what it leaned on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from gen.cascade.override import OverrideKind
from gen.core.diagnostic import Diagnostic
from gen.core.vocabulary import PURPOSE, SECTION_KEYS
from gen.review.compare.changes import Change, ChangeKind, Difference, Impact, Repeated
from gen.text.word_diff import Edit
from gen.workspace.resolved import Resolved

_OFTEN = 3
# what no plan inherits
_OWN = ("so", "ngay", "don_vi", "ky_hieu")
# the finding of a rule that replaces words which the parent no longer says
_DEAD_RULE = "cascade/dead-rule"

# where a plan overrides its parent, by paths with `-` for `_`
Overrides: TypeAlias = Mapping[str, OverrideKind]
# a plan and those above it, the nearest first: its source, and where it overrides its parent
Descent: TypeAlias = tuple[tuple[str, Overrides], ...]


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
    a: Descent
    b: Descent
    difference: Difference
    # what keeps it from being composed since this change; one that was not composed before is only broken
    problems: tuple[Diagnostic, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _HeirBelow:
    """An heir as one plan above it sees it: the changes that it did not write, and its overrides on both sides."""

    heir: Heir
    inherited: frozenset[object]
    before: Overrides
    after: Overrides


def descent(resolved: Resolved) -> Descent:
    """What has to be known of a plan's chain once its trees are let go."""
    above = descent(resolved.parent) if resolved.parent is not None else ()
    overrides = {path: override.kind for override in resolved.overrides for path in _names_of(override.path)}
    return ((resolved.path, overrides), *above)


def _names_of(path: str) -> Iterable[str]:
    """A place as the cascade calls it, and as it is called by its place in the whole."""
    yield _plain(path)
    # khong_ke_thua calls these sections by their names alone, wherever they stand
    if path in SECTION_KEYS.values():
        yield f"{PURPOSE}/{path}"


def with_impact(difference: Difference, path: str, heirs: Sequence[Heir]) -> Difference:
    """The difference of the plan with this source, each change with what it does to the heirs."""
    if not heirs:
        return difference
    below = [_below(heir, path) for heir in heirs]
    done: dict[int, Change] = {}

    def told(change: Change) -> Change:
        # one told in two places stays one
        if id(change) not in done:
            own = change.path in _OWN
            done[id(change)] = change if own else replace(change, impact=_impact(change, below))
        return done[id(change)]

    repeated = tuple(replace(same, changes=tuple(map(told, same.changes))) for same in difference.repeated)
    return replace(difference, changes=tuple(map(told, difference.changes)), repeated=repeated)


def _below(heir: Heir, path: str) -> _HeirBelow:
    return _HeirBelow(heir, _inherited_changes(heir), _overrides(heir.a, path), _overrides(heir.b, path))


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


def without_inherited(own: Difference, parent: Difference, path: str, *, edited: bool) -> Difference:
    """What changed in a plan beyond what its parent changed; `edited` where its own file changed too."""
    theirs = {key: change for change in (*parent.every, *parent.followed) for key in _keys_of(change)}

    def inherited(change: Change) -> bool:
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


def _overrides(levels: Descent, above: str) -> Overrides:
    """Where a plan, or one between it and the one above, overrides its parent."""
    out: dict[str, OverrideKind] = {}
    for path, overrides in levels:
        if path == above:
            break
        out |= overrides
    return out


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
    if heir.problems or heir.broken:
        return Effect.BROKEN, None
    if change.kind is not ChangeKind.REMOVED:
        kind = _override_at(_plain(change.path), below.after)
        if kind is not None:
            return Effect.OVERRIDES, kind
    path = _plain(change.old_path or change.path)
    kind = _override_at(path, below.before)
    if kind not in (None, OverrideKind.REMOVED) and _override_at(path, below.after) is None:
        return Effect.LOST, None
    return Effect.WITHOUT, None


def _override_at(path: str, overrides: Overrides) -> OverrideKind | None:
    """How a plan overrides a place, something above it or something in it."""
    for known, kind in overrides.items():
        if known == path or path.startswith(f"{known}/") or known.startswith(f"{path}/"):
            return kind
    return None


def _is_about(problem: Diagnostic, change: Change) -> bool:
    """True where a problem of an heir is about what the change took away: an id, or words that a rule replaces."""
    if problem.code == _DEAD_RULE:
        old = "".join(segment.text for segment in change.segments if segment.kind is not Edit.INSERT)
        new = "".join(segment.text for segment in change.segments if segment.kind is not Edit.DELETE)
        return any(phrase in old and phrase not in new for phrase in problem.about)
    gone = (change.old_path or change.path).rsplit("/", 1)[-1]
    return change.kind is ChangeKind.REMOVED and problem.code.startswith("cascade/") and gone in problem.about

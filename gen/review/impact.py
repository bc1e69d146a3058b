"""What a change of a plan does to its heirs: who takes it over, who says something else there, who is hurt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gen.core.diagnostic import Diagnostic
from gen.core.vocabulary import PURPOSE, SECTION_KEYS
from gen.review.compare.changes import Below, Change, Difference, Repeated
from gen.review.compare.trees import Kind
from gen.workspace.library import Resolved

_OFTEN = 3
# the finding of a rule that replaces words which the parent no longer says
_DEAD_RULE = "cascade/dead-rule"
# what no plan inherits
_OWN = ("so", "ngay", "don_vi", "ky_hieu")


# a plan and those above it, the nearest first: its source, and where and how it stands in its parent's way
Descent = tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Heir:
    """A plan that inherits, on both sides: what differs in it, and what keeps it from being composed now."""

    id: str
    path: str
    a: Descent
    b: Descent
    difference: Difference
    # what keeps it from being composed since this change; one that was not composed before is broken alone
    hurt: tuple[Diagnostic, ...] = ()
    broken: bool = False


def descent(resolved: Resolved) -> Descent:
    """What has to be known of a plan's chain once its trees are let go."""
    above = descent(resolved.parent) if resolved.parent is not None else ()
    touched = {path: touch.how for touch in resolved.touched for path in _ways_to(touch.path)}
    return ((resolved.path, touched), *above)


def _ways_to(path: str) -> Iterable[str]:
    """A place as it is called by the cascade, and as it is called by its place in the whole."""
    yield _even(path)
    # khong_ke_thua calls these sections by their names alone, wherever they stand
    if path in SECTION_KEYS.values():
        yield f"{PURPOSE}/{path}"


def below(difference: Difference, path: str, heirs: Sequence[Heir]) -> Difference:
    """The difference of the plan with this source, each change with what it does to the heirs."""
    if not heirs:
        return difference
    known = [(heir, _carried(heir), _touched(heir.a, path), _touched(heir.b, path)) for heir in heirs]

    done: dict[int, Change] = {}

    def told(change: Change) -> Change:
        # one told in two places stays one
        if id(change) not in done:
            done[id(change)] = change if change.path in _OWN else with_heirs(change)
        return done[id(change)]

    def with_heirs(change: Change) -> Change:
        states = [(heir.id, *_state(change, heir, keys, before, now)) for heir, keys, before, now in known]
        return replace(
            change,
            below=Below(
                tuple(id for id, state, _ in states if state == "theo"),
                tuple((id, how) for id, state, how in states if state == "ghi-de"),
                tuple(id for id, state, _ in states if state == "mat"),
                tuple(id for id, state, _ in states if state == "khong"),
                tuple(id for id, state, _ in states if state == "hong"),
            ),
        )

    repeated = tuple(replace(one, changes=tuple(map(told, one.changes))) for one in difference.repeated)
    return replace(difference, changes=tuple(map(told, difference.changes)), repeated=repeated)


def without_inherited(own: Difference, parent: Difference, path: str, *, edited: bool) -> Difference:
    """What changed in a plan beyond what its parent changed; `edited` where its own file changed too."""
    theirs = {key: change for change in (*parent.every, *parent.followed) for key in _keys_of(change)}

    def inherited(change: Change) -> bool:
        if _written_in(change, path):
            return False
        found = next((theirs[key] for key in _keys_of(change) if key in theirs), None)
        return found is not None and (not edited or _said(found) == _said(change))

    changes = [change for change in own.changes if not inherited(change)]
    repeated = []
    for one in own.repeated:
        rest = tuple(change for change in one.changes if not inherited(change))
        if len(rest) >= _OFTEN:
            repeated.append(Repeated(one.old, one.new, rest))
        else:
            changes += [change for change in rest if change not in changes]
    if not changes and not repeated and not edited:
        return Difference()
    renumbered = tuple(one for one in own.renumbered if one not in parent.renumbered)
    followed = own.followed if changes or repeated or renumbered else ()
    return Difference(tuple(changes), tuple(repeated), renumbered, followed)


def _written_in(change: Change, path: str) -> bool:
    """True for what a plan itself writes, before or now."""
    return any(at is not None and at.path == path for at in (change.at_a, change.at_b))


def _carried(heir: Heir) -> set[object]:
    """The changes of an heir that it did not write itself."""
    there = (change for change in heir.difference.every if not _written_in(change, heir.path))
    return {key for change in there for key in _keys_of(change)}


def _keys_of(change: Change) -> Iterable[object]:
    """By what a change of a parent is known again in an heir: its path, or the line of the source."""
    setting = change.setting[0]
    yield change.kind, _even(change.path), _even(change.old_path), setting
    if change.at_a is not None or change.at_b is not None:
        yield change.kind, change.at_a, change.at_b, setting


def _said(change: Change) -> object:
    return tuple(one for one in change.segments if one.kind != "equal"), change.setting


def _touched(levels: Descent, above: str) -> dict[str, str]:
    """Where a plan, or one between it and the one above, stands in its parent's way."""
    out: dict[str, str] = {}
    for path, touched in levels:
        if path == above:
            break
        out |= touched
    return out


def _even(path: str) -> str:
    """A path in which a task attribute is called alike as a key and as a line."""
    return path.replace("_", "-")


def _state(
    change: Change, heir: Heir, keys: set[object], before: dict[str, str], now: dict[str, str]
) -> tuple[str, str]:
    """What a change does to one heir: taken over, set aside (and how), hurt, or nothing."""
    if any(key in keys for key in _keys_of(change)):
        return "theo", ""
    if any(_is_about(one, change) for one in heir.hurt):
        return "mat", ""
    if heir.hurt or heir.broken:
        return "hong", ""
    path = _even(change.old_path or change.path)
    if change.kind is not Kind.REMOVED:
        how = _related(_even(change.path), now)
        if how:
            return "ghi-de", how
    how = _related(path, before)
    if how and how != "bo" and not _related(path, now):
        return "mat", ""
    return "khong", ""


def _related(path: str, touched: dict[str, str]) -> str:
    """How a plan touches a place, something above it or something in it."""
    for known, how in touched.items():
        if known == path or path.startswith(f"{known}/") or known.startswith(f"{path}/"):
            return how
    return ""


def _is_about(problem: Diagnostic, change: Change) -> bool:
    """True where a problem of an heir is about what the change took away: an id, or words that a rule replaces."""
    if problem.code == _DEAD_RULE:
        old = "".join(segment.text for segment in change.segments if segment.kind != "insert")
        new = "".join(segment.text for segment in change.segments if segment.kind != "delete")
        return any(phrase in old and phrase not in new for phrase in problem.about)
    gone = (change.old_path or change.path).rsplit("/", 1)[-1]
    return change.kind is Kind.REMOVED and problem.code.startswith("cascade/") and gone in problem.about

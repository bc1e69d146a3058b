"""The rules run over a document: findings at their places, less what its parent has too, as the plan's waivers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gen.core.diagnostic import Diagnostic, Position, Related, Severity
from gen.core.node import Node, walk
from gen.core.vocabulary import WaiverLevel
from gen.lint.rules import RULES, Finding, Rule
from gen.lint.view import View
from gen.source.paths import find, words
from gen.text.fold import did_you_mean

# at the level left out here a finding is dropped
_SEVERITIES: dict[str, Severity] = {
    WaiverLevel.ERROR: Severity.ERROR,
    WaiverLevel.WARNING: Severity.WARNING,
    WaiverLevel.INFO: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class _Found:
    """One finding, and the value it was found in."""

    at: Node
    told: Diagnostic


@dataclass
class Linter:
    """Runs the rules; remembers what was found in parents, so that 114 children do not repeat it."""

    rules: Sequence[Rule] = RULES
    _parents: dict[str, frozenset[Diagnostic]] = field(default_factory=dict)

    def lint(self, view: View) -> list[Diagnostic]:
        """All findings of a document after its waivers."""
        found = self._found(view)
        if view.parent is not None:
            known = self._known(view.parent)
            found = [self._brought_home(one, view) for one in found if one.told not in known]
        return _waived(found, view, [rule.code for rule in self.rules])

    def _found(self, view: View) -> list[_Found]:
        return [_Found(one.at, _told(rule, one, view)) for rule in self.rules for one in rule.check(view)]

    def _known(self, view: View) -> frozenset[Diagnostic]:
        if view.path not in self._parents:
            self._parents[view.path] = frozenset(one.told for one in self._found(view))
        return self._parents[view.path]

    def _brought_home(self, one: _Found, view: View) -> _Found:
        """A finding in words of the parent that are wrong only here: it stands where this file inherits them."""
        inherits = view.own.get("ke_thua")
        if inherits is None or one.told.position.path == view.path:
            return one
        related = (Related(one.told.position, "lời văn kế thừa từ đây"), *one.told.related)
        return replace(one, told=replace(one.told, position=inherits.pos, related=related))


def _told(rule: Rule, one: Finding, view: View) -> Diagnostic:
    place = one.at.named_at if one.at_key else view.place(one.at, one.words, one.nth)
    related = tuple(Related(where, said) for where, said in one.related)
    about = tuple(dict.fromkeys(phrase for phrase in (one.words, *one.about) if phrase))
    return Diagnostic(rule.code, one.message, place, one.hint, one.severity or rule.severity, related, about)


def _waived(found: list[_Found], view: View, codes: list[str]) -> list[Diagnostic]:
    """The findings as `bo_qua` leaves or changes them, and what is wrong with the waivers themselves."""
    listed = view.own.get("bo_qua")
    out: list[Diagnostic] = []
    for waiver in listed.items if listed else ():
        code = waiver.text_of("luat")
        code = code if "/" in code else f"lint/{code}"
        at = waiver.mapping.get("luat", waiver)
        if code not in codes:
            hint = did_you_mean(code, codes) or "Xem các luật ở docs/luat-soat.md."
            out.append(Diagnostic("lint/unknown-rule", f"Không có luật “{at.text}”.", at.pos, hint))
            continue
        meant = [one for one in found if one.told.code == code and _covers(waiver, one, view)]
        if not meant:
            here = " ở chỗ này" if "cho" in waiver.mapping else ""
            message = f"Không còn gì để bỏ qua: “{at.text}” không báo gì{here}."
            hint = "Xoá mục này của bo_qua, hoặc sửa “cho”."
            out.append(Diagnostic("lint/unused-waiver", message, at.pos, hint, Severity.WARNING))
        found = [kept for one in found if (kept := _changed(one, waiver) if one in meant else one) is not None]
    return [one.told for one in found] + out


def _changed(one: _Found, waiver: Node) -> _Found | None:
    severity = _SEVERITIES.get(waiver.text_of("muc_do"))
    return replace(one, told=replace(one.told, severity=severity)) if severity else None


def _covers(waiver: Node, one: _Found, view: View) -> bool:
    """True where the waiver speaks of this place: everywhere, below a path, or where some words stand or are told."""
    where = waiver.text_of("cho")
    if not where:
        return True
    target = find(view.root, where) or find(view.own, where)
    if target is not None:
        return one.told.position in _places(target) or any(node is one.at for node in walk(target))
    meant = " ".join(where.split()).casefold()
    said = (words(one.at), *(" ".join(phrase.split()) for phrase in one.told.about))
    return any(meant in phrase.casefold() for phrase in said)


def _places(node: Node) -> set[Position]:
    return {place for one in walk(node) for place in (one.pos, one.named_at)}

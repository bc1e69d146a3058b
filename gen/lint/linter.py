"""The rules run over a document: findings at their places, less what its parent has too, as the plan's waivers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node, walk
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.lint.rules import RULES
from gen.source.paths import text_below, value_at
from gen.text.suggestions import did_you_mean
from gen.workspace.waivers import EARLIER, LEVELS, has_phrase, places_in, unused, waiver_code


@dataclass(frozen=True, slots=True)
class _Found:
    """One finding, and the value it was found in."""

    at: Node
    finding: Diagnostic


@dataclass
class Linter:
    """Runs the rules; remembers what was found in parents, so that 114 children do not repeat it."""

    rules: Sequence[LintRule] = RULES
    _parents: dict[str, frozenset[Diagnostic]] = field(default_factory=dict)

    def lint(self, view: DocumentView) -> list[Diagnostic]:
        """All findings of a document after its waivers."""
        found = self._found(view)
        if view.parent is not None:
            inherited = self._findings_of_parent(view.parent)
            found = [_brought_home(own, view) for own in found if own.finding not in inherited]
        return _waived(found, view, [rule.code for rule in self.rules])

    def _found(self, view: DocumentView) -> list[_Found]:
        amends = "sua_doi" in view.own.mapping
        return [
            _Found(violation.at, _finding(rule, violation, view))
            for rule in self.rules
            if not (amends and rule.of_whole_texts)
            for violation in rule.check(view)
        ]

    def _findings_of_parent(self, view: DocumentView) -> frozenset[Diagnostic]:
        if view.path not in self._parents:
            self._parents[view.path] = frozenset(found.finding for found in self._found(view))
        return self._parents[view.path]


def _finding(rule: LintRule, violation: LintViolation, view: DocumentView) -> Diagnostic:
    at = violation.at
    place = at.named_at if violation.at_key else view.place(at, violation.words, violation.nth)
    related = tuple(Related(other, message) for other, message in violation.related)
    about = tuple(dict.fromkeys(phrase for phrase in (violation.words, *violation.about) if phrase))
    severity = violation.severity or rule.severity
    return Diagnostic(rule.code, violation.message, place, violation.hint, severity, related=related, about=about)


def _brought_home(found: _Found, view: DocumentView) -> _Found:
    """A finding in words of the parent that are wrong only here: it stands where this file inherits them."""
    inherits, finding = view.own.get("ke_thua"), found.finding
    if inherits is None or finding.position.path == view.path:
        return found
    related = (Related(finding.position, "lời văn kế thừa từ đây"), *finding.related)
    return replace(found, finding=replace(finding, position=inherits.pos, related=related))


def _waived(found: list[_Found], view: DocumentView, codes: list[str]) -> list[Diagnostic]:
    """The findings as `bo_qua` leaves or changes them, and what is wrong with the waivers themselves."""
    listed = view.own.get("bo_qua")
    wrong: list[Diagnostic] = []
    for waiver in listed.items if listed else ():
        code = waiver_code(waiver)
        if code.startswith(EARLIER):
            continue
        at = waiver.mapping.get("luat", waiver)
        if code not in codes:
            hint = did_you_mean(code, codes) or "Xem các luật ở docs/luat-soat.md."
            wrong.append(Diagnostic("lint/unknown-rule", f"Không có luật “{at.text}”.", at.pos, hint))
            continue
        meant = [own for own in found if own.finding.code == code and _covers(waiver, own, view)]
        if not meant:
            wrong.append(unused(waiver))
        found = [kept for own in found if (kept := _changed(own, waiver) if own in meant else own) is not None]
    return [own.finding for own in found] + wrong


def _changed(found: _Found, waiver: Node) -> _Found | None:
    """What a waiver makes of a finding, None where it leaves it out."""
    severity = LEVELS.get(waiver.text_of("muc_do"))
    return replace(found, finding=replace(found.finding, severity=severity)) if severity else None


def _covers(waiver: Node, found: _Found, view: DocumentView) -> bool:
    """True where the waiver speaks of this place: everywhere, below a path, or where some words stand or are told."""
    where = waiver.text_of("cho")
    if not where:
        return True
    target = value_at(view.root, where) or value_at(view.own, where)
    if target is not None:
        return found.finding.position in places_in(target) or any(node is found.at for node in walk(target))
    return has_phrase(where, (text_below(found.at), *found.finding.about))

"""`bo_qua` for what is found before the rules run: warnings of reading, folding and composing a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gen.core.diagnostic import Diagnostic, Position, Severity
from gen.core.node import Node, walk
from gen.core.vocabulary import WaiverLevel
from gen.source.paths import value_at

RULES = "lint/"
# the stages whose findings are waived here
EARLIER = ("cascade/", "schema/", "source/", "text/")
# what a waiver makes of a finding; one that is dropped becomes nothing
LEVELS: dict[str, Severity] = {
    WaiverLevel.ERROR: Severity.ERROR,
    WaiverLevel.WARNING: Severity.WARNING,
    WaiverLevel.INFO: Severity.INFO,
}


def waiver_code(waiver: Node) -> str:
    """The code that a waiver names; a name alone is that of a rule."""
    code = waiver.text_of("luat")
    return code if "/" in code else f"{RULES}{code}"


def waived(found: list[Diagnostic], own: Node, root: Node | None) -> list[Diagnostic]:
    """The findings as the waivers of a file leave them; only warnings can be waived, and an idle waiver is told."""
    listed = own.get("bo_qua")
    for waiver in listed.items if listed is not None and listed.is_list else ():
        code = waiver_code(waiver)
        if not code.startswith(EARLIER):
            continue
        severity = LEVELS.get(waiver.text_of("muc_do"))
        left: list[Diagnostic] = []
        meant = 0
        for finding in found:
            if finding.code != code or not _is_meant(waiver, finding, own, root):
                left.append(finding)
                continue
            meant += 1
            if severity is not None:
                left.append(replace(finding, severity=severity))
        found = left if meant else [*left, unused(waiver)]
    return found


def unused(waiver: Node) -> Diagnostic:
    """The warning that a waiver waives nothing."""
    at = waiver.mapping.get("luat", waiver)
    here = " ở chỗ này" if "cho" in waiver.mapping else ""
    message = f"Không còn gì để bỏ qua: “{at.text}” không báo gì{here}."
    hint = "Xoá mục này của bo_qua, hoặc sửa “cho”."
    return Diagnostic("lint/unused-waiver", message, at.pos, hint, Severity.WARNING, about=(at.text,))


def places_in(node: Node) -> set[Position]:
    """The places of a value and of all in it."""
    return {place for inner in walk(node) for place in (inner.pos, inner.named_at)}


def has_phrase(where: str, phrases: Iterable[str]) -> bool:
    """True where some words stand in one of the phrases, whatever their blanks and capitals."""
    meant = " ".join(where.split()).casefold()
    return any(meant in " ".join(phrase.split()).casefold() for phrase in phrases)


def _is_meant(waiver: Node, finding: Diagnostic, own: Node, root: Node | None) -> bool:
    if finding.severity is not Severity.WARNING:
        return False
    where = waiver.text_of("cho")
    if not where:
        return True
    target = (value_at(root, where) if root is not None else None) or value_at(own, where)
    return finding.position in places_in(target) if target is not None else has_phrase(where, finding.about)

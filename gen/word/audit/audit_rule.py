"""A rule of the audit, and what it can say: a violation at its place, what could not be measured, all is well."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gen.core.diagnostic import Severity
from gen.word.audit.audited_document import AuditedDocument
from gen.word.audit.finding_place import FindingPlace


@dataclass(frozen=True)
class Violation:
    """What was found, what the law wants, how to mend it in Word; `article` where it differs from the rule's."""

    found: str
    wants: str
    mend: str
    place: FindingPlace
    article: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class NotMeasured:
    """Something that the rule asks for and that cannot be measured in this file, with the reason."""

    reason: str


@dataclass(frozen=True)
class Pass:
    """One thing measured and found right."""


PASS = Pass()
CheckOutcome = Violation | NotMeasured | Pass


@dataclass(frozen=True, kw_only=True)
class AuditRule:
    """A rule: stable code, name, its article for the State and for the Party (empty: does not hold there).

    `measures` says what is measured, `limits` what is not; both stand in docs/audit.md.
    """

    code: str
    title: str
    article: str
    party_article: str
    measures: str
    check: Callable[[AuditedDocument], Iterable[CheckOutcome]]
    limits: str = ""

    def article_for(self, document: AuditedDocument) -> str:
        """The article of the system in force."""
        return self.party_article if document.party else self.article


@dataclass(frozen=True)
class AuditFinding:
    """Violations of one kind, with all the places where they stand."""

    code: str
    article: str
    found: str
    wants: str
    mend: str
    severity: Severity
    places: tuple[FindingPlace, ...]

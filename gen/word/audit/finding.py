"""What a rule says of a document: a fault at its place, what could not be measured, or that all is well."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gen.core.diagnostic import Severity
from gen.word.audit.opening import shown
from gen.word.audit.sheet import Sheet

_QUOTED = 70


@dataclass(frozen=True)
class Place:
    """Where: the part of the document, the part of the page, the paragraph's number (0: none) and its words."""

    part: str
    spot: str
    number: int
    text: str

    def __str__(self) -> str:
        named = [self.part, self.spot] + ([f"đoạn {self.number}"] if self.number else [])
        return ", ".join(name for name in named if name)

    @property
    def quote(self) -> str:
        """The words, shortened; empty where there are none."""
        return f"“{shown(self.text, _QUOTED)}”" if self.text.strip() else ""


@dataclass(frozen=True)
class Fault:
    """What was found, what the law wants, how to mend it in Word; `article` where it differs from the rule's."""

    found: str
    wants: str
    mend: str
    place: Place
    article: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class Unmeasured:
    """Something that the rule asks for and that cannot be measured in this file, with the reason."""

    reason: str


@dataclass(frozen=True)
class Fine:
    """One thing measured and found right."""


FINE = Fine()
Outcome = Fault | Unmeasured | Fine


@dataclass(frozen=True)
class Rule:
    """One rule: stable code, name, article for the State and for the Party (empty: does not hold there).

    `measures` says what is measured, `limits` what is not; both stand in the documentation.
    """

    code: str
    title: str
    article: str
    party: str
    measures: str
    check: Callable[[Sheet], Iterable[Outcome]]
    limits: str = ""

    def article_in(self, sheet: Sheet) -> str:
        """The article of the system in force."""
        return self.party if sheet.party else self.article


@dataclass(frozen=True)
class Finding:
    """Faults of one kind, with all the places where they stand."""

    code: str
    article: str
    found: str
    wants: str
    mend: str
    severity: Severity
    places: tuple[Place, ...]

"""What can be wrong, and where: the one form in which every stage reports to people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from gen.core.visible import visible


class Severity(Enum):
    """How much a finding weighs; only an error keeps a document from being written."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source file: path as the user knows it, line and column from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a finding, such as the parent's line."""

    position: Position
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: stable code `stage/name`, Vietnamese message, place, and what to do about it.

    `about` says in data what the message says in words: the ids, keys and phrases that it quotes, the author's own
    first. Whoever acts on a finding reads this, never the message; what is printed and what is equal leave it out.
    """

    code: str
    message: str
    position: Position
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    about: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        # what it quotes of a file, whoever prints it
        for name in ("message", "hint"):
            text = getattr(self, name)
            if not text.isprintable():
                object.__setattr__(self, name, visible(text))

    @property
    def is_error(self) -> bool:
        """True where the document must not be written."""
        return self.severity is Severity.ERROR


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True where any of them is an error."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


def blocking(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    """True where a document must not be written: for an error, and in a strict build for a warning."""
    refused = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(diagnostic.severity in refused for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once, by file, line and column; of two at one place that say the same, by what they refer to."""
    return sorted(dict.fromkeys(diagnostics), key=_sort_key)


def _sort_key(diagnostic: Diagnostic) -> tuple[object, ...]:
    related = [(place.position, place.message) for place in diagnostic.related]
    return diagnostic.position, diagnostic.code, diagnostic.message, diagnostic.hint, diagnostic.severity.value, related

"""The shape of a lint rule: what it checks and why, a wrong and a right sample, and the check itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gen.core.diagnostic import Position, Severity
from gen.core.node import Node
from gen.lint.document_view import DocumentView


@dataclass(frozen=True, slots=True)
class LintViolation:
    """What a rule found: the value, the words in it that are meant, a message and a cure.

    `about` holds whatever else of the documents the message quotes: a waiver may name its place by these words too.
    """

    at: Node
    message: str
    hint: str
    words: str = ""
    nth: int = 0
    # stands at the key of the value, where the value as a whole is meant
    at_key: bool = False
    severity: Severity | None = None
    related: tuple[tuple[Position, str], ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LintRule:
    """One rule and its documentation; `»` in the wrong sample stands before the place of a finding.

    One `of_whole_texts` is not asked of a document that amends another: what that quotes was looked at there.
    """

    name: str
    what: str
    why: str
    severity: Severity
    wrong: str
    right: str
    check: Callable[[DocumentView], Iterator[LintViolation]]
    of_whole_texts: bool = False

    @property
    def code(self) -> str:
        """How findings and waivers call it."""
        return f"lint/{self.name}"

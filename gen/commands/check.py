"""`gen check`: every document composed and held against the rules; the same for `gen build --strict`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gen.diagnostic import Diagnostic, Severity
from gen.library import Library
from gen.lint import Linter
from gen.report import as_github, as_json, as_text
from gen.sarif import as_sarif

FORMATS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def check_all(
    library: Library, ids: Sequence[str], progress: Callable[[int, int], None] | None = None
) -> dict[str, list[Diagnostic]]:
    """What was found in each document, composing and checking."""
    linter = Linter()
    found = {}
    for count, id in enumerate(ids, 1):
        view, told = library.view(id)
        found[id] = told + (linter.lint(view) if view is not None else [])
        library.forget(id)
        if progress:
            progress(count, len(ids))
    return found


def blocks(found: Iterable[Diagnostic]) -> bool:
    """True where `--strict` refuses: an error or a warning; information never does."""
    return any(one.severity is not Severity.INFO for one in found)

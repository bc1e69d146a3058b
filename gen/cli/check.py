"""`gen check`: every document composed and held against the rules; the same for `gen build --strict`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence

from gen.build.pool import in_parallel
from gen.cli.report import as_github, as_json, as_text
from gen.cli.sarif import as_sarif
from gen.core.diagnostic import Diagnostic, Severity
from gen.lint.run import Linter
from gen.lint.views import Views
from gen.workspace.library import Library

FORMATS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}


def check_all(
    library: Library, ids: Sequence[str], progress: Callable[[int, int], None] | None = None, jobs: int = 1
) -> dict[str, list[Diagnostic]]:
    """What was found in each document, composing and checking, in the order of the plans."""
    linter, views = Linter(), Views(library)

    def one(id: str) -> tuple[str, list[Diagnostic]]:
        view, told = views.of(id)
        told = told + (linter.lint(view) if view is not None else [])
        library.forget(id)
        return id, told

    found: dict[str, list[Diagnostic]] = {}
    with contextlib.closing(in_parallel(one, ids, jobs)) as coming:
        for count, (id, told) in enumerate(coming, 1):
            found[id] = told
            if progress:
                progress(count, len(ids))
    return {id: found[id] for id in ids}


def blocks(found: Iterable[Diagnostic]) -> bool:
    """True where `--strict` refuses: an error or a warning; information never does."""
    return any(one.severity is not Severity.INFO for one in found)

"""Review copies of documents, by as many processes as pay."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gen.build.outputs import Outputs
from gen.build.pool import in_parallel
from gen.build.progress import Progress, with_progress
from gen.core.diagnostic import Diagnostic
from gen.review.provenance.commented_copy import commented_copy, printed_texts
from gen.review.traced.tracer import Tracer
from gen.workspace.build_lock import locked
from gen.workspace.files import sweep
from gen.workspace.folder import Workspace
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved

SUFFIX = ".nguon.docx"


@dataclass(frozen=True, slots=True)
class CopyOutcome:
    """What became of one review copy: what has to be told of it, and whether it was written."""

    id: str
    found: tuple[Diagnostic, ...]
    written: bool


def copy_all(workspace: Workspace, ids: Sequence[str], out: Path, jobs: int, progress: Progress) -> list[CopyOutcome]:
    """A review copy of each document beside the built file, which is never touched; in their order."""
    library = Library(workspace)
    tracer, outputs = Tracer(library), Outputs(out, {}, SUFFIX)
    printed: dict[str, Mapping[str, str]] = {}

    def printed_by(parent: Resolved | None) -> Mapping[str, str]:
        """What a parent prints, read once for all its children."""
        if parent is None:
            return {}
        if parent.path not in printed:
            traced, _, _ = tracer.trace(workspace.id_of(parent.path))
            printed[parent.path] = printed_texts(traced) if traced is not None else {}
        return printed[parent.path]

    def copy(id: str) -> CopyOutcome:
        traced, resolved, found = tracer.trace(id)
        if traced is None:
            return CopyOutcome(id, (*found, *outputs.remove(id).found), False)
        done = outputs.put(id, commented_copy(library, traced, resolved, printed_by(resolved.parent)))
        library.forget(id)
        return CopyOutcome(id, done.found, not done.stays)

    done: dict[str, CopyOutcome] = {}
    with locked(out, lambda: progress.wait(out)), contextlib.closing(in_parallel(copy, ids, jobs)) as coming:
        for outcome in with_progress(coming, len(ids), progress.tell):
            done[outcome.id] = outcome
        sweep(out, alone=True)
    return [done[id] for id in ids]

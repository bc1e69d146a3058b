"""Review copies of documents, by as many processes as pay."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gen.build.pool import in_parallel
from gen.build.progress import Progress
from gen.core.diagnostic import Diagnostic
from gen.review.provenance.copy import printed, review_copy
from gen.review.traced.printing import Printer
from gen.workspace.files import locked, put, sweep
from gen.workspace.library import Library, Resolved
from gen.workspace.places import Workspace

SUFFIX = ".nguon.docx"


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of one review copy: what was found, and whether it was written."""

    id: str
    found: tuple[Diagnostic, ...]
    written: bool


def copy_all(workspace: Workspace, ids: Sequence[str], out: Path, jobs: int, progress: Progress) -> list[Copied]:
    """A review copy of each document beside the built file, which is never touched; in their order."""
    library = Library(workspace)
    printer = Printer(library)
    said: dict[str, Mapping[str, str]] = {}

    def says(parent: Resolved | None) -> Mapping[str, str]:
        """What a parent prints, told once for all its children."""
        if parent is None:
            return {}
        if parent.path not in said:
            sheet, _, _ = printer.sheet(workspace.id_of(parent.path))
            said[parent.path] = printed(sheet) if sheet is not None else {}
        return said[parent.path]

    def copy(id: str) -> Copied:
        sheet, resolved, found = printer.sheet(id)
        target = out / f"{id}{SUFFIX}"
        if sheet is None:
            # an old copy of what can't be printed any more would be taken for the present one
            target.unlink(missing_ok=True)
            return Copied(id, tuple(found), False)
        put(target, review_copy(library, sheet, resolved, says(resolved.parent)), out)
        library.forget(id)
        return Copied(id, tuple(found), True)

    done: dict[str, Copied] = {}
    with locked(out, lambda: progress.wait(out)), contextlib.closing(in_parallel(copy, ids, jobs)) as coming:
        for count, one in enumerate(coming, 1):
            done[one.id] = one
            progress.tell(count, len(ids))
        sweep(out)
    return [done[id] for id in ids]

"""Review copies of documents, by as many processes as pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gen.diagnostic import Diagnostic
from gen.files import locked, put, sweep
from gen.library import Library
from gen.origin.copy import review_copy
from gen.paper.printing import Printer
from gen.processes import in_processes
from gen.progress import Progress
from gen.workspace import Workspace

SUFFIX = ".nguon.docx"
# below this many documents for each, a second process costs more than it saves
_WORTH_A_PROCESS = 24


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

    def copy(id: str) -> Copied:
        sheet, resolved, found = printer.sheet(id)
        target = out / f"{id}{SUFFIX}"
        if sheet is None:
            # an old copy of what can't be printed any more would be taken for the present one
            target.unlink(missing_ok=True)
            return Copied(id, tuple(found), False)
        parent = None
        if resolved.parent is not None:
            parent, _, _ = printer.sheet(workspace.id_of(resolved.parent.path))
        put(target, review_copy(library, sheet, resolved, parent), out)
        return Copied(id, tuple(found), True)

    done: dict[str, Copied] = {}
    with locked(out, lambda: progress.wait(out)):
        for count, one in enumerate(in_processes(copy, ids, min(jobs, len(ids) // _WORTH_A_PROCESS + 1)), 1):
            done[one.id] = one
            progress.tell(count, len(ids))
        sweep(out)
    return [done[id] for id in ids]

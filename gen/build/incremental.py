"""What is stale and why; stale documents made anew, outputs of plans that went away removed, the record kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gen.build.manifest import LINK, PROGRAM, Manifest, RegisterRecord, load, save
from gen.build.program import program_digest
from gen.build.progress import Progress, with_progress
from gen.build.staleness import StalenessCheck, untouched
from gen.core.diagnostic import Diagnostic, blocking
from gen.issued.record_names import ISSUED_FILE
from gen.registers.asked_entries import AskedEntries
from gen.registers.figure_names import ASKED
from gen.workspace.build_lock import locked
from gen.workspace.dependencies import TrackedReader
from gen.workspace.files import settle, sweep
from gen.workspace.folder import DOCUMENTS, PLANS, RECORD, TEMPLATES, UNITS, Workspace

if TYPE_CHECKING:
    from gen.build.outputs import Outputs
    from gen.workspace.figure_files import FigureFiles
    from gen.workspace.library import Library

_REGISTERS = (UNITS, DOCUMENTS)
# what may stand beside a plan
_BESIDE = (RECORD, ISSUED_FILE)


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What is asked for: `whole` where all documents of the workspace are."""

    ids: Sequence[str]
    out: Path
    whole: bool = False
    strict: bool = False
    jobs: int = 1
    # what a stricter look refuses, with its findings
    barred: Mapping[str, Sequence[Diagnostic]] = field(default_factory=dict)


@dataclass
class BuildReport:
    """What a run did: ids written, not changed, refused; outputs of gone plans removed, or kept as somebody edited
    them; why each was made; all findings."""

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def build(workspace: Workspace, request: BuildRequest, progress: Progress) -> BuildReport:
    """Builds what is not as it should be; one bad document never stops the others."""
    with locked(request.out, lambda: progress.wait(request.out)):
        sweep(request.out, alone=True)
        try:
            return _Run(workspace, request).run(progress)
        finally:
            sweep(request.out, alone=True)


class _Run:
    def __init__(self, workspace: Workspace, request: BuildRequest) -> None:
        self.workspace, self.request = workspace, request
        self.home = _relative_home(request.out, workspace.root)
        self.old = load(request.out, self.home)
        self.reader = TrackedReader(self._fetch)
        self.check = StalenessCheck(self.old, self._now)
        self.documents = self.check.documents
        self.report = BuildReport()

    def _fetch(self, path: str) -> bytes | None:
        if not path.startswith(f"{TEMPLATES}/"):
            return self.workspace.read(path)
        _, khoi, name = path.split("/")
        return self.workspace.template(khoi, name.removesuffix(".docx"))[0]

    def _now(self, name: str) -> str:
        """The digest that anything a document was made from has now."""
        if name == PROGRAM:
            return self.program
        if name.startswith(LINK):
            return self.workspace.relative(UNITS, f"../../{name.removeprefix(LINK)}") or ""
        if name.endswith(_BESIDE) and not os.path.lexists(f"{self.workspace.root}{os.sep}{name}"):
            # most plans have none, and thousands of them are asked
            return ""
        if name.startswith((f"{PLANS}/", f"{TEMPLATES}/")):
            return self.reader.digest(name)
        return self.figures.digest(name) if name.startswith(ASKED) else self.registers.entries.get(name, "")

    @cached_property
    def program(self) -> str:
        return program_digest()

    @cached_property
    def outputs(self) -> Outputs:
        """The files of the output folder; imported only where one has to be written or removed."""
        from gen.build.outputs import Outputs

        return Outputs(self.request.out, self.old.documents)

    @cached_property
    def library(self) -> Library:
        """The library, imported and made only where something has to be read."""
        from gen.cascade.sibling_sharing import Sharing
        from gen.workspace.library import Library

        return Library(self.workspace, self.reader.read, share=Sharing.ROWS)

    @cached_property
    def figures(self) -> FigureFiles:
        """The files of figures, read as they are now."""
        from gen.workspace.figure_files import FigureFiles

        return FigureFiles(self.reader.read, AskedEntries())

    @cached_property
    def registers(self) -> RegisterRecord:
        """The registers; they are read again only where they, or the program, changed."""
        now = {name: self._now(name) for name in (PROGRAM, *_REGISTERS)}
        if now == self.old.registers.made_from:
            return self.old.registers
        found = tuple(self.library.register_problems)
        now |= {path: self.reader.digest(path) for path in _REGISTERS}
        return RegisterRecord(now, self.library.entry_digests, found)

    def run(self, progress: Progress) -> BuildReport:
        try:
            self._all(progress)
        except BaseException:
            # what is done is kept for the next run
            with contextlib.suppress(Exception):
                self._save()
            raise
        self._save()
        return self.report

    def _all(self, progress: Progress) -> None:
        report, request = self.report, self.request
        asked = [id for id in request.ids if id not in request.barred]
        report.why = {id: reason for id in asked if (reason := self._reason(id))}
        report.found += self.registers.found
        for id in asked:
            if id not in report.why:
                report.same.append(id)
                report.found += self.documents[id].found
        self._bar()
        if report.why:
            self._build(list(report.why), progress)
        if request.whole:
            self._remove_gone()
        report.found += self.workspace.misnamed()

    def _reason(self, id: str) -> str:
        reason = self.check.reason(id, str(self.request.out))
        if not reason and blocking(self.documents[id].found, strict=self.request.strict):
            return "có cảnh báo mà chạy với --strict"
        return reason

    def _bar(self) -> None:
        """The documents that were refused beforehand lose their files, as all that are refused do."""
        for id, found in self.request.barred.items():
            self.report.refused.append(id)
            self.report.found += found
            done = self.outputs.remove(id)
            self.report.found += done.found
            if not done.stays:
                self.documents.pop(id, None)

    def _build(self, stale: Sequence[str], progress: Progress) -> None:
        from gen.build.builder import Builder

        report, request = self.report, self.request
        builder = Builder(self.library, self.reader, self.program, self.outputs, strict=request.strict)
        outcomes = {}
        with contextlib.closing(builder.build_all(stale, request.jobs)) as coming:
            for outcome in with_progress(coming, len(stale), progress.tell):
                outcomes[outcome.id] = outcome
                if outcome.made is not None:
                    self.documents[outcome.id] = outcome.made
                elif not outcome.stays:
                    self.documents.pop(outcome.id, None)
        for id in stale:
            outcome = outcomes[id]
            report.found += outcome.found
            kind = report.refused if outcome.made is None else report.written if outcome.changed else report.same
            kind.append(id)

    def _remove_gone(self) -> None:
        """The output of a plan that went away goes with it, unless somebody changed it since."""
        known = set(self.request.ids)
        for id in [id for id in self.documents if id not in known]:
            if self.workspace.exists(self.workspace.source_path(id)):
                # it came while this build waited for another, or may not be read just now
                continue
            made, target = self.documents[id], self.outputs.path(id)
            if self.outputs.is_taken(id, known):
                del self.documents[id]
            elif untouched(made, target):
                done = self.outputs.remove(id)
                self.report.found += done.found
                if not done.stays:
                    del self.documents[id]
                    self.report.removed.append(id)
            else:
                del self.documents[id]
                if target.exists():
                    self.report.kept.append(id)
            _remove_empty(target.parent, self.request.out)

    def _save(self) -> None:
        manifest = Manifest(self.home, self.registers, self.documents)
        if manifest != self.old:
            new = [id for id, made in self.documents.items() if made is not self.old.documents.get(id)]
            settle(self.request.out / f"{id}.docx" for id in new)
            save(self.request.out, manifest)


def _relative_home(out: Path, root: Path) -> str:
    """The path from the output to the workspace, which stays when both are moved; where there is none, the place."""
    try:
        return Path(os.path.relpath(root.resolve(), out.resolve())).as_posix()
    except ValueError:
        return root.resolve().as_posix()


def _remove_empty(folder: Path, top: Path) -> None:
    with contextlib.suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent

"""What is stale and why; stale documents made anew, outputs of plans that went away removed, the record kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gen.diagnostic import Diagnostic
from gen.files import locked, sweep
from gen.state import Check, Made, State, load, program_mark, save
from gen.workspace import DOCUMENTS, TEMPLATES, UNITS, Workspace

if TYPE_CHECKING:
    from gen.library import Library

_REGISTERS = (UNITS, DOCUMENTS)
# the record keeps what was found in the registers under a name that no document can have
_REGISTER_ID = ""


@dataclass(frozen=True, slots=True)
class Order:
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
    """What a run did: ids written, not changed, refused; removed outputs; why each was made; all findings."""

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


def build(workspace: Workspace, order: Order, progress: Callable[[int, int], None] | None = None) -> BuildReport:
    """Builds what is not as it should be; one bad document never stops the others."""
    with locked(order.out):
        sweep(order.out)
        try:
            return _Build(workspace, order).run(progress)
        finally:
            sweep(order.out)


class _Build:
    def __init__(self, workspace: Workspace, order: Order) -> None:
        self.workspace, self.order = workspace, order
        self.old = load(order.out)
        self.program = program_mark()
        self.report = BuildReport()
        self.check = Check(self.old, self._read, self._entries)
        self._library: Library | None = None

    def _read(self, path: str) -> bytes | None:
        if not path.startswith(f"{TEMPLATES}/"):
            return self.workspace.read(path)
        _, house, name = path.split("/")
        return self.workspace.template(house, name.removesuffix(".docx"))[0]

    def _entries(self) -> Mapping[str, str]:
        library = self.library()
        _ = library.registers
        return library.entry_marks

    def library(self) -> Library:
        """The library, imported and made only where something has to be read."""
        if self._library is None:
            from gen.library import Library

            self._library = Library(self.workspace)
        return self._library

    def run(self, progress: Callable[[int, int], None] | None) -> BuildReport:
        report, order = self.report, self.order
        asked = [id for id in order.ids if id not in order.barred]
        report.why = {id: reason for id in asked if (reason := self._reason(id))}
        stale = list(report.why)
        fresh = [id for id in asked if id not in report.why]
        report.same += fresh
        report.found += [one for id in fresh for one in self.old.documents[id].found]
        documents = dict(self.old.documents) if self.old.program == self.program else {}
        documents[_REGISTER_ID] = self._registers()
        self._bar(documents)
        if stale:
            self._make(stale, documents, progress)
        if order.whole:
            self._remove_gone(documents)
        self._save(documents)
        report.found += self.workspace.misnamed()
        return report

    def _bar(self, documents: dict[str, Made]) -> None:
        """The documents that were refused beforehand lose their files, as all that are refused do."""
        for id, found in self.order.barred.items():
            self.report.refused.append(id)
            self.report.found += found
            documents.pop(id, None)
            (self.order.out / f"{id}.docx").unlink(missing_ok=True)

    def _reason(self, id: str) -> str:
        if self.old.program != self.program:
            return "chương trình đã đổi" if self.old.program else "chưa dựng lần nào"
        reason = self.check.reason(id, self.order.out / f"{id}.docx", _REGISTERS)
        if not reason and self.order.strict and self.old.documents[id].found:
            return "có cảnh báo mà chạy với --strict"
        return reason

    def _registers(self) -> Made:
        """What was found in the registers; they are read again only where they changed."""
        made = self.old.documents.get(_REGISTER_ID)
        same = all(self.check.mark(path) == self.old.files.get(path) for path in _REGISTERS)
        if made is None or not same or self.old.program != self.program:
            made = Made(_REGISTERS, (), 0, 0, tuple(self.library().register_problems))
        self.report.found += made.found
        return made

    def _make(
        self, stale: Sequence[str], documents: dict[str, Made], progress: Callable[[int, int], None] | None
    ) -> None:
        from gen.making import Maker

        maker = Maker(self.library(), self.order.out, strict=self.order.strict)
        outcomes = {}
        for count, outcome in enumerate(maker.make_all(stale, self.order.jobs), 1):
            outcomes[outcome.id] = outcome
            if progress:
                progress(count, len(stale))
        for id in stale:
            outcome = outcomes[id]
            self.report.found += outcome.found
            if outcome.made is None:
                self.report.refused.append(id)
                documents.pop(id, None)
            else:
                (self.report.written if outcome.changed else self.report.same).append(id)
                documents[id] = outcome.made

    def _remove_gone(self, documents: dict[str, Made]) -> None:
        """The output of a plan that went away goes with it, unless somebody changed it since."""
        known = {*self.order.ids, _REGISTER_ID}
        for id in [id for id in self.old.documents if id not in known]:
            target = self.order.out / f"{id}.docx"
            made = self.old.documents[id]
            documents.pop(id, None)
            with contextlib.suppress(FileNotFoundError):
                now = target.stat()
                if (now.st_size, now.st_mtime_ns) == (made.size, made.mtime):
                    target.unlink()
                    self.report.removed.append(id)
                    _remove_empty(target.parent, self.order.out)

    def _save(self, documents: dict[str, Made]) -> None:
        paths = {path for made in documents.values() for path in made.files} | set(_REGISTERS)
        files = {path: self.check.mark(path) for path in sorted(paths)}
        entries = dict(self._entries()) if self._library is not None else self.old.entries
        state = State(self.program, files, entries, documents)
        if state != self.old:
            save(self.order.out, state)


def _remove_empty(folder: Path, top: Path) -> None:
    with contextlib.suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent

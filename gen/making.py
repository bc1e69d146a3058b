"""One document after another: composed, rendered, put in place; in this process or in several."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from gen.diagnostic import Diagnostic, has_errors
from gen.files import put
from gen.library import Library
from gen.render import Renderer
from gen.state import Made

# below this many documents a second process costs more than it saves
_WORTH_A_PROCESS = 24


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: what it was made from (None where it was refused), and whether its file changed."""

    id: str
    made: Made | None
    changed: bool
    found: tuple[Diagnostic, ...]


class Maker:
    """Makes documents; parents and templates are read once."""

    def __init__(self, library: Library, out: Path, *, strict: bool) -> None:
        self.library, self.out, self.strict = library, out, strict
        self.renderer = Renderer(library.workspace.template)

    def make(self, id: str) -> Outcome:
        """One document; one that is refused loses its stale file."""
        self.library.seen.clear()
        document, found = self.library.document(id)
        data = None
        if document is not None and not (self.strict and found):
            data, problems = self.renderer.render(document)
            found = found + problems
        target = self.out / f"{id}.docx"
        if data is None or document is None or has_errors(found):
            target.unlink(missing_ok=True)
            self.library.forget(id)
            return Outcome(id, None, False, tuple(found))
        changed = not _same(target, data)
        if changed:
            put(target, data, self.out)
        files, entries = self.library.made_from(id)
        house, kind = document.house, document.kind
        templates = (f"templates/{house}/{kind}.docx", f"templates/{house}/phu-luc.docx")
        now = target.stat()
        made = Made((*files, *templates), tuple(sorted(entries)), now.st_size, now.st_mtime_ns, tuple(found))
        self.library.forget(id)
        return Outcome(id, made, changed, tuple(found))

    def make_all(self, ids: Sequence[str], jobs: int) -> Iterator[Outcome]:
        """All of them, by as many processes as pay; the order of what comes is not that of the plans."""
        # the first ones here: what all share (parents, registers, templates) is then read before the others begin
        shared, rest = ids[:2], ids[2:]
        for id in shared:
            yield self.make(id)
        # documents hold no cycles: the collector would only walk the parents again and again
        gc.collect()
        gc.freeze()
        gc.disable()
        try:
            yield from self._rest(rest, jobs)
        finally:
            gc.enable()
            gc.unfreeze()

    def _rest(self, rest: Sequence[str], jobs: int) -> Iterator[Outcome]:
        jobs = min(jobs, len(rest) // _WORTH_A_PROCESS + 1)
        if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
            for id in rest:
                yield self.make(id)
        else:
            yield from self._in_processes(rest, jobs)

    def _in_processes(self, ids: Sequence[str], jobs: int) -> Iterator[Outcome]:
        context = multiprocessing.get_context("fork")
        workers = []
        for number in range(jobs):
            here, there = context.Pipe(duplex=False)
            worker = context.Process(target=self._work, args=(ids[number::jobs], there), daemon=True)
            worker.start()
            there.close()
            workers.append((worker, here))
        try:
            open_ends = [here for _, here in workers]
            while open_ends:
                for end in wait(open_ends):
                    assert isinstance(end, Connection)
                    try:
                        outcome = end.recv()
                    except EOFError:
                        open_ends.remove(end)
                        continue
                    if isinstance(outcome, BaseException):
                        raise outcome
                    yield outcome
        finally:
            for worker, here in workers:
                here.close()
                worker.terminate()
                worker.join()

    def _work(self, ids: Sequence[str], end: Connection) -> None:
        """A worker's share; it ends by itself when nobody listens any more."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            for id in ids:
                end.send(self.make(id))
        except BrokenPipeError:
            os._exit(0)
        except BaseException as err:
            with contextlib.suppress(OSError):
                end.send(err)
        end.close()


def _same(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False

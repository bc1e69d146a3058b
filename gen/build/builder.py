"""One document after another: composed, rendered, put in place, and what it was made from noted."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gen.build.manifest import LINK, PROGRAM, Made, Output
from gen.build.pool import in_parallel
from gen.build.template_cache import FileShelf
from gen.core.diagnostic import Diagnostic, Position, blocking
from gen.core.digest import digest
from gen.document.model import Document
from gen.render import Renderer
from gen.workspace.dependencies import Reader
from gen.workspace.files import put, remove
from gen.workspace.library import Library
from gen.workspace.places import TEMPLATES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: how it was made (None where it was refused), and whether its file changed."""

    id: str
    made: Made | None
    changed: bool
    found: tuple[Diagnostic, ...]


class Maker:
    """Makes documents; parents and templates are read once."""

    def __init__(self, library: Library, reader: Reader, program: str, out: Path, *, strict: bool) -> None:
        self.library, self.reader, self.program, self.out, self.strict = library, reader, program, out, strict
        self.shelf = FileShelf(out, program)
        self.renderer = Renderer(self._template, self.shelf)

    def _template(self, house: str, kind: str) -> tuple[bytes | None, str]:
        data, path = self.library.workspace.template(house, kind)
        self.reader.note(path, data)
        return data, path

    def make(self, id: str) -> Outcome:
        """One document; one that is refused loses its stale file."""
        try:
            return self._make(id)
        finally:
            self.library.forget(id)

    def _make(self, id: str) -> Outcome:
        with self.library.lookups.tracked() as entries:
            document, found = self.library.document(id)
        data = None
        if document is not None and not blocking(found, strict=self.strict):
            data, problems = self.renderer.render(document)
            found = found + problems
        target = self.out / f"{id}.docx"
        if data is None or document is None or blocking(found, strict=self.strict):
            remove(target)
            return Outcome(id, None, False, tuple(found))
        try:
            changed = self._put(target, data)
        except (IsADirectoryError, NotADirectoryError, FileExistsError):
            message = f"Không ghi được “{target.name}”: ở đó đang có một thư mục, hoặc một tệp nằm ở chỗ của thư mục."
            at = Position(target.as_posix())
            found = [*found, Diagnostic("render/in-the-way", message, at, "Dời hoặc xoá thứ đang nằm ở đó.")]
            return Outcome(id, None, False, tuple(found))
        made = Made(self._made_from(id, document, entries), Output.of(target, digest(data)), tuple(found))
        return Outcome(id, made, changed, tuple(found))

    def _put(self, target: Path, data: bytes) -> bool:
        """Puts a file in place where it is not yet as it should be; True where that was so."""
        if _same(target, data):
            return False
        with contextlib.suppress(OSError):
            # an empty folder is nothing that anybody could lose
            target.rmdir()
        put(target, data, self.out)
        return True

    def _made_from(self, id: str, document: Document, entries: Iterable[str]) -> dict[str, str]:
        """What a document just made was made from: the program, its chain, its templates, links, register entries."""
        chain, links = self.library.made_from(id)
        house, kind = document.house, document.kind
        files = (*chain, f"{TEMPLATES}/{house}/{kind}.docx", f"{TEMPLATES}/{house}/phu-luc.docx")
        marks = {PROGRAM: self.program} | {path: self.reader.mark(path) for path in files}
        marks |= {f"{LINK}{written}": path for written, path in links.items()}
        return marks | {name: self.library.entry_marks.get(name, "") for name in sorted(entries)}

    def make_all(self, ids: Sequence[str], jobs: int) -> Generator[Outcome, None, None]:
        """All of them, by as many processes as pay; the order of what comes is not that of the plans."""
        yield from in_parallel(self.make, ids, jobs, self.shelf.save)
        # also the templates of a kind that was met late
        self.shelf.save()


def _same(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False

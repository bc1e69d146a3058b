"""One document after another: composed, rendered, put in place, and what it was made from noted."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

from gen.build.manifest import LINK, PROGRAM, Made, Output
from gen.build.outputs import Outputs
from gen.build.pool import in_parallel
from gen.build.template_cache import FileShelf
from gen.core.diagnostic import Diagnostic, blocking
from gen.core.digest import digest
from gen.document.model import Document
from gen.render import Renderer
from gen.workspace.dependencies import Reader
from gen.workspace.library import Library
from gen.workspace.places import TEMPLATES


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: how it was made (None: refused), whether its file changed, or had to stay."""

    id: str
    made: Made | None
    changed: bool
    found: tuple[Diagnostic, ...]
    stays: bool = False


class Maker:
    """Makes documents; parents and templates are read once."""

    def __init__(self, library: Library, reader: Reader, program: str, outputs: Outputs, *, strict: bool) -> None:
        self.library, self.reader, self.program, self.outputs, self.strict = library, reader, program, outputs, strict
        self.shelf = FileShelf(outputs.folder, program)
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
        if data is None or document is None or blocking(found, strict=self.strict):
            gone = self.outputs.remove(id)
            return Outcome(id, None, False, (*found, *gone.found), gone.stays)
        done = self.outputs.put(id, data)
        told = (*found, *done.found)
        if done.stays:
            return Outcome(id, None, False, told, True)
        output = Output.of(self.outputs.path(id), digest(data))
        return Outcome(id, Made(self._made_from(id, document, entries), output, tuple(found)), done.changed, told)

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

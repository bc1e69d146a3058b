"""One document after another: composed, rendered, put in place, and what it was made from noted."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gen.build.manifest import LINK, PROGRAM, BuiltDocument, OutputStamp
from gen.build.outputs import Outputs
from gen.build.pool import in_parallel
from gen.build.template_cache import TemplateCacheFile
from gen.core.diagnostic import Diagnostic, blocking
from gen.core.digest import digest
from gen.document.model import Document
from gen.issued.record_gone import record_gone
from gen.issued.record_names import issued_path
from gen.render import Renderer
from gen.workspace.dependencies import TrackedReader
from gen.workspace.folder import PLANS, TEMPLATES
from gen.workspace.library import Library


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: how it was made (None: refused), whether its file changed, or had to stay."""

    id: str
    made: BuiltDocument | None
    changed: bool
    found: tuple[Diagnostic, ...]
    stays: bool = False


class Builder:
    """Builds documents; parents and templates are read once."""

    def __init__(
        self, library: Library, reader: TrackedReader, program: str, outputs: Outputs, *, strict: bool
    ) -> None:
        self.library, self.reader, self.program, self.outputs, self.strict = library, reader, program, outputs, strict
        self.templates = TemplateCacheFile(outputs.folder, program)
        self.renderer = Renderer(self._template, self.templates)

    def _template(self, khoi: str, kind: str) -> tuple[bytes | None, str]:
        data, path = self.library.workspace.template(khoi, kind)
        self.reader.note(path, data)
        return data, path

    def build(self, id: str) -> Outcome:
        """One document; one that is refused loses its stale file."""
        try:
            return self._build(id) if self.library.printed(id) == id else self._issued(id)
        finally:
            self.library.forget(id)
            self.library.forget(self.library.printed(id))

    def _issued(self, id: str) -> Outcome:
        """An issued document: its record is printed, and what is wrong or new in its sources is told, never printed."""
        from gen.build.issued_output import print_issued

        with self.library.asked.tracked() as entries:
            done = print_issued(self.library, self.renderer, self.outputs, id)
        if done.content is None or done.document is None:
            return Outcome(id, None, False, done.found, stays=True)
        output = OutputStamp.of(self.outputs.path(id), done.content)
        built = BuiltDocument(self._made_from(id, done.document, entries), output, done.found)
        return Outcome(id, built, done.changed, done.found)

    def _build(self, id: str) -> Outcome:
        with self.library.asked.tracked() as entries:
            document, found = self.library.document(id)
        found = [*found, *self._record_gone(id)]
        data = None
        if document is not None and not blocking(found, strict=self.strict):
            data, problems = self.renderer.render(document)
            found = found + problems
        if data is None or document is None or blocking(found, strict=self.strict):
            gone = self.outputs.remove(id)
            return Outcome(id, None, False, (*found, *gone.found), stays=gone.stays)
        done = self.outputs.put(id, data)
        all_found = (*found, *done.found)
        if done.stays:
            return Outcome(id, None, False, all_found, stays=True)
        output = OutputStamp.of(self.outputs.path(id), digest(data))
        built = BuiltDocument(self._made_from(id, document, entries), output, tuple(found))
        return Outcome(id, built, done.changed, all_found)

    def _record_gone(self, id: str) -> Iterator[Diagnostic]:
        """That the last build printed what was issued, and the record is gone."""
        source, last = self.library.workspace.source_path(id), self.outputs.recorded(id)
        if last is not None and last.made_from.get(issued_path(source)):
            yield record_gone(source)

    def _made_from(self, id: str, document: Document, entries: Iterable[str]) -> dict[str, str]:
        """What a document just made was made from: the program, its chain, its templates, links, register entries."""
        chain, links = self.library.made_from(id)
        khoi, kind = document.khoi, document.kind
        files = (*chain, f"{TEMPLATES}/{khoi}/{kind}.docx", f"{TEMPLATES}/{khoi}/phu-luc.docx")
        digests = {PROGRAM: self.program} | {path: self.reader.digest(path) for path in files}
        digests |= {path: self.reader.digest(path) for path in entries if path.startswith(f"{PLANS}/")}
        digests |= {f"{LINK}{written}": path for written, path in links.items()}
        return digests | {
            name: self.library.entry_digest(name) for name in sorted(entries) if not name.startswith(f"{PLANS}/")
        }

    def build_all(self, ids: Sequence[str], jobs: int) -> Generator[Outcome, None, None]:
        """All of them, by as many processes as pay; the order of what comes is not that of the plans."""
        yield from in_parallel(self.build, ids, jobs, self.templates.save)
        # also the templates of a kind that was met late
        self.templates.save()

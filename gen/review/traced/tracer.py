"""Documents of a workspace rendered so that each element is known by its source; templates are read once."""

from __future__ import annotations

from dataclasses import dataclass

from gen.core.diagnostic import Diagnostic, has_errors
from gen.document.model import Document
from gen.render import Renderer, TracedParts
from gen.review.traced.traced_document import TracedDocument, read_traced
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Rendered:
    """One document rendered with traces (None where it can't be printed), its tree, and what was found."""

    resolved: Resolved
    found: tuple[Diagnostic, ...]
    document: Document | None = None
    parts: TracedParts | None = None

    def traced(self) -> TracedDocument | None:
        """The document as a tree, made anew on each call: whoever gets one may use it up."""
        if self.parts is None or self.document is None or self.resolved.root is None:
            return None
        return read_traced(self.parts, self.document, self.resolved.root)


class Tracer:
    """Renders documents of one library as traced ones."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._renderer = Renderer(library.workspace.template)

    def render(self, id: str) -> Rendered:
        """One document, rendered."""
        document, found = self.library.document(id)
        resolved = self.library.resolve(id)
        if document is None or resolved.root is None or has_errors(found):
            return Rendered(resolved, tuple(found))
        rendering, problems = self._renderer.traced(document)
        return Rendered(resolved, (*found, *problems), document, rendering)

    def trace(self, id: str) -> tuple[TracedDocument | None, Resolved, list[Diagnostic]]:
        """The traced document (None where it can't be printed), its tree, and what was found."""
        rendered = self.render(id)
        return rendered.traced(), rendered.resolved, list(rendered.found)

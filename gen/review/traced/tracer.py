"""Documents of a workspace rendered so that each element is known by its source; templates are read once."""

from __future__ import annotations

from gen.core.diagnostic import Diagnostic, has_errors
from gen.render import Renderer
from gen.review.traced.traced_document import TracedDocument, read_traced
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved


class Tracer:
    """Renders documents of one library as traced ones."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._renderer = Renderer(library.workspace.template)

    def trace(self, id: str) -> tuple[TracedDocument | None, Resolved, list[Diagnostic]]:
        """The traced document (None where it can't be printed), its tree, and what was found."""
        document, found = self.library.document(id)
        resolved = self.library.resolve(id)
        if document is None or resolved.root is None or has_errors(found):
            return None, resolved, found
        rendering, problems = self._renderer.traced(document)
        if rendering is None:
            return None, resolved, found + problems
        return read_traced(rendering, document, resolved.root), resolved, found + problems

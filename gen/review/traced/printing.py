"""Documents of a workspace printed on sheets; templates are read once."""

from __future__ import annotations

from gen.core.diagnostic import Diagnostic, has_errors
from gen.render import Renderer
from gen.review.traced.sheet import Sheet, read_sheet
from gen.workspace.library import Library, Resolved


class Printer:
    """Prints documents of one library as sheets that know their sources."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._renderer = Renderer(library.workspace.template)

    def sheet(self, id: str) -> tuple[Sheet | None, Resolved, list[Diagnostic]]:
        """The sheet of a document (None where it can't be printed), its tree, and what was found."""
        document, found = self.library.document(id)
        resolved = self.library.resolve(id)
        if document is None or resolved.root is None or has_errors(found):
            return None, resolved, found
        marked, problems = self._renderer.marked(document)
        if marked is None:
            return None, resolved, found + problems
        return read_sheet(marked, document, resolved.root), resolved, found + problems

"""The views of a workspace's documents, as the lint run and its rules read them."""

from __future__ import annotations

from functools import cached_property

from gen.core.diagnostic import Diagnostic
from gen.lint.view import View
from gen.registers.entries import read_documents
from gen.registers.names import Names
from gen.source.decode import decode
from gen.workspace.library import Library, Resolved


class Views:
    """Composes documents by a library and shows them to rules; a parent's view is made once for all its children."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, str] = {}
        self._parents: dict[str, View | None] = {}

    def of(self, id: str) -> tuple[View | None, list[Diagnostic]]:
        """The composed document as lint rules read it (None where it can't be composed), and what was found."""
        document, found = self._library.document(id)
        resolved = self._library.resolve(id)
        own = self._library.file(resolved.path).node
        if document is None or resolved.root is None or own is None:
            return None, found
        registers = self._library.registers
        cited = resolved.root.get("van_ban")
        known = registers.with_documents(read_documents(cited)) if cited is not None else registers
        parent = self._parent(resolved.parent) if resolved.parent is not None else None
        return (
            View(
                resolved.path, document, resolved.root, own, known, self._names, self._text, parent, resolved.overrides
            ),
            found,
        )

    def _parent(self, parent: Resolved) -> View | None:
        if parent.path not in self._parents:
            self._parents[parent.path] = self.of(self._library.workspace.id_of(parent.path))[0]
        return self._parents[parent.path]

    @cached_property
    def _names(self) -> Names:
        return Names(self._library.registers)

    def _text(self, path: str) -> str:
        """The characters of a source, as positions count them; empty where it can't be read."""
        if path not in self._texts:
            data = self._library.read(path)
            self._texts[path] = (decode(data, path)[0] or "") if data is not None else ""
        return self._texts[path]

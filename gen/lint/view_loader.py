"""Documents of a workspace composed and shown to rules."""

from __future__ import annotations

from functools import cached_property

from gen.core.diagnostic import Diagnostic
from gen.lint.document_view import DocumentView
from gen.registers.body_names import BodyNames
from gen.registers.entries import read_documents
from gen.source.decode import decode
from gen.source.file_text import FileText
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved


class ViewLoader:
    """Makes the views of documents; a parent's is made once for all its children."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, FileText | None] = {}
        self._parents: dict[str, DocumentView | None] = {}

    def load(self, id: str) -> tuple[DocumentView | None, list[Diagnostic]]:
        """The composed document as lint rules read it (None where it can't be composed), and what was found."""
        document, found = self._library.document(id)
        resolved = self._library.resolve(id)
        own = self._library.file(resolved.path).node
        if document is None or resolved.root is None or own is None:
            return None, found
        registers = self._library.registers_of(resolved)
        cited = resolved.root.get("van_ban")
        view = DocumentView(
            path=resolved.path,
            document=document,
            root=resolved.root,
            own=own,
            registers=registers.with_documents(read_documents(cited)) if cited is not None else registers,
            names=self._names,
            file=self._text,
            parent=self._parent(resolved.parent) if resolved.parent is not None else None,
            overrides=resolved.overrides,
        )
        return view, found

    def _parent(self, parent: Resolved) -> DocumentView | None:
        if parent.path not in self._parents:
            self._parents[parent.path] = self.load(self._library.workspace.id_of(parent.path))[0]
        return self._parents[parent.path]

    @cached_property
    def _names(self) -> BodyNames:
        return BodyNames(self._library.registers)

    def _text(self, path: str) -> FileText | None:
        """The characters of a source; None where it can't be read."""
        if path not in self._texts:
            data = self._library.read(path)
            self._texts[path] = decode(data, path)[0] if data is not None else None
        return self._texts[path]

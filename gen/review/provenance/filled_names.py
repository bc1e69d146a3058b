"""Names in `{{ }}` that print something else in a document than in its parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.text.interpolate import expand, expressions
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved


class FilledNames:
    """Compares what the texts of one document print with what they print in the documents above it."""

    def __init__(self, library: Library, resolved: Resolved) -> None:
        self._library, self._resolved = library, resolved
        self._scopes: dict[str, Mapping[str, object]] = {}

    def changed(self, text: Node) -> list[str]:
        """The insides of the `{{ }}` of an inherited text that print otherwise here than in the parent."""
        return [code for code in expressions(text.text) if self._differs("{{" + code + "}}", text)]

    def has_changed(self, name: str, text: Node) -> bool:
        """True where a name that the text uses prints otherwise here than in the parent."""
        return self._differs("{{" + name + "}}", text)

    def changed_above(self, text: Node) -> bool:
        """True where the parent itself prints a text that it inherits otherwise than the document that wrote it."""
        home = next((level for level in levels(self._resolved) if level.path == text.pos.path), None)
        parent = self._resolved.parent
        if "{{" not in text.text or home is None or parent is None:
            return False
        return self._printed(text.text, text, parent) != self._printed(text.text, text, home)

    def _differs(self, code: str, text: Node) -> bool:
        parent = self._resolved.parent
        return parent is None or self._printed(code, text, self._resolved) != self._printed(code, text, parent)

    def _printed(self, words: str, text: Node, level: Resolved) -> str:
        if level.path not in self._scopes:
            self._scopes[level.path] = self._library.names(level)
        ignored: list[Diagnostic] = []
        return expand(Node(words, text.pos), self._scopes[level.path], ignored)


def levels(resolved: Resolved) -> Iterator[Resolved]:
    """A document and those above it, the nearest first."""
    level: Resolved | None = resolved
    while level is not None:
        yield level
        for other in level.taken:
            yield from levels(other)
        level = level.parent

"""Calls of footnotes in a draft: a document calls each note once, and two clauses may quote the same call."""

from __future__ import annotations

import re

from gen.core.node import Node

_CALL = re.compile(r"\[\^([^\]\s]+)\]")


class NotesOnce:
    """Gives each call of a note after its first an id of its own; `notes` has the note that each id means."""

    def __init__(self) -> None:
        self.notes: dict[str, str] = {}

    def each_once(self, node: Node) -> Node:
        """The tree with these ids, every value at its place."""
        if node.is_text:
            return node.with_value(_CALL.sub(lambda call: f"[^{self._own(call[1])}]", node.text))
        if node.is_list:
            return node.with_value(tuple(map(self.each_once, node.items)))
        return node.with_value({key: self.each_once(value) for key, value in node.mapping.items()})

    def _own(self, note: str) -> str:
        id, count = note, 1
        while id in self.notes:
            count += 1
            id = f"{note}-{count}"
        self.notes[id] = note
        return id

"""The texts of the footnotes, and whether each is called."""

from __future__ import annotations

from gen.core.node import Node
from gen.document.context import ComposeContext
from gen.document.model import Para


def note_paragraphs(context: ComposeContext, node: Node | None) -> dict[str, tuple[Para, ...]]:
    """The texts of the footnotes by id; a note inside a note, or one nobody calls, is told."""
    notes = node.mapping if node else {}
    context.inside_note = True
    out = {name: context.paragraphs(text) for name, text in notes.items()}
    for name, text in notes.items():
        if name not in context.called_notes:
            message = f"Chú thích “{name}” có lời nhưng không chỗ nào gọi."
            context.report("text/note-not-called", message, text, f"Đặt [^{name}] vào chỗ cần, hoặc xoá chú thích.")
        if not out[name]:
            context.report("text/note-without-text", f"Chú thích “{name}” đang trống.", text, "Viết lời chú thích.")
    return out

"""A Document becomes the bytes of a .docx (the only door to docxtpl)."""

from gen.render.document import Marked, Renderer

__all__ = ["Marked", "Renderer"]

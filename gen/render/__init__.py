"""A Document becomes the bytes of a .docx (the only door to docxtpl)."""

from gen.render.document import Renderer

__all__ = ["Renderer"]

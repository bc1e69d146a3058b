"""A Document becomes the bytes of a .docx (the only door to docxtpl)."""

from gen.render.renderer import Renderer, TracedParts

__all__ = ["Renderer", "TracedParts"]

"""A resolved tree and the registers become a Document: every word, number and mark decided."""

from gen.compose.document import cite, compose

__all__ = ["cite", "compose"]

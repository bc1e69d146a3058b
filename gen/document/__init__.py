"""A resolved tree and the registers become a Document: every word, number and mark decided."""

from gen.document.composing import cite, compose, settled

__all__ = ["cite", "compose", "settled"]

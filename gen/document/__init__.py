"""A resolved tree and the registers become a Document: every word, number and mark decided."""

from gen.document.composer import as_standalone, cite, compose, names_of

__all__ = ["as_standalone", "cite", "compose", "names_of"]

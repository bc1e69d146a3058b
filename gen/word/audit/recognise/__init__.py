"""Recognises the components of a document by their words and places, whatever they look like."""

from gen.word.audit.recognise.find_components import recognise

__all__ = ["recognise"]

"""Measures the layout of any .docx: what Word shows after styles are resolved, in mm and points.

Layers, the later over the earlier: docDefaults, table style with its conditions (first row, bands …), paragraph style
chain, list level, character style chain, direct formatting.
"""

from gen.word.measure.model import Cell, Measured, Paragraph, ParagraphFormat, Run, RunFormat, Section, Table
from gen.word.measure.reader import Reader
from gen.word.ooxml.word_file import WordFile

__all__ = [
    "Cell",
    "Measured",
    "Paragraph",
    "ParagraphFormat",
    "Run",
    "RunFormat",
    "Section",
    "Table",
    "measure",
]


def measure(file: WordFile) -> Measured:
    """The layout of a .docx in mm and pt; raises CannotRead for a part that is no XML."""
    return Reader(file).measured()

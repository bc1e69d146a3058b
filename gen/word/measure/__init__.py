"""Measures the layout of any .docx: what Word shows after styles are resolved, in mm and pt.

Layers, the later over the earlier: docDefaults, table style with its conditions (first row, bands …), paragraph style
chain, list level, character style chain, direct formatting.
"""

from gen.word.measure.measurer import Measurer
from gen.word.measure.model import (
    MeasuredCell,
    MeasuredDocument,
    MeasuredParagraph,
    MeasuredRun,
    MeasuredSection,
    MeasuredTable,
    ParagraphFormat,
    RunFormat,
)
from gen.word.ooxml.word_file import WordFile

__all__ = [
    "MeasuredCell",
    "MeasuredDocument",
    "MeasuredParagraph",
    "MeasuredRun",
    "MeasuredSection",
    "MeasuredTable",
    "ParagraphFormat",
    "RunFormat",
    "measure",
]


def measure(file: WordFile) -> MeasuredDocument:
    """The layout of a .docx in mm and pt; raises CannotRead for a part that is no XML."""
    return Measurer(file).measured()

"""Measures the layout of any .docx: what Word shows after styles are resolved, in mm and points.

Layers, the later over the earlier: docDefaults, table style with its conditions (first row, bands …), paragraph style
chain, list level, character style chain, direct formatting.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from gen.word.measure.model import Cell, Measured, Paragraph, ParagraphFormat, Run, RunFormat, Section, Table
from gen.word.measure.reader import Reader

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
    "measure_parts",
]


def measure(source: Path | bytes) -> Measured:
    """Measure a .docx that is trusted, given by path or as bytes."""
    with ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
        return measure_parts({name: archive.read(name) for name in archive.namelist()})


def measure_parts(parts: Mapping[str, bytes]) -> Measured:
    """Measure a .docx given as its parts by name; whatever they hold, it does not raise."""
    return Reader(parts).measured()

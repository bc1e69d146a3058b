"""Measures the layout of any .docx: what Word shows after styles are resolved, in mm and points.

Layers, the later over the earlier: docDefaults, table style, paragraph style chain, character style chain, direct
formatting. Not followed: conditional formatting of table styles, and indents of automatic lists (`numbered` says so).
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from gen.measure.model import Measured, Paragraph, ParagraphFormat, Run, RunFormat, Section
from gen.measure.reader import Reader

__all__ = ["Measured", "Paragraph", "ParagraphFormat", "Run", "RunFormat", "Section", "measure"]


def measure(source: Path | bytes) -> Measured:
    """Measure a .docx, given by path or as bytes."""
    with ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
        return Reader(archive).measured()

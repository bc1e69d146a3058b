"""Several signatories side by side: a table made in code, since a template has room for one."""

from __future__ import annotations

from gen.document.model import Signature
from gen.render.balanced_lines import balanced
from gen.render.writer import Writer
from gen.text.inline import Run
from gen.word.ooxml.units import TWIPS_PER_MM

_KEEP = "<w:keepNext/>"
# twips between the last words of the body and the titles, as above a single signatory (12 pt)
_ABOVE = 240
_TITLE_PT = 14.0


def signatures_xml(writer: Writer, signatures: tuple[Signature, ...], room: int) -> str:
    """One borderless column for each signatory, `room` twips in all: titles on one level, names on another."""
    width = room // len(signatures)
    grid = f'<w:gridCol w:w="{width}"/>' * len(signatures)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    titles = "".join(_cell(width, _titles(writer, signature, width / TWIPS_PER_MM), _ABOVE) for signature in signatures)
    names = "".join(_cell(width, _name(writer, signature), 0) for signature in signatures)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(signatures)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{_row(titles)}{_row(names)}</w:tbl>"
    )


def _row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(width: int, paragraphs: str, above: int) -> str:
    margin = f'<w:tcMar><w:top w:w="{above}" w:type="dxa"/></w:tcMar>' if above else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margin}</w:tcPr>{paragraphs}</w:tc>'


def _titles(writer: Writer, signature: Signature, room_mm: float) -> str:
    authority = [balanced(line, _TITLE_PT, room_mm) for line in signature.authority]
    lines = [writer.paragraph("QuyenHan", (Run(line),), _KEEP) for line in authority]
    if signature.title or not lines:
        words = balanced(signature.title, _TITLE_PT, room_mm)
        title = (Run(words, bold=not signature.authority),) if words else ()
        lines.append(writer.paragraph("ChucVu", title, _KEEP))
    return "".join(lines)


def _name(writer: Writer, signature: Signature) -> str:
    return writer.paragraph("HoTen", (Run(signature.name),) if signature.name else ())


def signatures_words(signatures: tuple[Signature, ...]) -> str:
    """The words of the signatories: all titles, then all names."""
    titles = ["\n".join((*signature.authority, signature.title)) for signature in signatures]
    return "\n".join((*titles, *(signature.name for signature in signatures)))

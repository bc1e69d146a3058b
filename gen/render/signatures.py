"""Several signatories side by side: a table made in code, since a template has room for one."""

from __future__ import annotations

from gen.document.model import Signature
from gen.render.xml import Writer
from gen.text.inline import Run


def signatures_xml(writer: Writer, signatures: tuple[Signature, ...], room: int) -> str:
    """One borderless column for each signatory; the row never splits."""
    width = room // len(signatures)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_lines(writer, signature)}</w:tc>'
        for signature in signatures
    )
    grid = f'<w:gridCol w:w="{width}"/>' * len(signatures)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * len(signatures)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _lines(writer: Writer, signature: Signature) -> str:
    keep = "<w:keepNext/>"
    lines = [writer.paragraph("QuyenHan", (Run(line),), keep) for line in signature.authority]
    if signature.title:
        lines.append(writer.paragraph("ChucVu", (Run(signature.title, bold=not signature.authority),), keep))
    lines.append(writer.paragraph("HoTen", (Run(signature.name),) if signature.name else (), keep))
    return "".join(lines)


def signatures_words(signatures: tuple[Signature, ...]) -> str:
    """The words of the signatories, column by column."""
    return "\n".join("\n".join((*signer.authority, signer.title, signer.name)) for signer in signatures)

"""What can be done to a right document to break one rule: each function gives a change, or is one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import hand
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from hand import find, remove, retype

Change = Callable[[Any], None]
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def looks(words: str, **look: Any) -> Change:
    """Every run of a paragraph with another look: size, bold, italic, underline, font, color."""

    def change(document: Any) -> None:
        for run in find(document, words).runs:
            for name, value in look.items():
                if name == "color":
                    run.font.color.rgb = RGBColor.from_string(value)
                elif name == "font":
                    run.font.name = value
                else:
                    setattr(run.font, name, Pt(value) if name == "size" else value)

    return change


def part_looks(words: str, part: str, **look: Any) -> Change:
    """Some words of a paragraph set in a run of their own that looks otherwise."""

    def change(document: Any) -> None:
        (run,) = find(document, words).runs
        before, _, after = run.text.partition(part)
        for text, special in ((after, False), (part, True)):
            other = copy.deepcopy(run._r)
            run._r.addnext(other)
            new = type(run)(other, run._parent)
            new.text = text
            for name, value in look.items() if special else ():
                setattr(new.font, name, value)
        run.text = before

    return change


def stands(words: str, **look: Any) -> Change:
    """A paragraph that stands otherwise."""

    def change(document: Any) -> None:
        for name, value in look.items():
            setattr(find(document, words).paragraph_format, name, value)

    return change


def typed(old: str, new: str) -> Change:
    return lambda document: retype(document, old, new)


def says(words: str, text: str) -> Change:
    """A paragraph that says something else, in the look of its first run."""
    return lambda document: retype(document, find(document, words).text, text)


def gone(words: str) -> Change:
    return lambda document: remove(document, words)


def both(*changes: Change) -> Change:
    def change(document: Any) -> None:
        for one in changes:
            one(document)

    return change


def sets(part: str, **values: Any) -> Change:
    """The first section (or its header's paragraph) set otherwise."""

    def change(document: Any) -> None:
        section = document.sections[0]
        of = section if part == "section" else section.header.paragraphs[0]
        for name, value in values.items():
            setattr(of, name, value)

    return change


def number_in_footer(document: Any) -> None:
    hand.field(document.sections[0].footer.paragraphs[0], " PAGE ")


def number_typed(document: Any) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    hand.write(paragraph, "2")


def number_looks(**look: Any) -> Change:
    def change(document: Any) -> None:
        for run in document.sections[0].header.paragraphs[0].runs:
            for name, value in look.items():
                setattr(run.font, name, value)

    return change


def no_restart(document: Any) -> None:
    element = document.sections[1]._sectPr
    element.remove(element.find(qn("w:pgNumType")))


def line_gone(words: str) -> Change:
    """The line below a name taken away, whatever drew it."""

    def change(document: Any) -> None:
        paragraph = find(document, words)._p
        for pict in paragraph.findall(f".//{qn('w:pict')}"):
            pict.getparent().remove(pict)
        below = paragraph.getnext()
        if below is not None and below.find(f".//{qn('w:pBdr')}") is not None:
            below.getparent().remove(below)

    return change


def line_typed(words: str) -> Change:
    def change(document: Any) -> None:
        line_gone(words)(document)
        paragraph = find(document, words)
        new = OxmlElement("w:p")
        paragraph._p.addnext(new)
        hand.write(type(paragraph)(new, paragraph._parent), "_______________")

    return change


def line_long(words: str, side_mm: float) -> Change:
    def change(document: Any) -> None:
        below = find(document, words)._p.getnext()
        indent = below.find(f".//{qn('w:ind')}")
        for side in ("left", "right"):
            indent.set(qn(f"w:{side}"), str(round(side_mm * 1440 / 25.4)))

    return change


def narrow_title(document: Any) -> None:
    for row in document.tables[0].rows:
        for cell, width in zip(row.cells, (80, 85), strict=True):
            cell.width = Mm(width)


def broken_title(document: Any) -> None:
    find(document, "CỘNG HÒA").runs[0].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM"


def signature_left(document: Any) -> None:
    row = next(t for t in document.tables if any("Nơi nhận" in c.text for c in t.rows[0].cells)).rows[0]._tr
    cells = row.findall(qn("w:tc"))
    row.remove(cells[0])
    row.append(cells[0])


def label_reads(words: str) -> Change:
    return lambda document: setattr(next(p for p in document.paragraphs if p.text == "Phụ lục").runs[0], "text", words)


def motto_of_the_state(document: Any) -> None:
    hand.centred(document.tables[0].rows[0].cells[1], "Độc lập - Tự do - Hạnh phúc", 14, "b")


def several_addressees(*lines: str) -> Change:
    def change(document: Any) -> None:
        first = find(document, "Kính gửi:")
        first.runs[0].text = "Kính gửi:"
        for line in reversed(lines):
            first._p.addnext(hand.left(document, line, 14)._p)

    return change


def even_pages_apart(document: Any) -> None:
    document.settings.odd_and_even_pages_header_footer = True


def wide_table(document: Any) -> None:
    """The last column of the last table 12 mm wider."""
    column = document.element.body.findall(f".//{qn('w:tbl')}/{qn('w:tblGrid')}/{qn('w:gridCol')}")[-1]
    column.set(qn("w:w"), str(int(column.get(qn("w:w"))) + 680))


def table_out_on_the_left(document: Any) -> None:
    """The last table begins 8 mm before the margin."""
    table = document.element.body.findall(f".//{qn('w:tbl')}")[-1]
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "-454")
    indent.set(qn("w:type"), "dxa")
    properties = table.find(qn("w:tblPr"))
    for old in properties.findall(qn("w:tblInd")):
        properties.remove(old)
    properties.append(indent)


def tiny_table(document: Any) -> None:
    """The cells of the last table in 8 pt."""
    for row in document.tables[-1].rows[1:]:
        for run in row.cells[1].paragraphs[0].runs:
            run.font.size = Pt(8)


def no_header_row(document: Any) -> None:
    for mark in document.element.body.findall(f".//{qn('w:tblHeader')}"):
        mark.getparent().remove(mark)


def white_paper(document: Any) -> None:
    shade = OxmlElement("w:highlight")
    shade.set(qn("w:val"), "yellow")
    find(document, "1. Văn phòng").runs[0]._r.get_or_add_rPr().append(shade)


def automatic_points(document: Any) -> None:
    """Word's own a), b), c) … in place of those typed."""
    numbering = document.part.numbering_part.element
    for xml in (
        f'<w:abstractNum xmlns:w="{hand.W}" w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>',
        f'<w:num xmlns:w="{hand.W}" w:numId="77"><w:abstractNumId w:val="77"/></w:num>',
    ):
        element = hand.parse_xml(xml)
        numbering.insert(0, element) if "abstractNum " in xml else numbering.append(element)
    for label in "abcdđeg":
        paragraph = find(document, f"{label}) Tuyên truyền")
        paragraph.runs[0].text = paragraph.runs[0].text[3:]
        mark = hand.parse_xml(
            f'<w:numPr xmlns:w="{hand.W}"><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>',
        )
        paragraph._p.get_or_add_pPr().insert_element_before(mark, "w:spacing", "w:ind", "w:jc")


def instruction(*words: str) -> Change:
    """A field, its instruction cut into several runs."""

    def change(document: Any) -> None:
        paragraph = find(document, "1. Văn phòng")
        hand.field(paragraph, words[0], "")
        first = paragraph._p.find(f".//{qn('w:instrText')}")
        for more in words[1:]:
            run = OxmlElement("w:r")
            text = OxmlElement("w:instrText")
            text.text = more
            run.append(text)
            first.getparent().addnext(run)

    return change


def related(kind: str, target: str, external: bool = False) -> Change:
    def change(document: Any) -> None:
        if external:
            document.part.rels.get_or_add_ext_rel(f"{REL}/{kind}", target)
        else:
            from docx.opc.packuri import PackURI
            from docx.opc.part import Part

            part = Part(PackURI(target), "application/vnd.openxmlformats-officedocument.oleObject", b"x")
            document.part.relate_to(part, f"{REL}/{kind}")

    return change


def tracked(document: Any) -> None:
    run = find(document, "1. Văn phòng").runs[0]._r
    change = OxmlElement("w:ins")
    change.set(qn("w:id"), "9")
    run.addprevious(change)
    change.append(run)

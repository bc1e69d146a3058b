"""Walks a .docx and measures it: which layers of properties each paragraph and run stands under."""

from collections.abc import Iterator, Mapping

from lxml import etree

from gen.word.measure.drawn_lines import drawn_lines
from gen.word.measure.measured_styles import MeasuredStyles
from gen.word.measure.model import MeasuredDocument, MeasuredParagraph, MeasuredRun, MeasuredSection
from gen.word.measure.numbering import Numbering
from gen.word.measure.resolve import switch
from gen.word.measure.resolved_formats import ResolvedFormats
from gen.word.measure.style_chains import StyleChains
from gen.word.measure.tables import Tables
from gen.word.ooxml.elements import in_fallback, sign_of, value
from gen.word.ooxml.namespaces import R, W
from gen.word.ooxml.units import read_mm, read_whole
from gen.word.ooxml.word_file import WordFile
from gen.word.ooxml.xml_parser import Element


class Measurer:
    """One file on the way to be measured; the numbers of its lists go on from call to call."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._document = file.shown(file.main, hidden=True)
        self._chains = StyleChains(file.part("styles"))
        self._numbering = Numbering(file.part("numbering"))
        self._formats = ResolvedFormats(file, self._chains, self._numbering)
        self._edges_of_parts: dict[str, tuple[MeasuredParagraph, ...]] = {}
        self._tables = Tables(self._document, self._chains.of)

    def measured(self) -> MeasuredDocument:
        """The whole document; raises CannotRead for a part that is no XML."""
        paragraphs, section = [], 0
        for element in self._paragraphs(self._document):
            paragraphs.append(self._paragraph(element, section))
            section += element.find(f"{W}pPr/{W}sectPr") is not None
        return MeasuredDocument(
            sections=tuple(self._sections()),
            paragraphs=tuple(paragraphs),
            styles=MeasuredStyles(self._chains.paragraph_styles, self._styled),
            tables=self._tables.described(),
            notes=tuple(self._notes()),
            even_headers=switch([self._file.part("settings")], "evenAndOddHeaders") is True,
        )

    @staticmethod
    def _paragraphs(root: Element) -> Iterator[Element]:
        return (p for p in root.iter(f"{W}p") if not in_fallback(p))

    def _notes(self) -> Iterator[MeasuredParagraph]:
        for kind in ("footnotes", "endnotes"):
            for note in self._file.shown(self._file.related(kind) or f"word/{kind}.xml", hidden=True):
                if note.get(f"{W}type") in (None, "normal"):
                    yield from (self._paragraph(p, 0) for p in self._paragraphs(note))

    def _sections(self) -> Iterator[MeasuredSection]:
        headers: dict[str, tuple[MeasuredParagraph, ...]] = {}
        footers: dict[str, tuple[MeasuredParagraph, ...]] = {}
        former = f"{W}sectPrChange"
        for element in (e for e in self._document.iter(f"{W}sectPr") if next(e.iterancestors(former), None) is None):
            headers = headers | self._edges(element, "headerReference")
            footers = footers | self._edges(element, "footerReference")
            yield _section(element, headers, footers)

    def _edges(self, section: Element, tag: str) -> dict[str, tuple[MeasuredParagraph, ...]]:
        found = {}
        relations = self._file.relations(self._file.main)
        for reference in section.iterfind(f"{W}{tag}"):
            name, _ = relations.get(reference.get(f"{R}id", ""), ("", ""))
            if name not in self._edges_of_parts:
                paragraphs = self._paragraphs(self._file.shown(name, hidden=True))
                self._edges_of_parts[name] = tuple(self._paragraph(p, 0) for p in paragraphs)
            found[reference.get(f"{W}type", "default")] = self._edges_of_parts[name]
        return found

    def _styled(self, style_id: str) -> MeasuredParagraph:
        empty = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(empty, f"{W}pPr"), f"{W}pStyle").set(f"{W}val", style_id)
        return self._paragraph(empty, 0)

    def _paragraph(self, element: Element, section: int) -> MeasuredParagraph:
        properties = element.find(f"{W}pPr")
        style_id = value(properties, "pStyle") or self._chains.default_style
        table = self._tables.layers(element)
        stands = self._formats.paragraph(style_id, table, properties)
        runs = tuple(
            MeasuredRun(text, self._formats.run(style_id, table, run.find(f"{W}rPr")))
            for run in element.iter(f"{W}r")
            if _belongs(run, element) and (text := _text(run))
        )
        chain = self._chains.of(style_id)
        return MeasuredParagraph(
            style=(value(chain[-1], "name") if chain else None) or style_id,
            format=stands.format,
            style_format=self._formats.run(style_id, table),
            runs=runs,
            fields=_fields(element),
            section=section,
            in_table=next(element.iterancestors(f"{W}tbl"), None) is not None,
            numbered=stands.numbered,
            label=self._numbering.next_label(*stands.level[:2]) if stands.level is not None and runs else "",
            cell=self._tables.cell(element),
            lines=drawn_lines(element),
            boxed=next(element.iterancestors(f"{W}txbxContent"), None) is not None,
        )


def _section(
    element: Element,
    headers: Mapping[str, tuple[MeasuredParagraph, ...]],
    footers: Mapping[str, tuple[MeasuredParagraph, ...]],
) -> MeasuredSection:
    size, margins, numbers = (element.find(f"{W}{name}") for name in ("pgSz", "pgMar", "pgNumType"))
    start = None if numbers is None else numbers.get(f"{W}start")

    def length(of: Element | None, name: str) -> float:
        return read_mm(None if of is None else of.get(f"{W}{name}"))

    return MeasuredSection(
        width=length(size, "w"),
        height=length(size, "h"),
        top=abs(length(margins, "top")),
        bottom=abs(length(margins, "bottom")),
        left=round(length(margins, "left") + length(margins, "gutter"), 2),
        right=length(margins, "right"),
        header_distance=length(margins, "header"),
        title_page=switch([element], "titlePg") is True,
        page_start=None if start is None else read_whole(start),
        headers=headers,
        footers=footers,
        number_format=("" if numbers is None else numbers.get(f"{W}fmt", "")) or "decimal",
    )


def _belongs(run: Element, paragraph: Element) -> bool:
    """Whether a run stands in this very paragraph."""
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            return True
        if ancestor.tag == f"{W}p":
            return False
    return False


def _text(run: Element) -> str:
    return "".join(_sign(child) for child in run)


def _sign(child: Element) -> str:
    return "\f" if child.tag == f"{W}br" and child.get(f"{W}type") == "page" else sign_of(child) or ""


def _fields(paragraph: Element) -> tuple[str, ...]:
    """The instructions of the fields in a paragraph, such as PAGE."""
    complex_ones = [e.text or "" for e in paragraph.iter(f"{W}instrText")]
    simple_ones = [e.get(f"{W}instr", "") for e in paragraph.iter(f"{W}fldSimple")]
    return tuple(instruction.strip() for instruction in complex_ones + simple_ones)

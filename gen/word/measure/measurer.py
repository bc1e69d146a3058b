"""Walks a .docx and measures it: which layers of properties each paragraph and run stands under."""

from collections.abc import Iterator, Mapping

from lxml import etree

from gen.word.measure.drawn_lines import drawn_lines
from gen.word.measure.model import MeasuredDocument, MeasuredParagraph, MeasuredRun, MeasuredSection, RunFormat
from gen.word.measure.numbering import Numbering
from gen.word.measure.resolve import Layers, is_on, paragraph_format, run_format, switch
from gen.word.measure.style_chains import StyleChains
from gen.word.measure.tables import Tables
from gen.word.ooxml.elements import in_fallback, value
from gen.word.ooxml.namespaces import A, R, W
from gen.word.ooxml.units import read_mm, read_whole
from gen.word.ooxml.word_file import WordFile
from gen.word.ooxml.xml_parser import Element

_GONE = (f"{W}del", f"{W}moveFrom")


class Measurer:
    """One file on the way to be measured; the numbers of its lists go on from call to call."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._document = file.element(file.main)
        styles = file.part("styles")
        self._chains = StyleChains(styles)
        self._styles = self._chains.styles
        self._defaults = styles.find(f"{W}docDefaults")
        defaults = (i for i, s in self._styles.items() if is_on(s.get(f"{W}default")) and _is_paragraph_style(s))
        self._default_style = next(defaults, "")
        self._theme = self._theme_fonts()
        self._numbering = Numbering(self._file.part("numbering"))
        self._tables = Tables(self._document, self._chains.of)

    def measured(self) -> MeasuredDocument:
        """The whole document; raises CannotRead for a part that is no XML."""
        paragraphs, section = [], 0
        for element in self._paragraphs(self._document):
            paragraphs.append(self._paragraph(element, section))
            section += element.find(f"{W}pPr/{W}sectPr") is not None
        styled = [self._styled(style_id) for style_id, s in self._styles.items() if _is_paragraph_style(s)]
        return MeasuredDocument(
            sections=tuple(self._sections()),
            paragraphs=tuple(paragraphs),
            styles={paragraph.style: paragraph for paragraph in styled},
            tables=self._tables.described(),
            notes=tuple(self._notes()),
            even_headers=switch([self._file.part("settings")], "evenAndOddHeaders") is True,
        )

    @staticmethod
    def _paragraphs(root: Element) -> Iterator[Element]:
        return (p for p in root.iter(f"{W}p") if not in_fallback(p))

    def _notes(self) -> Iterator[MeasuredParagraph]:
        for kind in ("footnotes", "endnotes"):
            for note in self._file.part(kind):
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
            paragraphs = self._paragraphs(self._file.element(name))
            found[reference.get(f"{W}type", "default")] = tuple(self._paragraph(p, 0) for p in paragraphs)
        return found

    def _theme_fonts(self) -> dict[str, str]:
        theme = self._file.element(self._file.related("theme") or "word/theme/theme1.xml")
        latin = {kind: theme.find(f".//{A}{kind}Font/{A}latin") for kind in ("major", "minor")}
        return {kind: font.get("typeface", "") for kind, font in latin.items() if font is not None}

    def _styled(self, style_id: str) -> MeasuredParagraph:
        empty = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(empty, f"{W}pPr"), f"{W}pStyle").set(f"{W}val", style_id)
        return self._paragraph(empty, 0)

    def _paragraph(self, element: Element, section: int) -> MeasuredParagraph:
        properties = element.find(f"{W}pPr")
        style_id = value(properties, "pStyle") or self._default_style
        table = next(element.iterancestors(f"{W}tbl"), None)
        table_chain = [] if table is None else self._table_layers(table, element)
        chain = self._chains.of(style_id)
        defaults = [] if self._defaults is None else [self._defaults.find(f"{W}pPrDefault/{W}pPr")]
        styled = [s for s in (*defaults, *(s.find(f"{W}pPr") for s in (*table_chain, *chain))) if s is not None]
        direct = [] if properties is None else [properties]
        level = self._numbering.level([*styled, *direct])
        from_list = [] if level is None else [p for p in [level[2].find(f"{W}pPr")] if p is not None]
        runs = tuple(self._run(r, table_chain, chain) for r in element.iter(f"{W}r") if _belongs(r, element))
        words = any(run.text for run in runs)
        return MeasuredParagraph(
            style=(value(chain[-1], "name") if chain else None) or style_id,
            format=paragraph_format([*styled, *from_list, *direct]),
            style_format=self._run_format(table_chain, chain, [], None),
            runs=tuple(run for run in runs if run.text),
            fields=_fields(element),
            section=section,
            in_table=table is not None,
            numbered=any(layer.find(f"{W}numPr") is not None for layer in (*styled, *direct)),
            label=self._numbering.next_label(level[0], level[1]) if level is not None and words else "",
            cell=self._tables.cell(element),
            lines=drawn_lines(element),
            boxed=next(element.iterancestors(f"{W}txbxContent"), None) is not None,
        )

    def _table_layers(self, table: Element, paragraph: Element) -> Layers:
        """The table's style, then what it says of the rows, columns and bands that the paragraph stands in."""
        chain = self._chains.of(value(table.find(f"{W}tblPr"), "tblStyle"))
        if not any(style.find(f"{W}tblStylePr") is not None for style in chain):
            return chain
        kinds = ["wholeTable", *self._tables.conditions(paragraph)]
        parts = [p for kind in kinds for s in chain for p in s.iterfind(f"{W}tblStylePr") if p.get(f"{W}type") == kind]
        return [*chain, *parts]

    def _run(self, element: Element, table: Layers, chain: Layers) -> MeasuredRun:
        properties = element.find(f"{W}rPr")
        character = self._chains.of(value(properties, "rStyle"))
        return MeasuredRun(_text(element), self._run_format(table, chain, character, properties))

    def _run_format(self, table: Layers, chain: Layers, char: Layers, direct: Element | None) -> RunFormat:
        default = None if self._defaults is None else self._defaults.find(f"{W}rPrDefault/{W}rPr")
        groups = [[found for s in group if (found := s.find(f"{W}rPr")) is not None] for group in (table, chain, char)]
        return run_format([] if default is None else [default], groups, [] if direct is None else [direct], self._theme)


def _is_paragraph_style(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph"


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
    """Whether a run stands in this very paragraph, and was not struck out by a tracked change."""
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            return True
        if ancestor.tag in (f"{W}p", *_GONE):
            return False
    return False


def _text(run: Element) -> str:
    return "".join(_sign(child) for child in run)


def _sign(child: Element) -> str:
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}br":
        return "\f" if child.get(f"{W}type") == "page" else "\n"
    return {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}.get(str(child.tag), "")


def _fields(paragraph: Element) -> tuple[str, ...]:
    """The instructions of the fields in a paragraph, such as PAGE."""
    complex_ones = [e.text or "" for e in paragraph.iter(f"{W}instrText")]
    simple_ones = [e.get(f"{W}instr", "") for e in paragraph.iter(f"{W}fldSimple")]
    return tuple(instruction.strip() for instruction in complex_ones + simple_ones)

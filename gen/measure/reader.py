"""Opens a .docx and walks it: which layers of properties each paragraph and run stands under."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from zipfile import ZipFile

from lxml import etree

from gen.measure.model import Measured, Paragraph, Run, RunFormat, Section
from gen.measure.resolve import Element, Layers, W, mm, paragraph_format, run_format, switch, value

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Reader:
    """One open package."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._document = self._parse("word/document.xml")
        styles = self._parse_if_there("word/styles.xml")
        self._styles = {s.get(f"{W}styleId", ""): s for s in styles.iterfind(f"{W}style")}
        self._defaults = styles.find(f"{W}docDefaults")
        defaults = (i for i, s in self._styles.items() if s.get(f"{W}default") == "1" and _is_paragraph_style(s))
        self._default_style = next(defaults, "")
        self._relations = {r.get("Id", ""): r for r in self._parse_if_there("word/_rels/document.xml.rels")}
        self._theme = self._theme_fonts()

    def measured(self) -> Measured:
        """The whole document."""
        paragraphs, section = [], 0
        for element in self._paragraphs(self._document):
            paragraphs.append(self._paragraph(element, section))
            section += element.find(f"{W}pPr/{W}sectPr") is not None
        styled = [self._styled(style_id) for style_id, s in self._styles.items() if _is_paragraph_style(s)]
        return Measured(
            sections=tuple(self._sections()),
            paragraphs=tuple(paragraphs),
            styles={paragraph.style: paragraph for paragraph in styled},
        )

    def _parse(self, name: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._archive.read(name), parser)

    def _parse_if_there(self, name: str) -> Element:
        return self._parse(name) if name in self._archive.namelist() else etree.Element("missing")

    @staticmethod
    def _paragraphs(root: Element) -> Iterator[Element]:
        return (p for p in root.iter(f"{W}p") if next(p.iterancestors(_FALLBACK), None) is None)

    def _sections(self) -> Iterator[Section]:
        headers: dict[str, tuple[Paragraph, ...]] = {}
        former = f"{W}sectPrChange"
        for element in (e for e in self._document.iter(f"{W}sectPr") if next(e.iterancestors(former), None) is None):
            headers = headers | self._headers(element)
            yield _section(element, headers)

    def _headers(self, section: Element) -> dict[str, tuple[Paragraph, ...]]:
        found = {}
        for reference in section.iterfind(f"{W}headerReference"):
            target = self._relations[reference.get(f"{_R}id", "")].get("Target", "")
            root = self._parse(str(PurePosixPath("word") / target) if not target.startswith("/") else target[1:])
            found[reference.get(f"{W}type", "default")] = tuple(self._paragraph(p, 0) for p in self._paragraphs(root))
        return found

    def _theme_fonts(self) -> dict[str, str]:
        name = next((n for n in self._archive.namelist() if n.startswith("word/theme/theme")), None)
        if name is None:
            return {}
        latin = {kind: self._parse(name).find(f".//{_A}{kind}Font/{_A}latin") for kind in ("major", "minor")}
        return {kind: font.get("typeface", "") for kind, font in latin.items() if font is not None}

    def _chain(self, style_id: str | None) -> Layers:
        """The style and those it is based on, the deepest first."""
        chain: Layers = []
        while style_id in self._styles and self._styles[style_id] not in chain:
            chain.insert(0, self._styles[style_id])
            style_id = value(chain[0], "basedOn")
        return chain

    def _styled(self, style_id: str) -> Paragraph:
        empty = etree.Element(f"{W}p")
        etree.SubElement(etree.SubElement(empty, f"{W}pPr"), f"{W}pStyle").set(f"{W}val", style_id)
        return self._paragraph(empty, 0)

    def _paragraph(self, element: Element, section: int) -> Paragraph:
        properties = element.find(f"{W}pPr")
        style_id = value(properties, "pStyle") or self._default_style
        table = next(element.iterancestors(f"{W}tbl"), None)
        table_chain = self._chain(value(table.find(f"{W}tblPr"), "tblStyle")) if table is not None else []
        chain = self._chain(style_id)
        defaults = [] if self._defaults is None else [self._defaults.find(f"{W}pPrDefault/{W}pPr")]
        layers = [*defaults, *(s.find(f"{W}pPr") for s in (*table_chain, *chain)), properties]
        present = [layer for layer in layers if layer is not None]
        runs = tuple(self._run(r, table_chain, chain) for r in element.iter(f"{W}r") if _owner(r) is element)
        return Paragraph(
            style=(value(chain[-1], "name") if chain else None) or style_id,
            format=paragraph_format(present),
            mark=self._run_format(table_chain, chain, [], None),
            runs=tuple(run for run in runs if run.text),
            fields=_fields(element),
            section=section,
            in_table=table is not None,
            numbered=any(layer.find(f"{W}numPr") is not None for layer in present),
        )

    def _run(self, element: Element, table: Layers, chain: Layers) -> Run:
        properties = element.find(f"{W}rPr")
        character = self._chain(value(properties, "rStyle"))
        return Run(_text(element), self._run_format(table, chain, character, properties))

    def _run_format(self, table: Layers, chain: Layers, char: Layers, direct: Element | None) -> RunFormat:
        default = None if self._defaults is None else self._defaults.find(f"{W}rPrDefault/{W}rPr")
        groups = [[found for s in group if (found := s.find(f"{W}rPr")) is not None] for group in (table, chain, char)]
        return run_format([] if default is None else [default], groups, [] if direct is None else [direct], self._theme)


def _is_paragraph_style(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph"


def _section(element: Element, headers: Mapping[str, tuple[Paragraph, ...]]) -> Section:
    size, margins, numbers = (element.find(f"{W}{name}") for name in ("pgSz", "pgMar", "pgNumType"))
    start = None if numbers is None else numbers.get(f"{W}start")

    def length(of: Element | None, name: str) -> float:
        return mm(None if of is None else of.get(f"{W}{name}"))

    return Section(
        width=length(size, "w"),
        height=length(size, "h"),
        top=length(margins, "top"),
        bottom=length(margins, "bottom"),
        left=length(margins, "left"),
        right=length(margins, "right"),
        header_distance=length(margins, "header"),
        title_page=switch([element], "titlePg") is True,
        page_start=None if start is None else int(start),
        headers=headers,
    )


def _owner(run: Element) -> Element | None:
    return next(run.iterancestors(f"{W}p"), None)


def _text(run: Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    return "".join(child.text or "" if child.tag == f"{W}t" else signs.get(str(child.tag), "") for child in run)


def _fields(paragraph: Element) -> tuple[str, ...]:
    """The instructions of the fields in a paragraph, such as PAGE."""
    complex_ones = [e.text or "" for e in paragraph.iter(f"{W}instrText")]
    simple_ones = [e.get(f"{W}instr", "") for e in paragraph.iter(f"{W}fldSimple")]
    return tuple(instruction.strip() for instruction in complex_ones + simple_ones)

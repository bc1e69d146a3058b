"""The formats of paragraphs and runs, each combination of styles and direct properties resolved once."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from lxml import etree

from gen.word.measure.model import ParagraphFormat, RunFormat
from gen.word.measure.numbering import Numbering
from gen.word.measure.resolve import Layers, paragraph_format, run_format
from gen.word.measure.style_chains import StyleChains
from gen.word.ooxml.elements import value
from gen.word.ooxml.namespaces import A, W
from gen.word.ooxml.word_file import WordFile
from gen.word.ooxml.xml_parser import Element


class TableLayers(NamedTuple):
    """What a table's style says at a paragraph, and a key that is the same wherever it says the same."""

    key: Hashable
    layers: Layers


NO_TABLE = TableLayers(None, [])


class ResolvedParagraph(NamedTuple):
    """How a paragraph stands; the list and level that number it, with their settings; whether it names a list."""

    format: ParagraphFormat
    level: tuple[str, int, Element] | None
    numbered: bool


class ResolvedFormats:
    """The formats of one file; thousands of its paragraphs share a few dozen of them."""

    def __init__(self, file: WordFile, chains: StyleChains, numbering: Numbering) -> None:
        self._chains = chains
        self._numbering = numbering
        self._theme = _theme_fonts(file)
        defaults = file.part("styles").find(f"{W}docDefaults")
        self._default_paragraph = None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
        self._default_run = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        self._paragraphs: dict[Hashable, ResolvedParagraph] = {}
        self._runs: dict[Hashable, RunFormat] = {}

    def paragraph(self, style_id: str, table: TableLayers, direct: Element | None) -> ResolvedParagraph:
        """A paragraph of a style, in a table perhaps, with its own w:pPr."""
        key = (style_id, table.key, _written(direct))
        if key not in self._paragraphs:
            chain = self._chains.of(style_id)
            said = [self._default_paragraph, *(s.find(f"{W}pPr") for s in (*table.layers, *chain)), direct]
            layers = [layer for layer in said if layer is not None]
            level = self._numbering.level(layers)
            listed = None if level is None else level[2].find(f"{W}pPr")
            if listed is not None:
                # what the list says stands below the direct properties and above all else
                layers.insert(len(layers) - (direct is not None), listed)
            numbered = any(layer.find(f"{W}numPr") is not None for layer in layers if layer is not listed)
            self._paragraphs[key] = ResolvedParagraph(paragraph_format(layers), level, numbered)
        return self._paragraphs[key]

    def run(self, style_id: str, table: TableLayers, direct: Element | None = None) -> RunFormat:
        """Characters in a paragraph of a style, in a table perhaps, with their own w:rPr."""
        key = (style_id, table.key, _written(direct))
        if key not in self._runs:
            character = self._chains.of(value(direct, "rStyle"))
            groups = [
                [found for style in group if (found := style.find(f"{W}rPr")) is not None]
                for group in (table.layers, self._chains.of(style_id), character)
            ]
            base = [] if self._default_run is None else [self._default_run]
            self._runs[key] = run_format(base, groups, [] if direct is None else [direct], self._theme)
        return self._runs[key]


def _written(properties: Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties, with_tail=False)


def _theme_fonts(file: WordFile) -> dict[str, str]:
    theme = file.element(file.related("theme") or "word/theme/theme1.xml")
    latin = {kind: theme.find(f".//{A}{kind}Font/{A}latin") for kind in ("major", "minor")}
    return {kind: font.get("typeface", "") for kind, font in latin.items() if font is not None}

"""The numbers that Word itself puts before the paragraphs of its automatic lists."""

from __future__ import annotations

import re

from gen.text.numbering import roman
from gen.word.measure.resolve import Layers, last
from gen.word.ooxml.elements import value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.symbols import is_symbols, shown_text
from gen.word.ooxml.units import read_whole
from gen.word.ooxml.xml_parser import Element

_PLACE = re.compile(r"%([1-9])")
_LARGEST = 3999
_LONGEST = 255  # characters of a label
_LATIN = "abcdefghijklmnopqrstuvwxyz"  # Word counts with these 26 letters in a Vietnamese file too


class _NumberedList:
    """A list: the settings of its levels, what it shares its count with, where it starts anew."""

    def __init__(self, number: Element, shared: str, levels: dict[int, Element]) -> None:
        self.shared = shared
        overrides = [(read_whole(o.get(f"{W}ilvl")), o) for o in reversed(number.findall(f"{W}lvlOverride"))]
        own = {at: level for at, override in overrides if (level := override.find(f"{W}lvl")) is not None}
        self.levels = {**levels, **own}
        self.starts = {at: read_whole(start) for at, o in overrides if (start := value(o, "startOverride")) is not None}

    def start(self, at: int) -> int:
        """The first number of a level."""
        written = value(self.levels.get(at), "start")
        return self.starts.get(at, 1 if written is None else read_whole(written))


class Numbering:
    """The lists of a document, counting as its paragraphs come by."""

    def __init__(self, root: Element) -> None:
        abstract = {
            a.get(f"{W}abstractNumId", ""): _by_level(a.findall(f"{W}lvl")) for a in root.iterfind(f"{W}abstractNum")
        }
        self._lists = {
            number.get(f"{W}numId", ""): _NumberedList(number, shared, abstract[shared])
            for number in root.iterfind(f"{W}num")
            if (shared := value(number, "abstractNumId") or "") in abstract
        }
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def level(self, layers: Layers) -> tuple[str, int, Element] | None:
        """The list and level that the layers of a paragraph name, with the level's own settings."""
        numbered = [found for layer in layers if (found := layer.find(f"{W}numPr")) is not None]
        list_id = last(numbered, "numId", "val")
        if list_id is None or list_id not in self._lists:
            return None
        at = read_whole(last(numbered, "ilvl", "val"))
        found = self._lists[list_id].levels.get(at)
        return None if found is None else (list_id, at, found)

    def next_label(self, list_id: str, at: int) -> str:
        """The label of the next paragraph of a list's level; the levels below start again."""
        numbered = self._lists[list_id]
        counts = self._counts.setdefault(numbered.shared, {})
        first = at not in counts or ((list_id, at) not in self._restarted and at in numbered.starts)
        counts[at] = numbered.start(at) if first else counts[at] + 1
        self._restarted.add((list_id, at))
        for below in [level for level in counts if level > at]:
            del counts[below]
        return _label(numbered, at, counts)


def _by_level(levels: list[Element]) -> dict[int, Element]:
    """The settings by level; of two for one level the first holds."""
    return {read_whole(level.get(f"{W}ilvl")): level for level in reversed(levels)}


def _label(numbered: _NumberedList, at: int, counts: dict[int, int]) -> str:
    settings = numbered.levels.get(at)
    text = (value(settings, "lvlText") or "")[:_LONGEST]
    if value(settings, "numFmt") == "bullet":
        fonts = None if settings is None else settings.find(f"{W}rPr/{W}rFonts")
        font = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
        return shown_text(font, text) if is_symbols(font) else text

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        return _figure(counts.get(level, numbered.start(level)), numbered.levels.get(level))

    return _PLACE.sub(number, text)


def _figure(number: int, settings: Element | None) -> str:
    kind = value(settings, "numFmt") or "decimal"
    if kind == "none":
        return ""
    if not 0 < number <= _LARGEST:
        return str(number)
    if kind.endswith("Roman"):
        return roman(number) if kind == "upperRoman" else roman(number).lower()
    if kind.endswith("Letter"):
        round_, at = divmod(number - 1, len(_LATIN))
        letters = _LATIN[at] * (round_ + 1)
        return letters.upper() if kind == "upperLetter" else letters
    return f"{number:02d}" if kind == "decimalZero" else str(number)

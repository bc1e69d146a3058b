"""The numbers that Word itself puts before the paragraphs of its automatic lists."""

from __future__ import annotations

import re

from gen.text.numbering import roman
from gen.word.measure.resolve import Layers, last
from gen.word.ooxml.elements import value
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.units import read_whole
from gen.word.ooxml.xml_parser import Element

_PLACE = re.compile(r"%([1-9])")
_LARGEST = 3999
_LATIN = "abcdefghijklmnopqrstuvwxyz"  # Word counts with these 26 letters in a Vietnamese file too


class Numbering:
    """The lists of a document, counting as its paragraphs come by."""

    def __init__(self, root: Element) -> None:
        abstract = {a.get(f"{W}abstractNumId", ""): a for a in root.iterfind(f"{W}abstractNum")}
        self._lists = {
            num.get(f"{W}numId", ""): (num, key, abstract[key])
            for num in root.iterfind(f"{W}num")
            if (key := value(num, "abstractNumId") or "") in abstract
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
        found = self._settings(list_id, at)
        return None if found is None else (list_id, at, found)

    def _settings(self, list_id: str, at: int) -> Element | None:
        num, _, abstract = self._lists[list_id]
        for override in num.iterfind(f"{W}lvlOverride"):
            own = override.find(f"{W}lvl")
            if own is not None and read_whole(override.get(f"{W}ilvl")) == at:
                return own
        return next((level for level in abstract.iterfind(f"{W}lvl") if read_whole(level.get(f"{W}ilvl")) == at), None)

    def next_label(self, list_id: str, at: int) -> str:
        """The label of the next paragraph of a list's level; the levels below start again."""
        _, key, _ = self._lists[list_id]
        counts = self._counts.setdefault(key, {})
        start = self._start(list_id, at)
        first = at not in counts or ((list_id, at) not in self._restarted and self._overrides(list_id, at))
        counts[at] = start if first else counts[at] + 1
        self._restarted.add((list_id, at))
        for below in [level for level in counts if level > at]:
            del counts[below]
        return self._text(list_id, at, counts)

    def _overrides(self, list_id: str, at: int) -> bool:
        starts = self._lists[list_id][0].iterfind(f"{W}lvlOverride")
        return any(read_whole(o.get(f"{W}ilvl")) == at and o.find(f"{W}startOverride") is not None for o in starts)

    def _start(self, list_id: str, at: int) -> int:
        for override in self._lists[list_id][0].iterfind(f"{W}lvlOverride"):
            start = value(override, "startOverride")
            if start is not None and read_whole(override.get(f"{W}ilvl")) == at:
                return read_whole(start)
        settings = self._settings(list_id, at)
        said = value(settings, "start")
        return read_whole(said) if said is not None else 1

    def _text(self, list_id: str, at: int, counts: dict[int, int]) -> str:
        settings = self._settings(list_id, at)
        if value(settings, "numFmt") == "bullet":
            return value(settings, "lvlText") or ""

        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            return _figure(counts.get(level, self._start(list_id, level)), self._settings(list_id, level))

        return _PLACE.sub(number, value(settings, "lvlText") or "")


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

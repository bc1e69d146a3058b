"""Straight lines drawn in a paragraph: DrawingML shapes and VML, by their length in mm."""

from __future__ import annotations

import re

from gen.word.ooxml.elements import in_fallback
from gen.word.ooxml.namespaces import VML_OFFICE, WP, A, V
from gen.word.ooxml.units import MM_PER_POINT, read_number
from gen.word.ooxml.xml_parser import Element

_EMU_PER_MM = 36000
_STRAIGHT = {"line", "straightConnector1"}
_FLAT_MM, _SHORT_MM = 1.0, 4.0  # a shape as flat as this and longer than that is a line, whatever it is called
_CONNECTOR = "#_x0000_t32"
_MM = {"pt": MM_PER_POINT, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "": MM_PER_POINT}
_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*([a-z]*)")


def drawn_lines(paragraph: Element) -> tuple[float | None, ...]:
    """The lengths in mm of the horizontal lines anchored in a paragraph, None where a length is not said.

    The copy of a drawing that is kept for old programs is not counted twice.
    """
    found: list[float | None] = []
    for shape in paragraph.iter(f"{WP}anchor", f"{WP}inline"):
        if not in_fallback(shape):
            found += _drawing(shape)
    for shape in paragraph.iter(f"{V}line", f"{V}shape", f"{V}rect"):
        if not in_fallback(shape):
            found += _vml(shape)
    return tuple(found)


def _drawing(shape: Element) -> list[float | None]:
    extent = shape.find(f"{WP}extent")
    if extent is None:
        return []
    long, high = read_number(extent.get("cx")) / _EMU_PER_MM, read_number(extent.get("cy")) / _EMU_PER_MM
    straight = any(form.get("prst") in _STRAIGHT for form in shape.iter(f"{A}prstGeom"))
    if long > _SHORT_MM and (high <= _FLAT_MM or (straight and high <= long / 4)):
        return [round(long, 2)]
    return []


def _vml(shape: Element) -> list[float | None]:
    if shape.tag == f"{V}line":
        return [_between(shape.get("from", ""), shape.get("to", ""))]
    style = dict(part.partition(":")[::2] for part in shape.get("style", "").replace(" ", "").split(";"))
    width, height = _mm(style.get("width", "")), _mm(style.get("height", ""))
    if shape.get(f"{VML_OFFICE}hr", "f") not in ("f", "false", "0"):
        return [width or None]
    if shape.get("type") == _CONNECTOR and width is not None and width > _SHORT_MM:
        return [width]
    flat = width is not None and height is not None and width > _SHORT_MM and height <= _FLAT_MM
    return [width] if flat else []


def _between(start: str, end: str) -> float | None:
    a, b = _mm(start.split(",")[0]), _mm(end.split(",")[0])
    return None if a is None or b is None else round(abs(b - a), 2)


def _mm(text: str) -> float | None:
    match = _LENGTH.match(text)
    if not match or match[2] not in _MM:
        return None
    return round(read_number(match[1]) * _MM[match[2]], 2)

"""Straight lines drawn in a paragraph: DrawingML shapes and VML, by their length in mm."""

from __future__ import annotations

import re

from gen.word.measure.resolve import Element, number

_EMU_PER_MM = 36000
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRAIGHT = {"line", "straightConnector1"}
_FLAT_MM, _SHORT_MM = 1.0, 4.0  # a shape as flat as this and longer than that is a line, whatever it is called
_CONNECTOR = "#_x0000_t32"
_MM = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96, "": 25.4 / 72}
_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*([a-z]*)")


def drawn_lines(paragraph: Element) -> tuple[float | None, ...]:
    """The horizontal lines anchored in a paragraph; the copy kept for old programs is not counted twice."""
    found: list[float | None] = []
    for shape in paragraph.iter(f"{_WP}anchor", f"{_WP}inline"):
        if next(shape.iterancestors(_FALLBACK), None) is None:
            found += _drawing(shape)
    for shape in paragraph.iter(f"{_V}line", f"{_V}shape", f"{_V}rect"):
        if next(shape.iterancestors(_FALLBACK), None) is None:
            found += _vml(shape)
    return tuple(found)


def _drawing(shape: Element) -> list[float | None]:
    extent = shape.find(f"{_WP}extent")
    if extent is None:
        return []
    long, high = number(extent.get("cx")) / _EMU_PER_MM, number(extent.get("cy")) / _EMU_PER_MM
    straight = any(form.get("prst") in _STRAIGHT for form in shape.iter(f"{_A}prstGeom"))
    if long > _SHORT_MM and (high <= _FLAT_MM or (straight and high <= long / 4)):
        return [round(long, 2)]
    return []


def _vml(shape: Element) -> list[float | None]:
    if shape.tag == f"{_V}line":
        return [_between(shape.get("from", ""), shape.get("to", ""))]
    style = dict(part.partition(":")[::2] for part in shape.get("style", "").replace(" ", "").split(";"))
    width, height = _mm(style.get("width", "")), _mm(style.get("height", ""))
    if shape.get(f"{_O}hr") in ("t", "true"):
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
    return round(number(match[1]) * _MM[match[2]], 2)

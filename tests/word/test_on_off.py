"""An on/off property is read by its value, wherever it stands: Word also writes `w:val="false"`, `0`, `off`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import hand
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from hand import find, plan

from gen.word.audit import audit

OFF, ON = ("false", "0", "off"), (None, "true", "1", "on")


def said(name: str, value: str | None) -> Any:
    element = OxmlElement(f"w:{name}")
    if value is not None:
        element.set(qn("w:val"), value)
    return element


def even_pages(document: Any, value: str | None) -> None:
    document.settings.element.append(said("evenAndOddHeaders", value))


def first_page(document: Any, value: str | None) -> None:
    element = document.sections[0]._sectPr
    element.remove(element.find(qn("w:titlePg")))
    element.append(said("titlePg", value))


def bold(document: Any, value: str | None) -> None:
    find(document, "1. Văn phòng").runs[0]._r.get_or_add_rPr().append(said("b", value))


def hidden(document: Any, value: str | None) -> None:
    find(document, "1. Văn phòng").runs[0]._r.get_or_add_rPr().append(said("vanish", value))


def repeated_row(document: Any, value: str | None) -> None:
    mark = document.element.body.find(f".//{qn('w:tblHeader')}")
    mark.getparent().replace(mark, said("tblHeader", value))


def default_style(document: Any, value: str | None) -> None:
    """Paragraphs without a style of their own look as the default style says, if one is."""
    document.styles["Normal"].element.set(qn("w:default"), "false")
    red = document.styles.add_style("Chữ đỏ", 1)
    red.base_style, red.font.color.rgb = None, RGBColor(255, 0, 0)
    red.element.set(qn("w:default"), value or "1")


CASES: dict[str, tuple[Callable[[Any, str | None], None], str, bool]] = {
    "evenAndOddHeaders": (even_pages, "audit/page-number", True),
    "titlePg": (first_page, "audit/page-number-first", False),
    "b": (bold, "audit/weight", True),
    "vanish": (hidden, "audit/unfinished", True),
    "tblHeader": (repeated_row, "audit/table-header", False),
    "default": (default_style, "audit/colour", True),
}


@pytest.mark.parametrize("value", [*OFF, *ON])
@pytest.mark.parametrize("name", CASES)
def test_property_is_read_by_its_value(name: str, value: str | None) -> None:
    change, code, wrong_when_on = CASES[name]
    codes = [finding.code for finding in audit(hand.broken(plan, lambda document: change(document, value))).findings]
    assert codes == ([code] if (value in ON) == wrong_when_on else [])

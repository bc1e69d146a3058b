"""Sections made in code: each appendix on pages of its own, numbered from 1, turned where it is wide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_REFERENCE = re.compile(r"<w:(?:header|footer)Reference [^>]*/>")


def appendix_section(page: Mapping[str, int], main_section: str, *, landscape: bool) -> str:
    """The page set-up of an appendix: its template's page (in twips), the main template's page number."""
    width, height = (page["h"], page["w"]) if landscape else (page["w"], page["h"])
    turned = ' w:orient="landscape"' if landscape else ""
    references = "".join(_REFERENCE.findall(main_section))
    margins = "".join(
        f' w:{side}="{page[side]}"' for side in ("top", "right", "bottom", "left", "header", "footer", "gutter")
    )
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar{margins}/><w:pgNumType w:start="1"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


class TextArea(NamedTuple):
    """What the margins of a page leave for the text, in twips."""

    width: int
    height: int


def text_area(page: Mapping[str, int], *, landscape: bool) -> TextArea:
    """The text area of a page, upright or turned."""
    height = (page["w"] if landscape else page["h"]) - page["top"] - page["bottom"]
    return TextArea(text_width(page, landscape=landscape), height)


def text_width(page: Mapping[str, int], *, landscape: bool) -> int:
    """The width between the margins, in twips."""
    return (page["h"] if landscape else page["w"]) - page["left"] - page["right"] - page["gutter"]


def break_paragraph(style: str, section: str, trace: str = "") -> str:
    """The hair-thin paragraph that ends a section."""
    return f'<w:p{trace}><w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr></w:p>'

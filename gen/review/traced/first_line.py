"""A line of no height ahead of a table that begins a file with comments.

LibreOffice puts an empty line of its own there, of full height, wherever the comments stand: the page begins lower.
"""

from __future__ import annotations

from gen.word.ooxml.elements import new
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element


def put_first_line(body: Element, *marks: Element) -> None:
    """Puts the line where the body begins with a table; `marks` stand at its end: what makes it vanish."""
    if not len(body) or body[0].tag != f"{W}tbl":
        return
    line, properties, end = new("p"), new("pPr"), new("rPr")
    properties.append(new("spacing", before="0", after="0", line="1", lineRule="exact"))
    end.extend([*marks, new("sz", val="2")])
    properties.append(end)
    line.append(properties)
    body.insert(0, line)

"""The footnotes part: the template's separators and the document's own notes, in the order called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.document.model import Para
from gen.render.writer import Writer
from gen.text.inline import Run


def first_id(template: str) -> int:
    """The first id that the template's separators leave free."""
    return max(0, *(int(id) for id in re.findall(r'<w:footnote [^>]*w:id="(-?\d+)"', template)), 0) + 1


def footnotes_part(template: str, writer: Writer, notes: dict[str, tuple[Para, ...]]) -> str:
    """The part with a `w:footnote` for every note that was called; KeyError for one without a text."""
    made = "".join(_note(writer, number, notes[id]) for id, number in writer.notes.numbers.items())
    end = template.rindex("</w:footnotes>")
    return template[:end] + made + template[end:]


def _note(writer: Writer, number: int, paragraphs: tuple[Para, ...]) -> str:
    first, *rest = paragraphs
    style = writer.styles["FootnoteReference"]
    reference = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteRef/></w:r>'
    head = f'<w:pPr><w:pStyle w:val="{writer.styles["FootnoteText"]}"/></w:pPr>'
    opening = f"<w:p{writer.trace(first.source)}>{head}{reference}{writer.runs((Run(' '), *first.runs))}</w:p>"
    others = "".join(writer.paragraph("FootnoteText", para.runs, source=para.source) for para in rest)
    return f'<w:footnote w:id="{number}">{opening}{others}</w:footnote>'


def notes_words(numbers: dict[str, int], notes: dict[str, tuple[Para, ...]]) -> Iterator[str]:
    """The words of the notes in the order called."""
    for id in numbers:
        yield from (para.plain for para in notes[id])

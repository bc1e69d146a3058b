"""Comments in the margin: their part, and the places in the text that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from gen.word.ooxml.elements import child, new, text_run
from gen.word.ooxml.namespaces import (
    COMMENTS_PART,
    CONTENT_TYPES,
    DOCUMENT_RELATIONS_PART,
    OFFICE_RELATIONS,
    PACKAGE_RELATIONS,
    TYPES_PART,
)
from gen.word.ooxml.xml_parser import Element, parse, serialise

# half points: a margin is narrow
_SIZE = "18"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = f"{OFFICE_RELATIONS}/comments"


@dataclass
class Comments:
    """The comments of one file under one name; `numbers` are shared with its revisions."""

    author: str
    initials: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    made: list[Element] = field(default_factory=list)

    def add(self, lines: Sequence[str], first: Element, last: Element | None = None) -> None:
        """A comment of some lines on the paragraphs from `first` to `last`."""
        id = self._new(lines)
        first.insert(1 if child(first, "pPr") is not None else 0, new("commentRangeStart", id=id))
        end = last if last is not None else first
        end.append(new("commentRangeEnd", id=id))
        end.append(_call(id))

    def add_within(self, lines: Sequence[str], paragraph: Element, revision: Element) -> None:
        """A comment at the end of a paragraph that comes or goes with a revision.

        It holds no range: LibreOffice keeps an empty row for the sake of one.
        """
        revision.append(_call(self._new(lines)))
        paragraph.append(revision)

    def _new(self, lines: Sequence[str]) -> str:
        id = str(next(self.numbers))
        comment = new("comment", id=id, author=self.author, initials=self.initials)
        for line in lines:
            paragraph, small = new("p"), new("rPr")
            small.append(new("sz", val=_SIZE))
            paragraph.append(text_run(line, small))
            comment.append(paragraph)
        self.made.append(comment)
        return id

    def parts(self, parts: dict[str, bytes]) -> dict[str, bytes]:
        """The parts of a file with the comments among them."""
        if not self.made:
            return parts
        root = new("comments")
        root.extend(self.made)
        types, relations = parse(parts[TYPES_PART]), parse(parts[DOCUMENT_RELATIONS_PART])
        if not any(entry.get("PartName") == f"/{COMMENTS_PART}" for entry in types):
            _append(types, CONTENT_TYPES, "Override", PartName=f"/{COMMENTS_PART}", ContentType=_TYPE)
        if not any(entry.get("Type") == _RELATION for entry in relations):
            used = {str(entry.get("Id")) for entry in relations}
            id = next(id for id in (f"rIdGen{number}" for number in count(1)) if id not in used)
            _append(relations, PACKAGE_RELATIONS, "Relationship", Id=id, Type=_RELATION, Target="comments.xml")
        made = {COMMENTS_PART: root, TYPES_PART: types, DOCUMENT_RELATIONS_PART: relations}
        return parts | {name: serialise(tree) for name, tree in made.items()}


def _call(id: str) -> Element:
    run = new("r")
    run.append(new("commentReference", id=id))
    return run


def _append(root: Element, space: str, name: str, **attributes: str) -> None:
    element = root.makeelement(f"{{{space}}}{name}", attributes)
    root.append(element)

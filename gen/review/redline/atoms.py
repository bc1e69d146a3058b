"""A paragraph cut into what is compared: words, calls of notes, breaks, each with its look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from gen.text.words import tokens
from gen.word.ooxml.elements import child, new, text_run
from gen.word.ooxml.names import W
from gen.word.ooxml.parse import Element


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of one look; `look` is the XML of its properties, empty where it has none."""

    text: str
    look: str
    properties: Element | None


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, perhaps in several looks; or something else of a run, with what it is compared by."""

    key: str
    pieces: tuple[Piece, ...]
    other: Element | None = None

    @property
    def look(self) -> tuple[tuple[int, str], ...]:
        """How the atom looks, letter by letter."""
        return tuple((len(piece.text), piece.look) for piece in self.pieces)


def atoms(paragraph: Element, note_key: Callable[[int], str]) -> list[Atom]:
    """The atoms of a paragraph of plain runs; `note_key` tells what a footnote's number stands for."""
    out: list[Atom] = []
    pieces: list[Piece] = []
    for run in paragraph.findall(f"{W}r"):
        properties = child(run, "rPr")
        look = _xml(properties) if properties is not None else ""
        for part in run:
            if part.tag == f"{W}t":
                if part.text:
                    pieces.append(Piece(part.text, look, properties))
            elif part.tag != f"{W}rPr":
                out += _words(pieces)
                pieces = []
                out.append(Atom(_key(part, note_key), (Piece("", look, properties),), part))
    return out + list(_words(pieces))


def _words(pieces: list[Piece]) -> Iterator[Atom]:
    """The words of some pieces, each with those parts of the pieces that it stands in."""
    rest = list(pieces)
    for token in tokens("".join(piece.text for piece in pieces)):
        left, own = len(token), []
        while left:
            first = rest[0]
            own.append(Piece(first.text[:left], first.look, first.properties))
            left -= len(own[-1].text)
            rest[0] = Piece(first.text[len(own[-1].text) :], first.look, first.properties)
            if not rest[0].text:
                rest.pop(0)
        yield Atom(token, tuple(own))


def _key(part: Element, note_key: Callable[[int], str]) -> str:
    if part.tag == f"{W}footnoteReference":
        return f"\0note {note_key(int(str(part.get(f'{W}id'))))}"
    return f"\0{_xml(part)}"


def _xml(element: Element) -> str:
    return etree.tostring(element, method="c14n", exclusive=True).decode()


def runs(found: list[Atom]) -> list[Element]:
    """The runs that atoms stand in, neighbours of one look joined."""
    out: list[Element] = []
    waiting: list[Piece] = []
    for atom in found:
        if atom.other is None:
            for piece in atom.pieces:
                if waiting and waiting[-1].look != piece.look:
                    out += _run(waiting)
                    waiting = []
                waiting.append(piece)
            continue
        out += _run(waiting)
        waiting = []
        run = new("r")
        if atom.pieces[0].properties is not None:
            run.append(deepcopy(atom.pieces[0].properties))
        run.append(deepcopy(atom.other))
        out.append(run)
    return out + _run(waiting)


def _run(pieces: list[Piece]) -> list[Element]:
    if not pieces:
        return []
    properties = pieces[0].properties
    return [text_run("".join(piece.text for piece in pieces), deepcopy(properties) if properties is not None else None)]

"""A paragraph cut into what is compared: words, calls of notes, breaks, each with its look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from gen.text.no_break import HYPHEN, plain
from gen.text.word_diff import tokens
from gen.word.ooxml.elements import child, new, note_number, text_run
from gen.word.ooxml.namespaces import W
from gen.word.ooxml.xml_parser import Element


@dataclass(frozen=True, slots=True)
class StyledText:
    """Some letters of one look; `look` is the XML of its properties, empty where it has none."""

    text: str
    look: str
    properties: Element | None


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, perhaps in several looks; or something else of a run, with what it is compared by."""

    key: str
    texts: tuple[StyledText, ...]
    other: Element | None = None

    @property
    def look(self) -> tuple[tuple[int, str], ...]:
        """How the atom looks: of each text its length and its look."""
        return tuple((len(styled.text), styled.look) for styled in self.texts)

    @property
    def note_call(self) -> Element | None:
        """The call of a footnote, None where the atom is something else."""
        return self.other if self.other is not None and self.other.tag == f"{W}footnoteReference" else None


def atoms(paragraph: Element, note_key: Callable[[int], str]) -> list[Atom]:
    """The atoms of a paragraph of plain runs; `note_key` tells what a footnote's number stands for."""
    out: list[Atom] = []
    texts: list[StyledText] = []
    for run in paragraph.findall(f"{W}r"):
        properties = child(run, "rPr")
        look = canonical(properties) if properties is not None else ""
        for part in run:
            if part.tag == f"{W}t":
                if part.text:
                    texts.append(StyledText(part.text, look, properties))
            elif part.tag == f"{W}noBreakHyphen":
                texts.append(StyledText(HYPHEN, look, properties))
            elif part.tag != f"{W}rPr":
                out += _words(texts)
                texts = []
                out.append(Atom(_key(part, note_key), (StyledText("", look, properties),), part))
    return out + list(_words(texts))


def _words(texts: list[StyledText]) -> Iterator[Atom]:
    """The words of some texts, each with those parts of the texts that it stands in."""
    rest = list(texts)
    # words are the same wherever their lines end
    for token in tokens(plain("".join(styled.text for styled in texts))):
        left, own = len(token), []
        while left:
            first = rest[0]
            own.append(StyledText(first.text[:left], first.look, first.properties))
            left -= len(own[-1].text)
            rest[0] = StyledText(first.text[len(own[-1].text) :], first.look, first.properties)
            if not rest[0].text:
                rest.pop(0)
        yield Atom(token, tuple(own))


def _key(part: Element, note_key: Callable[[int], str]) -> str:
    if part.tag == f"{W}footnoteReference":
        return f"\0note {note_key(note_number(part))}"
    return f"\0{canonical(part)}"


def canonical(element: Element) -> str:
    """The XML of an element in the form in which equal ones are equal texts."""
    return etree.tostring(element, method="c14n", exclusive=True).decode()


def runs(found: list[Atom]) -> list[Element]:
    """The runs that atoms stand in, neighbours of one look joined."""
    out: list[Element] = []
    waiting: list[StyledText] = []
    for atom in found:
        if atom.other is None:
            for styled in atom.texts:
                if waiting and waiting[-1].look != styled.look:
                    out += _run(waiting)
                    waiting = []
                waiting.append(styled)
            continue
        out += _run(waiting)
        waiting = []
        run = new("r")
        if atom.texts[0].properties is not None:
            run.append(deepcopy(atom.texts[0].properties))
        run.append(deepcopy(atom.other))
        out.append(run)
    return out + _run(waiting)


def _run(texts: list[StyledText]) -> list[Element]:
    """The texts of one look as one run, nothing for none."""
    return [text_run("".join(styled.text for styled in texts), deepcopy(texts[0].properties))] if texts else []

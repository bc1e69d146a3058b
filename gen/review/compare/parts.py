"""A document as a comparison sees it: parts within parts, each with its printed place, its id and its printed lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gen.core.node import Node
from gen.document.model import Para
from gen.text.words import tokens

# the call of a footnote is one word, told by the note's id: its number may change with what stands before it
_CALL, _CALL_END = "\ue010", "\ue011"
_CALLS = re.compile(f"{_CALL}([^{_CALL_END}]*){_CALL_END}")

# where a run of one look begins, in tokens of the line, and the look: `b`, `i`, both or neither
Look = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed text of a part: a heading, a paragraph, a cell; `key` is what it is known by within the part."""

    key: str
    name: str
    words: tuple[str, ...]
    look: Look = ()
    source: Node | None = None
    path: str = ""
    # the key of the source that says what it is about, such as `thoi_gian`
    about: str = ""
    # printed without being typed, from other data of the document
    made: bool = False
    # the row whose cell this one is joined with
    joined: str = ""

    @property
    def text(self) -> str:
        """The words as printed, footnote calls by their ids."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A section, clause, row, basis …: its place as printed, its path of ids, its lines and what is in it."""

    kind: str
    ma: str
    label: str
    place: str
    path: str
    lines: tuple[Line, ...]
    children: tuple[Part, ...]
    source: Node | None
    # what is said of it without being printed as words
    settings: tuple[tuple[str, str], ...]
    # its words and those of all in it
    words: tuple[str, ...]
    # the first words of the task or clause that it is, or that it belongs to
    topic: str = ""


def part(
    kind: str,
    place: str,
    lines: Sequence[Line] = (),
    children: Sequence[Part] = (),
    *,
    ma: str = "",
    label: str = "",
    path: str = "",
    source: Node | None = None,
    settings: Sequence[tuple[str, str]] = (),
    topic: str = "",
) -> Part:
    """A part, its words counted."""
    own = [word for line in lines for word in (*line.words, "\n")]
    below = [word for child in children for word in child.words]
    words = (*own, *below)
    return Part(kind, ma, label, place, path, tuple(lines), tuple(children), source, tuple(settings), words, topic)


def line_of(
    para: Para, key: str, name: str = "", path: str = "", about: str = "", *, made: bool = False, joined: str = ""
) -> Line:
    """The line of one paragraph."""
    words, look = words_of([para])
    return Line(key, name, words, look, para.source, path, about, made, joined)


def words_of(paras: Sequence[Para], before: Callable[[int], str] = lambda _: "") -> tuple[tuple[str, ...], Look]:
    """The words of paragraphs, a break between two, and their look; `before` gives what stands ahead of one."""
    words: list[str] = []
    look: list[tuple[int, str]] = []
    for index, para in enumerate(paras):
        if index:
            words.append("\n")
        words += tokens(before(index))
        text, marks = "", []
        for run in para.runs:
            if run.note:
                words += tokens(text)
                words.append(f"{_CALL}{run.note}{_CALL_END}")
                text = ""
            else:
                marks.append((len(words) + len(tokens(text)), "b" * run.bold + "i" * run.italic))
                text += run.text
        words += tokens(text)
        look += marks
    return tuple(words), tuple(_changes(look))


def _changes(look: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    last = ""
    for at, mark in look:
        if mark != last:
            yield at, mark
        last = mark


def said_of(source: Node) -> tuple[tuple[str, str], ...]:
    """What the source says of a part that no word of the page tells: bodies concerned, and whether it is locked."""
    related = source.get("lien_quan")
    names = [item.text for item in (related.items or (related,))] if related is not None else []
    locked = source.get("co_dinh")
    out = [("liên quan (không in)", ", ".join(sorted(name for name in names if name)))] if any(names) else []
    return (*out, *((("cố định", "có"),) if locked is not None and locked.text == "true" else ()))


def with_note_numbers(text: str, numbers: dict[str, int]) -> str:
    """A text with the calls of footnotes as a reader of the page sees them."""
    return _CALLS.sub(lambda match: f"[chú thích {numbers.get(match[1], match[1])}]", text)


def is_call(word: str) -> bool:
    """True for a word that is the call of a footnote."""
    return word.startswith(_CALL)


def walk(top: Part) -> Iterator[Part]:
    """A part and all in it, in reading order."""
    yield top
    for child in top.children:
        yield from walk(child)


def told(top: Part, skip: frozenset[int] = frozenset(), depth: int = 0) -> list[str]:
    """The printed lines of a part and of all in it but for those to skip (by identity), indented by depth."""
    indent = "  " * depth
    out: list[str] = []
    if top.kind in ("row", "group") and top.lines:
        cells = [
            f"{line.name.removeprefix('cột ')}: {line.text}" if line.name else line.text
            for line in top.lines
            if line.words
        ]
        out = [indent + " ".join(word for word in (top.label, " | ".join(cells)) if word)]
    else:
        for index, line in enumerate(line for line in top.lines if line.words):
            out.append(indent + (f"{top.label} " if top.label and not index else "") + line.text)
    for child in top.children:
        if id(child) not in skip:
            out += told(child, skip, depth + 1 if top.lines else depth)
    return out

"""A document as a comparison sees it: parts within parts, each with its printed place, its id and its printed lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from gen.core.node import Node
from gen.document.model import Para
from gen.review.compare.changes import Aspect, Place
from gen.text.inline import with_script
from gen.text.word_diff import tokens

# the call of a footnote is one word, told by the note's id: its number may change with what stands before it
_CALL, _CALL_END = "\ue010", "\ue011"
_CALLS = re.compile(f"{_CALL}([^{_CALL_END}]*){_CALL_END}")

# where a run of one emphasis begins, in tokens of the line, and the emphasis: `b`, `i`, both or neither
Emphasis: TypeAlias = tuple[tuple[int, str], ...]
# what is said of a part without being printed as words
Settings: TypeAlias = tuple[tuple[Aspect, str], ...]


class ComparedKind(Enum):
    """What a part of a document is."""

    DOCUMENT = auto()
    HEAD = auto()
    SECTION = auto()
    BASIS = auto()
    ITEM = auto()
    ATTRIBUTE = auto()
    RECIPIENT = auto()
    SIGNATURE = auto()
    APPENDIX = auto()
    TABLE = auto()
    COLUMN = auto()
    GROUP = auto()
    ROW = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One printed text of a part: a heading, a paragraph, a cell; `key` is what it is known by within the part."""

    key: str
    # what a reviewer is told of it within the part's place; empty where the place is enough
    name: str
    words: tuple[str, ...]
    emphasis: Emphasis = ()
    source: Node | None = None
    path: str = ""
    # the key of the source that says what it is about, such as `thoi_gian`
    about: str = ""
    # of a cell: the printed name of its column
    column: str = ""
    # printed without being typed, from other data of the document
    made: bool = False
    # the cell that this one is joined with, and on which side, in Vietnamese
    joined: str = ""
    joined_side: str = ""

    @property
    def text(self) -> str:
        """The words as printed, footnote calls by their ids."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True, eq=False)
class ComparedPart:
    """A section, clause, row, basis …: its place as printed, its path of ids, its lines and what is in it."""

    kind: ComparedKind
    ma: str
    label: str
    place: Place
    path: str
    lines: tuple[ComparedLine, ...]
    children: tuple[ComparedPart, ...]
    source: Node | None
    settings: Settings
    # its words and those of all in it
    words: tuple[str, ...]
    # the first words of the task or clause that it is, or that it belongs to
    topic: str = ""


def make_part(
    kind: ComparedKind,
    place: Place,
    lines: Sequence[ComparedLine] = (),
    children: Sequence[ComparedPart] = (),
    *,
    ma: str = "",
    label: str = "",
    path: str = "",
    source: Node | None = None,
    settings: Settings = (),
    topic: str = "",
) -> ComparedPart:
    """A part, its words gathered from its lines and its children."""
    own = [word for line in lines for word in (*line.words, "\n")]
    below = [word for child in children for word in child.words]
    return ComparedPart(
        kind=kind,
        ma=ma,
        label=label,
        place=place,
        path=path,
        lines=tuple(lines),
        children=tuple(children),
        source=source,
        settings=settings,
        words=(*own, *below),
        topic=topic,
    )


def make_line(
    para: Para, key: str, name: str = "", path: str = "", about: str = "", *, made: bool = False
) -> ComparedLine:
    """The line of one paragraph."""
    words, emphasis = words_of([para])
    return ComparedLine(key, name, words, emphasis, source=para.source, path=path, about=about, made=made)


def words_of(paras: Sequence[Para], before: Callable[[int], str] = lambda _: "") -> tuple[tuple[str, ...], Emphasis]:
    """The words of paragraphs, a break between two, and their emphasis; `before` gives what stands ahead of one."""
    words: list[str] = []
    starts: list[tuple[int, str]] = []
    for index, para in enumerate(paras):
        if index:
            words.append("\n")
        words += tokens(before(index))
        text = ""
        for run in para.runs:
            if run.note:
                words += tokens(text)
                words.append(f"{_CALL}{run.note}{_CALL_END}")
                text = ""
                continue
            starts.append((len(words) + len(tokens(text)), "b" * run.bold + "i" * run.italic))
            text += with_script(run)
        words += tokens(text)
    return tuple(words), tuple(_changes(starts))


def _changes(starts: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    last = ""
    for at, emphasis in starts:
        if emphasis != last:
            yield at, emphasis
        last = emphasis


def settings_of(source: Node) -> Settings:
    """What the source says of a part that no word of the page tells: bodies concerned, and whether it is locked."""
    out = []
    for aspect, key in ((Aspect.CONCERNED, "lien_quan"), (Aspect.MEANT, "chi_cho")):
        listed = source.get(key)
        names = sorted(item.text for item in (listed.items or (listed,)) if item.text) if listed is not None else []
        out += [(aspect, ", ".join(names))] if names else []
    if source.text_of("dong_chu") == "true":
        out.append((Aspect.RUN_IN, "một dòng"))
    lock = source.get("co_dinh")
    locked = (
        "có"
        if source.text_of("co_dinh") == "true"
        else ", ".join(sorted(key.text for key in lock.items))
        if lock
        else ""
    )
    out += [(Aspect.LOCK, locked)] if locked else []
    return tuple(out)


def with_note_numbers(text: str, numbers: dict[str, int]) -> str:
    """A text with the calls of footnotes as a reader of the page sees them."""
    return _CALLS.sub(lambda match: f"[chú thích {numbers.get(match[1], match[1])}]", text)


def is_call(word: str) -> bool:
    """True for a word that is the call of a footnote."""
    return word.startswith(_CALL)


def walk(top: ComparedPart) -> Iterator[ComparedPart]:
    """A part and all in it, in reading order."""
    yield top
    for child in top.children:
        yield from walk(child)


def printed_lines(top: ComparedPart, skip: frozenset[int] = frozenset(), depth: int = 0) -> list[str]:
    """The printed lines of a part and of all in it but for those to skip (by identity), indented by depth."""
    indent = "  " * depth
    out: list[str] = []
    if top.kind in (ComparedKind.ROW, ComparedKind.GROUP) and top.lines:
        cells = [_cell(line) if top.kind is ComparedKind.ROW else line.text for line in top.lines if line.words]
        out = [indent + " ".join(word for word in (top.label, " | ".join(cells)) if word)]
    else:
        for index, line in enumerate(line for line in top.lines if line.words):
            out.append(indent + (f"{top.label} " if top.label and not index else "") + line.text)
    columns = [child for child in top.children if child.kind is ComparedKind.COLUMN and id(child) not in skip]
    if columns and top.kind is not ComparedKind.COLUMN:
        # the header of a table reads as one line
        out.append(indent + " | ".join(column_name(column) for column in columns))
    for child in top.children:
        if id(child) not in skip and child not in columns:
            out += printed_lines(child, skip, depth + 1 if top.lines else depth)
    return out


def column_name(column: ComparedPart) -> str:
    """The printed name of a column with those of the columns below it."""
    name = " ".join(line.text for line in column.lines) or column.ma
    return f"{name} ({', '.join(map(column_name, column.children))})" if column.children else name


def _cell(line: ComparedLine) -> str:
    name = line.column or line.name
    return f"{name}: {line.text}" if name else line.text

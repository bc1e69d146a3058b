"""Finished XML with the words it must have; a piece that siblings share is written, and its words counted, once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from gen.core.memo import Carrier, Memo

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(slots=True)
class Piece:
    """Whole paragraphs, rows or runs: the XML, the words it must have, and whether these were counted in it."""

    xml: str
    words: str
    # where the piece will be met again: its words without the blanks
    letters: str = ""
    counted: bool = False

    def __bool__(self) -> bool:
        return bool(self.xml)


# what a template's tag stands for: one piece, several for a loop or a block, or the answer to an `if`
Value: TypeAlias = "Piece | Sequence[Piece] | bool"
# a text with its holes filled: the template's own characters, and the pieces between them
Filled: TypeAlias = "list[str | Piece]"


def block(xml: str, lines: Iterable[str]) -> Piece:
    """Whole paragraphs or rows, and the words of each."""
    return Piece(xml, "\n".join(lines) + "\n")


def shared_piece(memo: Memo[_Key, Piece], part: Carrier, key: _Key, make: Callable[[], Piece]) -> Piece:
    """The piece of a part, made once where others will see the part again."""
    if part.memos is None:
        return make()
    piece = memo.find(part, key)
    if piece is None:
        piece = memo.keep(part, key, make())
        piece.letters = letters(piece.words)
    return piece


def letters(text: str) -> str:
    """The letters of a text, blanks left out: a template may join its own signs to a word."""
    return "".join(text.split())


def joined(pieces: Sequence[Piece]) -> Piece:
    """Several pieces as one."""
    return Piece("".join([piece.xml for piece in pieces]), "".join([piece.words for piece in pieces]))


def whole_xml(filled: Iterable[str | Piece]) -> str:
    """All of it as XML."""
    return "".join([part if isinstance(part, str) else part.xml for part in filled])


def fresh_xml(filled: Iterable[str | Piece]) -> str:
    """What nobody has counted yet, as XML that is as sound as all of it."""
    return "".join(
        [part if isinstance(part, str) else _stand_in(part) if part.counted else part.xml for part in filled]
    )


def fresh_words(filled: Iterable[str | Piece]) -> str:
    """What nobody has counted yet, as words."""
    return "".join([part if isinstance(part, str) else "" if part.counted else part.words for part in filled])


def all_letters(filled: Iterable[str | Piece]) -> str:
    """The letters of all of it; those of pieces that siblings share were told once."""
    out, fresh = [], []
    for part in filled:
        if isinstance(part, str):
            fresh.append(part)
        elif part.letters:
            out += [letters("".join(fresh)), part.letters]
            fresh = []
        else:
            fresh.append(part.words)
    return "".join((*out, letters("".join(fresh))))


def _stand_in(piece: Piece) -> str:
    # a cell of the template may hold nothing else
    return "<w:p/>" if piece.xml.endswith("</w:p>") else ""

"""Finished XML with the words it must have; a fragment that siblings share is written, and its words counted, once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from gen.core.memo import Carrier, Memo

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(slots=True)
class Fragment:
    """Whole paragraphs, rows or runs: the XML, the words it must have, and whether these were counted in it."""

    xml: str
    words: str
    # where the fragment will be met again: its words without the blanks
    letters: str = ""
    counted: bool = False

    def __bool__(self) -> bool:
        return bool(self.xml)


# what a placeholder of a template stands for: one fragment, several for a loop or a block, or the answer to an `if`
Value: TypeAlias = "Fragment | Sequence[Fragment] | bool"
# a text with its holes filled: the template's own characters, and the fragments between them
Filled: TypeAlias = "list[str | Fragment]"


def block(xml: str, lines: Iterable[str]) -> Fragment:
    """Whole paragraphs or rows, and the words of each."""
    return Fragment(xml, "\n".join(lines) + "\n")


def shared_fragment(memo: Memo[_Key, Fragment], part: Carrier, key: _Key, make: Callable[[], Fragment]) -> Fragment:
    """The fragment of a part, made once where others will see the part again."""
    if part.memos is None:
        return make()
    fragment = memo.find(part, key)
    if fragment is None:
        fragment = memo.keep(part, key, make())
        fragment.letters = letters(fragment.words)
    return fragment


def letters(text: str) -> str:
    """The letters of a text, blanks left out: a template may join its own signs to a word."""
    return "".join(text.split())


def joined(fragments: Sequence[Fragment]) -> Fragment:
    """Several fragments as one."""
    xml, words = [fragment.xml for fragment in fragments], [fragment.words for fragment in fragments]
    return Fragment("".join(xml), "".join(words))


def whole_xml(filled: Iterable[str | Fragment]) -> str:
    """All of it as XML."""
    return "".join([part if isinstance(part, str) else part.xml for part in filled])


def fresh_xml(filled: Iterable[str | Fragment]) -> str:
    """What nobody has counted yet, as XML that is as sound as all of it."""
    return "".join(
        [part if isinstance(part, str) else _stand_in(part) if part.counted else part.xml for part in filled]
    )


def fresh_words(filled: Iterable[str | Fragment]) -> str:
    """What nobody has counted yet, as words."""
    return "".join([part if isinstance(part, str) else "" if part.counted else part.words for part in filled])


def all_letters(filled: Iterable[str | Fragment]) -> str:
    """The letters of all of it; those of fragments that siblings share were told once."""
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


def _stand_in(fragment: Fragment) -> str:
    # a cell of the template may hold nothing else
    return "<w:p/>" if fragment.xml.endswith("</w:p>") else ""

"""What one provision is called within its holder: khoản 2, gạch đầu dòng thứ hai, dòng “Thời gian thực hiện”."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from gen.document.model import Item
from gen.text.number_words import number_words
from gen.text.numbering import LabelKind
from gen.text.provision_words import NUMBERED, UNNUMBERED

PARAGRAPH = UNNUMBERED[LabelKind.NONE]
_FULL_STOPS = ".) -("
_LONGEST = 12
_QUOTES = str.maketrans("“”", "‘’")
_FIRST, _FOURTH = 1, 4


class OwnName(NamedTuple):
    """A word and a number or what stands for one: (“khoản”, “2”), (“căn cứ”, “thứ hai”)."""

    word: str
    number: str = ""


def ordinal(number: int) -> str:
    """`2` -> “thứ hai”."""
    said = {_FIRST: "nhất", _FOURTH: "tư"}.get(number) or number_words(Decimal(number)).lower()
    return f"thứ {said}"


def in_quotes(text: str) -> str:
    """The first words of a heading in quotes."""
    words = text.translate(_QUOTES).split()
    return f"“{' '.join(words[:_LONGEST])}{'…' if len(words) > _LONGEST else ''}”"


def numbered(item: Item) -> OwnName | None:
    """What an item with a number of its own is called; None for one without."""
    core = item.label.strip(_FULL_STOPS)
    if not any(char.isalnum() for char in core):
        return None
    word, _, number = core.rpartition(" ")
    if word:
        return OwnName(word, number)
    return OwnName(NUMBERED.get(item.kind, "mục"), core)


def counted(kind: LabelKind) -> str:
    """What the unnumbered items of a kind are called, to be counted."""
    return UNNUMBERED.get(kind, PARAGRAPH)

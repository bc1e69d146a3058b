"""What a printed place is called: “Mục II, khoản 1, điểm a”, “Điều 3, khoản 2”, “khoản 1, Thời gian thực hiện”."""

from __future__ import annotations

from collections.abc import Sequence

from gen.document.model import Item
from gen.review.compare.changes import Place
from gen.text.numbering import LabelKind
from gen.text.provision_words import NUMBERED, UNNUMBERED

_QUOTED = 8


def item_step(item: Item, siblings: Sequence[Item]) -> str:
    """What one item is called within the one above it."""
    if item.attribute:
        return item.attribute_label
    label = item.label.rstrip(".) ").lstrip("(")
    if item.kind in (LabelKind.ARTICLE, LabelKind.CHAPTER):
        return label
    if item.kind in NUMBERED:
        return f"{NUMBERED[item.kind]} {label}"
    if item.kind is LabelKind.NONE and item.title:
        return f"mục “{first_words(item.title.line)}”"
    alike = [sibling for sibling in siblings if sibling.kind is item.kind and not sibling.attribute]
    number = next(number for number, sibling in enumerate(alike, 1) if sibling is item)
    return f"{UNNUMBERED[item.kind]} {number}"


def place_in(above: Place, own: str, label_above: str = "", label: str = "") -> Place:
    """A place within another; a label that repeats the one above it stands for both."""
    repeats = label_above.rstrip(".) ")
    if repeats and label.startswith(f"{repeats}."):
        above = above[:-1]
    first, *rest = (*above, own)
    return (first[:1].upper() + first[1:], *rest)


def first_words(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:_QUOTED]) + ("…" if len(words) > _QUOTED else "")

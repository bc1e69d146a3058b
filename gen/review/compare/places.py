"""What a printed place is called: “Mục II, khoản 1, điểm a”, “Điều 3, khoản 2”, “khoản 1, Thời gian thực hiện”."""

from __future__ import annotations

from collections.abc import Sequence

from gen.document.model import Item
from gen.text.numbering import Kind

_CALLED = {Kind.ROMAN: "Mục", Kind.CLAUSE: "khoản", Kind.POINT: "điểm"}
_UNNUMBERED = {Kind.DASH: "gạch đầu dòng", Kind.PLUS: "dấu cộng", Kind.NONE: "đoạn"}
_QUOTED = 8


def item_step(item: Item, siblings: Sequence[Item], above: str) -> str:
    """What one item is called within the one above it."""
    if item.attribute:
        return item.paragraphs[0].plain.partition(":")[0]
    label = item.label.rstrip(".) ").lstrip("(")
    if item.kind in (Kind.ARTICLE, Kind.CHAPTER):
        return label
    if item.kind in _CALLED:
        return f"{_CALLED[item.kind]} {label}"
    alike = [one for one in siblings if one.kind is item.kind and not one.attribute]
    at = next(at for at, one in enumerate(alike, 1) if one is item)
    called = f"{_UNNUMBERED[item.kind]} {at}"
    return f"mục “{shortened(item.title.plain)}”" if item.kind is Kind.NONE and item.title else called


def sentence(above: str, own: str, label_above: str = "", label: str = "") -> str:
    """A place within another; a label that repeats the one above it stands for both."""
    repeats = label_above.rstrip(".) ")
    if above and repeats and label.startswith(f"{repeats}."):
        above = above.rpartition(", ")[0]
    whole = f"{above}, {own}" if above else own
    return whole[:1].upper() + whole[1:]


def shortened(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:_QUOTED]) + ("…" if len(words) > _QUOTED else "")

"""What can still be said of a document with a mistake: the part without it, and what found there is certain."""

from __future__ import annotations

from collections.abc import Iterable

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node

# what a child says about keys of its parent by name: it can't be judged where one of these is missing
_ABOUT_KEYS = frozenset(("khong_ke_thua", "chi_ke_thua", "thay_tu", "nhan_viec", "lay_tu", "co_dinh"))
# findings that a missing key may cause by itself
_DOUBTFUL = frozenset(
    (
        *("cascade/unfilled-slot", "cascade/dead-rule", "cascade/own-signature", "cascade/note-still-called"),
        *("cascade/lost-by-kind", "cascade/no-task", "schema/required", "schema/column-without-data"),
        *("text/not-printed", "text/empty-item", "text/note-not-called", "text/note-without-text"),
    )
)
# keys that texts anywhere depend on
_NEEDED = frozenset(("loai", "don_vi", "ngay", "trich_yeu", "bien", "chu_thich", "van_ban", "nhan"))


def sound_part(node: Node, found: Iterable[Diagnostic], gone: frozenset[str]) -> tuple[Node, frozenset[str]]:
    """A file without the top-level keys in which an error stands, and without those that its parent lost (`gone`).

    With it, what is gone. Where the parent lost a key, so is all that speaks of its keys by name.
    """
    path = node.pos.path
    wrong = {_key_at(node, error.position) for error in found if error.is_error and error.position.path == path} - {""}
    lost = frozenset(wrong) | gone | (_ABOUT_KEYS if gone else frozenset())
    kept = {key: value for key, value in node.mapping.items() if key not in lost}
    return node.with_value(kept), frozenset(wrong) | gone


def certain(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors found in a part of a document that hold for the whole."""
    return [error for error in found if error.is_error and error.code not in _DOUBTFUL]


def can_compose(gone: frozenset[str]) -> bool:
    """True where texts can be read although some keys are gone."""
    return not gone & _NEEDED


def _key_at(node: Node, position: Position) -> str:
    """The top-level key under which a place stands."""
    before = [(value.named_at, key) for key, value in node.mapping.items() if value.named_at <= position]
    return max(before)[1] if before else ""

"""`thay_tu`: phrases of the inherited text replaced, whole words only, one pass from the left."""

from __future__ import annotations

import re
from typing import TypeAlias

from gen.cascade.locks import is_locked, locked_keys
from gen.cascade.shapes import below
from gen.cascade.sharing import NOBODY, is_common
from gen.core.diagnostic import Diagnostic
from gen.core.memo import kept, open_store
from gen.core.node import Node, Tag
from gen.core.vocabulary import BODIES
from gen.text.fold import is_slug

# where it reaches, and below there the keys of each kind of thing whose values never print
_REACHED = ("trich_yeu", "bien", "can_cu", "mo_dau", "phan", "dieu", "ket_thuc", "phu_luc", "chu_thich")
_NOT_TEXT = {
    "node": ("ma", "kieu", "lien_quan", "co_dinh"),
    "base": ("ma", "van_ban", "co_dinh"),
    "appendices": ("kieu",),
    "appendix": ("ma", "kieu", "kho", "quoc_hieu", "co_dinh"),
    "table": ("danh_so", "dem"),
    "column": ("ma", "rong", "canh", "co_dinh"),
    "row": ("ma", "danh_so", "lien_quan", "co_dinh"),
    "cell": ("kieu",),
}
# a value that may be the id of a unit or group
_BODY = "body"
_NOTHING: frozenset[str] = frozenset()
# under this a parent keeps which rules were met, and what was made of it by those met again
_MET = "thay_tu"
_SHIELDED = r"\{\{.*?\}\}|\[\^[^\]\s]*\]"


# what became of a part, and the phrases replaced in it
_Made: TypeAlias = "tuple[Node, frozenset[str]]"


class Substitution:
    """The rules of one child; counts which of them ever did something.

    With `parent`, its children that have the same rules share what they make of its parts. A part that is shared
    tells no rule behind it (`by`): each child has written its own.
    """

    def __init__(self, rules: Node, own_path: str, parent: Node | None = None) -> None:
        self.rules = {phrase: value for phrase, value in rules.mapping.items() if phrase}
        self.own_path = own_path
        self.used: set[str] = set()
        ordered = sorted(self.rules, key=len, reverse=True)
        phrases = "|".join(_whole_words(phrase) for phrase in ordered)
        self.pattern = re.compile(f"{_SHIELDED}|(?P<phrase>{phrases})", re.DOTALL)
        # a node is its own key: one that is known here can't die and leave its place to another
        self._shared: dict[Node, _Made] = {}
        self._share, self._reading = parent is not None, False
        if parent is not None and self.rules:
            same = tuple((phrase, value.text) for phrase, value in self.rules.items())
            met = kept(parent, _MET, set[object])
            if same in met:
                self._shared = kept(parent, (_MET, same), lambda: self._made_of(parent))
            # rules that only one child has, as those with its own name, are not worth reading all of the parent for
            met.add(same)

    def apply(self, root: Node) -> Node:
        """The document with the rules applied to what it inherited."""
        if not self.rules:
            return root
        changed = {}
        for key in self._reached(root):
            changed[key], used = self._node(root.mapping[key], below("document", key))
            self.used |= used
        return root.with_value({**root.mapping, **changed})

    def _reached(self, root: Node) -> list[str]:
        locked = {key for key, lock in locked_keys(root).items() if lock.pos.path != self.own_path}
        return [key for key in _REACHED if key in root.mapping and key not in locked]

    def _made_of(self, parent: Node) -> dict[Node, _Made]:
        """What the rules make of every part of the parent."""
        self._reading = True
        for key in self._reached(parent):
            self._node(parent.mapping[key], below("document", key))
        self._reading = False
        return self._shared

    def dead(self) -> list[Diagnostic]:
        """An error for each rule that changed nothing: it hides a change in the parent."""
        hint = (
            "Văn bản cha có thể đã sửa câu đó, hoặc câu đó bị bản này ghi đè; kiểm tra lại câu chữ hoa, thường, "
            "rồi sửa hay xoá dòng này."
        )
        return [
            Diagnostic(
                "cascade/dead-rule",
                f"Không thấy “{phrase}” ở đâu trong phần kế thừa.",
                value.named_at,
                hint,
                about=(phrase,),
            )
            for phrase, value in self.rules.items()
            if phrase not in self.used
        ]

    def _node(self, node: Node, kind: str) -> _Made:
        made = self._shared.get(node)
        if made is None:
            made = self._changed(node, kind)
            if self._reading or (self._share and is_common(node)):
                self._shared[node] = made
                if made[0].kept is None:
                    open_store(made[0])
        return made

    def _changed(self, node: Node, kind: str) -> _Made:
        # a lock that the child itself puts on is for those below it
        if is_locked(node) and node.mapping["co_dinh"].pos.path != self.own_path:
            return node, _NOTHING
        used = _NOTHING
        if isinstance(node.value, dict):
            kind = "cell" if kind == _BODY else kind
            silent = _NOT_TEXT.get(kind, ())
            changed = {}
            for key, value in node.value.items():
                if key in silent:
                    continue
                new, more = self._node(value, _inner(kind, key))
                if new is not value:
                    changed[key] = new
                    used = used | more
            return (node.with_value({**node.value, **changed}), used) if changed else (node, _NOTHING)
        if isinstance(node.value, tuple):
            items = [self._node(item, kind) for item in node.value]
            if all(new is old for (new, _), old in zip(items, node.value, strict=True)):
                return node, _NOTHING
            return node.with_value(tuple(new for new, _ in items)), used.union(*(more for _, more in items))
        return (node, _NOTHING) if kind == _BODY and is_slug(node.value) else self._text(node)

    def _text(self, node: Node) -> _Made:
        if not any(phrase in node.text for phrase in self.rules):
            return node, _NOTHING
        if node.pos.path in (self.own_path, NOBODY.path) or node.tag is Tag.SLOT:
            return node, _NOTHING
        by: list[str] = []

        def put(match: re.Match[str]) -> str:
            phrase = match["phrase"]
            if phrase is None:
                return match[0]
            by.append(phrase)
            return self.rules[phrase].text

        text = self.pattern.sub(put, node.text)
        if not by:
            return node, _NOTHING
        told = () if self._share else tuple(self.rules[phrase] for phrase in by)
        return Node(text, node.pos, node.key_pos, node.tag, node.raw, node, told), frozenset(by)


def _inner(kind: str, key: str) -> str:
    return _BODY if key in BODIES and kind in ("node", "row") else below(kind, key)


def _whole_words(phrase: str) -> str:
    """The phrase where it begins and ends at the edge of a word, a word being a run of letters and digits."""
    left = r"(?<![^\W_])" if phrase[0].isalnum() else ""
    right = r"(?![^\W_])" if phrase[-1].isalnum() else ""
    return left + re.escape(phrase) + right

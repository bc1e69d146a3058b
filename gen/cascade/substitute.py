"""`thay_tu`: phrases of the inherited text replaced, whole words only, one pass from the left."""

from __future__ import annotations

import re

from gen.cascade.locks import is_locked, locked_keys
from gen.cascade.shapes import below
from gen.diagnostic import Diagnostic
from gen.node import Node
from gen.text.fold import is_slug
from gen.vocabulary import BODIES

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
_SHIELDED = r"\{\{.*?\}\}|\[\^[^\]\s]*\]"


class Substitution:
    """The rules of one child; counts which of them ever did something."""

    def __init__(self, rules: Node, own_path: str) -> None:
        self.rules = {phrase: value for phrase, value in rules.mapping.items() if phrase}
        self.own_path = own_path
        self.used: set[str] = set()
        ordered = sorted(self.rules, key=len, reverse=True)
        phrases = "|".join(_whole_words(phrase) for phrase in ordered)
        self.pattern = re.compile(f"{_SHIELDED}|(?P<phrase>{phrases})", re.DOTALL)

    def apply(self, root: Node) -> Node:
        """The document with the rules applied to what it inherited."""
        if not self.rules:
            return root
        locked = {key for key, lock in locked_keys(root).items() if lock.pos.path != self.own_path}
        changed = {
            key: self._node(root.mapping[key], below("document", key))
            for key in _REACHED
            if key in root.mapping and key not in locked
        }
        return root.with_value({**root.mapping, **changed})

    def dead(self) -> list[Diagnostic]:
        """An error for each rule that changed nothing: it hides a change in the parent."""
        hint = (
            "Văn bản cha có thể đã sửa câu đó, hoặc câu đó bị bản này ghi đè; kiểm tra lại câu chữ hoa, thường, "
            "rồi sửa hay xoá dòng này."
        )
        return [
            Diagnostic("cascade/dead-rule", f"Không thấy “{phrase}” ở đâu trong phần kế thừa.", value.named_at, hint)
            for phrase, value in self.rules.items()
            if phrase not in self.used
        ]

    def _node(self, node: Node, kind: str) -> Node:
        # a lock that the child itself puts on is for those below it
        if is_locked(node) and node.mapping["co_dinh"].pos.path != self.own_path:
            return node
        if isinstance(node.value, dict):
            kind = "cell" if kind == _BODY else kind
            silent = _NOT_TEXT.get(kind, ())
            changed = {}
            for key, value in node.value.items():
                new = value if key in silent else self._node(value, _inner(kind, key))
                if new is not value:
                    changed[key] = new
            return node.with_value({**node.value, **changed}) if changed else node
        if isinstance(node.value, tuple):
            items = tuple(self._node(item, kind) for item in node.value)
            return node if all(a is b for a, b in zip(items, node.value, strict=True)) else node.with_value(items)
        return node if kind == _BODY and is_slug(node.text) else self._text(node)

    def _text(self, node: Node) -> Node:
        if not any(phrase in node.text for phrase in self.rules):
            return node
        if node.pos.path == self.own_path or node.tag == "dien":
            return node
        by: list[Node] = []

        def put(match: re.Match[str]) -> str:
            phrase = match["phrase"]
            if phrase is None:
                return match[0]
            self.used.add(phrase)
            by.append(self.rules[phrase])
            return self.rules[phrase].text

        text = self.pattern.sub(put, node.text)
        return Node(text, node.pos, node.key_pos, node.tag, node.raw, node, tuple(by)) if by else node


def _inner(kind: str, key: str) -> str:
    return _BODY if key in BODIES and kind in ("node", "row") else below(kind, key)


def _whole_words(phrase: str) -> str:
    """The phrase where it begins and ends at the edge of a word, a word being a run of letters and digits."""
    left = r"(?<![^\W_])" if phrase[0].isalnum() else ""
    right = r"(?![^\W_])" if phrase[-1].isalnum() else ""
    return left + re.escape(phrase) + right

"""`thay_tu`: phrases of the inherited text replaced, whole words only, one pass from the left."""

from __future__ import annotations

import re
from dataclasses import replace

from gen.cascade.locks import is_locked, locked_keys
from gen.diagnostic import Diagnostic
from gen.node import Node
from gen.text.fold import is_slug

# where it reaches, and below there what never prints
_REACHED = ("trich_yeu", "bien", "can_cu", "mo_dau", "phan", "dieu", "ket_thuc", "phu_luc", "chu_thich")
_NOT_TEXT = ("ma", "kieu", "danh_so", "dem", "kho", "canh", "rong", "quoc_hieu", "van_ban", "lien_quan", "co_dinh")
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
        locked = locked_keys(root)
        reached = {key for key in root.mapping if key in _REACHED and key not in locked}
        return root.with_value(
            {key: self._node(value) if key in reached else value for key, value in root.mapping.items()}
        )

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

    def _node(self, node: Node) -> Node:
        if is_locked(node):
            return node
        if isinstance(node.value, dict):
            changed = {}
            for key, value in node.value.items():
                new = value if key in _NOT_TEXT else self._node(value)
                if new is not value:
                    changed[key] = new
            return node.with_value({**node.value, **changed}) if changed else node
        if isinstance(node.value, tuple):
            items = tuple(self._node(item) for item in node.value)
            return node if all(a is b for a, b in zip(items, node.value, strict=True)) else node.with_value(items)
        return self._text(node)

    def _text(self, node: Node) -> Node:
        if not any(phrase in node.text for phrase in self.rules):
            return node
        if node.pos.path == self.own_path or node.tag == "dien" or (is_slug(node.text) and "-" in node.text):
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
        return replace(node, value=text, over=node, by=tuple(by)) if by else node


def _whole_words(phrase: str) -> str:
    """The phrase where it begins and ends at the edge of a word, a word being a run of letters and digits."""
    left = r"(?<![^\W_])" if phrase[0].isalnum() else ""
    right = r"(?![^\W_])" if phrase[-1].isalnum() else ""
    return left + re.escape(phrase) + right

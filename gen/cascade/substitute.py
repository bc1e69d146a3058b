"""`thay_tu`: phrases of the inherited text replaced, whole words only, one pass from the left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from gen.cascade.item_locks import locks_of
from gen.cascade.locks import is_locked, locked_keys
from gen.cascade.part_kinds import kind_below
from gen.cascade.sibling_sharing import NOBODY
from gen.core.diagnostic import Diagnostic
from gen.core.memo import Memo, open_memos
from gen.core.node import Node, Tag
from gen.core.vocabulary import BODIES, PartKind
from gen.text.braces import next_expression
from gen.text.diacritics import is_slug
from gen.text.inline import NOTE

# where it reaches, and below these the keys of each kind of part whose values never print
_REACHED = ("trich_yeu", "bien", "can_cu", "mo_dau", "phan", "dieu", "ket_thuc", "phu_luc", "chu_thich")
_NOT_TEXT: dict[PartKind, tuple[str, ...]] = {
    "node": ("ma", "danh_so", "dong_chu", "kieu", "lien_quan", "co_dinh", "ma_cu", "chi_cho"),
    "base": ("ma", "van_ban", "co_dinh", "ma_cu", "chi_cho"),
    "appendices": ("kieu",),
    "appendix": ("ma", "kieu", "kho", "quoc_hieu", "noi_nhan", "ky", "co_dinh", "ma_cu", "chi_cho"),
    "table": ("danh_so", "dem", "tep", "co_chu", "sat"),
    "column": ("ma", "rong", "canh", "so", "tinh", "cong", "co_dinh"),
    "row": ("ma", "danh_so", "danh_so_duoi", "tt", "lien_quan", "co_dinh", "ma_cu", "chi_cho"),
    "cell": ("kieu",),
}
# `body`: a value that may be the id of a unit or group
_Kind: TypeAlias = "PartKind | Literal['body']"
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class _Phrases:
    """Phrases, what stands in place of each, and a pattern that finds them."""

    texts: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> _Phrases:
        """Longer phrases are looked for first."""
        found = "|".join(_whole_words(phrase) for phrase in sorted(texts, key=len, reverse=True))
        return cls(texts, re.compile(f"{NOTE}|(?P<phrase>{found})"))

    def met(self, text: str) -> Iterator[tuple[str, int]]:
        """The phrases to be replaced and where they begin, from the left; none inside `{{ }}` or the call of a note."""
        expression = next_expression(text, 0)
        match = self.pattern.search(text)
        while match is not None:
            if expression is not None and expression[0] <= match.start():
                at = expression[1]
            else:
                at = match.end()
                if match["phrase"] is not None:
                    yield match["phrase"], match.start()
            if expression is not None and expression[0] < at:
                expression = next_expression(text, at)
            if match.start() < at:
                match = self.pattern.search(text, at)


# what became of a part, and the phrases replaced in it
_Replaced: TypeAlias = "tuple[Node, frozenset[str]]"
# with a parent, by their words: the phrases of its last children
_MET: Memo[tuple[tuple[str, str], ...], _Phrases] = Memo("phrases of a child")
# with a part of a parent, by the phrases that several of its children have
_REPLACED: Memo[_Phrases, _Replaced] = Memo("part with its phrases replaced")


class Substitution:
    """The rules of one child; counts which of them ever did something.

    With `parent`, its children that have the same rules share what they make of its parts. A part that is shared
    tells no rule behind it (`by`): each child has written its own.
    """

    def __init__(self, rules: Node, own_path: str, parent: Node | None = None) -> None:
        self.rules = {phrase: value for phrase, value in rules.mapping.items() if phrase}
        self.own_path = own_path
        self.used: set[str] = set()
        self.alone = parent is None
        texts = {phrase: value.text for phrase, value in self.rules.items()}
        met = _MET.find(parent, tuple(texts.items())) if parent is not None else None
        self.phrases = met or _Phrases.of(texts)
        # rules that only one child has, as those with its own name, are not worth keeping what they make
        self.met = met is not None
        if parent is not None and met is None:
            _MET.keep(parent, tuple(texts.items()), self.phrases)

    def apply(self, root: Node) -> Node:
        """The document with the rules applied to what it inherited."""
        if not self.rules:
            return root
        changed = {}
        for key in self._reached(root):
            changed[key], used = self._node(root.mapping[key], kind_below("document", key))
            self.used |= used
        return root.with_value({**root.mapping, **changed})

    def _reached(self, root: Node) -> list[str]:
        locked = {key for key, lock in locked_keys(root).items() if lock.pos.path != self.own_path}
        return [key for key in _REACHED if key in root.mapping and key not in locked]

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

    def _node(self, node: Node, kind: _Kind) -> _Replaced:
        if not self.met or node.memos is None:
            return self._changed(node, kind)
        known = _REPLACED.find(node, self.phrases)
        if known is None:
            known = self._changed(node, kind)
            if known[0] is not node or not isinstance(node.value, str):
                _REPLACED.keep(node, self.phrases, known)
            if known[0].memos is None:
                open_memos(known[0])
        return known

    def _changed(self, node: Node, kind: _Kind) -> _Replaced:
        # a lock that the child itself puts on is for those below it
        if is_locked(node) and node.mapping["co_dinh"].pos.path != self.own_path:
            return node, _NOTHING
        used = _NOTHING
        if isinstance(node.value, dict):
            kind = "cell" if kind == "body" else kind
            silent = _NOT_TEXT.get(kind, ())
            if "co_dinh" in node.value:
                silent = (*silent, *locks_of(node, self.own_path))
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
        return (node, _NOTHING) if kind == "body" and is_slug(node.value) else self._text(node)

    def _text(self, node: Node) -> _Replaced:
        if not any(map(node.text.__contains__, self.phrases.texts)):
            return node, _NOTHING
        if node.pos.path in (self.own_path, NOBODY.path) or node.tag is Tag.SLOT:
            return node, _NOTHING
        parts: list[str] = []
        by: list[str] = []
        at = 0
        for phrase, start in self.phrases.met(node.text):
            parts += (node.text[at:start], self.phrases.texts[phrase])
            by.append(phrase)
            at = start + len(phrase)
        if not by:
            return node, _NOTHING
        text = "".join((*parts, node.text[at:]))
        rules = tuple(self.rules[phrase] for phrase in by) if self.alone else ()
        return node.rewritten(text, rules), frozenset(by)


def _inner(kind: PartKind, key: str) -> _Kind:
    return "body" if key in BODIES and kind in ("node", "row") else kind_below(kind, key)


def _whole_words(phrase: str) -> str:
    """The phrase where it begins and ends at the edge of a word, a word being a run of letters and digits."""
    left = r"(?<![^\W_])" if phrase[0].isalnum() else ""
    right = r"(?![^\W_])" if phrase[-1].isalnum() else ""
    return left + re.escape(phrase) + right

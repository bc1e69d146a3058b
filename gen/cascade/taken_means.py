"""What the words of an item taken from a second document need: names of its `bien`, its notes, its legal documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node, walk
from gen.core.summary import summary_of
from gen.source.paths import text_digest
from gen.text.interpolate import expressions, names_in

_CITED = re.compile(r"\bvb\(\s*['\"]([a-z0-9-]+)['\"]")
_FIGURES = "so_lieu"


def with_means(base: Node, source: Node, item: Node, at: Node, found: list[Diagnostic]) -> Node:
    """The tree with what the item's words need of their own document; what means something else here is told."""
    for key, name in dict.fromkeys(_needed(source, item)):
        theirs, ours = source.mapping[key].mapping[name], base.get(key)
        same = ours.get(name) if ours is not None else None
        if same is None:
            there = ours if ours is not None else source.mapping[key].with_value({})
            base = base.with_value({**base.mapping, key: there.with_value({**there.mapping, name: theirs})})
        elif same is not theirs and text_digest(same) != text_digest(theirs):
            found.append(_other(f"{key}: {name}", at, same, theirs))
    if _FIGURES in source.mapping and any(name == _FIGURES for _, name in _names(item)):
        theirs, mine = source.mapping[_FIGURES], base.get(_FIGURES)
        if mine is not None and mine.text != theirs.text:
            found.append(_other(_FIGURES, at, mine, theirs))
        elif mine is None:
            base = base.with_value({**base.mapping, _FIGURES: theirs})
    return base


def _other(what: str, at: Node, ours: Node, theirs: Node) -> Diagnostic:
    message = f"“{at.text}” dùng “{what}”, mà ở văn bản kia và ở đây là hai thứ khác nhau."
    hint = "Đổi tên ở một bên, hoặc viết thẳng mục ấy vào văn bản này."
    related = (Related(ours.named_at, "ở đây"), Related(theirs.named_at, "ở văn bản kia"))
    return Diagnostic("cascade/other-meaning", message, at.pos, hint, related=related, about=(what, at.text))


def _needed(source: Node, item: Node) -> Iterator[tuple[str, str]]:
    """The entries of `bien`, `van_ban` and `chu_thich` that an item needs, and those that these need."""
    waiting, seen = [item], set[int]()
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        called = [("chu_thich", note) for note in sorted(summary_of(part).notes)]
        for key, name in (*called, *_names(part)):
            held = source.get(key)
            if held is not None and name in held.mapping:
                yield key, name
                waiting.append(held.mapping[name])


def _names(part: Node) -> Iterator[tuple[str, str]]:
    for node in walk(part):
        if cited := node.text_of("van_ban"):
            yield "van_ban", cited
        for expression in expressions(node.text) if "{{" in node.text else ():
            yield from (("bien", name) for name in names_in(expression))
            yield from (("van_ban", match[1]) for match in _CITED.finditer(expression))

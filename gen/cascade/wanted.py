"""`chi_ke_thua`: a child that wants these parts of its parent and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gen.cascade.locks import locked_inside, locked_keys, refusal
from gen.cascade.trails import MEANS, trail_to
from gen.core.diagnostic import Diagnostic
from gen.core.memo import Memo, open_memos
from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES
from gen.source.placing import ma_of

# what a part above a wanted one leaves behind: its own words
_WORDS = frozenset(("noi_dung", "muc", "bang", "hang", "lien_quan", *ATTRIBUTES))
# by the paths that are wanted: what is left of a part
_LEFT: Memo[tuple[str, ...], Node] = Memo("wanted parts of a part")


@dataclass
class _Wanted:
    """The parts that are wanted whole, and all that hold one of them."""

    whole: set[Node] = field(default_factory=set)
    above: set[Node] = field(default_factory=set)


def wanted_only(base: Node, child: Node) -> tuple[Node, list[Diagnostic]]:
    """The parent's tree with nothing but what `chi_ke_thua` names; as it was where that names nothing, or badly."""
    listed = child.get("chi_ke_thua")
    if listed is None or not listed.is_list:
        return base, []
    both = child.get("khong_ke_thua")
    if both is not None:
        message = "“chi_ke_thua” và “khong_ke_thua” không đi cùng nhau: một khoá đã nói hết phần nào được lấy."
        hint = "Giữ một trong hai khoá."
        return base, [
            Diagnostic("cascade/two-selections", message, both.named_at, hint, about=("chi_ke_thua", "khong_ke_thua"))
        ]
    wanted, found = _Wanted(), list[Diagnostic]()
    for path in listed.items:
        trail = trail_to(base, path, found)
        wanted.whole.update(trail[-1:])
        wanted.above.update(trail[:-1])
    if any(one.is_error for one in found):
        return base, found
    paths = tuple(sorted(path.text for path in listed.items))
    kept: dict[str, Node] = {}
    for key, value in base.mapping.items():
        left = value if key in MEANS or value in wanted.whole else _left_once(value, wanted, paths)
        if left is not None:
            kept[key] = left
    found += _refusals(base, kept, listed)
    return base.with_value(kept), found


def _left_once(value: Node, wanted: _Wanted, paths: tuple[str, ...]) -> Node | None:
    if value not in wanted.above:
        return None
    return _LEFT.made(value, paths, lambda: _left(value, wanted, in_rows=False))


def _left(node: Node, wanted: _Wanted, *, in_rows: bool) -> Node:
    """What is left of a part that holds a wanted one."""
    if node in wanted.whole:
        return node
    if node.is_list:
        items = (item for item in node.items if item in wanted.whole or item in wanted.above)
        new = node.with_value(tuple(_left(item, wanted, in_rows=in_rows) for item in items))
    else:
        silent = ("hang",) if in_rows else _WORDS
        entries = {}
        for key, value in node.mapping.items():
            if value in wanted.whole or value in wanted.above:
                entries[key] = _left(value, wanted, in_rows=key == "hang")
            elif key not in silent:
                entries[key] = value
        new = node.with_value(entries)
    open_memos(new)
    return new


def _refusals(base: Node, kept: dict[str, Node], listed: Node) -> Iterator[Diagnostic]:
    """A refusal for each lock of the parent on what the child would leave out."""
    here = {item for value in kept.values() for item in locked_inside(value)}
    locks = [(ma_of(lock) or key, lock) for key, value in base.mapping.items() for lock in locked_inside(value)]
    left_out = [(name, lock) for name, lock in locks if lock not in here]
    left_out += [(key, lock) for key, lock in locked_keys(base).items() if key in base.mapping and key not in kept]
    hint = "Thêm phần ấy vào chi_ke_thua, hoặc bỏ khoá chi_ke_thua."
    yield from (replace(refusal(name, listed, lock), hint=hint) for name, lock in left_out)

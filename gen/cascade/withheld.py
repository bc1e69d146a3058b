"""`chi_cho`: items of a parent that are for some units alone go to those, and to whoever stands above one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from gen.cascade.joined_cells import with_joins_kept
from gen.cascade.rows import is_total
from gen.core.diagnostic import Diagnostic, Related, Severity
from gen.core.memo import Memo, open_memos
from gen.core.node import Node, walk
from gen.core.summary import summary_of
from gen.registers.belonging import belongs, stands_above
from gen.registers.entries import Registers
from gen.source.paths import item_names, step
from gen.source.placing import ma_of
from gen.text.suggestions import did_you_mean

MARK = "chi_cho"
# an item that kept no more than these when all below it went has nothing to say
_FRAME = frozenset(
    (
        *("ma", "ma_cu", "co_dinh", MARK, "kieu", "danh_so", "tieu_de", "nhom", "cot", "dem"),
        *("ten", "kem_theo", "kho", "quoc_hieu", "lien_quan"),
    )
)


class Given(NamedTuple):
    """What a child gets of its parent, and the items that it does not get, by their paths."""

    root: Node
    withheld: tuple[tuple[str, Node], ...] = ()


_MARKED: Memo[None, tuple[Node, ...]] = Memo("lists of units in a parent")
# by which of those lists mean the unit
_GIVEN: Memo[tuple[bool, ...], Given] = Memo("what a parent gives to some")


def named_in(listed: Node) -> tuple[Node, ...]:
    """The ids under `chi_cho`."""
    return tuple(node for node in (listed.items or (listed,)) if node.text)


def given_to(parent: Node, unit: str, registers: Registers) -> Given:
    """The parent's tree without what is for other units alone; all of it for a plan of the same unit."""
    ours = registers.units.get(unit)
    if MARK not in summary_of(parent).marks or ours is None or parent.text_of("don_vi") == unit:
        return Given(parent)
    lists = _MARKED.made(parent, None, lambda: tuple(_lists(parent)))
    meant = tuple(
        any(
            belongs(ours, node.text, registers) or stands_above(ours, node.text, registers) for node in named_in(listed)
        )
        for listed in lists
    )
    if all(meant):
        return Given(parent)
    others = {id(listed) for listed, ours_too in zip(lists, meant, strict=True) if not ours_too}
    return _GIVEN.made(parent, meant, lambda: _given(parent, lambda listed: id(listed) in others))


def _lists(parent: Node) -> Iterator[Node]:
    return (node.mapping[MARK] for node in walk(parent) if MARK in node.mapping)


def _given(parent: Node, others: Callable[[Node], bool]) -> Given:
    withheld: list[tuple[str, Node]] = []
    root = _Cut(others, withheld).value(parent, "")
    return Given(root if root is not None else parent.with_value({}), tuple(withheld))


class _Cut:
    """Cuts a tree down; notes what went."""

    def __init__(self, others: Callable[[Node], bool], withheld: list[tuple[str, Node]]) -> None:
        self.others, self.withheld = others, withheld

    def value(self, node: Node, path: str) -> Node | None:
        """What is left of a value, None where nothing is."""
        if MARK not in summary_of(node).marks:
            return node
        listed = node.get(MARK)
        if listed is not None and self.others(listed):
            self.withheld.append((path, node))
            return None
        left = self._items(node, path) if node.is_list else self._entries(node, path)
        if left is not None and left is not node and left.memos is None:
            # all siblings that get the same meet it again
            open_memos(left)
        return left

    def _entries(self, node: Node, path: str) -> Node | None:
        entries = {}
        for key, value in node.mapping.items():
            left = self.value(value, step(path, key)) if key != MARK else value
            if left is not None:
                entries[key] = with_joins_kept(value, left) if key == "bang" else left
        if len(entries) < len(node.mapping) and entries.keys() <= _FRAME and path:
            return None
        same = len(entries) == len(node.mapping) and all(entries[key] is node.mapping[key] for key in entries)
        return node if same else node.with_value(entries)

    def _items(self, node: Node, path: str) -> Node | None:
        names = item_names(node.items)
        left = [self.value(item, step(path, name)) for name, item in zip(names, node.items, strict=True)]
        kept = tuple(item for item in left if item is not None)
        if all(is_total(item) for item in kept):
            return None
        same = len(kept) == len(node.items) and all(a is b for a, b in zip(kept, node.items, strict=True))
        return node if same else node.with_value(kept)


def unknown_units(root: Node, registers: Registers) -> Iterator[Diagnostic]:
    """An error for each id under `chi_cho` that no unit or group has."""
    for listed in _lists(root):
        for node in named_in(listed):
            if node.text not in registers.units and node.text not in registers.groups:
                known = (*registers.units, *registers.groups)
                hint = did_you_mean(node.text, known) or "Thêm đơn vị vào plans/danh-muc/don-vi.yaml, hoặc sửa mã."
                message = f"Không có đơn vị hay nhóm “{node.text}” trong danh mục."
                yield Diagnostic("schema/unknown-unit", message, node.pos, hint, about=(node.text,))


def told_withheld(
    found: Sequence[Diagnostic], added: Sequence[tuple[str, Node]], given: Given, unit: str
) -> list[Diagnostic]:
    """The findings of a child, with what it does to items that it was not given told as such."""
    if not given.withheld:
        return list(found)
    ids = {ma_of(node): node for _, node in given.withheld}
    paths = dict(given.withheld)
    told = [_refused(one, ids[one.about[0]], unit) if _is_about(one, ids) else one for one in found]
    for path, own in added:
        if path in paths:
            place = own.mapping.get("ma", own)
            hint = "Bỏ phần này, hoặc đổi mã nếu đây là mục riêng của bản này."
            told.append(
                _warned(paths[path], unit, Diagnostic(_CODE, "", place.pos, hint, Severity.WARNING, about=(path,)))
            )
    return told


_CODE = "cascade/not-for-this-unit"


def _is_about(finding: Diagnostic, ids: dict[str, Node]) -> bool:
    return finding.code == "cascade/no-such-item" and bool(finding.about) and finding.about[0] in ids


def _refused(finding: Diagnostic, theirs: Node, unit: str) -> Diagnostic:
    # the parent's list is told beside what is removed or replaced, not beside a place
    hint = "Bỏ dòng này: bản này không có mục ấy." if finding.related else "Đặt cạnh một mục mà bản này có."
    return _warned(theirs, unit, replace(finding, code=_CODE, hint=hint))


def _warned(theirs: Node, unit: str, finding: Diagnostic) -> Diagnostic:
    listed = ", ".join(node.text for node in named_in(theirs.mapping[MARK]))
    message = f"Mục “{ma_of(theirs)}” của văn bản cha chỉ cho {listed}, không cho “{unit}”."
    related = (Related(theirs.mapping[MARK].named_at, "văn bản cha ghi chi_cho ở đây"),)
    return replace(finding, message=message, related=related, about=(ma_of(theirs), unit))

"""Where added items stand: beside the item that `sau` or `truoc` names, in the order written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.core.vocabulary import SECTION_KEYS, SECTION_ORDER
from gen.source.paths import old_names
from gen.text.suggestions import did_you_mean

_NOBODY: Mapping[str, str] = MappingProxyType({})
_PURPOSE_ORDER = tuple(SECTION_KEYS.values())[:2]


def ma_of(item: Node) -> str:
    """The id of an item, empty where it has none."""
    return item.text_of("ma")


class Placer:
    """A list that grows: items go behind or before others, or to a standard place.

    `behind` tells of items in the base that were put behind another: by their ids, its id.
    """

    def __init__(
        self, base: Sequence[Node], id_of: Callable[[Node], str] = ma_of, behind: Mapping[str, str] = _NOBODY
    ) -> None:
        self.items = list(base)
        self.id_of = id_of
        # per anchor, what was put behind it so far: by its id, or itself where it has none
        self._behind: dict[str, list[str | Node]] = {}
        for item in base if behind else ():
            anchor = behind.get(id_of(item))
            if anchor is not None:
                self._behind.setdefault(anchor, []).append(id_of(item))
        self.found: list[Diagnostic] = []

    def add(self, item: Node, default: int | None = None) -> None:
        """Puts one item where its `sau` or `truoc` says, else at `default`, else last."""
        after, before = item.get("sau"), item.get("truoc")
        clean = item.with_value({key: value for key, value in item.mapping.items() if key not in ("sau", "truoc")})
        if after is not None and before is not None:
            message = "Một mục không thể vừa có “sau” vừa có “truoc”."
            self.found.append(
                Diagnostic("cascade/two-places", message, before.named_at, "Giữ một trong hai.", about=("sau", "truoc"))
            )
        anchor = after or before
        if anchor is None:
            self.items.insert(len(self.items) if default is None else default, clean)
            return
        at = self.index(anchor.text)
        if at is None:
            ids = [ma for ma in map(self.id_of, self.items) if ma]
            hint = did_you_mean(anchor.text, ids) or f"Các mã ở đây: {', '.join(ids) or 'chưa có mục nào'}."
            message = f"Không có mục “{anchor.text}” để đặt bên cạnh."
            self.found.append(Diagnostic("cascade/no-such-item", message, anchor.pos, hint, about=(anchor.text,)))
            return
        if after is not None:
            at = self._end_of(anchor.text, at) + 1
            self._behind.setdefault(anchor.text, []).append(self.id_of(clean) or clean)
        self.items.insert(at, clean)

    def move(self, ma: str, order: Node) -> None:
        """Puts an item that is there elsewhere: where the `sau` or `truoc` of `order` says."""
        at = self.index(ma)
        if at is None:
            return
        item = self.items.pop(at)
        places = {key: value for key, value in order.mapping.items() if key in ("sau", "truoc")}
        self.add(item.with_value({**item.mapping, **places}))
        if self.index(ma) is None:
            # the place is none, which was told
            self.items.insert(at, item)

    def index(self, ma: str) -> int | None:
        """Where the item of this id stands."""
        return next((i for i, item in enumerate(self.items) if self.id_of(item) == ma), None)

    def _end_of(self, ma: str, at: int) -> int:
        """Where the last item stands that was put behind `ma`, or behind one of those."""
        behind = self._behind.get(ma)
        if not behind:
            return at
        last = behind[-1]
        place = next(i for i, item in enumerate(self.items) if item is last or self.id_of(item) == last)
        return self._end_of(last, place) if isinstance(last, str) and last != ma else place

    def standard_place(self, ma: str) -> int | None:
        """Where a section stands that nobody placed: named ones in their order, own ones before the last named one."""
        present = [ma_of(item) for item in self.items]
        order = _PURPOSE_ORDER if ma in _PURPOSE_ORDER else SECTION_ORDER
        if ma == order[-1]:
            return None
        if ma in order:
            earlier = [present.index(name) for name in order[: order.index(ma)] if name in present]
            return self._end_of(present[max(earlier)], max(earlier)) + 1 if earlier else 0
        return present.index(order[-1]) if order[-1] in present else None


def put_behind(sections: Node | None, result: Node | None = None) -> dict[str, str]:
    """The sections that are put behind another: by their ids, its id; `result` knows what it was called before."""
    items = sections.items if sections is not None else ()
    behind = {ma_of(item): item.text_of("sau") for item in items if ma_of(item) and item.text_of("sau")}
    now = {old: ma_of(item) for item in (result.items if result is not None else ()) for old in old_names(item)}
    return {ma: now.get(anchor, anchor) for ma, anchor in behind.items()} if now else behind


def order_sections(root: Node, *, named: bool) -> tuple[Node, list[Diagnostic]]:
    """A root's sections in order; `named` tells that some came from keys of their own, so the others are placed."""
    sections = root.get("phan")
    if sections is None or not sections.is_list:
        return root, []

    def stays(item: Node) -> bool:
        if named:
            return ma_of(item) in SECTION_ORDER
        return "sau" not in item.mapping and "truoc" not in item.mapping

    placer = Placer([item for item in sections.items if stays(item)])
    for item in sections.items:
        if not stays(item):
            placer.add(item, placer.standard_place("") if named else None)
    return root.with_value({**root.mapping, "phan": sections.with_value(tuple(placer.items))}), placer.found

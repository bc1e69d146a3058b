"""Where added items stand: beside the item that `sau` or `truoc` names, in the order written."""

from __future__ import annotations

from collections.abc import Sequence

from gen.diagnostic import Diagnostic
from gen.node import Node
from gen.text.fold import did_you_mean
from gen.vocabulary import PURPOSE, SECTION_ORDER


class Placer:
    """A list that grows: items go behind or before others, or to a standard place."""

    def __init__(self, base: Sequence[Node]) -> None:
        self.items = list(base)
        self._after: dict[str, str] = {}
        self.found: list[Diagnostic] = []

    def add(self, item: Node, default: int | None = None) -> None:
        """Puts one item where its `sau` or `truoc` says, else at `default`, else last."""
        after, before = item.get("sau"), item.get("truoc")
        clean = item.with_value({key: value for key, value in item.mapping.items() if key not in ("sau", "truoc")})
        if after is not None and before is not None:
            message = "Một mục không thể vừa có “sau” vừa có “truoc”."
            self.found.append(Diagnostic("cascade/two-places", message, before.named_at, "Giữ một trong hai."))
        anchor = after or before
        if anchor is None:
            self.items.insert(len(self.items) if default is None else default, clean)
            return
        at = self.index(anchor.text)
        if at is None:
            known = [ma for ma in map(ma_of, self.items) if ma]
            hint = did_you_mean(anchor.text, known) or f"Các mã ở đây: {', '.join(known) or 'chưa có mục nào'}."
            message = f"Không có mục “{anchor.text}” để đặt bên cạnh."
            self.found.append(Diagnostic("cascade/no-such-item", message, anchor.pos, hint))
            return
        if after is not None:
            at = self.index(self._end_of(anchor.text)) or at
            self._after[anchor.text] = ma_of(clean) or self._after.get(anchor.text, "")
            at += 1
        self.items.insert(at, clean)

    def index(self, ma: str) -> int | None:
        """Where the item of this id stands."""
        return next((i for i, item in enumerate(self.items) if ma_of(item) == ma), None)

    def _end_of(self, ma: str) -> str:
        """The last item that was put behind `ma`, or behind one of those."""
        while self._after.get(ma):
            ma = self._after[ma]
        return ma


def ma_of(item: Node) -> str:
    """The id of an item, empty where it has none."""
    return item.text_of("ma")


def standard_place(items: Sequence[Node], ma: str) -> int | None:
    """Where a section stands that nobody placed: named ones in their order, own ones before the last named one."""
    present = [ma_of(item) for item in items]
    order = SECTION_ORDER
    later = order[order.index(ma) + 1 :] if ma in order else order[-1:]
    return next((present.index(name) for name in later if name in present), None)


def order_sections(root: Node) -> tuple[Node, list[Diagnostic]]:
    """A root document with its own sections among the named ones."""
    sections = root.get("phan")
    if sections is None or not sections.is_list:
        return root, []
    named = {ma for ma in map(ma_of, sections.items) if ma in SECTION_ORDER or ma == PURPOSE}
    placer = Placer([item for item in sections.items if ma_of(item) in named])
    for item in sections.items:
        if ma_of(item) not in named:
            placer.add(item, standard_place(placer.items, ""))
    ordered = sections.with_value(tuple(placer.items))
    return root.with_value({**root.mapping, "phan": ordered}), placer.found

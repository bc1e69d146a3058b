"""`lay_tu`: items of a second document, put among those of the parent before the child says anything of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gen.cascade.taken_means import with_means
from gen.cascade.trails import rebuilt, trail_to
from gen.cascade.withheld import given_to
from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node
from gen.core.vocabulary import KIND_BELOW, SECTION_KEYS, SECTION_ORDER, PartKind
from gen.registers.entries import Registers
from gen.source.placing import Placer, ma_of

# the list in a part that takes in an item: by what the part is, and the item
_HOLDING: dict[tuple[PartKind, PartKind], tuple[str, ...]] = {
    ("node", "node"): ("muc",),
    ("appendix", "node"): ("muc",),
    ("appendices", "appendix"): ("muc",),
    ("appendix", "row"): ("bang", "hang"),
    ("node", "row"): ("bang", "hang"),
    ("table", "row"): ("hang",),
    ("row", "row"): ("hang",),
}
_AT_TOP = {"can-cu": "can_cu", "noi-nhan": "noi_nhan", "phu-luc": "phu_luc"}


class Order(NamedTuple):
    """One entry of `lay_tu`, and the resolved tree of the document that it names."""

    entry: Node
    source: Node


def with_taken(base: Node, orders: Sequence[Order], unit: str, registers: Registers) -> tuple[Node, list[Diagnostic]]:
    """The parent's tree with the items that were asked for; those that can't be put in are told."""
    found: list[Diagnostic] = []
    for order in orders:
        base = _with_one(base, order, given_to(order.source, unit, registers).root, found)
    return base, found


def _with_one(base: Node, order: Order, source: Node, found: list[Diagnostic]) -> Node:
    wanted, into = order.entry.get("muc"), order.entry.get("vao")
    if wanted is None or into is None:
        return base
    trail = trail_to(source, wanted, found, "lấy")
    if not trail:
        return base
    item, kind = trail[-1], _kind(source, trail)
    base = _with_holder(base, into)
    way = trail_to(base, into, found, "nhận mục ấy")
    if not way:
        return base
    taking = _list_in(base, way, kind)
    if taking is None:
        message = f"“{into.text}” không chứa được “{wanted.text}”: hai bên khác dạng."
        hint = "Mục lấy vào phần hay mục, hàng vào bảng (mã của phụ lục), phụ lục vào phu-luc, căn cứ vào can-cu."
        found.append(Diagnostic("cascade/no-room", message, into.pos, hint, about=(into.text, wanted.text)))
        return base
    way, items = taking
    same = next((one for one in items if ma_of(one) == ma_of(item) and ma_of(item)), None)
    if same is not None:
        message = f"“{into.text}” đã có mục “{ma_of(item)}”, lấy thêm thì thành hai."
        hint = "Lấy vào chỗ khác, hoặc bỏ mục này khỏi lay_tu."
        related = (Related(same.named_at, "mục đã có"),)
        found.append(
            Diagnostic(
                "cascade/already-there", message, wanted.pos, hint, related=related, about=(ma_of(item), into.text)
            )
        )
        return base
    placer = Placer(items)
    places = {key: value for key, value in order.entry.mapping.items() if key in ("sau", "truoc")}
    placer.add(item.with_value({**item.mapping, **places}) if places else item)
    found += placer.found
    holder = way[-1]
    base = rebuilt(base, way, holder.with_value(tuple(placer.items)))
    return with_means(base, source, item, wanted, found)


def _kind(root: Node, trail: Sequence[Node]) -> PartKind:
    """What kind of part the last of a trail is."""
    kind: PartKind = "document"
    for holder, value in zip((root, *trail[:-1]), trail, strict=True):
        key = next((key for key, inner in holder.mapping.items() if inner is value), "")
        kind = KIND_BELOW.get((kind, key), "plain") if key else kind
    return kind


def _list_in(base: Node, way: list[Node], kind: PartKind) -> tuple[list[Node], Sequence[Node]] | None:
    """The list that takes in an item of a kind, with the way there; None where it would not fit."""
    here, holder = way[-1], _kind(base, way)
    if here.is_list:
        return (way, here.items) if holder == kind else None
    for key in _HOLDING.get((holder, kind), ()):
        inner = way[-1].get(key)
        if inner is None:
            return None
        way = [*way, inner]
    return (way, way[-1].items) if way[-1].is_list else None


def _with_holder(base: Node, into: Node) -> Node:
    """The tree with an empty section or list where one is to take something in and is not there."""
    name = into.text.strip("/")
    ma = SECTION_KEYS.get(name.replace("-", "_"), name)
    key = _AT_TOP.get(name.replace("_", "-"))
    empty = Node((), into.pos)
    if key is not None and key not in base.mapping:
        value = Node({"muc": empty}, into.pos) if key == "phu_luc" else empty
        return base.with_value({**base.mapping, key: value})
    sections = base.mapping.get("phan", empty)
    if ma in SECTION_ORDER and ma not in map(ma_of, sections.items) and "dieu" not in base.mapping:
        placer = Placer(sections.items)
        placer.add(Node({"ma": Node(ma, into.pos), "muc": empty}, into.pos), placer.standard_place(ma))
        return base.with_value({**base.mapping, "phan": sections.with_value(tuple(placer.items))})
    trail: list[Node] = trail_to(base, into, [])
    if trail and trail[-1].is_mapping and not trail[-1].mapping.keys() & {"muc", "bang", "hang"}:
        # an item without any below it
        return rebuilt(base, trail, trail[-1].with_value({**trail[-1].mapping, "muc": empty}))
    return base

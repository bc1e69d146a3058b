"""What stands where in a document, as far as merging must know: which lists go by id, what an item's id is."""

from __future__ import annotations

from gen.node import Node
from gen.placing import ma_of
from gen.sugar import attribute_of
from gen.vocabulary import ATTRIBUTES

_BELOW = {
    ("document", "phan"): "node",
    ("document", "dieu"): "node",
    ("document", "can_cu"): "base",
    ("document", "noi_nhan"): "recipient",
    ("document", "phu_luc"): "appendices",
    ("node", "muc"): "node",
    ("recipient", "muc"): "recipient",
    ("appendices", "muc"): "appendix",
    ("appendix", "muc"): "node",
    ("appendix", "bang"): "table",
    ("table", "hang"): "row",
    ("table", "cot"): "column",
    ("column", "cot"): "column",
    ("row", "hang"): "row",
    ("cell", "muc"): "node",
}
BY_ID = ("node", "base", "recipient", "appendix", "row", "column")
HELPERS = ("sau", "truoc", "thay")
NEVER_INHERITED = ("don_vi", "so", "ngay", "ke_thua", "thay_tu", "khong_ke_thua", "nhan_viec", "bo_qua")


def below(kind: str, key: str) -> str:
    """The kind of what a key holds: of the mapping, or of the items of the list."""
    return _BELOW.get((kind, key), "cell" if kind == "row" else "plain")


def id_of(item: Node, kind: str) -> str:
    """The id by which an item is patched: its `ma`, or the attribute that its line tells (`thoi-gian`)."""
    attribute = attribute_of(item) if kind == "node" else ""
    return attribute.replace("_", "-") or ma_of(item)


def attribute_named(ma: str) -> str:
    """The attribute that an id means, empty where it means none."""
    key = ma.replace("-", "_")
    return key if key in ATTRIBUTES else ""


def one_letter_off(a: str, b: str) -> bool:
    """True where two ids differ by one letter added, lost, changed or swapped with its neighbour."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) == len(b):
        swapped = a[start : start + 2][::-1] == b[start : start + 2] and a[start + 2 :] == b[start + 2 :]
        return swapped or a[start + 1 :] == b[start + 1 :]
    return a[start:] == b[start + 1 :]

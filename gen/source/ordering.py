"""The one order of keys, put right where a file is read: how keys are ordered never prints."""

from __future__ import annotations

from collections.abc import Mapping
from operator import gt, is_

from gen.core.node import Node
from gen.core.vocabulary import ATTRIBUTES, BODIES, KIND_BELOW, SECTION_KEYS

_PLACES = ("ma", "ma_cu", "sau", "truoc", "doi_cho", "thay", "co_dinh", "chi_cho")
_STEERING = ("khong_ke_thua", "chi_ke_thua", "co_dinh", "thay_tu", "nhan_viec", "lay_tu", "bo_qua")
_HEAD = ("loai", "ke_thua", "sua_doi", "don_vi", "so", "ky_hieu", "ngay", "dia_danh", "ten_loai", "trich_yeu")
_BODY = ("muc_dich", "yeu_cau", "noi_dung", "to_chuc_thuc_hien", "phan", "dieu", "tham_quyen", "ket_thuc", "dau_ket")
_NODE = ("danh_so", "tieu_de", "dong_chu", "noi_dung", "bang", "kieu", "muc", *ATTRIBUTES)
# behind the bodies that it adds to
_CONCERNED = "lien_quan"
# of a mapping of each kind, its keys in order, "" for the cells of a row; in other kinds the order is the drafter's
KEYS: dict[str, tuple[str, ...]] = {
    "document": (
        *(*_HEAD, *_STEERING, "bien", "so_lieu", "van_ban", "ngay_can_cu", "can_cu", "mo_dau", *_BODY),
        *("noi_nhan", "ky", "phu_luc", "chu_thich", "nhan"),
    ),
    "node": (*_PLACES, *_NODE),
    "base": (*_PLACES, "noi_dung", "van_ban", "dan", "them"),
    "recipient": (*_PLACES, "ten", "luu", "ghi_chu", "muc"),
    "signer": ("thay_mat", "ky_thay", "thua_lenh", "thua_uy_quyen", "quyen", "chuc_vu", "ho_ten"),
    "appendices": ("kieu", "muc"),
    "appendix": (
        *(*_PLACES, "ten", "tieu_de", "kem_theo", "kho", "quoc_hieu"),
        *("noi_dung", "bang", "kieu", "muc", "noi_nhan", "ky"),
    ),
    "table": ("dvt", "co_chu", "sat", "cot", "danh_so", "dem", "tep", "hang", "ghi_chu"),
    "column": (*_PLACES, "ten", "rong", "canh", "so", "tinh", "cong", "cot"),
    "row": (*_PLACES, "nhom", "tong", "danh_so", "tt", "", "danh_so_duoi", "hang"),
    "cell": ("noi_dung", "kieu", "muc"),
    "parent": ("tu", "ban"),
    "takeover": ("tu", "chon", "giao"),
    "taking": ("tu", "muc", "vao", "sau", "truoc"),
    "waiver": ("luat", "ly_do", "muc_do", "cho"),
    "unit": (
        *("ma", "ten", "goi", "ten_dong", "chu_quan", "cha", "cap", "loai", "khoi", "dia_danh", "ky_hieu"),
        *("ten_ngan", "goi_khac", "gom"),
    ),
    "legal": ("loai", "so", "ngay", "co_quan", "ve", "goi_tat", "het_hieu_luc", "thay_the_boi"),
}
# before sections are spread, and where the cascade asks for no kind
_BELOW = KIND_BELOW | {
    **{("document", key): "node" for key in SECTION_KEYS},
    ("document", "van_ban"): "register",
    ("document", "ke_thua"): "parent",
    ("document", "ky"): "signer",
    ("appendix", "ky"): "signer",
    ("document", "nhan_viec"): "takeover",
    ("document", "lay_tu"): "taking",
    ("document", "bo_qua"): "waiver",
}
_RANKS = {kind: {key: rank for rank, key in enumerate(keys)} for kind, keys in KEYS.items()}
# the order in which attributes are written is the order in which they print
_RANKS["node"] |= dict.fromkeys(ATTRIBUTES, _RANKS["node"][ATTRIBUTES[0]])


def ordered(node: Node, kind: str = "document", columns: tuple[str, ...] = ()) -> Node:
    """The same tree with its keys in order; the very same where they are already."""
    value = node.value
    if isinstance(value, str):
        return node
    if isinstance(value, tuple):
        kind = "appendix" if kind == "appendices" else kind
        items = tuple([item if isinstance(item.value, str) else ordered(item, kind, columns) for item in value])
        return node if all(map(is_, items, value)) else node.with_value(items)
    if kind == "table" and "cot" in value:
        columns = tuple(_columns(value["cot"]))
    entries = {}
    for key, child in value.items():
        entries[key] = child if isinstance(child.value, str) else ordered(child, _below(kind, key), columns)
    places = _places(entries, kind, columns) if kind in _RANKS else []
    if any(map(gt, places, places[1:])):
        keys = [key for _, key in sorted(zip(places, entries, strict=True), key=lambda pair: pair[0])]
        return node.with_value({key: entries[key] for key in keys})
    return node if all(map(is_, entries.values(), value.values())) else node.with_value(entries)


def _below(kind: str, key: str) -> str:
    if kind == "register":
        return "legal"
    return _BELOW.get((kind, key), "cell" if kind == "row" else "")


def _columns(columns: Node) -> list[str]:
    """The ids of a table's columns from left to right, sub-columns in place of the one that holds them."""
    out: list[str] = []
    for column in columns.items:
        out += _columns(column.mapping["cot"]) if "cot" in column.mapping else [column.text_of("ma")]
    return out


def _places(entries: Mapping[str, Node], kind: str, columns: tuple[str, ...]) -> list[float]:
    """Where each key belongs; an unknown one stays behind the one it was written behind."""
    ranks = _RANKS[kind]
    out: list[float] = []
    place = -1.0
    for number, key in enumerate(entries):
        if kind == "node" and key in ATTRIBUTES:
            place = ranks[key] + number / (len(entries) + 1)
        elif key in ranks:
            place = ranks[key]
        elif kind == "row" and key != _CONCERNED:
            at = columns.index(key) if key in columns else len(columns)
            place = ranks[""] + at / (len(columns) + 1)
        out.append(place)
    if _CONCERNED in entries and kind in ("node", "row"):
        bodies = [place for key, place in zip(entries, out, strict=True) if key in BODIES]
        first = ranks["" if kind == "row" else ATTRIBUTES[0]]
        out[list(entries).index(_CONCERNED)] = max(bodies) + 0.001 if bodies else first - 0.5
    return out

"""Who signs: titles go down between bodies of one type, a name never; any other child signs for itself."""

from __future__ import annotations

from gen.core.diagnostic import Diagnostic, Related
from gen.core.node import Node, Tag
from gen.registers.entries import Registers
from gen.text.diacritics import name_key

_NAME = "ho_ten"
# bodies whose type takes more than the first word of their names
_TYPES = (
    *("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc", "Văn phòng Ủy ban nhân dân"),
    *("Ban Thường vụ", "Ban Chấp hành", "Ban Tổ chức", "Ban Chỉ đạo", "Ban Quản lý", "Đảng ủy", "Tỉnh ủy", "Thành ủy"),
    *("Trung tâm", "Bệnh viện", "Công an", "Thanh tra", "Chi cục"),
)


def body_type(name: str) -> str:
    """What kind of body a name tells, as a key to compare by: its collective, else its first word."""
    key = name_key(name)
    known = next((start for start in map(name_key, _TYPES) if f"{key} ".startswith(f"{start} ")), "")
    return known or key.partition(" ")[0]


def with_own_signature(base: Node, parent: Node, child: Node, registers: Registers) -> tuple[Node, list[Diagnostic]]:
    """The parent's tree without what its signatories sign for their own body alone, and an error where that is all."""
    signed = base.get("ky")
    if signed is None:
        return base, []
    theirs, ours = (registers.units.get(node.text_of("don_vi")) for node in (parent, child))
    if theirs is None or ours is None or body_type(theirs.ten) == body_type(ours.ten):
        return base.with_value({**base.mapping, "ky": _unnamed(signed)}), []
    own = child.get("ky")
    if own is not None and own.tag is Tag.REMOVE:
        return base, []
    rest = base.with_value({key: value for key, value in base.mapping.items() if key != "ky"})
    if own is not None:
        return rest, []
    message = f"“ky” của văn bản cha là của {theirs.ten}; {ours.ten} phải ghi người ký của mình."
    hint = "Thêm dòng: ky: {chuc_vu: …, ho_ten: …}"
    at = child.mapping.get("ke_thua", child).pos
    related = (Related(signed.named_at, "người ký của văn bản cha"),)
    return rest, [Diagnostic("cascade/own-signature", message, at, hint, related=related, about=("ky",))]


def may_sign(base: Node, own: Node, key: str) -> bool:
    """True where a lock on `ky` leaves a child what was not inherited: the names, or all where nothing of it was."""
    if key != "ky":
        return False
    signed, ours = base.get("ky"), own.mapping["ky"]
    if signed is None or ours.tag:
        return signed is None
    if signed.is_mapping:
        return ours.mapping.keys() == {_NAME}
    return ours.is_list and list(map(_titles, ours.items)) == list(map(_titles, signed.items))


def _titles(signer: Node) -> dict[str, str]:
    return {key: value.text for key, value in signer.mapping.items() if key != _NAME}


def _unnamed(signed: Node) -> Node:
    """Signatories without their names."""
    if signed.is_list:
        return signed.with_value(tuple(_unnamed(signer) for signer in signed.items))
    if _NAME not in signed.mapping:
        return signed
    return signed.with_value({key: value for key, value in signed.mapping.items() if key != _NAME})

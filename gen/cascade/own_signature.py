"""Who signs: titles go down between bodies of one type, a name never; any other child signs for itself."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from gen.cascade.locks import is_locked
from gen.core.diagnostic import Diagnostic, Position, Related
from gen.core.node import Node, Tag
from gen.registers.entries import Registers
from gen.source.placing import ma_of
from gen.text.diacritics import name_key

_NAME = "ho_ten"
_WHOLE = (Tag.REMOVE, Tag.REPLACE)
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
    """The parent's tree without what its signatories sign for their own body alone, and an error where that is all.

    Those of an appendix that is signed by itself are alike.
    """
    theirs, ours = (registers.units.get(node.text_of("don_vi")) for node in (parent, child))
    between = None
    if theirs is not None and ours is not None and body_type(theirs.ten) != body_type(ours.ten):
        between = _Bodies(theirs.ten, ours.ten, child.mapping.get("ke_thua", child).pos)
    hint = "Thêm dòng: ky: {chuc_vu: …, ho_ten: …}"
    base, found = _signed(base, child, between, "", hint)
    holder = base.get("phu_luc")
    listed, theirs_by_id = (holder.get("muc"), _patches(child)) if holder is not None else (None, None)
    if holder is None or listed is None or not any("ky" in item.mapping for item in listed.items):
        return base, found
    appendices = []
    for item in listed.items:
        ma = ma_of(item)
        hint = f"Viết dưới phu_luc: - {{ma: {ma}, ky: {{chuc_vu: …, ho_ten: …}}}}; phụ lục không cần ký thì ky: !bo."
        hint = hint if ma else "Đặt ma cho phụ lục ấy ở văn bản cha, rồi viết ky của mình dưới mã ấy."
        patch = theirs_by_id.get(ma, Node({}, child.pos)) if theirs_by_id is not None else None
        # what the child removes or writes anew, or must leave as it is, is not signed by it
        bodies = None if patch is None or patch.tag or is_locked(item) else between
        new, problems = _signed(item, patch or child, bodies, ma or item.text_of("tieu_de"), hint)
        appendices.append(new)
        found += problems
    new_list = listed.with_value(tuple(appendices))
    return base.with_value({**base.mapping, "phu_luc": holder.with_value({**holder.mapping, "muc": new_list})}), found


class _Bodies(NamedTuple):
    """Two bodies of different types, the parent's and the child's, and where the child names its parent."""

    theirs: str
    ours: str
    at: Position


def _signed(
    base: Node, child: Node, between: _Bodies | None, appendix: str, hint: str
) -> tuple[Node, list[Diagnostic]]:
    """What holds a signature block, as its child may take it over: without names, or without all of it."""
    signed = base.get("ky")
    if signed is None:
        return base, []
    if between is None:
        return base.with_value({**base.mapping, "ky": _unnamed(signed)}), []
    own = child.get("ky")
    if own is not None and own.tag is Tag.REMOVE:
        return base, []
    rest = base.with_value({key: value for key, value in base.mapping.items() if key != "ky"})
    if own is not None:
        return rest, []
    where = f" ở phụ lục “{appendix}”" if appendix else ""
    message = f"“ky”{where} của văn bản cha là của {between.theirs}; {between.ours} phải ghi người ký của mình."
    related = (Related(signed.named_at, "người ký của văn bản cha"),)
    return rest, [
        Diagnostic("cascade/own-signature", message, between.at, hint, related=related, about=("ky", appendix))
    ]


def _patches(child: Node) -> dict[str, Node] | None:
    """What a child says of its parent's appendices, by their ids; None where it takes none of them."""
    holder = child.get("phu_luc")
    listed = holder.get("muc") if holder is not None else None
    if (holder is not None and holder.tag in _WHOLE) or (listed is not None and listed.tag in _WHOLE):
        return None
    items = listed.items if listed is not None else ()
    return {item.text if item.is_text else ma_of(item): _tagged(item) for item in items}


def _tagged(item: Node) -> Node:
    return replace(item, tag=Tag.REPLACE) if item.text_of("thay") == "true" else item


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

"""A ready child plan for a unit: its own keys, the parent's slots and tasks, the rest as comments to take up."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from gen.core.node import Node, Tag, walk
from gen.registers.entries import Registers, Unit
from gen.source.placing import ma_of
from gen.source.scalars import WIDTH
from gen.source.write import write
from gen.text.shorten import shortened

_PREVIEW = 90


def child_source(parent: Node, parent_path: str, path: str, unit: Unit, registers: Registers) -> str:
    """The YAML of a new child of a resolved parent; comments begin with `#` and cost nothing to delete."""
    lines = [
        f"# {_title(parent)} của {unit.ten}, kế thừa {parent_path}",
        "# Chỉ viết chỗ khác với văn bản cha. Bỏ dấu # ở dòng nào muốn sửa; xoá các dòng # không cần.",
        "",
        f"ke_thua: {posixpath.relpath(parent_path, posixpath.dirname(path))}",
        f"don_vi: {unit.ma}",
        "# so: 12",
        f"ngay: {_year(parent)}",
    ]
    lines += _slots(parent)
    lines += _tasks(parent, unit, registers)
    lines += _comments(parent)
    return "\n".join(lines).rstrip() + "\n"


def _title(parent: Node) -> str:
    subject = " ".join(parent.text_of("trich_yeu").split())
    return shortened(subject, WIDTH // 2)


def _year(parent: Node) -> str:
    return parent.text_of("ngay")[:4] or "2026"


def _slots(parent: Node) -> list[str]:
    """The parent's slots as a patch to fill in, each with its hint."""
    patch = _slot_patch(parent)
    if patch is None:
        return []
    lines = write(patch).rstrip("\n").split("\n")
    return [
        "",
        "# Văn bản cha để trống các chỗ sau, phải điền thì mới in được:",
        *(f"# {line}".rstrip() for line in lines),
    ]


def _slot_patch(node: Node) -> Node | None:
    if node.tag is Tag.SLOT:
        return Node(f"… ({node.text})" if node.text else "…", node.pos)
    if node.is_mapping:
        found = {key: patch for key, value in node.mapping.items() if (patch := _slot_patch(value)) is not None}
        if not found:
            return None
        return node.with_value({"ma": node.mapping["ma"], **found} if "ma" in node.mapping else found)
    items = tuple(patch for item in node.items if (patch := _slot_patch(item)) is not None)
    return node.with_value(items) if items else None


def _tasks(parent: Node, unit: Unit, registers: Registers) -> list[str]:
    """`nhan_viec` for the table whose rows name the unit's level."""
    groups = [group for group in registers.groups.values() if group.having.get("cap") == unit.cap and group.holds(unit)]
    if not unit.cap or not groups:
        return []
    level = groups[0]
    for appendix in _appendices(parent):
        rows = [row for row in _rows(appendix) if _concerns(row, level.ma, unit.ma, registers)]
        if not rows:
            continue
        lines = ["", "# Việc trong phụ lục của cha có nêu đơn vị; “*” là đơn vị chủ trì mọi việc còn lại."]
        lines += ["nhan_viec:", f"  tu: {ma_of(appendix)}", f"  chon: {level.ma}", "  # giao:"]
        lines += [f"  #   {ma_of(row)}: …   # {_preview(_first_text(row))}" for row in rows if ma_of(row)]
        return [*lines, '  #   "*": …']
    return []


def _appendices(parent: Node) -> Iterator[Node]:
    holder = parent.get("phu_luc")
    muc = holder.get("muc") if holder is not None else None
    yield from (item for item in (muc.items if muc else ()) if "bang" in item.mapping and ma_of(item))


def _rows(node: Node) -> Iterator[Node]:
    holder = node.get("bang") or node
    for row in holder.mapping["hang"].items if "hang" in holder.mapping else ():
        yield row
        yield from _rows(row)


def _concerns(row: Node, level: str, unit: str, registers: Registers) -> bool:
    for key in ("chu_tri", "thuc_hien", "phoi_hop", "lien_quan"):
        value = row.get(key)
        for text in (value, *value.items) if value is not None else ():
            if text.text in (level, unit) or {level, unit} & registers.mentioned(text.text):
                return True
    return False


def _comments(parent: Node) -> list[str]:
    """What the unit will want to change, commented out, by the ids that patch it."""
    lines = ["", "# --- Những phần của văn bản cha có thể sửa ---"]
    for key in ("trich_yeu", "mo_dau", "ket_thuc"):
        value = parent.get(key)
        if value is not None and value.text:
            lines.append(f"# {key}: …   # cha: {_preview(value.text)}")
    sections = parent.get("phan") or (parent.get("dieu") or Node({}, parent.pos)).get("muc")
    if sections is not None and any(ma_of(item) for item in sections.items):
        lines += ["#", "# phan:" if "phan" in parent.mapping else "# dieu:"]
        for item in sections.items:
            lines += _item_comment(item, "  ")
    lines += ["#", "# noi_nhan: !thay", "#   - …", "#   - luu: VT"]
    return lines


def _item_comment(item: Node, indent: str) -> list[str]:
    if not ma_of(item) or item.text_of("co_dinh") == "true":
        return []
    lines = [f"# {indent}- ma: {ma_of(item)}"]
    for key in ("tieu_de", "noi_dung"):
        if item.text_of(key):
            lines.append(f"# {indent}  {key}: …   # cha: {_preview(item.text_of(key))}")
    inner = [
        line
        for child in (item.mapping["muc"].items if "muc" in item.mapping else ())
        for line in _item_comment(child, indent + "    ")
    ]
    return [*lines, f"# {indent}  muc:", *inner] if inner else lines


def _first_text(row: Node) -> str:
    return next(
        (
            part.text
            for key, value in row.mapping.items()
            if key not in ("ma", "chu_tri")
            for part in walk(value)
            if part.text
        ),
        "",
    )


def _preview(text: str) -> str:
    return shortened(" ".join(text.split()), _PREVIEW)

"""The unit that issues a document: known, of a rule system that has templates, with all that its letterhead needs."""

from __future__ import annotations

from gen.core.diagnostic import Diagnostic
from gen.core.node import Node
from gen.registers.entries import Registers, Unit
from gen.registers.wording import wording
from gen.text.suggestions import did_you_mean


def issuing_unit(root: Node, registers: Registers) -> tuple[Unit | None, list[Diagnostic]]:
    """The unit, or None and why; where a document names none, its schema tells that."""
    node = root.get("don_vi")
    if node is None:
        return None, []
    unit = registers.units.get(node.text)
    if unit is None:
        return None, [_unknown_unit(node, registers)]
    found = []
    if unit.khoi not in wording().families:
        message = f"Đơn vị “{unit.ma}” thuộc khối “{unit.khoi}”, không có mẫu cho khối này."
        hint = "Sửa “khoi” của đơn vị trong plans/danh-muc/don-vi.yaml: chinh-quyen hoặc dang."
        return None, [Diagnostic("schema/incomplete-unit", message, node.pos, hint)]
    for key, named in (("ky_hieu", "chữ viết tắt trong ký hiệu"), ("dia_danh", "địa danh")):
        if not getattr(unit, key) and not root.text_of(key):
            message = f"Đơn vị “{unit.ma}” chưa có {named} (“{key}”)."
            hint = f"Thêm “{key}: …” cho đơn vị trong plans/danh-muc/don-vi.yaml."
            found.append(Diagnostic("schema/incomplete-unit", message, node.pos, hint))
    return unit, found


def _unknown_unit(node: Node, registers: Registers) -> Diagnostic:
    hint = did_you_mean(node.text, registers.units) or "Thêm đơn vị vào plans/danh-muc/don-vi.yaml."
    if node.text in registers.groups:
        hint = "Đây là một nhóm, nhóm không ban hành văn bản; ghi mã của một đơn vị."
    elif not registers.units:
        hint = "Danh mục plans/danh-muc/don-vi.yaml trống hoặc chưa đọc được; chữa danh mục trước."
    return Diagnostic("schema/unknown-unit", f"Không có đơn vị “{node.text}” trong danh mục.", node.pos, hint)

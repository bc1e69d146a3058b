"""lint/self-coordination: who issues a plan does not help itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The issuing body among the coordinators of a task."""
    unit = view.document.unit
    names = [name for name in (unit.ten, unit.ten_ngan, *unit.goi_khac) if name]
    pattern = re.compile(
        rf"(?<!thuộc )(?<!của )(?<!Văn phòng )(?<!\w)(?:{'|'.join(map(re.escape, names))})(?=\s*(?:[;,.\n(]|và |$))",
        re.I,
    )
    for task in view.tasks:
        node = task.values.get("phoi_hop")
        if node is None or _is_given_from_above(task.values, view.own.pos.path):
            continue
        match = pattern.search(task.printed.get("phoi_hop", ""))
        if match:
            at = next((item for item in node.items if item.text in (unit.ma, match[0])), node)
            message = f"“{match[0]}” là cơ quan ban hành, không ghi ở cơ quan phối hợp."
            typed = "" if _is_id(at, unit.ma) else match[0]
            yield LintViolation(at, message, "Bỏ tên này khỏi phoi_hop.", words=typed, about=(match[0],))


def _is_given_from_above(values: Mapping[str, Node], own: str) -> bool:
    """True for a task that the parent gave, with a lead of the parent's: there the issuer does help others."""
    lead = values.get("chu_tri") or values.get("thuc_hien")
    return lead is not None and all(value.pos.path != own for value in (lead, values["phoi_hop"]))


def _is_id(node: Node, ma: str) -> bool:
    return node.text == ma


RULE = LintRule(
    name="self-coordination",
    what="Cơ quan ban hành không đứng tên ở “cơ quan phối hợp” của chính văn bản mình.",
    why="Thông lệ bảng phân công: cơ quan ban hành giao việc và chịu trách nhiệm chung, không phối hợp với cấp dưới.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - noi_dung: Mở lớp dạy bơi.
    chu_tri: phong-van-hoa
    phoi_hop: Công an phường; »Ủy ban nhân dân phường Mẫu
""",
    right="""\
noi_dung:
  - noi_dung: Mở lớp dạy bơi.
    chu_tri: phong-van-hoa
    phoi_hop: Công an phường; Ủy ban nhân dân phường Bên
""",
    check=check,
)

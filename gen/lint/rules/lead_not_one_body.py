"""lint/lead-not-one-body: one body leads, the others help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

# two bodies side by side; a comma may belong to one name (Phòng Kinh tế, Hạ tầng và Đô thị)
_SEVERAL = re.compile(r";\s*\S|\n|,? và (?=(?:Sở|Phòng|Ban|Công an|Văn phòng|Trung tâm)\b)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A lead that is a list of bodies."""
    for task in view.tasks:
        node = task.values.get("chu_tri")
        printed = task.printed.get("chu_tri", "").strip().rstrip(".;")
        if node is not None and printed not in view.names.exact and _several(node, printed):
            yield LintViolation(node, f"“{printed[:80]}”: chủ trì là nhiều cơ quan.", _HINT, about=(printed,))


_HINT = "Giữ một cơ quan ở chu_tri, các cơ quan khác chuyển sang phoi_hop; cùng làm như nhau thì dùng thuc_hien."


def _several(node: Node, printed: str) -> bool:
    if node.is_list:
        return len(node.items) > 1
    # “các sở; Ủy ban nhân dân cấp xã”: each leads its own part, which is another way of giving out work
    return bool(_SEVERAL.search(printed)) and not printed.casefold().startswith(("các ", "mỗi ", "từng "))


RULE = LintRule(
    name="lead-not-one-body",
    what="Cơ quan chủ trì là một cơ quan.",
    why="“Rõ người, rõ trách nhiệm”: hai nơi cùng chủ trì thì không nơi nào chịu trách nhiệm (thông lệ bảng phân "
    "công; Nghị định 30/2020 không quy định). Không báo “Các sở …”, “Mỗi phòng …”: đó là mỗi nơi chủ trì phần "
    "của mình.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - noi_dung: Mở lớp dạy bơi.
    chu_tri: »Phòng Văn hóa - Xã hội; Công an phường
""",
    right="""\
noi_dung:
  - noi_dung: Mở lớp dạy bơi.
    chu_tri: Phòng Văn hóa - Xã hội
    phoi_hop: Công an phường
""",
    check=check,
)

"""lint/deadline-after-parent: a child is not later than the plan it carries out."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.node import Node
from gen.lint.document_view import DocumentView
from gen.lint.plan_period import year_of
from gen.lint.rule import LintRule, LintViolation
from gen.text.deadlines import read_deadline


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A deadline of this file over one of its parent's that ends later than the parent's."""
    if view.parent is None:
        return
    for node in _deadlines(view.root):
        if node.over is None or not view.is_own(node) or not node.over.is_text:
            continue
        ours = read_deadline(node.text, year_of(view))
        theirs = read_deadline(node.over.text, year_of(view.parent))
        if ours and theirs and ours.end and theirs.end and ours.end > theirs.end:
            message = f"Thời hạn “{node.text}” muộn hơn thời hạn “{node.over.text}” của văn bản cha."
            related = ((node.over.pos, "thời hạn của văn bản cha"),)
            hint = "Rút thời hạn lại, hoặc ghi lý do ở bo_qua."
            yield LintViolation(node, message, hint, related=related, about=(node.text, node.over.text))


def _deadlines(root: Node) -> Iterator[Node]:
    for key, value in root.mapping.items():
        if key == "thoi_gian" and value.is_text:
            yield value
        else:
            yield from _deadlines(value)
    for item in root.items:
        yield from _deadlines(item)


_PARENT = """\
--- plans/cha.yaml
loai: ke-hoach
don_vi: thanh-pho-mau
so: 18
ngay: 2026-01-20
trich_yeu: Hoạt động hè năm 2026
noi_dung:
  - {ma: day-boi, noi_dung: Dạy bơi, chu_tri: phong-van-hoa, thoi_gian: Tháng 6/2026}
--- plans/mau.yaml
ke_thua: cha.yaml
don_vi: phuong-mau
mo_dau: Thực hiện {{ cha }}, phường ban hành Kế hoạch như sau.
"""

RULE = LintRule(
    name="deadline-after-parent",
    what="Thời hạn của bản kế thừa không muộn hơn thời hạn của cùng nhiệm vụ ở văn bản cha.",
    why="Cấp dưới làm chậm thì cấp trên không kịp tổng hợp.",
    severity=Severity.WARNING,
    wrong=_PARENT
    + """\
noi_dung:
  - ma: day-boi
    thoi_gian: »Tháng 7/2026
""",
    right=_PARENT
    + """\
noi_dung:
  - ma: day-boi
    thoi_gian: Tháng 5/2026
""",
    check=check,
)

"""lint/task-without-lead: work given out has somebody to lead it."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.core.vocabulary import LEADS
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.shorten import shortened


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A task with helpers but no lead, or the one without a lead among tasks that have one."""
    rows = [task for task in view.tasks if task.columns]
    led = sum(task.tells(*LEADS) for task in rows)
    for task in view.tasks:
        if task.tells(*LEADS) or "chủ trì" in task.words:
            continue
        if task.columns:
            # a table that leaves most leads open does so on purpose
            missing = task.columns.intersection(LEADS) and not task.has_below and led * 2 > len(rows)
        else:
            missing = not task.has_below and ("phoi_hop" in task.values or task.beside.intersection(LEADS))
        if missing:
            hint = "Thêm chu_tri: mã hoặc tên một cơ quan."
            message = f"Nhiệm vụ “{shortened(task.words, 60)}” chưa có cơ quan chủ trì."
            yield LintViolation(task.source, message, hint, about=(task.words,))


RULE = LintRule(
    name="task-without-lead",
    what="Nhiệm vụ đã có cơ quan phối hợp, hoặc đứng cạnh các nhiệm vụ đã giao, thì phải có cơ quan chủ trì.",
    why="“Rõ người”: việc không ai chủ trì thì không ai làm. Không báo ở bảng mà đa số hàng để trống cơ quan chủ "
    "trì, ở nhiệm vụ được chia thành các việc con.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - »noi_dung: Mở lớp dạy bơi.
    phoi_hop: Đoàn Thanh niên phường
    thoi_gian: Tháng 6/2026
""",
    right="""\
noi_dung:
  - noi_dung: Mở lớp dạy bơi.
    chu_tri: phong-van-hoa
    phoi_hop: Đoàn Thanh niên phường
    thoi_gian: Tháng 6/2026
""",
    check=check,
    of_whole_texts=True,
)

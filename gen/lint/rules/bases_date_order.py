"""lint/bases-date-order: within one rank, the older document first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gen.core.diagnostic import Severity
from gen.lint.citations import bases, organises
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A basis of the same rank, kind and issuer as the one before it, but older."""
    last: dict[tuple[str, str, int, str, str], tuple[date, str]] = {}
    for basis in bases(view):
        ranked, day = basis.rank, basis.day
        if ranked is None or day is None or basis.cited is None or ranked[1] != ranked[2]:
            continue
        if organises(basis):
            continue
        group = (basis.opener or "Căn cứ", ranked[0], ranked[1], basis.cited.kind, basis.cited.issuer)
        before = last.get(group)
        if before is not None and day < before[0]:
            message = f"Căn cứ ngày {day:%d/%m/%Y} đứng sau căn cứ cùng bậc ngày {before[0]:%d/%m/%Y}."
            yield LintViolation(basis.source, message, "Cùng bậc thì văn bản ban hành trước đứng trước.")
        last[group] = (max(day, before[0]) if before else day, basis.words)


RULE = LintRule(
    name="bases-date-order",
    what="Căn cứ cùng thứ bậc xếp theo ngày ban hành, trước đứng trước.",
    why="Thông lệ soạn thảo; Nghị định 30/2020 không quy định nên chỉ là thông tin. Không xét Luật Tổ chức … và "
    "văn bản quy định chức năng, nhiệm vụ của cơ quan, thường được đặt đầu tiên.",
    severity=Severity.INFO,
    wrong="""\
can_cu:
  - Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ về hương ước, quy ước
  - »Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
""",
    right="""\
can_cu:
  - Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
  - Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ về hương ước, quy ước
""",
    check=check,
)

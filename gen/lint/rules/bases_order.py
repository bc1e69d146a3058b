"""lint/bases-order: higher documents first."""

from __future__ import annotations

from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.citations import bases, organises
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.shorten import shortened


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A basis that stands below one of lower rank, within the same opener and the same system."""
    lowest: dict[tuple[str, str], tuple[int, str]] = {}
    listed = bases(view)
    for basis in listed:
        ranked = basis.rank
        # a decree on the functions of the office may open the bases
        if ranked is None or (basis is listed[0] and organises(basis)):
            continue
        system, low, high = ranked
        group = (basis.opener or "Căn cứ", system)
        before = lowest.get(group)
        if before is not None and high < before[0]:
            message = (
                f"Căn cứ “{shortened(basis.words, 50)}” có thứ bậc cao hơn “{shortened(before[1], 50)}” mà đứng sau."
            )
            hint = "Chuyển căn cứ này lên trước: thứ bậc cao đứng trước."
            yield LintViolation(basis.source, message, hint, about=(basis.words, before[1]))
        if before is None or low > before[0]:
            lowest[group] = (low, basis.words)


RULE = LintRule(
    name="bases-order",
    what="Căn cứ xếp theo thứ bậc: Hiến pháp, luật, pháp lệnh, nghị quyết của Quốc hội, nghị định, quyết định và "
    "chỉ thị của Thủ tướng, thông tư, Hội đồng nhân dân, Ủy ban nhân dân; văn bản của Đảng so với nhau.",
    why="Thông lệ soạn thảo theo thứ bậc hiệu lực của Luật Ban hành văn bản quy phạm pháp luật; Nghị định 30/2020 "
    "(Phụ lục I, II.6a) chỉ quy định cách ghi từng căn cứ. Chỉ so các căn cứ cùng chữ mở đầu (Căn cứ, Thực "
    "hiện).",
    severity=Severity.WARNING,
    wrong="""\
can_cu:
  - Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
  - »Luật Tổ chức chính quyền địa phương ngày 16/6/2025
""",
    right="""\
can_cu:
  - Luật Tổ chức chính quyền địa phương ngày 16/6/2025
  - Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư
""",
    check=check,
)

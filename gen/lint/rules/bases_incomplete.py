"""lint/bases-incomplete: a basis tells kind, number, date and issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.citations import Basis, bases
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation
from gen.text.citing import LAWS

_KIND = re.compile(
    r"(?P<kind>Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Công văn|Kết luận|Quy định|Hướng dẫn)"
    r"(?= (?:số|của|ngày|về)\b)"
)
# resolutions of congresses have no number, and a number left open is told elsewhere
_UNNUMBERED = re.compile(r"^\S+ \S+ (?:\S+ ){0,4}Đại hội|\u00a0|…")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A basis that lacks what the reader needs to find the document."""
    for basis in bases(view):
        missing = _missing(basis)
        if missing:
            where = "mục của văn bản trong danh mục" if basis.entry else "căn cứ"
            message = f"Căn cứ “{basis.words[:60]}” thiếu {', '.join(missing)}."
            hint = f"Ghi đủ vào {where}: loại, số, ngày, cơ quan ban hành, trích yếu."
            yield LintViolation(basis.source, message, hint, about=(basis.words,))


def _missing(basis: Basis) -> list[str]:
    cited = basis.cited
    if cited is not None and cited.kind in LAWS:
        return [] if cited.date else ["ngày"]
    if cited is None:
        kind = _KIND.match(basis.words)
        return ["số"] if kind and not _UNNUMBERED.search(basis.words) else []
    if not cited.kind:
        return []
    absent = {"số": not cited.number, "ngày": cited.date is None, "cơ quan ban hành": not cited.issuer}
    return [name for name, gone in absent.items() if gone]


RULE = LintRule(
    name="bases-incomplete",
    what="Căn cứ ghi đủ loại, số và ký hiệu, ngày, cơ quan ban hành; luật và pháp lệnh chỉ cần tên và ngày.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6a: ghi tên loại, số, ký hiệu, cơ quan ban hành, thời gian và "
    "trích yếu; riêng Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan.",
    severity=Severity.WARNING,
    wrong="""\
can_cu:
  - »Luật Thực hiện dân chủ ở cơ sở
  - »Nghị định số 59/2023/NĐ-CP quy định chi tiết Luật Thực hiện dân chủ ở cơ sở
  - »Thực hiện Nghị quyết của Hội đồng nhân dân phường về nhiệm vụ năm 2026
""",
    right="""\
can_cu:
  - Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022
  - Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết Luật Thực hiện dân chủ ở cơ sở
  - Thực hiện Nghị quyết số 12/NQ-HĐND ngày 18/12/2025 của Hội đồng nhân dân phường về nhiệm vụ năm 2026
""",
    check=check,
)

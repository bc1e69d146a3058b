"""lint/recipients-article: “Như Điều 4” needs an Điều 4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import TextPart
from gen.lint.rule import LintRule, LintViolation
from gen.text.numbering import LabelKind

_CALL = re.compile(r"Như (?:các )?Điều (?P<numbers>\d+(?:(?:,| và|, Điều| và Điều) ?\d+)*)", re.I)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A line of the recipients that calls an article the document does not have."""
    count = sum(item.kind is LabelKind.ARTICLE for item, _, _ in view.items)
    for text in view.parts(TextPart.NOI_NHAN):
        match = _CALL.search(text.plain)
        numbers = [int(number) for number in re.findall(r"\d+", match["numbers"])] if match else []
        wrong = [number for number in numbers if not 1 <= number <= count]
        if match and wrong:
            have = f"văn bản có {count} điều" if count else "văn bản không có điều nào"
            hint = "Ghi số của điều thi hành, thường là điều cuối." if count else "Ghi tên nơi nhận."
            yield LintViolation(text.source, f"“{match[0]}”: {have}.", hint, words=match[0])


RULE = LintRule(
    name="recipients-article",
    what="“Như Điều …” ở nơi nhận chỉ tới một điều có thật.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2, 1.3: nơi nhận đầu tiên của quyết định là “Như Điều …”.",
    severity=Severity.ERROR,
    wrong="""\
loai: quyet-dinh
dieu:
  - Ban hành Quy chế văn thư.
  - Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này
noi_nhan:
  - »Như Điều 4
  - {luu: VT}
""",
    right="""\
loai: quyet-dinh
dieu:
  - Ban hành Quy chế văn thư.
  - Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này
noi_nhan:
  - Như Điều 2
  - {luu: VT}
""",
    check=check,
)

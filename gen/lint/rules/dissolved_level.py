"""lint/dissolved-level: districts ended on 01/7/2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

_END = date(2025, 7, 1)
_BODY = re.compile(
    r"(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|UBND|HĐND|Ủy ban MTTQ|Công an|Ban Chỉ huy [Qq]uân sự"
    r"|Phòng [A-ZĐ]\w*(?: \w+){0,5}?) (?:các )?(?:cấp huyện|[Qq]uận|[Hh]uyện|[Tt]hị xã)"
    r"|(?:Ban Thường vụ )?(?:Quận|Huyện|Thị) [ủu][yỷ]"
    r"|(?:UBND|HĐND) cấp huyện)(?!\w)(?: [A-ZĐ]\w*)*"
)
# a name of its time, in the title of an old document or told as old
_OLD = re.compile(r"^\s*\(cũ\)|^[^.;]{0,40}(?:\(cũ\)|trước đây|trước (?:khi )?sắp xếp)")
_BEFORE = re.compile(r"(?:số \S+|trước đây|nguyên)[^.;]{0,160}$|\btừ (?:các )?$")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """A body of a district in a document of today."""
    if view.signing is None or view.signing.year < _END.year or _before_end(view):
        return
    for text in view.texts:
        for body in _bodies(text.plain):
            message = f"“{body}”: từ 01/7/2025 không còn cấp huyện."
            hint = "Thay bằng cơ quan cấp tỉnh hoặc cấp xã; nói về cơ quan cũ thì thêm “(cũ)”."
            yield LintViolation(text.source, message, hint, words=body)


@lru_cache(maxsize=32768)
def _bodies(text: str) -> tuple[str, ...]:
    """The bodies of districts that a text speaks of as if they were there."""
    found = []
    for match in _BODY.finditer(text):
        before, after = text[max(0, match.start() - 200) : match.start()], text[match.end() :]
        if not (_OLD.match(after) or _BEFORE.search(before)):
            found.append(match[0])
    return tuple(found)


def _before_end(view: DocumentView) -> bool:
    issued = view.document.date
    if issued is None or issued.year is None:
        return True
    # a year alone tells nothing of 2025
    return (issued.year, issued.month or (13 if issued.year > _END.year else 1)) < (_END.year, _END.month)


RULE = LintRule(
    name="dissolved-level",
    what="Văn bản từ 01/7/2025 không giao việc cho cơ quan cấp huyện (huyện, quận, thị xã).",
    why="Từ 01/7/2025 chính quyền địa phương có hai cấp (Luật Tổ chức chính quyền địa phương năm 2025). Không báo "
    "ở tên văn bản cũ (“số … của Ban Thường vụ Quận ủy”), ở tên có “(cũ)”, “trước đây”.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Gửi báo cáo về »Ủy ban nhân dân quận Mẫu trước ngày 10/6/2026.
""",
    right="""\
noi_dung:
  - Gửi báo cáo về Ủy ban nhân dân thành phố trước ngày 10/6/2026.
  - Chỉ thị số 07-CT/QU ngày 01/3/2022 của Ban Thường vụ Quận ủy; hồ sơ của Ủy ban nhân dân quận Mẫu (cũ).
""",
    check=check,
)

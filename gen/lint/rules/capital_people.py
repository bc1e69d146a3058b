"""lint/capital-people: Nhân dân and Nhà nước have capitals; within the names of bodies they have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

# “nhân dân” as part of another name or as an adjective stays small
# the last letters of the words before which it is no noun: Ủy ban, Hội đồng, Tòa án, Viện kiểm sát, Công an, Quân đội …
_BEFORE = """
Ban ban đồng án sát an đội tranh trang giáo sĩ thuốc thẩm ninh nghĩa dụng phán quyền phòng chủ lớp viện tra nhân
"""
_PEOPLE = re.compile("".join(f"(?<!{word} )" for word in _BEFORE.split()) + r"(?<!\w)nhân dân(?! tệ)(?!\w)")
_IN_NAME = re.compile(r"(?:(?:Ủy|Uỷ) ban|Hội đồng|(?:Tòa|Toà) án|Viện [Kk]iểm sát) (?P<at>Nhân dân)(?!\w)")
_STATE = re.compile(r"(?:Đảng(?:,| và)|pháp luật của|chính sách của|quản lý của|do) (?P<at>nhà nước)(?! ta\w)(?!\w)")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The people and the State as nouns, written small, or large in a body's name; each paragraph once per word."""
    for text in view.texts:
        for word, nth in _small(text.plain):
            small = word[:1].islower()
            meant = (word[:1].upper() if small else word[:1].lower()) + word[1:]
            message = f"“{word}” viết {'hoa' if small else 'thường trong tên cơ quan'}: “{meant}”."
            yield LintViolation(text.source, message, f"Viết “{meant}”.", words=word, nth=nth, about=(meant,))


@lru_cache(maxsize=32768)
def _small(text: str) -> tuple[tuple[str, int], ...]:
    found = []
    for match in _PEOPLE.finditer(text):
        found.append((match[0], text.count(match[0], 0, match.start())))
    for pattern in (_IN_NAME, _STATE):
        found += [(at["at"], text.count(at["at"], 0, at.start("at"))) for at in pattern.finditer(text)]
    return tuple(found)


RULE = LintRule(
    name="capital-people",
    what="“Nhân dân”, “Nhà nước” (danh từ) viết hoa; trong tên cơ quan (Ủy ban nhân dân) thì viết thường.",
    why="Nghị định 30/2020/NĐ-CP, Phụ lục II: viết hoa các từ Nhân dân, Nhà nước. Không báo trong tên khác (Ủy "
    "ban nhân dân, Công an nhân dân) và khi là tính từ (cơ quan nhà nước, quản lý nhà nước) như chính Nghị "
    "định viết.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Ủy ban »Nhân dân phường vận động trẻ em.
  - Vận động »nhân dân chấp hành chính sách của Đảng và »nhà nước.
""",
    right="""\
noi_dung:
  - Ủy ban nhân dân phường vận động Nhân dân chấp hành chính sách của Đảng và Nhà nước.
  - Cơ quan nhà nước quản lý ngân sách nhà nước; lực lượng vũ trang nhân dân tham gia.
""",
    check=check,
)

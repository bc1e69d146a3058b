"""lint/blanks: one blank between words, none before a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

# a blank in figures, or before dots to be written on, is meant
_SLIPS = (
    (re.compile(r"(?<=\S) {2,}(?=\S)"), "hai dấu cách liền nhau"),
    (re.compile(r"(?<=[^\W\d_])(?P<at> [,;:!?](?=\s|$)| \.(?=\s|$))"), "dấu cách trước dấu câu"),
    (re.compile(r"(?<=[(“]) +(?=\w)|(?<=\w) +(?=[)”](?:\s|[.,;:]|$))"), "dấu cách thừa trong ngoặc"),
    (re.compile(r" +(?=\./\.)"), "dấu cách trước ./."),
    (
        re.compile(r"(?<=[^\W\d_])[;:,](?: ?[;:,](?!\w)|\.(?![.\w]))|(?<=[^\W_])(?<!v\.v)\.\.(?![.\w])"),
        "hai dấu câu liền nhau",
    ),
)


# “nghị,tập”, “nghị.Tập”: of a dot only where small letters stand before it, so that “TP.Hải Phòng” is none
_MISSING = re.compile(r"(?<=[^\W\d_])(?P<mark>[,;])(?=[^\W\d_]{2})|(?<=[a-zà-ỹđ]{2})\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])")
_ADDRESS = re.compile(r"[@/{}'\"]|www\.|\.(?:vn|com|gov|org|docx?|pdf|xlsx?)\b", re.I)
_ROOM = 2  # blanks at least
# room for the pen: “số      /QĐ-UBND ngày      tháng      năm”
_BEFORE_ROOM = re.compile(r"(?:số:?|ngày|tháng|năm)$", re.I)
_AFTER_ROOM = re.compile(r"(?:[/-]|tháng\b|năm\b|ngày\b)", re.I)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Every such place that was typed; what `{{ }}` put together is not the drafter's."""
    for text in view.texts:
        for match, what in _slips(text.source.text):
            around = text.source.text[max(0, match.start() - 12) : match.end() + 12].strip()
            nth = text.source.text.count(match[0], 0, match.start())
            message = f"Có {what} ở “…{around}…”."
            yield LintViolation(text.source, message, _CURES.get(what, _CURE), words=match[0], nth=nth, about=(around,))
        for match in _missing(text.source.text):
            around = text.source.text[max(0, match.start() - 12) : match.end() + 12].strip()
            nth = text.source.text.count(match[0], 0, match.start())
            message = f"Thiếu dấu cách sau dấu câu ở “…{around}…”."
            hint = "Thêm một dấu cách sau dấu câu."
            yield LintViolation(text.source, message, hint, words=match[0], nth=nth, about=(around,))


_CURE, _CURES = "Xoá dấu cách thừa.", {"hai dấu câu liền nhau": "Giữ một dấu câu."}


@lru_cache(maxsize=32768)
def _missing(text: str) -> tuple[re.Match[str], ...]:
    """Marks that a word follows without a blank; not in an expression, an address or a file name."""
    return tuple(match for match in _MISSING.finditer(text) if not _ADDRESS.search(_word_at(text, match.start())))


def _word_at(text: str, at: int) -> str:
    return text[text.rfind(" ", 0, at) + 1 :].split(" ", 1)[0]


@lru_cache(maxsize=32768)
def _slips(text: str) -> tuple[tuple[re.Match[str], str], ...]:
    found = ((match, what) for pattern, what in _SLIPS for match in pattern.finditer(text))
    return tuple((match, what) for match, what in found if not _is_room(match, text))


def _is_room(match: re.Match[str], text: str) -> bool:
    """Whether a gap is left for a number or a date to be written in by hand."""
    if len(match[0]) < _ROOM or match[0].strip():
        return False
    return bool(_BEFORE_ROOM.search(text[: match.start()]) or _AFTER_ROOM.match(text, match.end()))


RULE = LintRule(
    name="blanks",
    what="Giữa hai chữ có một dấu cách, sau dấu câu cũng vậy; không có dấu cách trước dấu câu và ở mép trong của "
    "ngoặc; không gõ hai dấu câu liền nhau.",
    why="Quy ước soạn thảo tiếng Việt; dấu cách thừa làm lệch dòng khi canh đều hai lề. "
    "Chỗ chừa điền số, ngày thì không xét.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - "Mở lớp»  dạy bơi» , cấp chứng nhận»  cho trẻ."
""",
    right="""\
noi_dung:
  - "Mở lớp dạy bơi, cấp chứng nhận cho trẻ ..."
  - Gửi Công văn số      /UBND-VX ngày      tháng 6 năm 2026.
""",
    check=check,
)

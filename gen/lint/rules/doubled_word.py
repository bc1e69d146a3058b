"""lint/doubled-word: words typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.rule import LintRule, LintViolation

# Syllables meet by right: “Ủy ban ban hành”, “cơ quan quan trọng”. Only these are no part of longer words.
_ALONE = "|".join(
    (
        "cho|trong|của|và|các|những|được|với|tại|là|do|theo|để|khi|về|đến|trên|dưới|này|đã|sẽ|đang|một|nhằm|như|mà|thì",
        "hoặc|nếu|vào|rất|vì|phường|tỉnh|mỗi|mọi|từng|giữa|bởi|cũng|vẫn|đều|bị|hay|ngoài|gồm|nhưng|tuy",
    )
)
# what is said twice to mean something else
_MEANT = frozenset(
    ("đều đều", "hay hay", "từng bước từng bước", "từng ngày từng ngày", "mỗi năm mỗi năm", "ngày đêm ngày đêm")
)
_ONE = re.compile(rf"(?<![\w/-])(?P<words>{_ALONE}) (?P=words)(?![\w/-])", re.I)
# the same two to six words again
_MORE = re.compile(r"(?<![\w/-])(?P<words>[^\W\d_]+(?: [^\W\d_]+){1,5}) (?P=words)(?![\w/-])", re.I)


def check(view: DocumentView) -> Iterator[LintViolation]:
    """Every word of grammar, every phrase, that follows itself."""
    for text in view.texts:
        for words in _doubled(text.plain):
            hint = f"Xoá một lần “{words[: len(words) // 2].strip()}”."
            yield LintViolation(text.source, f"“{words}” lặp hai lần.", hint, words=words)


@lru_cache(maxsize=32768)
def _doubled(text: str) -> tuple[str, ...]:
    found = (match[0] for pattern in (_ONE, _MORE) for match in pattern.finditer(text))
    return tuple(words for words in found if words.casefold() not in _MEANT and not _is_name(words))


def _is_name(words: str) -> bool:
    """Whether the second time begins a name: “của Của Ông” is none of ours."""
    half = words[len(words) // 2 + 1 :]
    return half[:1].isupper() and not words[:1].isupper()


RULE = LintRule(
    name="doubled-word",
    what="Không gõ một chữ, một cụm chữ hai lần liền nhau (“cho cho”, “thực hiện thực hiện”).",
    why="Lỗi gõ, dán thường gặp. Chỉ xét hư từ và cụm từ hai tiếng trở lên: hai tiếng giống nhau của hai từ khác nhau "
    "(Ủy ban ban hành) là đúng.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Mở lớp dạy bơi »cho cho trẻ em »trong trong hè.
  - Giao Phòng Văn hóa »thực hiện thực hiện.
""",
    right="""\
noi_dung:
  - Mở lớp dạy bơi cho trẻ em trong hè, ngày ngày đều đều.
  - Ủy ban ban hành kế hoạch của cơ quan quan trọng.
""",
    check=check,
)

"""lint/mixed-tone-marks: one way of placing tone marks in one document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import PrintedText, TextPart
from gen.lint.rule import LintRule, LintViolation

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W\d_]+")
# an open syllable in oa, oe, uy: hòa or hoà; after q the u is no vowel
_PAIR = re.compile(rf"(?<!q)(?:o(?P<o>[{_TONES}])?[ae](?P<ae>[{_TONES}])?|u(?P<u>[{_TONES}])?y(?P<y>[{_TONES}])?)$")


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The rarer of the two ways, at its first place in this document."""
    counts: dict[bool, list[tuple[PrintedText, str]]] = {True: [], False: []}
    for text in view.texts:
        # a name keeps its spelling, and the lines of the recipients are full of names
        if text.part is TextPart.NOI_NHAN:
            continue
        for old, word in _toned_words(text.plain):
            counts[old].append((text, word))
    if not (counts[True] and counts[False]):
        return
    rare = len(counts[True]) < len(counts[False])
    few, many = counts[rare], counts[not rare]
    # own words first: those are what this file can mend
    few = sorted(few, key=lambda place: not view.is_own(place[0].source))
    text, word = few[0]
    message = f"Một văn bản hai kiểu đặt dấu: {len(few)} chữ như “{word}”, {len(many)} chữ như “{many[0][1]}”."
    places = view.places((paragraph.source, found) for paragraph, found in few)
    related = tuple((place, f"“{found}”") for place, (_, found) in zip(places[1:6], few[1:6], strict=True))
    hint, about = "Viết một kiểu trong cả văn bản.", (many[0][1],)
    yield LintViolation(text.source, message, hint, words=word, related=related, about=about)


@lru_cache(maxsize=32768)
def _toned_words(text: str) -> tuple[tuple[bool, str], ...]:
    """The words whose tone mark shows a way: True for the old one (hòa, ủy)."""
    return tuple((old, word) for word in _WORD.findall(text) if (old := _old_way(word)) is not None)


@lru_cache(maxsize=65536)
def _old_way(word: str) -> bool | None:
    match = _PAIR.search(unicodedata.normalize("NFD", word.casefold()))
    if match is None or not (match["o"] or match["u"] or match["ae"] or match["y"]):
        return None
    return bool(match["o"] or match["u"])


RULE = LintRule(
    name="mixed-tone-marks",
    what="Một văn bản dùng một kiểu đặt dấu: ủy, hòa hoặc uỷ, hoà.",
    why="Nghị định 30/2020 chủ yếu viết ủy, hòa; văn bản của Đảng (HD 05) viết uỷ, hoà. Kiểu nào cũng được, nhưng "
    "tìm kiếm và thay chữ (thay_tu) phân biệt hai kiểu.",
    severity=Severity.WARNING,
    wrong="""\
noi_dung:
  - Ủy ban nhân dân phường tổ chức hòa giải, xóa điểm nóng.
  - Báo cáo cấp »uỷ kết quả.
""",
    right="""\
noi_dung:
  - Ủy ban nhân dân phường tổ chức hòa giải, xóa điểm nóng.
  - Báo cáo cấp ủy kết quả; quý này thuê xe, loại hoàn toàn mới.
""",
    check=check,
)

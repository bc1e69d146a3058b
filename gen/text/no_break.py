"""Where a line may not end: inside a document number, between a word and its number, a number and its unit."""

from __future__ import annotations

import re

# stands for a hyphen that does not break until the text is written as XML; no text of a source holds it
HYPHEN = "\ue010"
_BLANK = "\u00a0"
_DIGIT = re.compile(r"\d")
_WORDS = "|".join(
    (
        *("ngày", "tháng", "năm", "quý", "Quý", "số", "Số", "lần", "thứ", "Điều", "điều", "khoản", "Khoản", "điểm"),
        *("Chương", "chương", "Mục", "mục", "Phần", "phần", "lục", "kỳ", "giai đoạn"),
    )
)
_UNITS = "|".join(
    ("%", "tỷ", "triệu", "nghìn", "đồng", "km", "km2", "m2", "m3", "m", "ha", "kg", "tấn", "lít", "giờ", "phút")
)
_TOGETHER = re.compile(
    rf"(?P<hyphen>(?<=[\dA-ZĐƯ])-(?=[A-ZĐƯ]))"
    rf"|(?<![^\W\d_])(?:{_WORDS})(?P<before> )(?=\d)"
    rf"|(?<=\d)(?P<after> )(?=(?:{_UNITS})(?![^\W_]))"
)


def unbroken(text: str) -> str:
    """The text with blanks and hyphens that no line ends at where the law's numbers and dates want them."""
    return _TOGETHER.sub(_joined, text) if _DIGIT.search(text) else text


def _joined(match: re.Match[str]) -> str:
    return HYPHEN if match["hyphen"] else match[0].replace(" ", _BLANK)

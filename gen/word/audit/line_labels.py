"""The label at the head of a line of the body: `Chương I`, `Điều 1.`, `I.`, `1.`, `1.1.`, `a)`, `-`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from gen.text.numbering import LETTERS, roman


class LabelLevel(Enum):
    """The levels of a body, the highest first."""

    PART = "Phần"
    CHAPTER = "Chương"
    SECTION = "Mục"
    SUBSECTION = "Tiểu mục"
    ARTICLE = "Điều"
    CAPITAL = "A."
    ROMAN = "I."
    CLAUSE = "1."
    NESTED = "1.1."
    POINT = "a)"
    DASH = "-"


RANK = {level: rank for rank, level in enumerate(LabelLevel)}


@dataclass(frozen=True, slots=True)
class LineLabel:
    """A label as typed: its level, its number as typed and as a value (0 where it has none), the sign that ends it."""

    level: LabelLevel
    number: str
    value: int
    sign: str
    rest: str
    parent: str = ""


_ROMAN_VALUE = {roman(n): n for n in range(1, 100)}
_WORDY = (
    (
        LabelLevel.PART,
        re.compile(r"^phần\s+(?P<n>[IVXL]+|\d{1,2}|thứ \w+)(?P<s>[.:]?)(\s+|$)(?P<r>.*)$", re.IGNORECASE),
    ),
    (LabelLevel.CHAPTER, re.compile(r"^chương\s+(?P<n>[IVXL]+|\d{1,2})(?P<s>[.:]?)(\s+|$)(?P<r>.*)$", re.IGNORECASE)),
    (
        LabelLevel.SUBSECTION,
        re.compile(r"^tiểu mục\s+(?P<n>[IVXL]+|\d{1,2})(?P<s>[.:]?)(\s+|$)(?P<r>.*)$", re.IGNORECASE),
    ),
    (LabelLevel.SECTION, re.compile(r"^mục\s+(?P<n>[IVXL]+|\d{1,2})(?P<s>[.:]?)(\s+|$)(?P<r>.*)$", re.IGNORECASE)),
    (LabelLevel.ARTICLE, re.compile(r"^điều\s+(?P<n>\d{1,3})(?P<s>[.:/]?)(\s+|$)(?P<r>.*)$", re.IGNORECASE)),
)
_SHORT = (
    (LabelLevel.NESTED, re.compile(r"^(?P<p>\d{1,2}(?:\.\d{1,2})*)\.(?P<n>\d{1,2})(?P<s>[.)]?)\s+(?P<r>\S.*)$")),
    (LabelLevel.ROMAN, re.compile(r"^(?P<n>[IVX]+|[XL]+[IVX]+)\s?(?P<s>[.)]|[/-](?=\s))\s*(?P<r>\D.*)$")),
    (LabelLevel.CLAUSE, re.compile(r"^(?P<n>\d{1,2})\s?(?P<s>[.)/]|-(?=\s\D))\s+(?P<r>\S.*)$")),
    (LabelLevel.POINT, re.compile(r"^(?P<n>[a-zđ])\s?(?P<s>\)|[./](?=\s))\s*(?P<r>\S.*)$")),
    (LabelLevel.CAPITAL, re.compile(r"^(?P<n>[A-ZĐ])\s?(?P<s>[.)/])\s+(?P<r>\S.*)$")),
    (LabelLevel.DASH, re.compile(r"^(?P<n>[-–—•·+*●▪○□◦➢✓]+)(?P<s>)\s*(?P<r>\S.*)$")),
)
_LONGEST_TITLE = 160


def label_of(text: str, bold: bool) -> LineLabel | None:
    """The label of a line; words such as “Điều 5 của Luật …” inside a sentence are none."""
    for level, pattern in _WORDY:
        match = pattern.match(text)
        if match and _stands_alone(level, match, text, bold):
            return LineLabel(level, match["n"], _value(match["n"]), match["s"], match["r"])
    for level, pattern in _SHORT:
        match = pattern.match(text)
        if match:
            parent = match["p"] if level is LabelLevel.NESTED else ""
            return LineLabel(level, match["n"], _value(match["n"]), match["s"], match["r"], parent)
    return None


def _stands_alone(level: LabelLevel, match: re.Match[str], text: str, bold: bool) -> bool:
    if level is LabelLevel.ARTICLE:
        return bool(match["s"]) or bold
    return len(text) < _LONGEST_TITLE and (bold or not match["r"] or match["r"].upper() == match["r"])


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    if number.upper() in _ROMAN_VALUE:
        return _ROMAN_VALUE[number.upper()] if number.isupper() else letter_value(number)
    return letter_value(number)


def letter_value(letter: str) -> int:
    """The place of a letter in the Vietnamese alphabet of điểm, 0 for one that is not in it."""
    return LETTERS.find(letter.casefold()) + 1 if len(letter) == 1 else 0


_FORMS = {LabelLevel.ROMAN: ("I.", "."), LabelLevel.CLAUSE: ("1.", "."), LabelLevel.POINT: ("a)", ")")}
_IN_ROMAN = (LabelLevel.PART, LabelLevel.CHAPTER)
_IN_ARABIC = (LabelLevel.SECTION, LabelLevel.SUBSECTION)
# the levels of which the law says how they are written
FORMED = (*_FORMS, *_IN_ROMAN, *_IN_ARABIC)


def form_fault(label: LineLabel, *, party: bool) -> tuple[str, str, str] | None:
    """What is wrong with the form of a label, what it should be, how to mend it; None where nothing is.

    PL I, II.6đ, V.6; for the Party the sign after a number is free.
    """
    example, sign = _FORMS.get(label.level, ("", ""))
    roman_typed = label.number.upper().strip("IVXL") == ""
    if example and label.sign != sign and not party:
        found = f"Nhãn “{label.number}{label.sign}” sai dấu"
        return found, f"theo dạng “{example}”", f"Sửa nhãn thành “{label.number}{sign}”."
    numbered = f"{label.level.value} đánh số “{label.number}”"
    if label.level in _IN_ROMAN and not roman_typed:
        return numbered, "chữ số La Mã", "Sửa thành I, II, III …"
    if label.level in _IN_ARABIC and roman_typed:
        return numbered, "chữ số Ả Rập", "Sửa thành 1, 2, 3 …"
    return None

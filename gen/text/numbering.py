"""Labels by example (`I.` `1.1.` `a)` `-` `Điều 1.`) and what follows each (Decree 30/2020, appendix I, II.6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

# the alphabet of điểm: no f, j, w, z and no ă, â, ê, ô, ơ, ư
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_LOW = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_EXAMPLE = re.compile(r"^(?P<prefix>.*?)(?P<counter>[1IAai])(?P<suffix>[^\w]*)$", re.DOTALL)
_NESTED = re.compile(r"^1(?P<between>[.\-]?)(?P<rest>1[^\w]*)$")

# a number, a Roman one, a letter: what counts in a label that is not the first
_LATER = re.compile(r"\d+|\b[IVXLC]+\b|\b[ivxlc]+\b|\b[a-zđA-ZĐ]\b")


class LabelKind(Enum):
    """What a label stands for; it decides the paragraph's style."""

    CHAPTER = "chuong"
    ARTICLE = "dieu"
    ROMAN = "la-ma"
    CLAUSE = "khoan"
    POINT = "diem"
    DASH = "gach"
    PLUS = "cong"
    NONE = "khong"


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """One level's numbering, read from the example of its first label."""

    example: str
    kind: LabelKind
    prefix: str = ""
    counter: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One printed label: its text, what a label below may repeat of it, and its number."""

    text: str
    core: str = ""
    number: int = 0
    style: LabelStyle | None = None


# what stands in the middle of a line of its own; “Bước 1.”, “Khoản 1.” are labels like any other
_CENTRED = ("phần", "chương", "mục", "tiểu mục")
# what usually stands below each
_BELOW = {
    LabelKind.ARTICLE: "1.",
    LabelKind.ROMAN: "1.",
    LabelKind.CLAUSE: "a)",
    LabelKind.POINT: "-",
    LabelKind.DASH: "+",
    LabelKind.PLUS: "+",
    LabelKind.NONE: "-",
}
# the first level of a plan and of a decision
PLAN_FIRST, DECISION_FIRST = "I.", "Điều 1."


def roman(number: int) -> str:
    """`4` -> `IV`."""
    out = ""
    for value, sign in (*_ROMAN, *_ROMAN_LOW):
        out += sign * (number // value)
        number %= value
    return out


def letter(number: int) -> str:
    """`5` -> `đ`; after `y` comes `aa`."""
    out = ""
    while number:
        number, rest = divmod(number - 1, len(LETTERS))
        out = LETTERS[rest] + out
    return out


_COUNT: dict[str, Callable[[int], str]] = {
    "1": str,
    "I": roman,
    "i": lambda n: roman(n).lower(),
    "a": letter,
    "A": lambda n: letter(n).upper(),
}


@lru_cache(maxsize=256)
def style_from(example: str) -> LabelStyle | None:
    """The style that an example shows, None where it shows none."""
    example = example.strip()
    if example == "khong":
        return LabelStyle(example, LabelKind.NONE)
    if example and not re.search(r"\w", example):
        return LabelStyle(example, LabelKind.PLUS if example == "+" else LabelKind.DASH, prefix=example)
    match = _EXAMPLE.match(example)
    if not match:
        return None
    prefix, counter, suffix = match["prefix"], match["counter"], match["suffix"]
    if counter == "I" and re.fullmatch("I+", prefix):
        # II, III: a later label, which counts nothing by itself
        return None
    if re.search(r"\w", prefix) and not prefix.endswith(" ") and not re.fullmatch(r"[1aAI][.\-1aAI]*", prefix):
        return None
    return LabelStyle(example, _kind(prefix, counter), prefix, counter, suffix)


def first_example(text: str) -> str:
    """The first label of the kind that another label is of (`2.1` -> `1.1`, `IV.` -> `I.`); empty where it is none."""
    first = _LATER.sub(lambda match: _first_counter(match[0]), text.strip())
    return first if first != text.strip() and style_from(first) is not None else ""


def _first_counter(counter: str) -> str:
    """The first of what a counter counts in; a letter by itself is one of a), b), c) but for I, V, X."""
    if counter.isdigit():
        return "1"
    is_roman = counter in ("I", "V", "X") if len(counter) == 1 else True
    first = "I" if is_roman else "A"
    return first if counter.isupper() else first.lower()


def _kind(prefix: str, counter: str) -> LabelKind:
    if prefix.strip().casefold() == "điều":
        return LabelKind.ARTICLE
    if prefix.endswith(" ") and prefix.strip().casefold() in _CENTRED:
        return LabelKind.CHAPTER
    if counter in "IA" and not prefix:
        return LabelKind.ROMAN
    return LabelKind.CLAUSE if counter in "1Ii" else LabelKind.POINT


def label(style: LabelStyle, number: int, parent: Label | None = None) -> Label:
    """The nth label of a level, below `parent`'s label."""
    if style.kind is LabelKind.NONE:
        return Label("", style=style, core=parent.core if parent else "", number=parent.number if parent else 0)
    if not style.counter:
        return Label(style.prefix, number=number, style=style)
    core = _before(style, parent) + _COUNT[style.counter](number)
    return Label(core + style.suffix, core, number, style)


def typed_label(style: LabelStyle, text: str) -> Label:
    """A label as typed, at a level of this style; those below it repeat what stands before its end mark."""
    return Label(text, text.rstrip(".) "), style=style)


def _before(style: LabelStyle, parent: Label | None) -> str:
    """What stands before the counter: the parent's own number where the example repeats its example."""
    if parent is None or parent.style is None or not (parent.number or parent.core):
        return style.prefix
    example = parent.style.example.rstrip(".) ")
    if example and style.prefix.startswith(example) and not style.prefix.endswith(" "):
        return parent.core + style.prefix[len(example) :]
    nested = _NESTED.match(style.example)
    return f"{parent.number or parent.core}{nested['between']}" if nested and parent.style.counter else style.prefix


def style_below(style: LabelStyle, first: str) -> LabelStyle:
    """The default style of the next level; `first` is the document's own first level."""
    if style.kind is LabelKind.CHAPTER:
        example = first
    elif style.counter == "A" and style.kind is LabelKind.ROMAN:
        example = "I."
    else:
        example = _BELOW[style.kind]
    found = style_from(example)
    assert found is not None
    return found

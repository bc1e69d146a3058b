"""Where a text points at an appendix by its number: “Phụ lục I”, “phụ lục số 01”, “các Phụ lục II và III”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gen.document.model import Appendix
from gen.text.numbering import roman
from gen.word.audit.component_patterns import PHU_LUC

_NUMBER = r"(?:[IVX]{1,5}(?!\w)|\d{1,2}(?![\w/.]\w))"
_CALL = re.compile(
    rf"(?:[Pp]hụ lục|PHỤ LỤC)(?: (?:số )?(?P<numbers>{_NUMBER}(?:(?:, | và |, và | đến | - |-){_NUMBER})*))?"
    r"(?P<rest>[^.;]{0,80})"
)
# an appendix of another document, or “ban hành kèm theo Nghị định …”
_FOREIGN = re.compile(
    r"^\W*(?:\w+ ){0,4}(?:ban hành )?(?:kèm theo|của|tại|trong) .*(?:số|Luật|Nghị định|Thông tư) ?\S|\d/"
)
_VALUES = {roman(value): value for value in range(1, 40)}


@dataclass(frozen=True, slots=True)
class AppendixCall:
    """One call: its words, the numbers as typed (none for a bare “Phụ lục”), the words that follow."""

    words: str
    numbers: tuple[str, ...]
    rest: str


def calls(text: str) -> Iterator[AppendixCall]:
    """The calls in a text that do not speak of another document's appendix."""
    for match in _CALL.finditer(text):
        if not _FOREIGN.search(match["rest"]):
            words = match[0][: len(match[0]) - len(match["rest"])].strip()
            yield AppendixCall(words, tuple(re.findall(_NUMBER, match["numbers"] or "")), match["rest"])


def value_of(number: str) -> int:
    """`II`, `2`, `02` -> 2; 0 for no number."""
    return int(number) if number.isdigit() else _VALUES.get(number, 0)


def labelled(appendices: tuple[Appendix, ...]) -> list[tuple[Appendix, str]]:
    """The appendices that are called Phụ lục, each with its number as printed (empty: none)."""
    found = ((one, PHU_LUC.match(one.name.line)) for one in appendices)
    return [(one, match["number"] or "") for one, match in found if match]

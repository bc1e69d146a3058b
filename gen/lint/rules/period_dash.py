"""lint/period-dash: one way of writing periods in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gen.core.diagnostic import Severity
from gen.lint.document_view import DocumentView
from gen.lint.printed_texts import PrintedText, TextPart
from gen.lint.rule import LintRule, LintViolation

_PERIOD = re.compile(r"(?<![\d/.])(?P<first>(?:19|20)\d{2})(?P<dash>\s*[-–—]\s*)(?P<last>(?:19|20)\d{2})(?![\d/])")


_LOPSIDED = "một bên"  # a blank on one side of the dash alone


def check(view: DocumentView) -> Iterator[LintViolation]:
    """The rarer ways, all in one finding at the first place."""
    spellings: dict[str, list[tuple[PrintedText, str]]] = {}
    for text in view.texts:
        # the titles of other documents keep their own way
        if text.part is TextPart.CAN_CU:
            continue
        for dash, period in _periods(text.source.text):
            spellings.setdefault(dash, []).append((text, period))
    lopsided = [dash for dash in spellings if dash.endswith(_LOPSIDED)]
    if len(spellings) < 2 and not lopsided:
        return
    even = [dash for dash in spellings if dash not in lopsided]
    usual = max(even, key=lambda dash: len(spellings[dash]), default="")
    others = [place for dash, places in spellings.items() if dash != usual for place in places]
    others.sort(key=lambda place: not view.is_own(place[0].source))
    text, period = others[0]
    rest = ", ".join(f"“{found[0][1]}” {len(found)} lần" for found in spellings.values())
    places = view.places((paragraph.source, found) for paragraph, found in others)
    related = tuple((place, f"“{found}”") for place, (_, found) in zip(places[1:6], others[1:6], strict=True))
    message = f"Giai đoạn viết nhiều kiểu: {rest}."
    if len(spellings) == 1:
        message = f"Giai đoạn “{period}” chỉ có dấu cách ở một bên gạch."
    hint = f"Viết một kiểu, như “{spellings[usual][0][1] if usual else _closed(period)}”."
    about = tuple(found[0][1] for found in spellings.values())
    yield LintViolation(text.source, message, hint, words=period, related=related, about=about)


@lru_cache(maxsize=32768)
def _periods(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((_spelling(match["dash"]), match[0]) for match in _PERIOD.finditer(text))


def _spelling(dash: str) -> str:
    """The kind of dash, and whether blanks stand about it."""
    sign = "-" if "-" in dash else "–"
    if dash[:1].isspace() and dash[-1:].isspace():
        return f" {sign} "
    return sign if dash.strip() == dash else f"{sign}{_LOPSIDED}"


def _closed(period: str) -> str:
    """`2026- 2030` -> `2026-2030`."""
    return re.sub(r"\s*([-–—])\s*", r"\1", period)


RULE = LintRule(
    name="period-dash",
    what="Giai đoạn viết một kiểu trong cả văn bản: 2026-2030 hoặc 2026 - 2030, cùng một loại gạch.",
    why="Tiêu ngữ của Nghị định 30/2020 dùng gạch nối có cách hai bên; giai đoạn thì cả hai kiểu đều gặp, chỉ "
    "không nên lẫn.",
    severity=Severity.WARNING,
    wrong="""\
trich_yeu: Chuyển đổi số giai đoạn 2026-2030
noi_dung:
  - Hạ tầng số giai đoạn 2026-2030.
  - Dữ liệu giai đoạn »2026 - 2030.
""",
    right="""\
trich_yeu: Chuyển đổi số giai đoạn 2026-2030
noi_dung:
  - Hạ tầng số giai đoạn 2026-2030.
  - Dữ liệu giai đoạn 2026-2030.
""",
    check=check,
)

"""Where a line should begin: the lines about it say with what it was meant to stand level."""

from __future__ import annotations

import re

_DASH_OR_KEY = re.compile(r"(?P<blanks> *)(?P<dashes>(?:- +)*)(?P<key>[a-z0-9_]+:)?")


def level_with(lines: list[str], row: int) -> str:
    """The hint that sets a line level with the dash or key above that it is nearest to."""
    own = _indent(lines[row])
    dash = lines[row].lstrip().startswith("- ")
    best: tuple[int, int, str] | None = None
    for above in range(row - 1, -1, -1):
        match = _DASH_OR_KEY.match(lines[above])
        if not match or not (match["dashes"] or match["key"]):
            continue
        columns = [len(match["blanks"])] if dash and match["dashes"] else []
        columns += [] if dash or not match["key"] else [match.start("key")]
        for column in columns:
            if best is None or abs(column - own) < abs(best[0] - own):
                best = column, above, "-" if dash else str(match["key"])
    if best is None:
        return "Cho các khoá (hoặc các dấu gạch) cùng nhóm thẳng hàng; mỗi bậc thụt hai dấu cách."
    column, above, name = best
    return f"Bắt đầu dòng này ở cột {column + 1}, thẳng hàng với “{name}” ở dòng {above + 1}."


def item_with_keys(lines: list[str], start: int, line: str) -> str:
    """The hint for keys below an item that is a text: the text wants a key as well. Nothing below another."""
    item = re.match(r"(?P<blanks> *)- (?P<text>(?![a-z0-9_]+: ).+)", lines[start])
    if not item or _indent(line) <= len(item["blanks"]):
        return ""
    text = item["text"].strip()
    shown = text if len(text) < 40 else f"{text[:40]}…"
    level = len(item["blanks"]) + 3
    return (
        f"Ở dòng {start + 1} viết “- noi_dung: {shown}”; các khoá của mục ấy thẳng hàng với noi_dung, từ cột {level}."
    )


def among_items(lines: list[str], row: int) -> bool:
    """True where the lines about stand as items of a list at the same level."""
    near = [lines[at] for at in (row - 1, row + 1) if 0 <= at < len(lines)]
    return any(_indent(one) == _indent(lines[row]) and one.lstrip().startswith("- ") for one in near)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

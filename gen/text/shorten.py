"""Texts and lists too long for a message, shortened so that one sees that something is left out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass


def shortened(text: str, most: int) -> str:
    """At most `most` letters of a text, then “ …” in place of the words that have no room."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def cut_off(text: str, most: int) -> str:
    """The first `most` letters of a text, “…” right behind them where there are more."""
    return text if len(text) <= most else f"{text[:most]}…"


def from_first_difference(old: str, new: str, before: int = 3) -> tuple[str, str]:
    """Two texts that differ, from a few words before where they do, “… ” in place of what they have in common there."""
    pair = old.split(" "), new.split(" ")
    same = next((at for at, (a, b) in enumerate(zip(*pair, strict=False)) if a != b), min(map(len, pair)))
    if same <= before + 1:
        return old, new
    first, second = (" ".join(["…", *words[same - before :]]) for words in pair)
    return first, second


def on_one_line(text: str, most: int = 60) -> str:
    """Words of a file that nobody vouches for, fit for one line of a report: nothing in them moves a terminal."""
    flat = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of a list are shown, and the option that shows the others, where a command has one."""

    most: int
    option: str = ""


WHOLE = Limit(sys.maxsize)
FEW = Limit(8)


def whole_or(limit: Limit, *, whole: bool) -> Limit:
    """The limit of a list, which the option lifts."""
    return WHOLE if whole else limit


def and_more(rest: int, what: str = "", option: str = "") -> str:
    """`và 3 chỗ nữa` for the rest of a list that is not shown, empty where nothing is left."""
    return f"và {rest}{what and ' '}{what} nữa{option and f' ({option})'}" if rest > 0 else ""


def listed(names: Sequence[str], limit: Limit = FEW, what: str = "") -> str:
    """The first names on one line, the others counted: `a, b và 3 văn bản nữa`."""
    # names of places have commas of their own
    return joined(names, limit, what, "; " if any(", " in name for name in names) else ", ")


def joined(names: Sequence[str], limit: Limit, what: str, between: str) -> str:
    """The same with a sign of one's own between them."""
    rest = and_more(len(names) - limit.most, what, limit.option)
    return between.join(names[: limit.most]) + (f" {rest}" if rest else "")


def first_lines(lines: Sequence[str], limit: Limit, what: str) -> list[str]:
    """The first lines, and one that counts the others: `… và 3 chỗ nữa`."""
    rest = and_more(len(lines) - limit.most, what, limit.option)
    return [*lines[: limit.most], *([f"… {rest}"] if rest else [])]

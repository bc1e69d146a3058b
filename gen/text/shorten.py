"""Texts and lists too long for a message, shortened so that one sees that something is left out."""

from __future__ import annotations

from collections.abc import Sequence


def shortened(text: str, most: int) -> str:
    """At most `most` letters of a text, then “ …” in place of the words that have no room."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def cut_off(text: str, most: int) -> str:
    """The first `most` letters of a text, “…” right behind them where there are more."""
    return text if len(text) <= most else f"{text[:most]}…"


def on_one_line(text: str, most: int = 60) -> str:
    """Words of a file that nobody vouches for, fit for one line of a report: nothing in them moves a terminal."""
    flat = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"


def and_more(rest: int, what: str = "") -> str:
    """`và 3 chỗ nữa` for the rest of a list that is not shown, empty where nothing is left."""
    return f"và {rest}{what and ' '}{what} nữa" if rest > 0 else ""


def listed(names: Sequence[str], most: int = 8, what: str = "") -> str:
    """The first `most` names on one line, the others counted: `a, b và 3 văn bản nữa`."""
    rest = and_more(len(names) - most, what)
    # names of places have commas of their own
    return ("; " if any(", " in name for name in names) else ", ").join(names[:most]) + (f" {rest}" if rest else "")


def first_lines(lines: Sequence[str], most: int, what: str) -> list[str]:
    """The first `most` lines, and one that counts the others: `… và 3 chỗ nữa`."""
    rest = and_more(len(lines) - most, what)
    return [*lines[:most], *([f"… {rest}"] if rest else [])]

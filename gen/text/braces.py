"""Where the `{{ }}` of a text stand, found in one walk: a text of opening braces alone takes no longer than another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

OPEN, CLOSE = "{{", "}}"


def next_expression(text: str, at: int) -> tuple[int, int] | None:
    """The beginning and end of the first `{{ }}` that begins at a place or behind it, as short as it can be."""
    start = text.find(OPEN, at)
    end = text.find(CLOSE, start + len(OPEN)) if start >= 0 else -1
    return (start, end + len(CLOSE)) if end >= 0 else None


def expression_spans(text: str) -> Iterator[tuple[int, int]]:
    """The beginning and end of each `{{ }}`, from the left."""
    found = next_expression(text, 0)
    while found is not None:
        yield found
        found = next_expression(text, found[1])


def replaced(text: str, change: Callable[[str], str]) -> str:
    """The text with each `{{ }}`, braces and all, changed."""
    out, at = [], 0
    for start, end in expression_spans(text):
        out += [text[at:start], change(text[start:end])]
        at = end
    return "".join([*out, text[at:]])

"""What `{{ }}` may print: texts, numbers, and things that say how they print."""

from __future__ import annotations

from gen.text.inline import shield


class Markup(str):
    """A value whose own `*`, `~`, `^` and `[^id]` count: the drafter wrote it in this document."""

    __slots__ = ()


class Made(Markup):
    """A value made of others by a filter or `~`; signs that must print as they are, are hidden in it."""

    __slots__ = ()


class NotWords(TypeError):
    """A value that can't be printed, such as a unit where its name was meant."""


class NotANumber(ValueError):
    """A text that should be a number as Vietnamese write it, and is none."""


def printable(value: object) -> Markup:
    """A value as text, signs that must print as they are hidden; raises NotWords."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, float):
        return Made(str(value).replace(".", ","))
    number = isinstance(value, int) and not isinstance(value, bool)
    if not (isinstance(value, str) or number or type(value).__str__ is not object.__str__):
        raise NotWords
    text = str(value)
    return Made(text if getattr(value, "has_markup", False) else shield(text, scripts=hasattr(value, "has_markup")))

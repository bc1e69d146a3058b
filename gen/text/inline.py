"""Inline marks of a text: `*nghiêng*`, `**đậm**`, `[^id]`, `\\*`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

# a star that is a star, and a bracket that is a bracket, while marks are looked for
STAR, BRACKET = "\ue000", "\ue001"
_NOTE = re.compile(r"\[\^([^\]\s]*)\]")
_MARK = re.compile(
    r"\*\*\*(?=[^\s*])(?P<both>[^*]+?)(?<=\S)\*\*\*(?!\*)"
    r"|\*\*(?=\S)(?P<bold>(?:[^*]|\*(?!\*)[^*]+\*(?!\*))+?)(?<=\S)\*\*(?!\*)"
    r"|\*(?=[^\s*])(?P<italic>(?:[^*]|\*\*[^*]+\*\*)+?)(?<=\S)\*(?!\*)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `caps` None leaves capitals to the style; `note` is the id of a footnote called here."""

    text: str
    bold: bool = False
    italic: bool = False
    caps: bool | None = None
    note: str = ""


def shield(text: str) -> str:
    """A value put into a text whose stars and brackets are not marks."""
    return text.replace("*", STAR).replace("[^", BRACKET + "^")


def read_inline(text: str) -> tuple[Run, ...]:
    """The runs of one paragraph."""
    if "*" in text or "[^" in text or STAR in text or BRACKET in text:
        return _marked(text)
    return (Run(text),) if text else ()


@lru_cache(maxsize=1024)
def _marked(text: str) -> tuple[Run, ...]:
    return tuple(_read(text.replace("\\*", STAR), Run("")))


def lone_stars(text: str) -> int:
    """How many stars of a paragraph mark nothing and will print as stars."""
    if "*" not in text:
        return 0
    rest = _MARK.sub(lambda m: m["both"] or m["bold"] or m["italic"] or "", text.replace("\\*", STAR))
    return _MARK.sub("", rest).count("*")


def _read(text: str, look: Run) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for match in _MARK.finditer(text):
        runs += _notes(text[at : match.start()], look)
        if match["both"] is not None:
            runs += _read(match["both"], replace(look, bold=True, italic=True))
        elif match["bold"] is not None:
            runs += _read(match["bold"], replace(look, bold=True))
        else:
            runs += _read(match["italic"], replace(look, italic=True))
        at = match.end()
    return runs + _notes(text[at:], look)


def _notes(text: str, look: Run) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for match in _NOTE.finditer(text):
        runs += _words(text[at : match.start()], look)
        runs.append(replace(look, text="", note=match[1]))
        at = match.end()
    return runs + _words(text[at:], look)


def _words(text: str, look: Run) -> list[Run]:
    return [replace(look, text=text.replace(STAR, "*").replace(BRACKET, "["))] if text else []

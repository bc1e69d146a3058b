"""Inline markup of a text: `*nghiêng*`, `**đậm**`, `H~2~O`, `m^3^`, `[^id]`; with `\\` before it a sign is bare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from gen.text.emphasis import paired, stars_at

# signs that print as themselves while markup is looked for, each behind what a drafter types for it
_BARE = {"\\*": "\ue000", "\\~": "\ue002", "\\^": "\ue003"}
_BRACKET = "\ue001"
_TO_BARE = str.maketrans({typed[1]: bare for typed, bare in _BARE.items()})
_FROM_BARE = str.maketrans({bare: typed[1] for typed, bare in _BARE.items()} | {_BRACKET: "["})
_SIGNS = re.compile(f"[*^~{_BRACKET}{''.join(_BARE.values())}]")
LONGEST_SCRIPT = 12
# no id is longer
NOTE = r"\[\^[^\]\s]{0,200}\]"
_SCRIPT = rf"~(?:(?!\[\^)[^\s~^]){{1,{LONGEST_SCRIPT}}}~|\^(?:(?!\[\^)[^\s~^]){{1,{LONGEST_SCRIPT}}}\^"
# a letter, a bracket or (raised only) a digit, then signs set below or above it, one behind another
_MARKUP = re.compile(
    rf"(?P<note>{NOTE})|(?P<stars>\*+)"
    rf"|(?:(?<=[^\W\d_])|(?<=\))|(?<=\d)(?=\^))(?P<scripts>(?:{_SCRIPT})+)"
)


class Script(Enum):
    """Where the signs of a run stand; the value is Word's own word for it."""

    LINE = "baseline"
    BELOW = "subscript"
    ABOVE = "superscript"


_SCRIPTS = {"~": Script.BELOW, "^": Script.ABOVE}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `caps` None leaves capitals to the style; `note` is the id of a footnote called here."""

    text: str
    bold: bool = False
    italic: bool = False
    caps: bool | None = None
    note: str = ""
    script: Script = Script.LINE


def shield(text: str, *, scripts: bool = False) -> str:
    """A value put into a text whose stars, brackets and other signs are no markup; with `scripts`, `H~2~O` still is."""
    if not _SIGNS.search(text):
        return text
    out, at = "", 0
    for match in _MARKUP.finditer(text) if scripts else ():
        if match["scripts"]:
            out += shield(text[at : match.start()]) + match[0]
            at = match.end()
    return out + text[at:].replace("[^", f"{_BRACKET}^").translate(_TO_BARE)


def typed(text: str) -> str:
    """A shielded text as a drafter types it."""
    for sign, bare in _BARE.items():
        text = text.replace(bare, sign)
    return text.replace(_BRACKET, "[")


def untyped(text: str) -> str:
    """The shielded text that `typed` wrote out."""
    for sign, bare in _BARE.items():
        text = text.replace(sign, bare)
    return text.replace("[^", f"{_BRACKET}^")


def citable(text: str) -> str:
    """A title as others cite it: without emphasis and calls of notes, raised and lowered signs as typed."""
    return "".join(with_script(replace(run, text=shield(run.text))) for run in read_inline(text))


def with_script(run: Run) -> str:
    """The words of a run, lowered or raised ones as they are typed: `10^3^` is not 103."""
    sign = "~" if run.script is Script.BELOW else "^" if run.script is Script.ABOVE else ""
    return f"{sign}{run.text}{sign}"


def read_inline(text: str) -> tuple[Run, ...]:
    """The runs of one paragraph."""
    if _SIGNS.search(text):
        return _read(text)
    return (Run(text),) if text else ()


@lru_cache(maxsize=1024)
def _read(text: str) -> tuple[Run, ...]:
    if "\\" in text:
        for sign, bare in _BARE.items():
            text = text.replace(sign, bare)
    return tuple(_joined(_runs(text)))


def _runs(text: str) -> Iterator[Run]:
    """The runs of a text whose bare signs are hidden; neighbours may have one look."""
    found = list(_MARKUP.finditer(text))
    roles = paired(text, [stars_at(text, *match.span()) for match in found if match["stars"]])
    look, at = Run(""), 0
    bold = italic = 0
    for match in found:
        yield replace(look, text=text[at : match.start()])
        at = match.end()
        role = roles.get(match.start(), 0)
        if match["note"]:
            yield replace(look, note=match["note"][2:-1])
        elif match["scripts"]:
            for script in re.findall(_SCRIPT, match["scripts"]):
                yield replace(look, text=script[1:-1], script=_SCRIPTS[script[0]])
        elif role:
            step = 1 if role > 0 else -1
            bold, italic = bold + step * (abs(role) >> 1), italic + step * (abs(role) & 1)
            look = replace(look, bold=bold > 0, italic=italic > 0)
        else:
            at = match.start()
    yield replace(look, text=text[at:])


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    """Runs with their bare signs, neighbours of one look made one, empty ones left out."""
    last: Run | None = None
    for run in found:
        if not run.text and not run.note:
            continue
        run = replace(run, text=run.text.translate(_FROM_BARE))
        if last is not None and not last.note and last == replace(run, text=last.text) and last.script is Script.LINE:
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last

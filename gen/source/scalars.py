"""One text as YAML: plain where that is safe, in quotes where it is not, in lines below its key where it is long."""

from __future__ import annotations

import re

from gen.source.decode import HARD_BLANK
from gen.source.wrap import wrapped

WIDTH = 112
# what a plain scalar may not begin with, hold, or end in
_OPENERS = tuple("-?:,[]{}#&*!|>'\"%@`=~")
_UNSAFE = re.compile(r": |:$| #|^\s|\s$|^---|^\.\.\.|\n|^[a-z][a-z_]*:\u00a0")
# what other readers of YAML take for a number, a date or a truth, and what a drafter has yet to fill in: quotes that
# somebody has put there stay
_NO_TEXT = re.compile(r"(?=[^\d]*\d)[-+.\d_:eExXoTZ]+|true|false|yes|no|on|off|y|n|null|~|…", re.IGNORECASE)
QUOTES = ("'", '"')
_BRACKETS = re.compile(r"[,?\[\]{}]|:(?=\S)")


def text_lines(head: str, text: str, indent: str, tail: str = "", first_char: str = "") -> list[str]:
    """A text behind `head`, with a comment behind its first line; `first_char` is the one it was written with."""
    first, lines = first_and_rest(head, text, indent, first_char)
    return [f"{head} {first}{tail}", *(line and indent + line for line in lines)]


def first_and_rest(head: str, text: str, indent: str, first_char: str) -> tuple[str, list[str]]:
    """What stands behind `head`, and the lines below it without their indent."""
    if "\n" not in text:
        flat = scalar(text, first_char)
        if len(head) + 1 + len(flat) <= WIDTH:
            return flat, []
        lines = wrapped(text, WIDTH - len(indent))
        return (">-", lines) if is_safe(lines) else (flat, [])
    paragraphs = text.split("\n")
    fits = all(len(indent) + len(line) <= WIDTH for line in paragraphs)
    set_in = any(line.startswith(" ") for line in paragraphs)
    keeps_blanks = not any(line.endswith(" ") for line in paragraphs)
    if (first_char == "|" or fits or set_in) and is_safe(paragraphs) and keeps_blanks:
        return "|-", paragraphs
    width = WIDTH - len(indent)
    folded = [line for paragraph in paragraphs for line in ("", *(wrapped(paragraph, width) if paragraph else ()))][1:]
    if set_in or not is_safe(folded):
        return quoted(text), []
    return ">-", folded


def is_safe(lines: list[str]) -> bool:
    """True where lines without quotes are read back as they are."""
    return not any(re.match(HARD_BLANK, line) for line in lines)


def scalar(text: str, first_char: str = "") -> str:
    """A text on one line."""
    if not text or text.startswith(_OPENERS) or _UNSAFE.search(text):
        return quoted(text)
    return quoted(text) if first_char in QUOTES and _NO_TEXT.fullmatch(text) else text


def flow_scalar(text: str, first_char: str = "") -> str:
    """A text inside brackets."""
    return quoted(text) if _BRACKETS.search(text) else scalar(text, first_char)


def quoted(text: str) -> str:
    """A text in quotes: double ones, but where those would need a `\\` before a character that drafters type."""
    if ('"' in text or "\\" in text) and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

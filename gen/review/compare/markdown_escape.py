"""An author's words inside Markdown: shown as they are, whatever Markdown, HTML or the host would make of them."""

from __future__ import annotations

import re

# as entities they are letters to Markdown, to its tables and to HTML
_SPECIAL = {ord(char): f"&#{ord(char)};" for char in "\\`*_~[]<>&|$^"}
# what hosts turn into mentions, references, emoji and links, where a word follows
_NOTICED = re.compile(r"([@#!%:])(?=[^\W_])|(?<=:)(//)|(\b[Ww]{3})(?=\.)")
_ZERO_WIDTH = "&#8203;"


def escaped(text: str) -> str:
    """A text on one line of Markdown; its line breaks become breaks, its indents stay."""
    return "<br>".join(map(_line, text.splitlines() or [""]))


def _line(text: str) -> str:
    bare = text.lstrip(" ")
    blanks = len(text) - len(bare)
    indent = "&nbsp;" * (blanks - blanks % 2) + " " * (blanks % 2)
    parts = []
    at = 0
    for match in _NOTICED.finditer(bare):
        parts.append(bare[at : match.start()].translate(_SPECIAL))
        sign = match[1] or match[3]
        parts.append(f"{sign}{_ZERO_WIDTH}" if sign else f"{_ZERO_WIDTH}//")
        at = match.end()
    return indent + "".join(parts) + bare[at:].translate(_SPECIAL)


def code(text: str) -> str:
    """A short text as code: no mark inside can end it, and no host reads it."""
    return f"<code>{' '.join(text.split()).translate(_SPECIAL)}</code>"


def struck(text: str) -> str:
    """Words taken out, struck through."""
    return _tagged(text, "del")


def bold(text: str) -> str:
    """Words put in, bold."""
    return _tagged(text, "b")


def _tagged(text: str, tag: str) -> str:
    """Tags rather than `~~` and `**`: those fail beside punctuation and blanks."""
    return "<br>".join(f"<{tag}>{_line(line)}</{tag}>" if line.strip() else _line(line) for line in text.splitlines())

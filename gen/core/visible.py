"""Control signs shown as what they are: nothing that a file says moves a terminal or begins a line of a report."""

from __future__ import annotations

import re

# also line breaks that few know, what turns the direction of writing, halves of letters that no encoding has
_SIGNS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_CONTROL, _CONTROL_OR_BREAK = re.compile(f"[{_SIGNS}]"), re.compile(f"[{_SIGNS}\n\t]")


def visible(text: str) -> str:
    """A text for one line of a report: `\\x1b`, `\\n` in place of the signs."""
    return text if text.isprintable() else _CONTROL_OR_BREAK.sub(_escaped, text)


def visible_lines(text: str) -> str:
    """A text of several lines: its line feeds and tabs stay."""
    return _CONTROL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return ascii(match[0])[1:-1]

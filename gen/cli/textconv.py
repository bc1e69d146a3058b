"""What git calls to see the words of a Word file."""

from __future__ import annotations


def textconv(python: str) -> str:
    """A command for git's shell: the words, or where the program does not run one line that says so.

    Where it failed, git would show nothing of a whole commit. The line names the content, so that a change shows.
    """
    cure = "Cài lại gen rồi chạy: gen git"
    instead = f"(Không hiện được lời văn của tệp Word: gen không chạy được ở {python}. {cure})"
    # -P: what lies in the folder where git runs is no part of the program
    program = f'{_quoted(python)} -P -m gen text --git "$1" 2>/dev/null'
    content = '"$(git hash-object --no-filters -- "$1")"'
    return f"f() {{ {program} || printf '%s %s\\n' {_quoted(instead)} {content}; }}; f"


def _quoted(text: str) -> str:
    """A text as one word of the shell, in which nothing has a meaning."""
    return "'" + text.replace("'", "'\\''") + "'"

"""The mark at the end of a line: a typed one stays, a missing one is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gen.text.inline import Run, Script

_END = ".;:,!?…"


def has_end(text: str) -> bool:
    """True where a text ends with a mark of its own."""
    return text.rstrip()[-1:] in tuple(_END)


def joined(parts: Sequence[str]) -> str:
    """Parts of a line with a blank between two, but none before punctuation."""
    out = ""
    for part in filter(None, parts):
        out += part if not out or part[0] in _END else f" {part}"
    return out


def with_mark(runs: Sequence[Run], mark: str) -> tuple[Run, ...]:
    """A line of a list with its mark: a typed `;`, which every line but the last ends in, gives way to it."""
    words = "".join(run.text for run in runs).rstrip()
    while words.endswith(";"):
        runs = _without_last(runs)
        words = "".join(run.text for run in runs).rstrip()
    return tuple(runs) if not words or has_end(words) else _append(runs, mark)


def with_final(runs: Sequence[Run], mark: str) -> tuple[Run, ...]:
    """The body's last paragraph with its end mark in place of a typed `.` or `;`."""
    words = "".join(run.text for run in runs).rstrip()
    if not mark or words.endswith(mark):
        return tuple(runs)
    if words.endswith((".", ";")) and not words.endswith(".."):
        runs = _without_last(runs)
    return _append(runs, mark)


def _append(runs: Sequence[Run], mark: str) -> tuple[Run, ...]:
    last = runs[-1]
    if last.note:
        return (*runs, Run(mark))
    if last.script is not Script.LINE:
        return (*runs, replace(last, text=mark, script=Script.LINE))
    return (*runs[:-1], replace(last, text=last.text.rstrip() + mark))


def _without_last(runs: Sequence[Run]) -> tuple[Run, ...]:
    at = max(i for i, run in enumerate(runs) if run.text.strip())
    shorter = replace(runs[at], text=runs[at].text.rstrip()[:-1].rstrip())
    return (*runs[:at], shorter, *runs[at + 1 :])

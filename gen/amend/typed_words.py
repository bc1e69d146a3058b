"""A printed line as a drafter types it: emphasis, raised and lowered signs, calls of footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gen.amend.printed_words import FINAL, with_calls, words_of
from gen.document.model import Para
from gen.text.inline import Run, Script, read_inline, shield, typed


def typed_line(line: str, para: Para | None) -> str:
    """The line as typed; what stands ahead of the paragraph's own words, such as a label, is no markup."""
    words = words_of(para) if para is not None else ""
    if para is None or FINAL in line or not line.endswith(words):
        # its end mark is not that of the paragraph: words without emphasis
        mark = FINAL if line.endswith(FINAL) else ""
        return with_calls(shielded(line.removesuffix(FINAL)), lambda id: f"[^{id}]") + mark
    return shielded(line.removesuffix(words)) + _marked(para.runs)


def shielded(text: str) -> str:
    """A text as typed, its stars and other signs no markup but for raised and lowered ones."""
    return typed(shield(text, scripts=True))


def _marked(runs: Iterable[Run]) -> str:
    """Runs with the marks of their looks where these read back as they are, else without emphasis."""
    runs = [replace(run, text=run.text.replace("\n", " ")) for run in runs if run.text or run.note]
    text = " ".join("".join(map(_typed_run, runs)).split())
    if list(map(_look, read_inline(text))) == list(map(_look, runs)):
        return text
    return " ".join("".join(f"[^{run.note}]" if run.note else _scripted(run) for run in runs).split())


def _look(run: Run) -> tuple[object, ...]:
    return run.text, run.bold, run.italic, run.note, run.script


def _typed_run(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    stars = "*" * (2 * run.bold + run.italic)
    return f"{stars}{_scripted(run)}{stars}"


def _scripted(run: Run) -> str:
    sign = "~" if run.script is Script.BELOW else "^" if run.script is Script.ABOVE else ""
    return f"{sign}{typed(shield(run.text))}{sign}"

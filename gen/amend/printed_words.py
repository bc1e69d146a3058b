"""The printed words of a paragraph as amending compares them: on one line, calls of footnotes by their ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from gen.document.model import Para
from gen.text.inline import with_script
from gen.text.word_diff import tokens

_CALL, _CALL_END = "\ue010", "\ue011"
_CALLS = re.compile(f"{_CALL}([^{_CALL_END}]*){_CALL_END}")
# behind the last paragraph of the body, which has the document's end mark in place of its own
FINAL = "\ue012"
_END_MARK = "./."
_SET_MARKS = " .;"


def words_of(para: Para) -> str:
    """The words of a paragraph on one line."""
    text = "".join(f"{_CALL}{run.note}{_CALL_END}" if run.note else with_script(run) for run in para.runs)
    return " ".join(text.split())


def without_set_mark(text: str) -> str:
    """A text without the mark that the machine sets behind it."""
    return text.removesuffix(_END_MARK).rstrip(_SET_MARKS)


def final(text: str) -> str:
    """The last text of the body: its end mark is the document's, not its own."""
    return without_set_mark(text) + FINAL


def same(a: str, b: str) -> bool:
    """True where two texts say the same; a last one compares without the mark behind it."""
    if a == b:
        return True
    if a.endswith(FINAL) or b.endswith(FINAL):
        return without_set_mark(a.removesuffix(FINAL)) == without_set_mark(b.removesuffix(FINAL))
    return False


def token_run(text: str) -> list[str]:
    """The tokens of a text, a call of a footnote as one."""
    out: list[str] = []
    at = 0
    for match in _CALLS.finditer(text):
        out += [*tokens(text[at : match.start()]), match[0]]
        at = match.end()
    return [*out, *tokens(text[at:])]


def calls_in(texts: Iterable[str]) -> list[str]:
    """The ids of the footnotes that texts call, in order."""
    return [match[1] for text in texts for match in _CALLS.finditer(text)]


def has_call(text: str) -> bool:
    """True for a text that calls a footnote."""
    return _CALL in text


def with_calls(text: str, called: Callable[[str], str]) -> str:
    """The text with each call of a footnote as `called` tells its id."""
    return _CALLS.sub(lambda match: called(match[1]), text)


def renamed_calls(text: str, prefix: str) -> str:
    """The text with a prefix before the id of each footnote, so that those of two documents stay apart."""
    return with_calls(text, lambda id: f"{_CALL}{prefix}{id}{_CALL_END}")

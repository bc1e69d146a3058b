"""A few words changed in a longer text, told as phrases: what is replaced, put in or taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gen.amend.printed_words import FINAL, has_call, token_run, without_set_mark
from gen.text.word_diff import Edit, edit_steps, is_blank, is_word

# a text of fewer words is short
_SHORT = 25
# a text is quoted whole where more is changed than this share of its words
_MOST, _STEPS = 0.34, 2
# a figure is told with the word before it
_BEFORE_FIGURES = ("ngày", "tháng", "năm", "quý", "khoản", "điểm", "mục", "điều", "số")
_STOPS = tuple(".;:,")
# words beside words put in that say where they go
_NEAR = 4


class PhraseChange(NamedTuple):
    """One change: what stands there and what is to; with nothing to take out, `old` is what the new goes behind."""

    kind: Edit
    old: str
    new: str


def is_short(text: str) -> bool:
    """True for a text that is quoted whole, unless the same phrase changes elsewhere too."""
    return sum(map(is_word, token_run(text))) < _SHORT


def phrase_changes(old: str, new: str) -> list[PhraseChange]:
    """The changes that make one text of another, empty where it is better quoted whole."""
    if FINAL in old or FINAL in new:
        old, new = (without_set_mark(text.removesuffix(FINAL)) for text in (old, new))
    a, b = token_run(old), token_run(new)
    steps = [step for step in edit_steps(a, b) if step.kind is not Edit.EQUAL]
    changed = sum(_words(a[step.a0 : step.a1]) + _words(b[step.b0 : step.b1]) for step in steps)
    if not steps or len(steps) > _STEPS or changed > _MOST * _words([*a, *b]):
        return []
    out = [_Phrase(a, b, step.a0, step.a1, step.b0, step.b1).change() for step in steps]
    found = [change for change in out if change is not None]
    return found if len(found) == len(out) and applied(old, found) == new and not any(map(_unclear, found)) else []


def applied(text: str, changes: Sequence[PhraseChange]) -> str:
    """The text with its phrases changed, each wherever it stands."""
    for change in changes:
        text = change_phrase(text, change)
    return text


def change_phrase(text: str, change: PhraseChange) -> str:
    """The text with one phrase changed wherever it stands in whole words."""
    new = f"{change.old}{_gap(change.new)}{change.new}" if change.kind is Edit.INSERT else change.new
    out, at = "", 0
    while (found := _find(text, change.old, at)) >= 0:
        out += text[at:found] + new
        at = found + len(change.old)
    return " ".join((out + text[at:]).split()).replace(" ,", ",").replace(" ;", ";").replace(" .", ".")


def stands_in(text: str, phrase: str) -> int:
    """How often a phrase stands in a text in whole words."""
    count, at = 0, 0
    while phrase and (found := _find(text, phrase, at)) >= 0:
        count, at = count + 1, found + len(phrase)
    return count


def _find(text: str, phrase: str, at: int) -> int:
    while (found := text.find(phrase, at)) >= 0:
        end = found + len(phrase)
        before, after = text[found - 1 : found], text[end : end + 1]
        if not (before.isalnum() and phrase[0].isalnum()) and not (after.isalnum() and phrase[-1].isalnum()):
            return found
        at = found + 1
    return -1


def _gap(new: str) -> str:
    return "" if new[:1] in tuple(",;:.") else " "


def _words(tokens: Sequence[str]) -> int:
    return sum(map(is_word, tokens))


def _unclear(change: PhraseChange) -> bool:
    """True where a phrase can't stand in quotes, or says nothing by itself."""
    texts = (change.old, change.new)
    return any(sign in text for text in texts for sign in "“”") or any(map(has_call, texts)) or not change.old


class _Phrase:
    """One step from a to b, made longer until it says which place of the text is meant."""

    def __init__(self, a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> None:
        self.a, self.b = a, b
        self.a0, self.a1, self.b0, self.b1 = a0, a1, b0, b1
        self.text = " ".join("".join(a).split())
        self.leftward = False
        self.figure = a0 < a1 and a[a0][:1].isdigit()

    def change(self) -> PhraseChange | None:
        old, new = self._old(), self._new()
        if old and not new and stands_in(self.text, old) == 1 and _words(self.a[self.a0 : self.a1]) > 1:
            return PhraseChange(Edit.DELETE, old, "")
        if new and not old:
            return self._put_in(new)
        return self._replaced()

    def _replaced(self) -> PhraseChange | None:
        """The step with as many words about it as say what is meant."""
        if self.figure and self._before() in _BEFORE_FIGURES:
            self._leftward()
        while not self._clear():
            if not self._longer():
                return None
        return PhraseChange(Edit.REPLACE, self._old(), self._new())

    def _put_in(self, new: str) -> PhraseChange | None:
        """What the new words go behind: the words before them, as many as it takes."""
        start = self.a0
        for _ in range(2 * _NEAR * 2):
            if start == 0:
                break
            start -= 1
            before = "".join(self.a[start : self.a0]).strip()
            if (
                _words(self.a[start : self.a0]) >= _NEAR
                and stands_in(self.text, before) == 1
                and not is_blank(self.a[start])
            ):
                return PhraseChange(Edit.INSERT, before, new)
        return self._replaced()

    def _clear(self) -> bool:
        old, new = self._old(), self._new()
        least = 3 if self.figure else 2
        enough = _words(self.a[self.a0 : self.a1]) >= least or (self.a0 == 0 and self.a1 == len(self.a))
        return bool(old and new) and enough and _words(self.b[self.b0 : self.b1]) > 0 and stands_in(self.text, old) == 1

    def _before(self) -> str:
        """The word before the step, where a blank stands between."""
        spaced = self.a0 > 1 and self.b0 > 1 and self.a[self.a0 - 1].isspace() and self.a0 < len(self.a)
        return self.a[self.a0 - 2].casefold() if spaced else ""

    def _leftward(self) -> None:
        self.a0, self.b0 = self.a0 - 1, self.b0 - 1
        if self.a0 > 0 and self.b0 > 0 and self.a[self.a0].isspace():
            self.a0, self.b0 = self.a0 - 1, self.b0 - 1

    def _longer(self) -> bool:
        """One more token on a side, which both texts have: a figure goes with what it counts, a word with its left."""
        right = self.a1 < len(self.a) and self.b1 < len(self.b) and self.a[self.a1] == self.b[self.b1]
        left = self.a0 > 0 and self.b0 > 0 and self.a[self.a0 - 1] == self.b[self.b0 - 1]
        leads = not self.figure and not self.leftward and is_word(self._before())
        stops = right and self.a[self.a1] in _STOPS
        if left and (leads or stops or not right):
            self.leftward = True
            self._leftward()
            return True
        if right:
            self.a1, self.b1 = self.a1 + 1, self.b1 + 1
        return right

    def _old(self) -> str:
        return "".join(self.a[self.a0 : self.a1]).strip()

    def _new(self) -> str:
        return "".join(self.b[self.b0 : self.b1]).strip()

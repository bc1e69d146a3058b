"""What a change is about: a deadline, the body responsible, a figure, a citation, the substance, or form alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gen.core.vocabulary import BODIES
from gen.registers.entries import Registers
from gen.review.compare.changes import Sort
from gen.review.compare.parts import Line, Part, is_call
from gen.text.fold import name_key
from gen.text.words import Op, is_word

_BY_KEY = {**dict.fromkeys(BODIES, Sort.BODY), "thoi_gian": Sort.DEADLINE, "kinh_phi": Sort.FIGURE}
_SYMBOL = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).*[/-].*")
_DATE = re.compile(r"(?:ngày|tháng|quý)\b.*\d|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|\d{4}[-–]\d{4}", re.IGNORECASE)
_BEFORE_DATE = frozenset(["ngày", "tháng", "quý", "năm"])
_TIME = "ngày tháng quý năm trước sau trong từ đến hết đầu cuối giữa hoàn thành hằng hàng thường xuyên mỗi chậm nhất"
_ABOUT_TIME = frozenset(_TIME.split())
_SETTINGS = {"liên quan (không in)": Sort.BODY, "mã": Sort.STRUCTURE, "cố định": Sort.STRUCTURE}
# parts of the frame, in which a date is no deadline and a name no task
_FRAME = ("head", "recipient", "signature")


def sort_of_setting(name: str) -> tuple[Sort, ...]:
    """What a setting is about that no word of the page tells."""
    return (_SETTINGS.get(name, Sort.FORM),)


def sort_of_whole(part: Part, line: Line | None) -> tuple[Sort, ...]:
    """What a part, or a line of one, that came or went is about."""
    if part.kind == "basis":
        return (Sort.CITATION,)
    if part.kind == "column":
        return (Sort.STRUCTURE,)
    about = line.about if line else part.lines[0].about if part.kind == "attribute" and part.lines else ""
    return (_BY_KEY.get(about, Sort.SUBSTANCE),)


class Sorter:
    """Knows the names of bodies on both sides."""

    def __init__(self, a: Registers, b: Registers) -> None:
        self.a, self.b = a, b

    def reworded(self, part: Part, old: Line, new: Line, ops: Sequence[Op]) -> tuple[Sort, ...]:
        """What the change from one line to another is about."""
        changed = [op for op in ops if op.kind != "equal"]
        gone = [word for op in changed for word in old.words[op.a0 : op.a1]]
        come = [word for op in changed for word in new.words[op.b0 : op.b1]]
        if _essence(old.words) == _essence(new.words):
            return (Sort.FORM,)
        if part.kind in _FRAME:
            return (Sort.SUBSTANCE,)
        if part.kind == "basis":
            return (Sort.CITATION,)
        if new.about in _BY_KEY:
            return (_BY_KEY[new.about],)
        found = {*_by_words(old.words, changed, first=True), *_by_words(new.words, changed, first=False)}
        rest = {word.casefold() for word in (*gone, *come) if is_word(word) and not is_call(word) and not _number(word)}
        named = self._names(old.text, new.text, rest)
        if named:
            found.add(Sort.BODY)
            rest -= named
        if Sort.DEADLINE in found:
            rest -= _ABOUT_TIME
        if rest or not found:
            found.add(Sort.SUBSTANCE)
        return tuple(sort for sort in Sort if sort in found)

    def _names(self, old: str, new: str, changed: set[str]) -> set[str]:
        """The words of the bodies' names that make the difference; none where the bodies are the same."""
        before, after = self.a.mentioned(old), self.b.mentioned(new)
        named = [self.a.names[ma] for ma in before if ma in self.a.names]
        named += [self.b.names[ma] for ma in after if ma in self.b.names]
        words = {word for names in named for name in names for word in name.casefold().split()}
        return words if before != after or (changed and changed <= words) else set()


def _number(word: str) -> bool:
    """True for a number, a date or a symbol; a name with a digit in it, such as `a1`, is none."""
    return word[:1].isdigit() or (any(char.isdigit() for char in word) and bool(_DATE.fullmatch(word)))


def _by_words(words: Sequence[str], ops: Iterable[Op], *, first: bool) -> Iterable[Sort]:
    """What dates, numbers, symbols and calls among the changed words tell."""
    for op in ops:
        for at in range(op.a0, op.a1) if first else range(op.b0, op.b1):
            word = words[at]
            if is_call(word):
                yield Sort.STRUCTURE
            elif _number(word):
                yield _of_number(word, words[at - 2].casefold() if at > 1 else "")


def _of_number(word: str, before: str) -> Sort:
    if _DATE.fullmatch(word) or before in _BEFORE_DATE:
        return Sort.DEADLINE
    return Sort.CITATION if _SYMBOL.fullmatch(word) else Sort.FIGURE


def _essence(words: Sequence[str]) -> list[str]:
    """What is left of a line without its form: case, the place of tone marks, punctuation and quotes."""
    return [
        word if is_call(word) else word.casefold() if any(map(str.isdigit, word)) else name_key(word)
        for word in words
        if is_word(word)
    ]

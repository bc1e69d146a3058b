"""What a change is about: a deadline, the body responsible, a figure, a citation, the substance, or form alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gen.core.vocabulary import BODIES
from gen.registers.entries import Registers
from gen.review.compare.changes import Aspect, Category
from gen.review.compare.parts import ComparedKind, ComparedLine, ComparedPart, is_call, walk
from gen.text.diacritics import name_key
from gen.text.word_diff import Edit, EditStep, is_word

_BY_KEY = {
    **dict.fromkeys(BODIES, Category.BODY),
    "thoi_gian": Category.DEADLINE,
    "kinh_phi": Category.FIGURE,
}
_BY_ASPECT = {
    Aspect.CONCERNED: Category.BODY,
    **dict.fromkeys(
        (Aspect.ID, Aspect.LOCK, Aspect.MEANT, Aspect.LETTERHEAD, Aspect.PRINTED_AS, Aspect.CELL), Category.STRUCTURE
    ),
}
_SYMBOL = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).*[/-].*")
_DATE = re.compile(r"(?:ngày|tháng|quý)\b.*\d|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|\d{4}[-–]\d{4}", re.IGNORECASE)
_BEFORE_DATE = frozenset(["ngày", "tháng", "quý", "năm"])
_TIME = "ngày tháng quý năm trước sau trong từ đến hết đầu cuối giữa hoàn thành hằng hàng thường xuyên mỗi chậm nhất"
_ABOUT_TIME = frozenset(_TIME.split())
# parts of the frame, in which a date is no deadline and a name no task
_FRAME = (ComparedKind.HEAD, ComparedKind.RECIPIENT, ComparedKind.SIGNATURE)


def category_of_setting(aspect: Aspect) -> tuple[Category, ...]:
    """What a setting is about that no word of the page tells."""
    return (_BY_ASPECT.get(aspect, Category.FORM),)


def category_of_whole(part: ComparedPart, line: ComparedLine | None) -> tuple[Category, ...]:
    """What a part, or a line of one, that came or went is about."""
    if part.kind is ComparedKind.BASIS:
        return (Category.CITATION,)
    if part.kind is ComparedKind.COLUMN:
        # with the column goes what its cells say
        own = [_BY_KEY[leaf.ma] for leaf in walk(part) if leaf.ma in _BY_KEY]
        return tuple(category for category in Category if category in (*own, Category.STRUCTURE))
    about = line.about if line else part.lines[0].about if part.kind is ComparedKind.ATTRIBUTE and part.lines else ""
    return (_BY_KEY.get(about, Category.SUBSTANCE),)


class Categoriser:
    """Tells what rewordings are about; knows the names of bodies on both sides."""

    def __init__(self, a: Registers, b: Registers) -> None:
        self.a, self.b = a, b

    def reworded(
        self, part: ComparedPart, old: ComparedLine, new: ComparedLine, ops: Sequence[EditStep]
    ) -> tuple[Category, ...]:
        """What the change from one line to another is about."""
        changed = [op for op in ops if op.kind is not Edit.EQUAL]
        deleted = [word for op in changed for word in old.words[op.a0 : op.a1]]
        inserted = [word for op in changed for word in new.words[op.b0 : op.b1]]
        if _essence(old.words) == _essence(new.words):
            return (Category.FORM,)
        if part.kind in _FRAME:
            return (Category.SUBSTANCE,)
        if part.kind is ComparedKind.BASIS:
            return (Category.CITATION,)
        if new.about in _BY_KEY:
            return (_BY_KEY[new.about],)
        found = {*_by_words(old.words, changed, first=True), *_by_words(new.words, changed, first=False)}
        changed_words = [word for word in (*deleted, *inserted) if is_word(word) and not is_call(word)]
        rest = {word.casefold() for word in changed_words if not _is_number(word)}
        named = self._names(old.text, new.text, rest)
        if named:
            found.add(Category.BODY)
            rest -= named
        if Category.DEADLINE in found:
            rest -= _ABOUT_TIME
        if rest or not found:
            found.add(Category.SUBSTANCE)
        return tuple(category for category in Category if category in found)

    def _names(self, old: str, new: str, changed: set[str]) -> set[str]:
        """The words of the bodies' names that make the difference; none where the bodies are the same."""
        before, after = self.a.mentioned(old), self.b.mentioned(new)
        named = [self.a.names[ma] for ma in before if ma in self.a.names]
        named += [self.b.names[ma] for ma in after if ma in self.b.names]
        words = {word for names in named for name in names for word in name.casefold().split()}
        return words if before != after or (changed and changed <= words) else set()


def _is_number(word: str) -> bool:
    """True for a number, a date or a symbol; a name with a digit in it, such as `a1`, is none."""
    return word[:1].isdigit() or (any(char.isdigit() for char in word) and bool(_DATE.fullmatch(word)))


def _by_words(words: Sequence[str], ops: Iterable[EditStep], *, first: bool) -> Iterable[Category]:
    """What dates, numbers, symbols and calls among the changed words tell."""
    for op in ops:
        for at in range(op.a0, op.a1) if first else range(op.b0, op.b1):
            word = words[at]
            if is_call(word):
                yield Category.STRUCTURE
            elif _is_number(word):
                yield _of_number(word, words[at - 2].casefold() if at > 1 else "")


def _of_number(word: str, before: str) -> Category:
    if _DATE.fullmatch(word) or before in _BEFORE_DATE:
        return Category.DEADLINE
    return Category.CITATION if _SYMBOL.fullmatch(word) else Category.FIGURE


def _essence(words: Sequence[str]) -> list[str]:
    """What is left of a line without its form: case, the place of tone marks, punctuation and quotes."""
    return [
        word if is_call(word) else word.casefold() if any(map(str.isdigit, word)) else name_key(word)
        for word in words
        if is_word(word)
    ]

"""Instructions as sentences, and sentences as instructions: both by the same forms in wording.yaml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gen.amend.instruction import (
    ADDS,
    APPENDIX_ADDS,
    MOVES,
    NUMBERED_MOVES,
    PHRASES,
    Act,
    Instruction,
)
from gen.amend.new_names import new_names, new_numbers
from gen.amend.places import Places
from gen.registers.wording import wording

_BLANK = re.compile(r"\\\{(\w+)\\\}")


class ReadSentence(NamedTuple):
    """A sentence as read: what it does, and what stands in each blank of its form."""

    act: Act
    blanks: dict[str, str]


def sentence(one: Instruction, places: Places, called: str) -> str:
    """The sentence of one instruction; `called` is what the amending document calls itself (Quyết định)."""
    form = wording().amending[one.act.value]
    named = places.names(one.targets)
    if one.act in PHRASES:
        return form.format(cho=named, cu=one.phrase, moi=one.new_phrase)
    if one.act in (*ADDS, *APPENDIX_ADDS, Act.REPLACE_APPENDIX):
        return form.format(cho=named, moi=new_names(one.content, one.targets, places), loai=called)
    if one.act in (*MOVES, *NUMBERED_MOVES):
        assert one.anchor is not None
        word = one.targets[0].provision.word
        return form.format(cu=named, cho=places.names([one.anchor]), moi=f"{word} {one.numbers[0]}")
    if one.act is Act.RENUMBER:
        return form.format(cho=named, moi=new_numbers(one))
    return form.format(cho=named)


@cache
def _forms() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    """For each act how its sentence is read, the more special forms first."""
    forms = [(act, wording().amending[act.value]) for act in Act]
    forms.sort(key=lambda form: -len(_BLANK.sub("", re.escape(form[1]))))
    return tuple((act, _pattern(form)) for act, form in forms)


def _pattern(form: str) -> re.Pattern[str]:
    text = _BLANK.sub(lambda blank: f"(?P<{blank[1]}>.+?)", re.escape(form.rstrip(".:")))
    return re.compile(text + r"[.;:]?", re.DOTALL)


def read_sentence(text: str) -> ReadSentence | None:
    """What a sentence says, None where it is none of the forms."""
    text = " ".join(text.split())
    for act, pattern in _forms():
        match = pattern.fullmatch(text)
        if match:
            return ReadSentence(act, match.groupdict())
    return None

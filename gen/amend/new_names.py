"""What provisions of the new text are called before they are there: “khoản 5”, “các điểm c, d”, “02 gạch đầu dòng”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gen.amend.instruction import Instruction
from gen.amend.places import RUN, Places, Target, listed
from gen.amend.provision import Provision, ProvisionKind

_RUN = re.compile(r"các .+? từ (?P<first>\S+) đến \S+")
_ENDS_IN_DIGITS = re.compile(r"(.*?)(\d+)")
_ONE, _SEVERAL, _NEW = "một", "các", "mới"


def new_names(content: Sequence[Provision], beside: Sequence[Target], places: Places) -> str:
    """What is put in."""
    first = content[0]
    word = first.word
    counted = not first.number or first.number.startswith(("thứ ", "“"))
    if counted and first.kind is not ProvisionKind.APPENDIX:
        return f"{_ONE} {word}" if len(content) == 1 else f"{len(content):02} {word}"
    if len(content) == 1:
        return f"{first.name} {_NEW}" if _is_taken(first, beside, places) else first.name
    numbers = listed([one.number for one in content])
    taken = any(_is_taken(one, beside, places) for one in content)
    return f"{_SEVERAL} {word} {numbers}{f' {_NEW}' if taken else ''}"


def _is_taken(new: Provision, beside: Sequence[Target], places: Places) -> bool:
    """True where the issued text has another provision of that name at the place."""
    if not beside or new.kind is ProvisionKind.APPENDIX:
        return False
    target = beside[0].provision
    holders = (places.holder.get(id(target)), target)
    return any(child.name == new.name for holder in holders if holder is not None for child in holder.children)


def new_numbers(one: Instruction) -> str:
    """The new numbers of provisions that are told together."""
    word = one.targets[0].provision.word
    if len(one.numbers) == 1:
        return f"{word} {one.numbers[0]}".strip()
    if len(one.numbers) >= RUN and _counted_from(one.numbers[0], len(one.numbers)) == list(one.numbers):
        return f"{_SEVERAL} {word} từ {one.numbers[0]} đến {one.numbers[-1]}"
    return f"{_SEVERAL} {word} {listed(one.numbers)}"


def read_numbers(text: str, word: str, count: int = 1) -> list[str]:
    """The numbers, so many, that such a text tells of what is called by a word."""
    run = _RUN.fullmatch(text)
    if run:
        return _counted_from(run["first"], count)
    numbers = text.removeprefix(f"{_SEVERAL} ").removeprefix(word).strip()
    return re.split(r", | và ", numbers)


def _counted_from(first: str, count: int) -> list[str]:
    """So many numbers from one on: 3.2, 3.3, 3.4; none where it does not end in digits."""
    match = _ENDS_IN_DIGITS.fullmatch(first)
    return [f"{match[1]}{int(match[2]) + step}" for step in range(count)] if match else []

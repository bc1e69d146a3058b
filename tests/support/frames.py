"""The frame that `gen derive` writes, its comments taken up as a drafter would: `#` and one blank taken away."""

from __future__ import annotations

import re
from collections.abc import Collection

_OFFER = re.compile(r'^(?P<lead> *)# (?P<rest> *)(?P<what>(?:- )?(?:[a-z0-9_/.-]+|"\*"):(?: .*)?|- .*)$')


def offers(frame: str) -> list[int]:
    """The lines that may be taken up: keys and items, not what is said to the drafter."""
    return [at for at, line in enumerate(frame.split("\n")) if _OFFER.match(line)]


def taken_up(frame: str, wanted: Collection[int]) -> str:
    """The frame with some lines taken up, and those that hold them."""
    lines = frame.split("\n")
    found = {at: match for at in offers(frame) if (match := _OFFER.match(lines[at]))}
    depth = {at: len(match["lead"]) + len(match["rest"]) for at, match in found.items()}
    chosen = set(wanted)
    for at in sorted(wanted, reverse=True):
        column = depth[at]
        for above in range(at - 1, -1, -1):
            if above not in found or column == 0:
                break
            if depth[above] < column:
                chosen.add(above)
                column = depth[above]
    return "\n".join(
        f"{found[at]['lead']}{found[at]['rest']}{found[at]['what']}" if at in chosen else line
        for at, line in enumerate(lines)
    )


def must_be_filled(frame: str) -> list[int]:
    """The lines of the parent's slots."""
    lines = frame.split("\n")
    return [at for at in offers(frame) if "# PHẢI ĐIỀN" in lines[at]]

"""Which recipients stand beside the signature, and which go on below it, over the page where need be."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from gen.document.model import Recipient, Signature
from gen.word.font_metrics import bold_width_mm

# pt: the lines of the signature and of the list, with the room that is left to sign
_SIGNED_PT, _SIGNING_ROOM_PT, _LISTED_PT = 16.1, 64.0, 12.7
# the type of the list in pt: bold is somewhat wider than what prints
_TITLE_PT, _LIST_PT = 14.0, 10.5
# beside several signatories there is no room: so many lines begin the list
_BEGUN = 6
# a list of up to so many lines, about a third of a page, is read in one piece
_WHOLE = 20


def beside_signature(
    recipients: Sequence[Recipient], signatures: Sequence[Signature], list_mm: float, signed_mm: float
) -> int:
    """How many recipients stand beside the signature: all, or as many as its height has room for."""
    heights = [_lines(line.text.plain, _LIST_PT, list_mm) for line in recipients]
    room = _BEGUN if len(signatures) != 1 else _room(signatures[0], signed_mm)
    if sum(heights) <= max(room, _WHOLE):
        return len(recipients)
    taken = 0
    for count, height in enumerate(heights):
        taken += height
        if taken > room:
            return max(count, 1)
    return len(recipients)


def _room(signature: Signature, room_mm: float) -> int:
    """How many lines of the list are as high as a signature."""
    titles = sum(_lines(line, _TITLE_PT, room_mm) for line in (*signature.authority, signature.title) if line)
    height = (titles + 1) * _SIGNED_PT + _SIGNING_ROOM_PT
    # the words above the list are a line, too
    return int(height / _LISTED_PT) - 1


def _lines(text: str, size_pt: float, room_mm: float) -> int:
    return max(1, ceil(bold_width_mm(text, size_pt) / room_mm))

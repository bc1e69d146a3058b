"""“Có phải …?”: the known name that a mistyped one is most like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from gen.text.diacritics import without_diacritics


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known name, empty where there is none or where it reads the same."""
    found = nearest(name, known)
    same = unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", name)
    return f"Có phải “{found}”?" if found and not same else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, empty where none is like it."""
    by_key: dict[str, str] = {}
    for candidate in known:
        by_key.setdefault(_key(candidate), candidate)
    wanted = _key(name)
    if wanted in by_key:
        return by_key[wanted]
    # only a mistake asks for it
    import difflib

    begun = [key for key in by_key if len(wanted) > 2 and key.startswith(wanted)]
    close = difflib.get_close_matches(wanted, by_key, n=5, cutoff=0.6)
    ranked = sorted((_distance(wanted, key), key) for key in close)
    if len(begun) == 1 and not (ranked and ranked[0][0] <= 1):
        return by_key[begun[0]]
    return by_key[ranked[0][1]] if ranked and ranked[0][0] <= max(2, len(wanted) // 3) else ""


def _distance(a: str, b: str) -> int:
    """How many letters must be added, dropped or changed to make `b` of `a`."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    return row[-1]


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", without_diacritics(name))

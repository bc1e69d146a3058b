"""Vietnamese text made comparable: without diacritics, without the place of the tone mark; ids made of names."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def without_invisible(text: str) -> str:
    """The text without the signs that print nothing: soft hyphens, joiners, marks of direction and of byte order."""
    return _INVISIBLE.sub("", text)


def without_diacritics(text: str) -> str:
    """The text in small letters without diacritics: `Đông Hải` -> `dong hai`."""
    text = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d").replace("Ð", "D"))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def slug(text: str) -> str:
    """An id made of a name: `Sở Nội vụ` -> `so-noi-vu`."""
    return "-".join(re.findall(r"[a-z0-9]+", without_diacritics(text)))


def is_slug(text: str) -> bool:
    """True for what may be an id."""
    return bool(_SLUG.fullmatch(text))


def name_key(text: str) -> str:
    """What two spellings of one name share: case, blanks and the place of the tone mark (Hòa, Hoà) do not count."""
    text = without_invisible(text.replace("Ð", "Đ").replace("\u00a0", " ")).casefold()
    words = []
    for word in re.findall(r"\w+", unicodedata.normalize("NFC", text)):
        letters = unicodedata.normalize("NFD", word)
        tones = "".join(c for c in letters if c in _TONES)
        words.append(unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES)) + tones)
    return " ".join(words)

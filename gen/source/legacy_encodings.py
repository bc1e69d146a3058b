"""Vietnamese in the codes of before Unicode, taken for letters of Western Europe: TCVN3 (ABC), VNI, and torn UTF-8."""

from __future__ import annotations

import re

from gen.core.diagnostic import Diagnostic, Position

TCVN3, VNI, TORN = "TCVN3 (ABC)", "VNI", "UTF-8 bị đọc nhầm thành Windows-1252"
# each of these is made when a text is suspected: no start pays for it
# letters of TCVN3 that are signs elsewhere, as they stand behind a letter, before one, and between two
_BEHIND, _BEFORE, _WITHIN_SIGNS = "«µ¶¸¨©ª¬¼½¾", "¶¸¨©ª¬¼½¾»®§", "©¨ª¬¶¸¹µ®"
# and those that are capitals, which no small letter has before it
_CAPITALS = "ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ"
_TCVN3 = f"[A-Za-z][{_BEHIND}]|[A-Za-z]¹[a-z]|[{_BEFORE}][a-z]|[a-z][{_CAPITALS}]"
_WITHIN = f"[a-z][{_WITHIN_SIGNS}][a-z]"
# letters of TCVN3 that other languages have too, but Vietnamese has not
_FOREIGN = "[äåæçëîïñöøûüþßð]"
# in VNI, a vowel and its tone behind it; oà, oá and oã are words of ours
_VOWELS = (
    ("aA", "âêáàåãäéèúüëùøûõïÂÊÁÀÅÃÄÉÈÚÜËÙØÛÕÏ"),
    ("eE", "âáàåãäùøûõïÂÁÀÅÃÄÙØÛÕÏ"),
    ("oO", "âåäùøûõïÂÅÄÙØÛÕÏ"),
    ("uUyY", "ùøûõïÙØÛÕÏ"),
    ("ôöÔÖ", "ùøûõïÙØÛÕÏ"),
)
_VNI = "|".join(f"[{vowel}][{tone}]" for vowel, tone in _VOWELS)
_VNI_ALONE = "[ôöÔÖ][ùøûõïÙØÛÕÏ]"
# the two or three bytes of a letter as letters of their own
_BYTES = "\u0080-\u00bf\u0152-\u017e\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_TORN = f"Ã[\u0080-\u00bf]|á[º»][{_BYTES}]|Æ[°¡¯]|Ä[‘\u0090\u0091]"
# any of these, told by its rarer sign, which is looked for ten times as fast as each of them by itself
_RARE = "".join(tone for _, tone in _VOWELS) + _BEHIND + _BEFORE + _CAPITALS + "¹°¡¯º»‘\u0080-\u00bf"
_AROUND = (
    *(f"(?<=[{vowel}][{tone}])" for vowel, tone in _VOWELS),
    *(f"(?<=[A-Za-z][{_BEHIND}])", "(?<=[A-Za-z]¹)(?=[a-z])", f"(?<=[{_BEFORE}])(?=[a-z])"),
    *(f"(?<=[a-z][{_CAPITALS}])", "(?<=Ã[\u0080-\u00bf])", f"(?<=á[º»])(?=[{_BYTES}])"),
    *("(?<=Æ[°¡¯])", "(?<=Ä[‘\u0090\u0091])"),
)
_SUSPECT = re.compile(f"[{_RARE}](?:{'|'.join(_AROUND)})")
# so many such words, and such a share of their line; so many in a line of any length
_ENOUGH, _SHARE, _SURELY = 2, 0.25, 4
_QUOTED = 40


def legacy_texts(text: str, path: str) -> list[Diagnostic]:
    """An error where a text was typed in a code of before Unicode, one for each code; comments may be in any."""
    if not _SUSPECT.search(text):
        return []
    places: dict[str, list[tuple[Position, str]]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            continue
        first = _SUSPECT.search(line)
        code = code_of(line) if first else ""
        if first and code:
            start = line.rfind(" ", 0, first.start()) + 1
            places.setdefault(code, []).append((Position(path, number, start + 1), line[start : start + _QUOTED]))
    return [_told(code, found) for code, found in places.items()]


def code_of(line: str) -> str:
    """The code of before Unicode that a line is typed in, empty for one that is none of these."""
    if re.search(_TORN, line):
        return TORN
    words = line.split()
    vni = sum(bool(re.search(_VNI, word)) for word in words)
    if _many(vni, words) or vni >= _SURELY or (re.search(_VNI_ALONE, line) and len(words) <= _ENOUGH):
        return VNI
    sure = sum(bool(re.search(_TCVN3, word)) for word in words)
    perhaps = sum(bool(re.search(_FOREIGN, word)) and not re.search(_TCVN3, word) for word in words)
    within = sum(bool(re.search(_WITHIN, word)) for word in words)
    return TCVN3 if (sure and _many(sure + perhaps, words)) or within >= _ENOUGH else ""


def _many(count: int, words: list[str]) -> bool:
    """True where so many of some words are more than names from abroad."""
    return count >= _ENOUGH and count >= _SHARE * len(words)


def _told(code: str, places: list[tuple[Position, str]]) -> Diagnostic:
    place, quoted = places[0]
    more = f" ({len(places)} dòng như vậy)" if len(places) > 1 else ""
    if code == TORN:
        message, hint = f"“{quoted}” là chữ {code}{more}.", "Mở tệp gốc bằng bảng mã UTF-8, chép lại đoạn này."
    else:
        message = f"“{quoted}” gõ bằng bảng mã {code}, chưa đổi sang Unicode{more}."
        hint = f"Đổi mã bằng UniKey (Ctrl+Shift+F6: nguồn {code}, đích Unicode) rồi dán lại."
    return Diagnostic("source/legacy-text", message, place, hint)

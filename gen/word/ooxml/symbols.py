"""The signs that fonts of symbols show, as letters that any font has: ☑ and ☐ are not one."""

from __future__ import annotations

# by the lower eight bits of the code; Word writes F0FE for FE
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○",
    0xA4: "◉", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●", 0x98: "●", 0x99: "○",
    0x9E: "⦿", 0xA0: "■", 0xA2: "■", 0xA3: "☐", 0xA4: "□",
}  # fmt: skip
_WEBDINGS = {0x31: "☐", 0x3C: "■", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0xC2: "✈"}
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{0x41 + at: sign for at, sign in enumerate(_GREEK[0])},
    **{0x61 + at: sign for at, sign in enumerate(_GREEK[1])},
    # figures and punctuation are the plain ones
    **{ord(sign): sign for sign in " !#%&()+,./0123456789:;<=>?"},
    0x22: "∀", 0x24: "∃", 0x27: "∍", 0x2A: "∗", 0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_PRIVATE = range(0xF000, 0xF100)


def is_symbols(font: str | None) -> bool:
    """True for a font whose letters are signs."""
    return (font or "").casefold() in _FONTS


def shown_sign(font: str | None, code: int) -> str:
    """What a font shows for a code; what is not known here stands as font and code: no two signs read alike."""
    known = _FONTS.get((font or "").casefold())
    if known is None:
        return chr(code) if 0x20 <= code < 0x110000 and code not in _PRIVATE else f"[{font or '?'} {code:04X}]"
    low = code & 0xFF if code in _PRIVATE else code
    if low == 0x20:
        return " "
    return known.get(low) or f"[{font} {low:02X}]"


def shown_text(font: str | None, text: str) -> str:
    """A text as a font of symbols shows it; blanks stay."""
    return "".join(sign if sign.isspace() else shown_sign(font, ord(sign)) for sign in text)

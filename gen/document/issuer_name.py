"""Who issued a document, as others cite it: the unit, or its head by whose authority a decision goes out."""

from __future__ import annotations

from gen.registers.entries import Unit
from gen.text.diacritics import name_key
from gen.text.offices import as_written, office_of

_NAMES = ("ten", "ten_ngan")


def issuer_name(unit: Unit, authority: str) -> str:
    """`Ủy ban nhân dân tỉnh`, under the authority `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` `Chủ tịch Ủy ban nhân dân tỉnh`.

    An authority that names neither the unit nor an office leaves the unit.
    """
    words = authority.split()
    for name in filter(None, (getattr(unit, key) for key in _NAMES)):
        count = len(words) - len(name.split())
        if count >= 0 and name_key(" ".join(words[count:])) == name_key(name):
            return f"{as_written(' '.join(words[:count]))} {unit.ten_ngan}".strip()
    office = office_of(authority)
    if not office:
        return unit.ten_ngan
    return authority if not authority.isupper() and authority != office else f"{as_written(office)} {unit.ten_ngan}"

"""The lines of the issuer's name in the letterhead."""

from __future__ import annotations

from gen.registers.entries import Unit

# a council or committee keeps its own line, the place it belongs to the next
_COLLECTIVES = ("Ủy ban nhân dân ", "Uỷ ban nhân dân ", "Hội đồng nhân dân ", "Ủy ban Mặt trận Tổ quốc Việt Nam ")


def issuer_lines(unit: Unit) -> tuple[str, ...]:
    """The lines of the unit's name in the letterhead, in capital letters."""
    if unit.ten_dong:
        return tuple(line.upper() for line in unit.ten_dong)
    for head in _COLLECTIVES:
        if unit.ten.startswith(head):
            return (head.strip().upper(), unit.ten[len(head) :].upper())
    return (unit.ten.upper(),)

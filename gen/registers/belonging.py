"""Which units belong to which: to a unit above them (`cha`, `chu_quan`), to a group that holds them or one above."""

from __future__ import annotations

from gen.registers.entries import Registers, Unit


def above(unit: Unit, registers: Registers) -> list[Unit]:
    """The unit and all that it belongs to, the nearest first."""
    found = [unit]
    for one in found:
        for ma in (one.cha, one.chu_quan):
            superior = registers.units.get(ma) if ma else None
            if superior is not None and superior not in found:
                found.append(superior)
    return found


def belongs(unit: Unit, to: str, registers: Registers) -> bool:
    """True where a unit is, or belongs to, the unit or group of this id."""
    units = above(unit, registers)
    group = registers.groups.get(to)
    return any(one.ma == to or (group is not None and group.holds(one)) for one in units)


def stands_above(unit: Unit, named: str, registers: Registers) -> bool:
    """True where what this id names, or a member of it, belongs to the unit."""
    one, group = registers.units.get(named), registers.groups.get(named)
    if one is not None:
        return unit in above(one, registers)
    if group is None:
        return False
    superior = group.having.get("cha", "")
    if superior:
        # its members are told by the unit right above them: no need to look at each
        holder = registers.units.get(superior)
        return holder is not None and unit in above(holder, registers)
    members = [registers.units[ma] for ma in group.members if ma in registers.units]
    members += [one for one in registers.units.values() if group.holds(one)] if group.having else []
    return any(unit in above(one, registers) for one in members)

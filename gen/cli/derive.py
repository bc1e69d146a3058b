"""`gen derive`: child plans for one unit or for all below one, never over a file that stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from gen.cascade.derive import child_source
from gen.cli.status import accept_plan
from gen.core.diagnostic import Diagnostic
from gen.registers.entries import Unit
from gen.text.fold import did_you_mean
from gen.workspace.library import Library
from gen.workspace.places import PLANS, UsageProblem


@dataclass
class Derived:
    """The paths written, those left because they stand, and what was found in the parent."""

    written: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def standing(self) -> str:
        """What to say of the files that were left alone."""
        return f" Không đụng tới {len(self.left)} tệp đã có." if self.left else ""


def derive_plans(library: Library, parent_id: str, unit: str, below: str, out: Path | None) -> Derived:
    """Writes a child of the parent for `unit`, or for every unit whose superior is `below`."""
    parent = library.resolve(parent_id)
    done = Derived()
    if parent.root is None:
        done.found = list(parent.found)
        return done
    for one in _units(library, unit, below):
        path = _path(library, parent_id, one, out)
        target = library.workspace.root / path
        if target.exists():
            if unit:
                raise UsageProblem(f"Tệp “{path}” đã có, không ghi đè. Chọn tên khác bằng -o.")
            done.left.append(path)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = child_source(parent.root, parent.path, path, one, library.registers)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        # what stands in the parent today is what this child was made from
        accept_plan(library, path.removeprefix(f"{PLANS}/").removesuffix(".yaml"), "")
        done.written.append(path)
    return done


def _units(library: Library, unit: str, below: str) -> list[Unit]:
    units = library.registers.units
    if unit:
        if unit not in units:
            hint = did_you_mean(unit, units)
            raise UsageProblem(f"Không có đơn vị “{unit}” trong danh mục. {hint}".strip())
        return [units[unit]]
    found = [one for one in units.values() if one.cha == below and one.cap == "xa"]
    if not found:
        hint = did_you_mean(below, {one.cha for one in units.values() if one.cha})
        raise UsageProblem(f"Danh mục không có đơn vị cấp xã nào trực thuộc “{below}”. {hint}".strip())
    return found


def _path(library: Library, parent_id: str, unit: Unit, out: Path | None) -> str:
    if out is None:
        return f"{PLANS}/{unit.ma}/{parent_id.rsplit('/', 1)[-1]}.yaml"
    target = library.workspace.new_plan(out)
    if target.is_dir() or out.suffix != ".yaml":
        target = target.with_suffix("") / f"{unit.ma}.yaml"
    return target.resolve().relative_to(library.workspace.root.resolve()).as_posix()

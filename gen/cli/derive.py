"""`gen derive`: child plans for one unit or for all below one, never over a file that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from gen.cascade.derive import child_source
from gen.cli.accept import record_text
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic, has_errors
from gen.registers.entries import Unit
from gen.text.suggestions import did_you_mean
from gen.workspace.files import settle
from gen.workspace.folder import PLANS, UsageProblem, Workspace
from gen.workspace.library import Library
from gen.workspace.seen_parent import record_path
from gen.workspace.system_errors import is_of_the_machine, not_written


@dataclass
class _Derived:
    """The paths written, those left because they stand, and what was found in the parent or kept a file from it."""

    written: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


@click.command(
    cls=VietnameseCommand, help="Viết sẵn bản kế thừa của PARENT cho một đơn vị, hoặc cho mọi đơn vị trực thuộc."
)
@click.argument("parent", metavar="PARENT")
@click.option("--don-vi", "units", multiple=True, metavar="MÃ", help="Mã đơn vị của bản kế thừa; ghi nhiều lần được.")
@click.option("--tat-ca", "below", default="", metavar="MÃ", help="Mỗi đơn vị có cấp trên là MÃ được một bản.")
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="TỆP", help="Tệp viết ra; mặc định plans/<đơn vị>/."
)
@click.pass_obj
def derive(workspace: Workspace, parent: str, units: tuple[str, ...], below: str, out: Path | None) -> ExitCode:
    workspace.check()
    workspace.tidy()
    if bool(units) == bool(below):
        raise UsageProblem("Cho biết --don-vi MÃ (một đơn vị) hoặc --tat-ca MÃ (mọi đơn vị trực thuộc).")
    derived = _derive(workspace, workspace.find(parent), units, below, out)
    print_findings(derived.found)
    left = f" Không đụng tới {len(derived.left)} tệp đã có." if derived.left else ""
    click.echo(f"Đã viết {len(derived.written)} bản kế thừa.{left}", err=True)
    return ExitCode.PROBLEMS if has_errors(derived.found) else ExitCode.CLEAN


def _derive(workspace: Workspace, parent_id: str, named: Sequence[str], below: str, out: Path | None) -> _Derived:
    """Writes a child of the parent for each unit named, or for every unit whose superior is `below`."""
    drafts: dict[str, str] = {}
    library = Library(workspace, lambda path: drafts[path].encode() if path in drafts else workspace.read(path))
    # what a child of it inherits, which of an issued plan is what was issued
    parent = library.resolve(library.printed(parent_id))
    derived = _Derived()
    # a mistake in a register would go into every child
    if parent.root is None or has_errors(library.register_problems):
        derived.found = [*library.register_problems, *(parent.found if parent.root is None else ())]
        return derived
    for unit in _units(library, named, below):
        path = _path(library, parent_id, unit, out, alone=len(named) == 1)
        text = child_source(parent.root, workspace.source_path(parent_id), path, unit, library.registers)
        stands = workspace.exists(path)
        if stands and not _is_cut_short(workspace, path, text):
            if len(named) == 1:
                raise UsageProblem(f"Tệp “{path}” đã có, không ghi đè. Chọn tên khác bằng -o.")
            derived.left.append(path)
            continue
        drafts[path] = text
        child = library.resolve(workspace.id_of(path))
        try:
            # what stands in the parent today is what this child was made from; no child is ever without it
            if child.draft is not None:
                workspace.write(record_path(path), record_text(child, library.watch.words(child)), settled=False)
            workspace.write(path, text, new=not stands, settled=False)
            derived.written.append(path)
        except OSError as err:
            if named or is_of_the_machine(err):
                raise
            derived.found.append(not_written(path, err))
    settle(workspace.root / file for path in derived.written for file in (path, record_path(path)))
    return derived


def _is_cut_short(workspace: Workspace, path: str, text: str) -> bool:
    """True for a plan that a run began and did not live to end, and into which nobody wrote anything since."""
    if not workspace.has(path):
        return False
    begun, whole = workspace.read(path) or b"", text.encode()
    return whole.startswith(begun) and (begun != whole or not workspace.has(record_path(path)))


def _units(library: Library, named: Sequence[str], below: str) -> list[Unit]:
    units = library.registers.units
    for id in named:
        if id not in units:
            raise UsageProblem(f"Không có đơn vị “{id}” trong danh mục. {did_you_mean(id, units)}".strip())
    if named:
        return [units[id] for id in dict.fromkeys(named)]
    found = [unit for unit in units.values() if unit.cha == below and unit.cap == "xa"]
    if not found:
        hint = did_you_mean(below, {unit.cha for unit in units.values() if unit.cha})
        raise UsageProblem(f"Danh mục không có đơn vị cấp xã nào trực thuộc “{below}”. {hint}".strip())
    return found


def _path(library: Library, parent_id: str, unit: Unit, out: Path | None, *, alone: bool) -> str:
    if out is None:
        return f"{PLANS}/{unit.ma}/{parent_id.rsplit('/', 1)[-1]}.yaml"
    target = library.workspace.new_plan(out)
    if alone and out.suffix == ".yaml" and not (library.workspace.root / target).is_dir():
        return target
    return f"{target.removesuffix('.yaml')}/{unit.ma}.yaml"

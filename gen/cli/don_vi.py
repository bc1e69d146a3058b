"""`gen don-vi`: bodies by any part of their name, for their ids."""

from __future__ import annotations

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import as_text
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import has_errors
from gen.core.visible import visible_lines
from gen.registers.entries import Group, Registers, Unit
from gen.text.diacritics import without_diacritics
from gen.workspace.folder import Workspace
from gen.workspace.library import Library


@click.command(cls=VietnameseCommand, help="Tìm đơn vị theo tên (không cần dấu), để biết mã.")
@click.argument("words", nargs=-1, required=True, metavar="TỪ-KHÓA")
@click.pass_obj
def don_vi(workspace: Workspace, words: tuple[str, ...]) -> ExitCode:
    workspace.check()
    library = Library(workspace)
    # a body that can't be read can't be found
    if has_errors(library.register_problems):
        click.echo(as_text(library.register_problems), err=True)
    lines = _lines(library.registers, " ".join(words))
    if not lines:
        click.echo(f"Không có đơn vị nào tên có “{' '.join(words)}”.", err=True)
        return ExitCode.PROBLEMS
    click.echo(visible_lines("\n".join(lines)))
    return ExitCode.CLEAN


def _lines(registers: Registers, words: str) -> list[str]:
    """The units and groups whose name or id has words that begin like all of these, diacritics aside."""
    wanted = without_diacritics(words).split()
    found = []
    bodies: list[Unit | Group] = [*registers.units.values(), *registers.groups.values()]
    for body in bodies:
        called = (body.ten, *body.goi_khac, body.ma, body.ma.replace("-", " "))
        names = [without_diacritics(name).split() for name in called]
        if any(all(any(part.startswith(word) for part in name) for word in wanted) for name in names):
            exact = any(f" {' '.join(wanted)} " in f" {' '.join(name)} " for name in names)
            found.append((not exact, len(body.ten), _line(body, registers)))
    # those that have the very words first, short names before long ones
    return [line for _, _, line in sorted(found, key=lambda row: row[:2])]


def _line(body: Unit | Group, registers: Registers) -> str:
    if isinstance(body, Group):
        return f"{body.ma}  {body.ten}  (nhóm)"
    above = registers.name_of(body.cha)
    return f"{body.ma}  {body.ten}" + (f"  (trực thuộc {above})" if above else "")

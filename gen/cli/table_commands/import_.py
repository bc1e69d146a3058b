"""`gen table import`: what an office changed in a workbook written into the YAML; or a foreign table as YAML."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.table_commands.tables_meant import install_excel, tables_meant
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.visible import visible_lines
from gen.workspace.files import Refused, read, write
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library

if TYPE_CHECKING:
    from gen.workbook.importing import Imported
    from gen.workbook.reader import ReadBook
    from gen.workbook.worksheet_changes import Told


@click.command(
    "import",
    cls=VietnameseCommand,
    help="""Lấy bảng từ sổ Excel về: chỉ ghi ô đã sửa, hàng thêm, hàng bỏ.

\b
  gen table import ke-hoach.xlsx thanh-pho/ke-hoach --xem    chỉ xem sẽ sửa gì
  gen table import ke-hoach.xlsx thanh-pho/ke-hoach          ghi vào YAML
  gen table import du-toan.xlsx --moi                        in bảng YAML của một sổ bất kỳ, để dán vào văn bản
""",
)
@click.argument("file", metavar="TỆP.xlsx")
@click.argument("plan", required=False, metavar="[VĂN-BẢN]")
@click.argument("ma", required=False, metavar="[MÃ]")
@click.option("--xem", "looking", is_flag=True, help="Chỉ in sẽ sửa gì, không ghi.")
@click.option("--bo", "removing", is_flag=True, help="Bỏ cả các hàng không còn trong sổ Excel.")
@click.option("--moi", "fresh", is_flag=True, help="Sổ không do gen xuất: in ra bảng viết sẵn để dán vào văn bản.")
@click.pass_obj
def import_(
    workspace: Workspace, file: str, plan: str | None, ma: str | None, looking: bool, removing: bool, fresh: bool
) -> ExitCode:
    if fresh == (plan is not None):
        raise UsageProblem("Nêu văn bản nhận bảng; hoặc thêm --moi để in bảng mới, không nêu văn bản.")
    book = _read_book(file)
    if fresh or plan is None:
        return _print_new(book, Path(file).name)
    workspace.check()
    workspace.tidy()
    library, id = Library(workspace), workspace.find(plan)
    tables, found = tables_meant(library, id, ma)
    if not tables:
        print_findings(found)
        return ExitCode.PROBLEMS
    from gen.workbook.importing import import_tables

    done = import_tables(library, id, tables, book, Path(file).name, removing=removing)
    return _told(workspace, workspace.source_path(id), done, looking=looking)


def _read_book(file: str) -> ReadBook:
    from gen.workbook.bad_workbook import BadWorkbook
    from gen.workbook.missing_library import MissingLibrary
    from gen.workbook.package_check import MAX_FILE
    from gen.workbook.reader import read_workbook

    try:
        return read_workbook(read(file, MAX_FILE))
    except MissingLibrary:
        raise install_excel() from None
    except BadWorkbook as err:
        raise UsageProblem(f"{file}: {err.message} {err.hint}") from None


def _told(workspace: Workspace, path: str, done: Imported, *, looking: bool) -> ExitCode:
    _print_told(done.told)
    if done.data is not None:
        for line in done.lines:
            click.echo(visible_lines(line))
        old = workspace.read(path) or b""
        if looking:
            click.echo("".join(_diff(path, old, done.data)), nl=False)
        else:
            _write(workspace, path, old, done.data)
        click.echo(f"{'Sẽ ghi' if looking else 'Đã ghi'} {path}: {len(done.lines)} chỗ sửa.", err=True)
    else:
        click.echo(f"Không ghi gì vào {path}.", err=True)
    print_findings(done.found)
    wrong = any(one.is_error for one in done.told) or any(one.is_error for one in done.found)
    return ExitCode.PROBLEMS if wrong else ExitCode.CLEAN


def _print_told(told: Sequence[Told]) -> None:
    for one in dict.fromkeys(told):
        click.echo(visible_lines(f"{one.place}: {'lỗi' if one.is_error else 'cảnh báo'}: {one.message}"))
        if one.hint:
            click.echo(visible_lines(f"    → {one.hint}"))


def _write(workspace: Workspace, path: str, old: bytes, new: bytes) -> None:
    # a link stays a link
    target = (workspace.root / path).resolve()
    if read(target) != old:
        raise Refused(path, "ai đó vừa lưu tệp; chạy lại")
    write(target, new, workspace.plans)


def _diff(path: str, old: bytes, new: bytes) -> Sequence[str]:
    before, after = (data.decode("utf-8-sig", "replace").splitlines(keepends=True) for data in (old, new))
    lines = difflib.unified_diff(before, after, path, path)
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]


def _print_new(book: ReadBook, file: str) -> ExitCode:
    from gen.workbook.guess import guessed_tables

    text, told = guessed_tables(book, file)
    _print_told_to_err(told)
    if not text:
        return ExitCode.PROBLEMS
    click.echo(text, nl=False)
    return ExitCode.CLEAN


def _print_told_to_err(told: Sequence[Told]) -> None:
    for one in dict.fromkeys(told):
        click.echo(visible_lines(f"{one.place}: {one.message}"), err=True)
        if one.hint:
            click.echo(visible_lines(f"    → {one.hint}"), err=True)

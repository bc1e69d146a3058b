"""`gen table export`: the tables of a document as an Excel workbook."""

from __future__ import annotations

from pathlib import Path

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.table_commands.tables_meant import install_excel, tables_meant
from gen.cli.vietnamese_click import VietnameseCommand
from gen.workspace.files import write
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library


@click.command(
    cls=VietnameseCommand,
    help="""Xuất các bảng của một văn bản ra sổ Excel, mỗi bảng một trang tính.

\b
  gen table export thanh-pho/ke-hoach -o ke-hoach.xlsx            mọi bảng
  gen table export thanh-pho/ke-hoach nhiem-vu -o nhiem-vu.xlsx   riêng bảng có mã ấy
""",
)
@click.argument("plan", metavar="VĂN-BẢN")
@click.argument("ma", required=False, metavar="[MÃ]")
@click.option("-o", "out", required=True, metavar="TỆP.xlsx", help="Sổ Excel sẽ ghi; có sẵn thì ghi đè.")
@click.pass_obj
def export(workspace: Workspace, plan: str, ma: str | None, out: str) -> ExitCode:
    workspace.check()
    library, id = Library(workspace), workspace.find(plan)
    target = Path(out)
    if target.suffix.lower() != ".xlsx":
        raise UsageProblem(f"Tệp xuất ra phải có đuôi .xlsx: “{out}”.")
    tables, found = tables_meant(library, id, ma)
    if not tables:
        print_findings(found)
        return ExitCode.PROBLEMS
    from gen.workbook.missing_library import MissingLibrary
    from gen.workbook.workbook_writer import too_long, workbook_bytes

    plans = [table.plan for table in tables]
    for one in plans:
        if long := too_long(one):
            raise UsageProblem(f"Ô {long} dài quá mức của Excel (32.767 ký tự), không xuất được.")
    registers = library.registers
    names = [unit.ten for unit in registers.units.values()] + [group.ten for group in registers.groups.values()]
    try:
        data = workbook_bytes(plans, list(dict.fromkeys(names)))
    except MissingLibrary:
        raise install_excel() from None
    write(target, data)
    rows = sum(len(one.rows) for one in plans)
    click.echo(f"Đã ghi {out}: {len(plans)} bảng, {rows} hàng.", err=True)
    return ExitCode.CLEAN

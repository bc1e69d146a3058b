"""`gen audit`: any Word file judged as the văn thư who would refuse it."""

from __future__ import annotations

from pathlib import Path

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.vietnamese_click import VietnameseCommand
from gen.text.shorten import whole_or
from gen.word.audit import CannotRead
from gen.word.audit import audit as audit_file
from gen.word.audit.audit_report import PLACES_SHOWN, as_json, as_text
from gen.word.ooxml.archive import bytes_of
from gen.word.the_thuc import DANG, NGHI_DINH_30
from gen.workspace.folder import UsageProblem


@click.command(
    cls=VietnameseCommand,
    help="Soát thể thức một tệp Word bất kỳ, cả tệp gõ tay: sai chỗ nào, luật nói gì, sửa ra sao.",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP.docx")
@click.option(
    "--dang/--chinh-quyen", "party", default=None, help="Đo theo thể thức của Đảng hay Nghị định 30; mặc định đoán."
)
@click.option("--het", "whole", is_flag=True, help="In hết các chỗ của mỗi lỗi.")
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), help="Dạng in ra.")
def audit(file: Path, party: bool | None, whole: bool, form: str) -> ExitCode:
    he = None if party is None else DANG if party else NGHI_DINH_30
    try:
        report = audit_file(bytes_of(file), he)
    except CannotRead as err:
        raise UsageProblem(f"Tệp “{file}” {err}") from err
    text = as_text(report, str(file), whole_or(PLACES_SHOWN, whole=whole))
    click.echo(as_json(report, str(file)) if form == "json" else text)
    return ExitCode.PROBLEMS if report.violated else ExitCode.CLEAN

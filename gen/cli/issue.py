"""`gen issue`: a plan is marked as issued; from then on it prints what its record holds."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import click

from gen.build.incremental import BuildRequest
from gen.build.incremental import build as build_all
from gen.build.issuing import issue as make_issue
from gen.build.progress import Progress
from gen.cli.amended_text import record_amended_text
from gen.cli.check import check_all
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic, Severity, has_errors
from gen.issued.record_names import issued_path
from gen.workspace.folder import BUILD, UsageProblem, Workspace
from gen.workspace.library import Library


@click.command(
    cls=VietnameseCommand,
    help="""Ban hành một văn bản: ghi lại đúng chữ, đúng tệp lúc này; từ nay in theo bản ghi ấy, dù nguồn có đổi.

\b
  gen issue thanh-pho/ke-hoach             cần có số, đủ ngày, không có lỗi, văn bản cha đã ban hành
  gen issue --lai thanh-pho/ke-hoach       ban hành lại: chữa sai sót trước khi gửi đi
""",
)
@click.argument("plan", metavar="VĂN-BẢN")
@click.option("--cha-chua", "draft_parent", is_flag=True, help="Văn bản cha chưa ban hành cũng được.")
@click.option("--co-canh-bao", "warned", is_flag=True, help="Có cảnh báo vẫn ban hành.")
@click.option("--lai", "again", is_flag=True, help="Ban hành lại theo nguồn hiện nay, thay bản ghi đã có.")
@click.pass_obj
def issue(workspace: Workspace, plan: str, draft_parent: bool, warned: bool, again: bool) -> ExitCode:
    workspace.check()
    workspace.tidy()
    id = workspace.find(plan)
    target = issued_path(workspace.source_path(id))
    if workspace.has(target) and not again:
        raise UsageProblem(
            f"“{id}” đã ban hành ({target}). Sai sót mà chưa gửi đi thì ban hành lại: gen issue --lai {id}"
        )
    library = Library(workspace)
    found = [*library.register_problems, *check_all(library, [id], as_source=True)[id]]
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    made, problems = make_issue(library, id, _version(), draft_parent=draft_parent)
    print_findings([*found, *problems])
    if made is None or has_errors([*found, *problems]):
        click.echo(f"Chưa ban hành “{id}”: chữa các lỗi trên rồi chạy lại.", err=True)
        return ExitCode.PROBLEMS
    if warnings and not warned:
        click.echo(
            f"Chưa ban hành “{id}”: còn {len(warnings)} cảnh báo. Chữa, hoặc ghi lý do vào bo_qua; chấp nhận cả thì "
            f"thêm --co-canh-bao.",
            err=True,
        )
        return ExitCode.PROBLEMS
    if not record_amended_text(library, id, _version()):
        return ExitCode.PROBLEMS
    workspace.write(target, made.record, new=not again)
    click.echo(f"Đã ban hành “{id}”: {target}. Ghi tệp này vào git cùng nguồn.", err=True)
    return _printed(workspace, id)


def _printed(workspace: Workspace, id: str) -> ExitCode:
    """Sees to it that the issued file lies in build/."""
    out = workspace.root / BUILD
    with Progress() as progress:
        report = build_all(workspace, BuildRequest([id], out), progress)
    told: list[Diagnostic] = [finding for finding in report.found if finding.code != "source/misnamed"]
    print_findings(told)
    if report.refused:
        return ExitCode.PROBLEMS
    click.echo(f"Tệp đã ban hành: {out / f'{id}.docx'}", err=True)
    return ExitCode.CLEAN


def _version() -> str:
    try:
        return version("gen-van-ban")
    except PackageNotFoundError:
        return "?"

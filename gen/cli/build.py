"""`gen build`: documents as Word files, or with `--nguon` review copies that tell where each paragraph comes from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from gen.build.incremental import BuildReport, BuildRequest
from gen.build.incremental import build as build_all
from gen.build.progress import Progress
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import counted, print_findings
from gen.cli.plans_argument import ids_of, plans_argument
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic, blocking
from gen.text.shorten import WHOLE, Limit, listed
from gen.workspace.folder import BUILD, UsageProblem, Workspace

# those that are refused are told one by one above
_SHOWN = Limit(5)


@click.command(
    cls=VietnameseCommand,
    help="Dựng các văn bản thành tệp Word dưới build/ (mặc định: tất cả). Không soát luật, trừ khi --strict.",
)
@plans_argument
@click.option("--out", type=click.Path(path_type=Path), metavar="THƯ-MỤC", help="Nơi đặt tệp Word; mặc định build/.")
@click.option("-j", "jobs", type=click.IntRange(1), default=os.cpu_count() or 1, metavar="N", help="Số việc cùng lúc.")
@click.option("--strict", is_flag=True, help="Soát cả các luật của gen check; có cảnh báo cũng không ghi tệp.")
@click.option("--why", is_flag=True, help="Cho biết vì sao dựng lại từng văn bản.")
@click.option(
    "--nguon", "sources", is_flag=True, help="Viết bản xem nguồn (….nguon.docx): bên lề ghi mỗi đoạn từ đâu ra."
)
@click.pass_obj
def build(
    workspace: Workspace, plans: tuple[str, ...], out: Path | None, jobs: int, strict: bool, why: bool, sources: bool
) -> ExitCode:
    workspace.check()
    workspace.tidy()
    target = out or workspace.root / BUILD
    ids = ids_of(workspace, plans)
    if sources:
        if strict or why:
            raise UsageProblem("--nguon chỉ viết bản xem nguồn, không dùng cùng --strict hay --why.")
        return _write_review_copies(workspace, ids, target, jobs)
    barred = _barred(workspace, ids) if strict else {}
    order = BuildRequest(ids, target, whole=not plans, strict=strict, jobs=jobs, barred=barred)
    with Progress() as progress:
        report = build_all(workspace, order, progress)
    if not plans:
        _refresh_schemas(workspace, report.written)
    if why:
        reasons = "\n".join(f"{id}: {reason}" for id, reason in report.why.items())
        click.echo(reasons or "Không có gì phải dựng lại.")
    print_findings(report.found)
    click.echo(f"{target}: {_outcome(report)}." + counted(report.found), err=True)
    return ExitCode.PROBLEMS if report.refused or blocking(report.found, strict=strict) else ExitCode.CLEAN


def _barred(workspace: Workspace, ids: Sequence[str]) -> dict[str, list[Diagnostic]]:
    """The drafts that `--strict` refuses, with what was found; what is issued is printed whatever is said of it."""
    from gen.cascade.sibling_sharing import Sharing
    from gen.cli.check import check_all, refused_by_strict
    from gen.workspace.library import Library

    library = Library(workspace, share=Sharing.TEXTS)
    found = check_all(library, [id for id in ids if library.printed(id) == id])
    return {id: findings for id, findings in found.items() if refused_by_strict(findings)}


def _refresh_schemas(workspace: Workspace, written: Sequence[str]) -> None:
    """Has the editor offer the ids that there are now."""
    if (workspace.root / ".vscode").is_dir():
        from gen.workspace.editor_schemas import refresh

        refresh(workspace, written)


def _outcome(report: BuildReport) -> str:
    parts = [f"{len(report.written)} tệp mới", f"{len(report.same)} không đổi"]
    if report.removed:
        parts.append(f"{len(report.removed)} bỏ vì không còn nguồn")
    if report.kept:
        parts.append(f"{len(report.kept)} không còn nguồn nhưng để lại vì đã sửa tay ({listed(report.kept, WHOLE)})")
    if report.refused:
        parts.append(f"{len(report.refused)} không dựng được ({listed(report.refused, _SHOWN, 'văn bản')})")
    return ", ".join(parts)


def _write_review_copies(workspace: Workspace, ids: Sequence[str], out: Path, jobs: int) -> ExitCode:
    from gen.review.provenance.commented_copies import copy_all

    with Progress() as progress:
        copies = copy_all(workspace, ids, out, jobs, progress)
    print_findings([finding for copy in copies for finding in copy.found])
    refused = [copy for copy in copies if not copy.written]
    rest = f", {len(refused)} không viết được" if refused else ""
    click.echo(f"{out}: {len(copies) - len(refused)} bản xem nguồn (….nguon.docx){rest}.", err=True)
    return ExitCode.PROBLEMS if refused else ExitCode.CLEAN

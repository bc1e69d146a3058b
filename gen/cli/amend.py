"""`gen amend`: the document that amends an issued one, drafted from what its source now says."""

from __future__ import annotations

import datetime
import posixpath
from pathlib import Path

import click

from gen.amend.reading_back import ReadBack
from gen.cli.amending_texts import amended_plan, both_texts
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.vocabulary import KINDS, DocumentKind
from gen.issued.record_names import plan_of
from gen.text.shorten import shortened
from gen.workspace.folder import PLANS, UsageProblem, Workspace
from gen.workspace.library import Library

_QUOTED = 90


@click.command(
    cls=VietnameseCommand,
    help="""Viết dự thảo văn bản sửa đổi, bổ sung một văn bản đã ban hành, theo những gì nguồn của nó nay nói khác.

\b
  gen amend thanh-pho/ke-hoach                       viết thanh-pho/ke-hoach-sua-doi-1.yaml
  gen amend thanh-pho/ke-hoach --loai quyet-dinh     sửa kế hoạch bằng quyết định
  gen amend --thu thanh-pho/ke-hoach-sua-doi-1       làm theo văn bản ấy có được đúng nguồn hiện nay không
  gen amend --hop-nhat thanh-pho/ke-hoach            văn bản hợp nhất: chỗ nào do văn bản nào sửa
""",
)
@click.argument("plan", metavar="VĂN-BẢN")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="TỆP", help="Tệp viết ra.")
@click.option("--loai", "kind", type=click.Choice(KINDS), metavar="LOẠI", help="Loại của văn bản sửa đổi.")
@click.option("--nam", "year", type=int, default=None, metavar="NĂM", help="Năm ban hành; mặc định năm nay.")
@click.option("--thu", "trial", is_flag=True, help="Làm thử theo một văn bản sửa đổi, so với nguồn hiện nay.")
@click.option("--hop-nhat", "consolidated", is_flag=True, help="In văn bản hợp nhất thành tệp Word.")
@click.pass_obj
def amend(
    workspace: Workspace,
    plan: str,
    out: Path | None,
    kind: str | None,
    year: int | None,
    trial: bool,
    consolidated: bool,
) -> ExitCode:
    workspace.check()
    if trial and consolidated:
        raise UsageProblem("--thu và --hop-nhat không dùng chung: chọn một.")
    library = Library(workspace)
    if trial:
        return _tried(library, workspace.find(plan))
    if consolidated:
        from gen.cli.amend_consolidated import print_consolidated

        return print_consolidated(library, workspace.find(plan_of(plan)), out)
    return _drafted(library, workspace.find(plan_of(plan)), out, kind, year or datetime.date.today().year)


def _drafted(library: Library, id: str, out: Path | None, kind: str | None, year: int) -> ExitCode:
    from gen.amend.drafting import drafted

    workspace = library.workspace
    target = workspace.new_plan(out) if out is not None else _free_path(workspace, id)
    texts = both_texts(library, id)
    if texts is None:
        return ExitCode.PROBLEMS
    amends = posixpath.relpath(workspace.source_path(id), posixpath.dirname(target))
    made = drafted(library, id, texts, DocumentKind(kind) if kind else None, year, amends)
    if made is None:
        click.echo(f"Nguồn của “{id}” in ra đúng như đã ban hành: không có gì để sửa đổi.", err=True)
        return ExitCode.CLEAN
    workspace.write(target, made.text, new=True)
    for left in made.left_out:
        click.echo(f"Không sửa: {left}.", err=True)
    draft_id = workspace.id_of(target)
    click.echo(
        f"Đã viết {target}: {made.count} nội dung sửa đổi. Xem lại lời, rồi: gen amend --thu {draft_id}", err=True
    )
    return ExitCode.CLEAN


def _free_path(workspace: Workspace, id: str) -> str:
    """The first of `…-sua-doi-1.yaml`, `…-sua-doi-2.yaml` … that is not there."""
    number = 1
    while workspace.has(path := f"{PLANS}/{id}-sua-doi-{number}.yaml"):
        number += 1
    return path


def _tried(library: Library, id: str) -> ExitCode:
    """Carries the amending document out on the text in force, and tells where that is not what the source says."""
    from gen.amend.reading_back import read_back

    named = amended_plan(library, id)
    if not named:
        raise UsageProblem(f"“{id}” không sửa đổi văn bản nào: thiếu khoá sua_doi (đường dẫn tới văn bản được sửa).")
    texts = both_texts(library, named)
    amending, found = library.document(id)
    if texts is None or amending is None:
        print_findings([finding for finding in found if finding.is_error])
        return ExitCode.PROBLEMS
    result = read_back(*texts, amending)
    _tell(result, id, named)
    return ExitCode.CLEAN if result.agrees else ExitCode.PROBLEMS


def _tell(result: ReadBack, id: str, named: str) -> None:
    for misread in result.misread:
        click.echo(f"“{shortened(misread.clause.sentence, _QUOTED)}”: {misread.why}.")
    for old, new in result.differences:
        if not result.misread or new:
            click.echo(f"Làm theo “{id}” thì được: “{shortened(old, _QUOTED)}”")
            click.echo(f"  mà nguồn nay nói: “{shortened(new, _QUOTED)}”")
    if result.agrees:
        click.echo(f"Làm theo {result.count} nội dung của “{id}” thì được đúng nguồn hiện nay của “{named}”.", err=True)
    else:
        click.echo(f"Chưa khớp. Sửa “{id}” hoặc nguồn của “{named}”, rồi chạy lại.", err=True)

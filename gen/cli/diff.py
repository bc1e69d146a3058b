"""`gen diff`: what changed between two plans, or between two states of the workspace in git."""

from __future__ import annotations

import os
from typing import Any

import click

from gen.build.progress import Progress
from gen.cli.exit_codes import ExitCode
from gen.cli.plans_argument import plans_argument
from gen.cli.vietnamese_click import VietnameseCommand
from gen.review.compare.as_json import as_json
from gen.review.compare.as_markdown import as_markdown
from gen.review.compare.as_text import Look, as_text
from gen.review.compare.report import Report
from gen.review.git_repository import Repository
from gen.review.workspace_diff import two_plans, two_states
from gen.text.shorten import Limit, whole_or
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library

_LOOKS: dict[Look, Any] = {
    Look.DELETED: {"fg": "red", "strikethrough": True},
    Look.INSERTED: {"fg": "green", "bold": True},
    Look.HEAD: {"bold": True},
    Look.PLACE: {"bold": True},
    Look.ATTENTION: {"fg": "yellow"},
    Look.PATH: {"dim": True},
}
_SHOWN = Limit(8, "--het")
_HELP = """\
So chữ in ra của hai văn bản, hoặc của các văn bản ở hai phiên bản git: thêm, bỏ, chuyển chỗ, sửa từng chữ, ở mục nào,
thuộc loại gì, bản kế thừa nào theo, bản nào phải xem lại.

\b
  gen diff thanh-pho/ke-hoach phuong/ke-hoach     hai văn bản
  gen diff phuong/ke-hoach@ban-hanh phuong/ke-hoach  nguồn nay nói khác chữ đã ban hành ở đâu
  gen diff --git main                             từ main tới các tệp hiện nay
  gen diff --git main...HEAD --format md          cho yêu cầu hợp nhất

Mã thoát 0 dù có thay đổi hay không; 1 khi có văn bản không dựng được ở một phía.
"""


@click.command(cls=VietnameseCommand, help=_HELP)
@plans_argument
@click.option(
    "--git", "span", metavar="A..B", help="Hai phiên bản git; A...B: từ chỗ rẽ nhánh; A: tới các tệp hiện nay."
)
@click.option("--format", "form", default="text", type=click.Choice(["text", "md", "json"]), help="Dạng in ra.")
@click.option("--het", "whole", is_flag=True, help="In hết các danh sách, không cắt ngắn (json luôn đủ).")
@click.pass_obj
def diff(workspace: Workspace, plans: tuple[str, ...], span: str | None, form: str, whole: bool) -> ExitCode:
    report = _in_git(workspace, span, plans) if span is not None else _two(workspace, plans)
    # no-color.org; where the output is no terminal click takes the colours out
    click.echo(
        _written(report, form, whole_or(_SHOWN, whole=whole)), color=False if os.environ.get("NO_COLOR") else None
    )
    return ExitCode.PROBLEMS if report.broken else ExitCode.CLEAN


def _written(report: Report, form: str, limit: Limit) -> str:
    if form == "json":
        return as_json(report)
    if form == "md":
        return as_markdown(report)
    return as_text(report, lambda text, look: click.style(text, **_LOOKS[look]) if text else "", limit)


def _two(workspace: Workspace, plans: tuple[str, ...]) -> Report:
    workspace.check()
    if len(plans) != 2:
        raise UsageProblem(
            "Cho biết hai văn bản: gen diff A B; hoặc hai phiên bản git: gen diff --git A..B [VĂN-BẢN …]."
        )
    return two_plans(Library(workspace), workspace.find_text(plans[0]), workspace.find_text(plans[1]))


def _in_git(workspace: Workspace, span: str, plans: tuple[str, ...]) -> Report:
    workspace.check()
    with Repository(workspace).states(span) as (before, after, named), Progress() as progress:
        chosen = [_find(name, workspace, before, after) for name in plans] or None
        return two_states(Library(before), Library(after), named, chosen, progress.tell)


def _find(name: str, now: Workspace, before: Workspace, after: Workspace) -> str:
    """The id of a plan that may be there on one side only; `now` is the workspace as it is."""
    for workspace in (after, before):
        wanted = now.id_of(name.replace("\\", "/").removeprefix("./"))
        if wanted in workspace.documents():
            return wanted
    return now.find(name)

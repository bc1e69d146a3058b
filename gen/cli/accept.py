"""`gen accept`: the record beside a child plan that its drafter has looked at what the parent says now."""

from __future__ import annotations

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic
from gen.review.drift import SeenParent, read_record, record_of, record_path
from gen.source.paths import value_at
from gen.source.write import write
from gen.text.suggestions import did_you_mean
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved
from gen.workspace.system_errors import read_told

_HEAD = """\
# Ghi nhận của gen accept: văn bản cha viết gì ở những chỗ bản này ghi đè, vào lúc đã xem. Không sửa bằng tay.
"""


@click.command(
    cls=VietnameseCommand,
    help="Ghi nhận “đã xem”: lưu chữ hiện nay của văn bản cha ở những chỗ bản này ghi đè.",
)
@click.argument("plan", metavar="VĂN-BẢN")
@click.argument("path", required=False, metavar="[PATH]")
@click.pass_obj
def accept(workspace: Workspace, plan: str, path: str | None) -> ExitCode:
    workspace.check()
    workspace.tidy()
    written, findings = accept_plan(Library(workspace), workspace.find(plan), path or "")
    print_findings(findings)
    if written:
        click.echo(f"Đã ghi {written}.", err=True)
    return ExitCode.CLEAN if written else ExitCode.PROBLEMS


def accept_plan(library: Library, id: str, path: str) -> tuple[str, list[Diagnostic]]:
    """Writes the record of a child, of one path or (empty) of all; the file written, or nothing and why not.

    Raises UsageProblem for a document without a parent, and for a path that the child does not override.
    """
    resolved = library.resolve(id)
    if resolved.root is None and resolved.draft is None:
        return "", list(resolved.found)
    if resolved.inherits is None:
        raise UsageProblem(f"“{id}” không kế thừa văn bản nào, không có gì để ghi nhận.")
    target = record_path(resolved.path)
    data, unread = read_told(library.workspace.read, target)
    old, wrong = read_record(data, target)
    if unread or wrong:
        return "", unread + wrong
    path = path.strip("/")
    if path:
        _check_overridden(resolved, path)
    library.workspace.write(target, record_text(resolved, old, path if old is not None else ""))
    return target, []


def record_text(child: Resolved, old: SeenParent | None = None, path: str = "") -> str:
    """The record of a child as it is written; with a path, the rest of an old record stays as it was."""
    return _HEAD + write(record_of(child, old, path))


def _check_overridden(resolved: Resolved, path: str) -> None:
    overridden = [override.path for override in resolved.overrides]
    if any(own == path or own.startswith(f"{path}/") for own in overridden):
        return
    inherited = resolved.draft is not None and value_at(resolved.draft, path)
    why = "bản này để nguyên phần đó theo cha" if inherited else "không có phần đó"
    raise UsageProblem(f"Không ghi nhận riêng “{path}” được: {why}. {did_you_mean(path, overridden)}".strip())

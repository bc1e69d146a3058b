"""`gen show`: a document after the cascade, as one source that prints the same."""

from __future__ import annotations

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.issued_told import tell_of_issued
from gen.cli.vietnamese_click import VietnameseCommand
from gen.source.write import write
from gen.workspace.folder import Workspace
from gen.workspace.library import Library


@click.command(
    cls=VietnameseCommand,
    help="In văn bản sau khi kế thừa, thành một tệp YAML riêng in ra đúng như thế. Chữ đã ban hành: VĂN-BẢN@ban-hanh.",
)
@click.argument("plan", metavar="VĂN-BẢN")
@click.pass_obj
def show(workspace: Workspace, plan: str) -> ExitCode:
    workspace.check()
    library, id = Library(workspace), workspace.find_text(plan)
    tell_of_issued(library, id)
    root, findings = library.shown(id)
    if root is None:
        print_findings(findings)
        return ExitCode.PROBLEMS
    click.echo(write(root), nl=False)
    return ExitCode.CLEAN

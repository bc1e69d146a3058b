"""`gen show`: a document after the cascade, as one source that prints the same."""

from __future__ import annotations

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.source.write import write
from gen.workspace.folder import Workspace
from gen.workspace.library import Library


@click.command(cls=VietnameseCommand, help="In văn bản sau khi kế thừa, thành một tệp YAML riêng in ra đúng như thế.")
@click.argument("plan", metavar="VĂN-BẢN")
@click.pass_obj
def show(workspace: Workspace, plan: str) -> ExitCode:
    workspace.check()
    root, findings = Library(workspace).shown(workspace.find(plan))
    if root is None:
        print_findings(findings)
        return ExitCode.PROBLEMS
    click.echo(write(root), nl=False)
    return ExitCode.CLEAN

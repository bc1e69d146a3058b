"""`gen schema`: the JSON Schemas that editors check sources by."""

from __future__ import annotations

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.vietnamese_click import VietnameseCommand
from gen.schema.known_names import KnownNames
from gen.workspace.editor_schemas import SCHEMAS, known_names, schema_text
from gen.workspace.folder import Workspace
from gen.workspace.library import Library


@click.command(
    cls=VietnameseCommand,
    help="In JSON Schema của cách viết, cho trình soạn thảo. Ở thư mục làm việc thì có cả mã đơn vị, văn bản, mục.",
)
@click.argument("name", default="van-ban", type=click.Choice(list(SCHEMAS)))
@click.pass_obj
def schema(workspace: Workspace, name: str) -> ExitCode:
    names = known_names(Library(workspace)) if workspace.plans.is_dir() else KnownNames()
    click.echo(schema_text(name, names), nl=False)
    return ExitCode.CLEAN

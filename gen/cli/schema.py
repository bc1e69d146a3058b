"""`gen schema`: the JSON Schemas that editors check sources by."""

from __future__ import annotations

import json

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.vietnamese_click import VietnameseCommand
from gen.schema.json_schema import document_schema, documents_schema, units_schema

SCHEMAS = {
    "van-ban": document_schema,
    "danh-muc-don-vi": units_schema,
    "danh-muc-van-ban": documents_schema,
}


@click.command(cls=VietnameseCommand, help="In JSON Schema của cách viết, cho trình soạn thảo.")
@click.argument("name", default="van-ban", type=click.Choice(list(SCHEMAS)))
def schema(name: str) -> ExitCode:
    click.echo(schema_text(name), nl=False)
    return ExitCode.CLEAN


def schema_text(name: str) -> str:
    """One of the JSON Schemas as text."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"

"""Why a command could not run at all, as one Vietnamese line: a wrong call, or what the system refused."""

from __future__ import annotations

import os

import click

from gen.cli.vietnamese_click import ExtraArguments, UnknownCommand
from gen.workspace.system_errors import reason


def system_message(err: OSError) -> str:
    """What the system refused, and at which file."""
    what = f" “{os.fsdecode(err.filename)}”" if err.filename else ""
    return f"Không đọc hoặc ghi được{what}: {reason(err)}."


def usage_message(err: click.UsageError) -> str:
    """What is wrong with a call, and where to look it up."""
    name = err.ctx.command_path if err.ctx else "gen"
    see = f"Xem “{name} --help”."
    if isinstance(err, click.NoSuchOption):
        near = f" Có phải “{err.possibilities[0]}”?" if err.possibilities else ""
        return f"Không có tuỳ chọn “{err.option_name}”.{near} {see}"
    if isinstance(err, click.MissingParameter):
        param = err.param.make_metavar(err.ctx) if err.param and err.ctx else ""
        return f"Thiếu {param or 'tham số'}. {see}"
    if isinstance(err, click.BadParameter):
        return f"{_bad_value(err)} {see}"
    if isinstance(err, ExtraArguments):
        return f"Thừa “{' '.join(err.arguments)}”. {see}"
    if isinstance(err, UnknownCommand):
        return f"Không có lệnh này: '{err.name}' {see}"
    return f"{err.message} {see}"


def _bad_value(err: click.BadParameter) -> str:
    param = (err.param.metavar or err.param.name) if isinstance(err.param, click.Argument) else ""
    param = param or (err.param.opts[-1] if err.param else "")
    if err.param and isinstance(err.param.type, click.Choice):
        choices = ", ".join(map(str, err.param.type.choices))
        return f"“{param}” phải là một trong: {choices}."
    return f"Giá trị của “{param}” không dùng được: {err.message}"

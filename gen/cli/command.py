"""Click with Vietnamese help and usage errors; what was found, told on the terminal."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from importlib import import_module

import click

from gen.core.diagnostic import Diagnostic

_HEADINGS = {"Options": "Tuỳ chọn", "Commands": "Các lệnh"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        args = args.replace("[OPTIONS]", "[TUỲ CHỌN]").replace("COMMAND [ARGS]...", "LỆNH …")
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is in Vietnamese."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese(super().get_help_option(ctx))


class Group(click.Group):
    """A group whose help is in Vietnamese; `later` names the commands (module:name) that are loaded when called."""

    context_class = _Context
    command_class = Command
    later: Mapping[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *self.later])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        module, _, name = self.later[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese(super().get_help_option(ctx))


def _vietnamese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "In phần trợ giúp này."
    return option


_SYSTEM = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết phần đĩa được cấp",
    errno.EACCES: "không có quyền, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EISDIR: "đó là một thư mục",
    errno.ENOTDIR: "trên đường dẫn có một tệp, không phải thư mục",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EBUSY: "tệp đang được dùng",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "các liên kết dẫn vòng tròn",
    errno.EMFILE: "mở quá nhiều tệp một lúc",
    errno.EIO: "ổ đĩa bị lỗi",
    errno.ENOMEM: "máy hết bộ nhớ",
}


def system_message(err: OSError) -> str:
    """What the system refused, as one Vietnamese line."""
    why = _SYSTEM.get(err.errno or 0) or err.strerror or str(err)
    what = f" “{os.fsdecode(err.filename)}”" if err.filename else ""
    return f"Không đọc hoặc ghi được{what}: {why}."


def usage_message(err: click.UsageError) -> str:
    """A usage error as one Vietnamese line."""
    name = err.ctx.command_path if err.ctx else "gen"
    told = f"Xem “{name} --help”."
    if isinstance(err, click.NoSuchOption):
        near = f" Có phải “{err.possibilities[0]}”?" if err.possibilities else ""
        return f"Không có tuỳ chọn “{err.option_name}”.{near} {told}"
    if isinstance(err, click.MissingParameter):
        param = err.param.make_metavar(err.ctx) if err.param and err.ctx else ""
        return f"Thiếu {param or 'tham số'}. {told}"
    if isinstance(err, click.BadParameter):
        param = (err.param.metavar or err.param.name) if isinstance(err.param, click.Argument) else ""
        param = param or (err.param.opts[-1] if err.param else "")
        if err.param and isinstance(err.param.type, click.Choice):
            choices = ", ".join(map(str, err.param.type.choices))
            return f"“{param}” phải là một trong: {choices}. {told}"
        return f"Giá trị của “{param}” không dùng được: {err.message} {told}"
    if err.message.startswith("Got unexpected extra argument"):
        extra = err.message.partition("(")[2].rstrip(")")
        return f"Thừa “{extra}”. {told}"
    if "No such command" in err.message:
        return f"Không có lệnh này: {err.message.split(maxsplit=3)[-1].rstrip('.')} {told}"
    return f"{err.message} {told}"


def tell(found: list[Diagnostic]) -> None:
    """Prints findings; what tells them is loaded where there are some."""
    if found:
        from gen.cli.report import as_text

        click.echo(as_text(found))


def counts(found: list[Diagnostic]) -> str:
    """How many errors and warnings, behind a blank; empty where there are none."""
    if not found:
        return ""
    from gen.cli.report import summary

    return f" {summary(found)}."

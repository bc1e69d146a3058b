"""Click with Vietnamese help, and a group whose commands stand in modules of their own, loaded when called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

_HEADINGS = {"Options": "Tuỳ chọn", "Commands": "Các lệnh"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        args = args.replace("[OPTIONS]", "[TUỲ CHỌN]").replace("COMMAND [ARGS]...", "LỆNH …")
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class ExtraArguments(click.UsageError):
    """More arguments than the command takes; `arguments` are those that are too many."""

    def __init__(self, arguments: Sequence[str], ctx: click.Context) -> None:
        super().__init__("", ctx)
        self.arguments = tuple(arguments)


class UnknownCommand(click.UsageError):
    """A command that the group does not have, by its name."""

    def __init__(self, name: str, ctx: click.Context) -> None:
        super().__init__("", ctx)
        self.name = name


class VietnameseCommand(click.Command):
    """A command whose help is in Vietnamese and that says by ExtraArguments what it was given too many."""

    context_class = _Context
    # click would refuse them with a sentence of its own
    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise ExtraArguments(rest, ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese(super().get_help_option(ctx))


class VietnameseGroup(click.Group):
    """A group whose help is in Vietnamese and lists its commands without loading them.

    `summaries` gives the first sentence of each command's help; the command `don-vi` is the function `don_vi` of the
    module `don_vi` in `package`.
    """

    context_class = _Context

    def __init__(self, *args: Any, package: str, summaries: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._package, self._summaries = package, summaries

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._summaries:
            return None
        name = cmd_name.replace("-", "_")
        # no module and no function can be called `import`
        name += "_" if iskeyword(name) else ""
        command = getattr(import_module(f"{self._package}.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self._summaries and not ctx.resilient_parsing:
            raise UnknownCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        names = self.list_commands(ctx)
        room = formatter.width - 6 - max(map(len, names))
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, click.Command(name, help=self._summaries[name]).get_short_help_str(room)) for name in names]
            )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese(super().get_help_option(ctx))


def _vietnamese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "In phần trợ giúp này."
    return option

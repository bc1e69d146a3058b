"""The commands that look things up in the registers."""

from __future__ import annotations

import datetime

import click

from gen.cli.command import Command
from gen.workspace.places import UsageProblem, Workspace

CLEAN, PROBLEMS = 0, 1


@click.command(cls=Command, help="Các văn bản được viện dẫn: còn hiệu lực không, viện dẫn ở đâu.")
@click.option("--ngay", "day", default=None, metavar="NĂM-THÁNG-NGÀY", help="Vào ngày nào; mặc định hôm nay.")
@click.pass_obj
def vb(workspace: Workspace, day: str | None) -> int:
    from gen.cli.look_up import documents_told
    from gen.workspace.library import Library

    workspace.check()
    try:
        on = datetime.date.fromisoformat(day) if day else datetime.date.today()
    except ValueError:
        raise UsageProblem(f"“{day}” không phải ngày; viết năm-tháng-ngày, ví dụ 2026-05-07.") from None
    library = Library(workspace)
    click.echo("\n".join(documents_told(library, workspace.documents(), on)))
    return CLEAN


@click.command("don-vi", cls=Command, help="Tìm đơn vị theo tên (không cần dấu), để biết mã.")
@click.argument("words", nargs=-1, required=True, metavar="TỪ-KHÓA")
@click.pass_obj
def don_vi(workspace: Workspace, words: tuple[str, ...]) -> int:
    from gen.cli.look_up import units_named
    from gen.workspace.library import Library

    workspace.check()
    lines = units_named(Library(workspace).registers, " ".join(words))
    if not lines:
        click.echo(f"Không có đơn vị nào tên có “{' '.join(words)}”.", err=True)
        return PROBLEMS
    click.echo("\n".join(lines))
    return CLEAN

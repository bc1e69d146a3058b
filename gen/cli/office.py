"""The commands that set up an office: its workspace, and what its editors need to know."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from gen.cli.command import Command

CLEAN = 0


@click.command(
    cls=Command,
    help="Lập thư mục làm việc mới cho một đơn vị: danh mục, kế hoạch đầu tiên, Makefile, thiết lập VS Code.",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="THƯ-MỤC")
@click.option("--ten", default="Ủy ban nhân dân phường Mẫu", metavar="TÊN", help="Tên đầy đủ của đơn vị.")
@click.option("--dia-danh", "place", default="", metavar="TÊN", help="Địa danh; mặc định lấy từ tên đơn vị.")
@click.option("--mau", "templates", is_flag=True, help="Chép cả mẫu Word, để sửa cách trình bày.")
def init(folder: Path, ten: str, place: str, templates: bool) -> int:
    from gen.cli.init import make_workspace

    written = make_workspace(folder, ten, place, datetime.date.today().year, templates=templates)
    click.echo(f"Đã lập “{folder}” với {len(written)} tệp. Vào thư mục đó, mở plans/ và chạy: make build", err=True)
    click.echo("Có dùng git thì sau khi “git init”, chạy thêm một lần: gen git", err=True)
    return CLEAN


@click.command(cls=Command, help="In JSON Schema của cách viết, cho trình soạn thảo.")
@click.argument("name", default="van-ban", type=click.Choice(["van-ban", "danh-muc-don-vi", "danh-muc-van-ban"]))
def schema(name: str) -> int:
    from gen.cli.init import schema_text

    click.echo(schema_text(name), nl=False)
    return CLEAN

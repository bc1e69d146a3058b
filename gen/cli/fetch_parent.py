"""`gen fetch-parent`: a parent plan of another repository, with the registers it needs, into plans/.cha."""

from __future__ import annotations

import os

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.foreign.address import Address, as_lock_says, name_of, read_address, read_plan
from gen.foreign.fetching import fetch, known_lock, lay_down, new_lock
from gen.foreign.git_calls import Git
from gen.text.diacritics import is_slug
from gen.workspace.folder import PLANS, UsageProblem, Workspace
from gen.workspace.foreign_folder import FOREIGN, LOCK, SCHEME

_SHORT = 10


@click.command(
    "fetch-parent",
    cls=VietnameseCommand,
    help="""Lấy văn bản cha từ kho git khác về plans/.cha/, kèm danh mục nó cần và tệp khoá.

\b
  gen fetch-parent https://kho.vi-du.vn/thanh-pho.git@v1 nam-2026/ke-hoach
  gen fetch-parent ../kho-thanh-pho@main nam-2026/ke-hoach --ten thanh-pho
""",
)
@click.argument("address", metavar="KHO@THẺ")
@click.argument("plan", metavar="VĂN-BẢN")
@click.option("--ten", "name", default="", help="Tên gọi trong ke_thua: cha:TÊN/…; không ghi thì theo tên kho.")
@click.pass_obj
def fetch_parent(workspace: Workspace, address: str, plan: str, name: str) -> ExitCode:
    workspace.check()
    workspace.tidy()
    url, ref = read_address(address)
    source = Address(as_lock_says(url, workspace.root), ref)
    wanted = read_plan(plan)
    name = name or name_of(url)
    if not is_slug(name):
        raise UsageProblem(f"“{name}” không đặt làm tên được: chỉ chữ thường không dấu, số, gạch nối. Thêm --ten TÊN.")
    old = known_lock(workspace, name)
    if old is not None and old.url != source.url:
        raise UsageProblem(f"“{SCHEME}{name}” đang là của kho “{old.url}”. Đặt tên khác: --ten TÊN.")
    plans = list(dict.fromkeys((*(map(read_plan, old.plans) if old is not None else ()), wanted)))
    if plans[0].home != wanted.home:
        raise UsageProblem(f"“{SCHEME}{name}” đang là của “{plans[0]}”, thư mục khác. Đặt tên khác: --ten TÊN.")
    fetched = fetch(Git(os.environ), workspace, source, plans)
    print_findings(fetched.found)
    if fetched.found:
        click.echo("Không lấy về: văn bản cha ở kho ấy có lỗi trên, báo cho nơi viết nó.", err=True)
        return ExitCode.PROBLEMS
    lay_down(workspace, name, new_lock(source, plans, fetched), fetched.files)
    where = f"{PLANS}/{FOREIGN}/{name}"
    click.echo(f"Đã lấy {len(fetched.files)} tệp của “{source.url}” ở {ref} ({fetched.commit[:_SHORT]}) về {where}/.")
    click.echo(f"Kế thừa bằng: ke_thua: {SCHEME}{name}/{wanted.inside}", err=True)
    click.echo(f"Ghi cả thư mục ấy vào git; {LOCK} giữ cho các tệp đúng như lúc lấy về.", err=True)
    return ExitCode.CLEAN

"""`gen new`: a first plan for a drafter to fill in."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.how_to_call import how_to_call
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import has_errors
from gen.core.vocabulary import KINDS, DocumentKind
from gen.registers.entries import Unit
from gen.text.suggestions import did_you_mean
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library

_HEAD = """\
# {title} của {ten}
# Thay các chỗ … bằng chữ của mình, rồi dựng lại.

loai: {loai}
don_vi: {ma}
ngay: {nam}
trich_yeu: "…"

can_cu:
  - "…"
"""
_PLAN = """
mo_dau: "{{{{ don_vi.ten }}}} ban hành {title} với các nội dung như sau:"

muc_dich:
  - "…"

yeu_cau:
  - "…"

noi_dung:
  - ma: nhiem-vu-1
    tieu_de: "…"
    muc:
      - noi_dung: "…"
        chu_tri: "…"
        thoi_gian: Tháng 12

to_chuc_thuc_hien:
  - "…"
"""
_DECISION = """
dieu:
  - "…"
  - Quyết định này có hiệu lực kể từ ngày ký.
  - "…"
"""
_TAIL = """
noi_nhan:
  - {nhu_tren}
  - luu: VT

ky:
{thay_mat}  chuc_vu: {chuc_vu}
"""
_TITLES = {
    DocumentKind.DECISION: "Quyết định",
    DocumentKind.PLAN: "Kế hoạch",
    DocumentKind.PROGRAMME: "Chương trình",
}


@click.command(
    cls=VietnameseCommand, help="Viết sẵn khung một văn bản mới: LOẠI là quyet-dinh, ke-hoach hoặc chuong-trinh."
)
@click.argument("kind", type=click.Choice(KINDS), metavar="LOẠI")
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--don-vi", "unit_id", required=True, metavar="MÃ", help="Mã đơn vị ban hành trong danh mục.")
@click.option("--nam", "year", type=int, default=None, metavar="NĂM", help="Năm ban hành; mặc định năm nay.")
@click.pass_obj
def new(workspace: Workspace, kind: str, file: Path, unit_id: str, year: int | None) -> ExitCode:
    workspace.check()
    workspace.tidy()
    library = Library(workspace)
    if has_errors(library.register_problems):
        print_findings(library.register_problems)
        return ExitCode.PROBLEMS
    units = library.registers.units
    unit = units.get(unit_id)
    if unit is None:
        raise UsageProblem(f"Không có đơn vị “{unit_id}” trong danh mục. {did_you_mean(unit_id, units)}".strip())
    target = workspace.new_plan(file)
    text = first_plan(DocumentKind(kind), unit, year or datetime.date.today().year)
    workspace.write(target, text, new=True)
    build = how_to_call("build", workspace.root)
    click.echo(f"Đã viết {target}. Thay các chỗ “…”, rồi chạy: {build}", err=True)
    return ExitCode.CLEAN


def first_plan(kind: DocumentKind, unit: Unit, year: int) -> str:
    """The YAML of a new document of a kind for a unit; it builds as it is, with `…` where words are due."""
    head = _HEAD.format(title=_TITLES[kind], ten=unit.ten, loai=kind, ma=unit.ma, nam=year)
    body = _DECISION if kind is DocumentKind.DECISION else _PLAN.format(title=_TITLES[kind])
    together = unit.ten.startswith("Ủy ban nhân dân")
    tail = _TAIL.format(
        nhu_tren="Như Điều 3" if kind is DocumentKind.DECISION else '"…"',
        thay_mat="  thay_mat: Ủy ban nhân dân\n" if together else "",
        chuc_vu="Chủ tịch" if together else '"…"',
    )
    return head + body + tail

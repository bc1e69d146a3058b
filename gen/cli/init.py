"""`gen init`: a folder that an office can work in alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.how_to_call import how_to_call
from gen.cli.new import first_plan
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.vocabulary import DocumentKind
from gen.registers.entries import Unit
from gen.text.diacritics import slug
from gen.workspace.editor_schemas import SCHEMAS, refresh
from gen.workspace.files import settle, sweep, write
from gen.workspace.folder import PLANS, TEMPLATES, UsageProblem, Workspace, shipped_templates
from gen.workspace.walk import files_below

_COPIED = {
    "Makefile": "Makefile",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
    "van-ban.yaml": "plans/danh-muc/van-ban.yaml",
}
_CALLED = {"phường": "phuong", "xã": "xa", "đặc khu": "dac-khu"}


@click.command(
    cls=VietnameseCommand,
    help="Lập thư mục làm việc mới cho một đơn vị: danh mục, kế hoạch đầu tiên, Makefile, thiết lập VS Code.",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="THƯ-MỤC")
@click.option("--ten", default="Ủy ban nhân dân phường Mẫu", metavar="TÊN", help="Tên đầy đủ của đơn vị.")
@click.option("--dia-danh", "place", default="", metavar="TÊN", help="Địa danh; mặc định lấy từ tên đơn vị.")
@click.option("--mau", "templates", is_flag=True, help="Chép cả mẫu Word, để sửa cách trình bày.")
def init(folder: Path, ten: str, place: str, templates: bool) -> ExitCode:
    files = _files(_unit(ten, place), datetime.date.today().year)
    if templates:
        files |= _templates()
    _check_begun(folder, files)
    sweep(folder, alone=False)
    kept = sum(not _write(folder, path, data) for path, data in files.items())
    settle(folder / path for path in files)
    refresh(Workspace(folder), ())
    standing = f" ({kept} tệp đã có, giữ nguyên)" if kept else ""
    build, git = (how_to_call(command, folder) for command in ("build", "git"))
    click.echo(
        f"Đã lập “{folder}” với {len(files) + len(SCHEMAS)} tệp{standing}. Vào thư mục đó, mở plans/ và chạy: {build}",
        err=True,
    )
    click.echo(f"Có dùng git thì sau khi “git init”, chạy thêm một lần: {git}", err=True)
    return ExitCode.CLEAN


def _check_begun(folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuses a folder with plans that are not what this command writes; where it was cut short, it goes on."""
    if not (folder / PLANS).exists():
        return
    for below in files_below(str(folder / PLANS)):
        path = f"{PLANS}/{below}"
        if path not in files or not files[path].startswith((folder / path).read_bytes()):
            raise UsageProblem(f"“{folder}” đã có thư mục plans, không ghi đè.")


def _write(folder: Path, path: str, data: bytes) -> bool:
    """Writes a file where there is none, or only the beginning of it; True where it did."""
    target = folder / path
    begun = target.read_bytes() if target.is_file() else None
    if begun is None:
        write(target, data, folder, new=True, settled=False)
    elif begun != data and data.startswith(begun):
        write(target, data, folder, settled=False)
    else:
        return False
    return True


def _files(unit: Unit, year: int) -> dict[str, bytes]:
    """The files of a new workspace: path, content."""
    kit = resources.files("gen.cli").joinpath("kit")
    files = {target: kit.joinpath(name).read_text(encoding="utf-8") for name, target in _COPIED.items()}
    register = kit.joinpath("don-vi.yaml").read_text(encoding="utf-8")
    for key in ("ma", "ten", "ten_ngan", "goi", "loai", "dia_danh"):
        register = register.replace(f"{{{key}}}", getattr(unit, key))
    files["plans/danh-muc/don-vi.yaml"] = register
    files[f"plans/{unit.ma}/ke-hoach-dau-tien.yaml"] = first_plan(DocumentKind.PLAN, unit, year)
    return {path: text.encode() for path, text in files.items()}


def _templates() -> dict[str, bytes]:
    shipped = shipped_templates()
    found = (path for path in sorted(shipped.rglob("*.docx")))
    return {f"{TEMPLATES}/{path.relative_to(shipped).as_posix()}": path.read_bytes() for path in found}


def _unit(ten: str, dia_danh: str) -> Unit:
    called = next((word for word in _CALLED if f" {word} " in f" {ten} "), "phường")
    place = dia_danh or ten.partition(f"{called} ")[2] or ten
    head = ten.partition(f" {called} ")[0] if f" {called} " in ten else ten
    ma = slug(place) or "don-vi"
    short = f"{head} {called}" if head != ten else ten
    return Unit(ma=ma, ten=ten, ten_ngan=short, goi=called, loai=_CALLED[called], dia_danh=place)

"""`gen git`: the git of a workspace taught to read plans and Word files."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from pathlib import Path

import click

from gen.cli.ci_job import HOSTS, write_job
from gen.cli.exit_codes import ExitCode
from gen.cli.textconv import textconv
from gen.cli.vietnamese_click import VietnameseCommand
from gen.workspace.files import write
from gen.workspace.folder import UsageProblem, Workspace

_ATTRIBUTES = ".gitattributes"
# above the changed lines git shows the nearest line that one of these finds: an item, or a key at the margin
_CLAUSE = "\n".join(
    (
        r"^ *-? *\{?((ma|tieu_de|nhom|ten):[ ].*)$",
        r"^([a-z][a-z0-9_-]*:.*)$",
    )
)
_PROBES = {"plans/thu.yaml": "gen-yaml", "thu.docx": "gen-docx"}


@click.command(
    "git",
    cls=VietnameseCommand,
    help="Cài cho kho git của thư mục này: git diff cho biết mục nào đổi, hiện lời văn của tệp Word. "
    "Mỗi máy chạy một lần.",
)
@click.option("--bo", "undo", is_flag=True, help="Gỡ ra khỏi cấu hình git.")
@click.option(
    "--ci", "host", type=click.Choice(list(HOSTS)), help="Viết sẵn việc tự chạy khi có yêu cầu hợp nhất (MR, PR)."
)
@click.pass_obj
def git(workspace: Workspace, undo: bool, host: str | None) -> ExitCode:
    workspace.check()
    top = _run(workspace.root, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageProblem(f"“{workspace.root}” chưa nằm trong kho git nào. Chạy “git init” ở đó trước.")
    if undo:
        for driver in sorted({setting.rsplit(".", 1)[0] for setting in _settings()}):
            _run(workspace.root, "config", "--local", "--remove-section", driver)
        click.echo(f"Đã gỡ khỏi {top.strip()}/.git/config; {_ATTRIBUTES} giữ nguyên, không sao.", err=True)
        return ExitCode.CLEAN
    for line in _set_up(workspace.root):
        click.echo(line, err=True)
    if host:
        for line in write_job(workspace.root, host):
            click.echo(line, err=True)
    return ExitCode.CLEAN


def _settings() -> dict[str, str]:
    """What is set in the repository's own configuration."""
    return {"diff.gen-yaml.xfuncname": _CLAUSE, "diff.gen-docx.textconv": textconv(Path(sys.executable).as_posix())}


def _set_up(root: Path) -> list[str]:
    """Sets the drivers and the attributes that call them; gives what was done, line by line."""
    for key, value in _settings().items():
        if _run(root, "config", "--local", "--replace-all", key, value) is None:
            raise UsageProblem(f"git không cho ghi cấu hình của kho ở “{root}”.")
    lines = [
        "Đã ghi vào cấu hình git của kho này (chỉ trên máy này):",
        "  gen-yaml: trên mỗi đoạn đổi, git diff ghi mã hoặc tiêu đề của mục chứa nó",
        "  gen-docx: git diff hiện lời văn của tệp Word, mỗi đoạn một dòng",
    ]
    if not _attributes_hold(root):
        _add_attributes(root / _ATTRIBUTES)
        lines.append(f"Đã thêm vào {_ATTRIBUTES}; đưa tệp này vào kho (git add {_ATTRIBUTES}) để mọi người cùng dùng.")
    return lines


def _add_attributes(target: Path) -> None:
    before = target.read_bytes() if target.is_file() else b""
    gap = b"\n" if before and not before.endswith(b"\n") else b""
    write(target, before + gap + resources.files("gen.cli").joinpath("kit", "gitattributes").read_bytes())


def _attributes_hold(root: Path) -> bool:
    """True where git would use the drivers, wherever that is said."""
    answer = _run(root, "check-attr", "diff", "--", *_PROBES) or ""
    return all(f"{path}: diff: {driver}" in answer.splitlines() for path, driver in _PROBES.items())


def _run(root: Path, *arguments: str) -> str | None:
    """What git says, None where it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageProblem("Máy này chưa có git.") from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None

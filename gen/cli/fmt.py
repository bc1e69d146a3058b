"""`gen fmt`: sources written in their one canonical form."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import click

from gen.build.progress import Progress, with_progress
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.plans_argument import plans_argument
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic
from gen.source.formatting import formatted
from gen.workspace.files import Refused, read, write
from gen.workspace.folder import PLANS, RECORD, REGISTER_KINDS, REGISTERS, Workspace
from gen.workspace.system_errors import NOT_WRITTEN, is_of_the_machine, not_written, unreadable


@dataclass
class _Done:
    """What one run found: files to change with both texts, what can't be read, what had to be left."""

    changed: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


@click.command(
    cls=VietnameseCommand,
    help="Viết lại các tệp nguồn theo một cách chung: thứ tự khoá, xuống dòng, thụt lề. Không đổi chữ nào, giữ mọi "
    "dòng chú thích. Mặc định: mọi tệp trong plans/, cả danh mục.",
)
@plans_argument
@click.option(
    "--ma",
    "naming",
    is_flag=True,
    help="Đặt mã cho mục, hàng, căn cứ, phụ lục chưa có, theo chữ đầu. Không nêu văn bản: mọi văn bản có bản kế thừa.",
)
@click.option("--check", "checking", is_flag=True, help="Chỉ kể tên tệp chưa đúng, không ghi; có thì mã thoát là 1.")
@click.option("--diff", "differing", is_flag=True, help="Như --check, và in chỗ sẽ đổi.")
@click.pass_obj
def fmt(workspace: Workspace, plans: tuple[str, ...], naming: bool, checking: bool, differing: bool) -> ExitCode:
    workspace.check()
    workspace.tidy()
    paths = _meant(workspace, plans, naming=naming)
    with Progress() as progress:
        done = _all_formatted(workspace, paths, progress, naming=naming, writing=not (checking or differing))
    print_findings(done.found)
    for path, why in done.refused.items():
        click.echo(f"{path}: để nguyên, không viết lại được mà không đổi nội dung. {why}")
    for path, (old, new) in done.changed.items():
        click.echo("".join(_diff(path, old, new)) if differing else path, nl=not differing)
    click.echo(_outcome(done, len(paths), writing=not (checking or differing)), err=True)
    wrong = done.found or done.refused or (done.changed and (checking or differing))
    return ExitCode.PROBLEMS if wrong else ExitCode.CLEAN


def _meant(workspace: Workspace, plans: tuple[str, ...], *, naming: bool) -> list[str]:
    """The sources named, else all; to be named with ids, else those that others inherit from."""
    if plans or not naming:
        return workspace.find_sources(plans) if plans else workspace.sources()
    from gen.workspace.library import Library
    from gen.workspace.parents import direct_heirs

    return [workspace.source_path(id) for id in direct_heirs(Library(workspace), workspace.documents())]


def _all_formatted(
    workspace: Workspace, paths: Sequence[str], progress: Progress, *, naming: bool, writing: bool
) -> _Done:
    done = _Done()
    for path in with_progress(paths, len(paths), progress.tell):
        try:
            data = read(workspace.root / path)
        except OSError as err:
            done.found.append(unreadable(path, err))
            continue
        kind = _kind_of(path)
        form = formatted(data, path, kind, naming=naming and kind == "document")
        done.found += form.found
        if form.refused:
            done.refused[path] = form.refused
        elif form.data in (None, data):
            pass
        elif not writing or _is_written(workspace, path, data, form.data, done):
            done.changed[path] = data, form.data
    return done


def _is_written(workspace: Workspace, path: str, old: bytes, new: bytes, done: _Done) -> bool:
    """Writes a file; False where that is not possible, which is a finding of this one."""
    # a link stays a link
    target = (workspace.root / path).resolve()
    try:
        if read(target) != old:
            raise Refused(target, "ai đó vừa lưu tệp")
        write(target, new, workspace.plans)
    except OSError as err:
        if is_of_the_machine(err):
            raise
        done.found.append(not_written(path, err))
        return False
    return True


def _kind_of(path: str) -> str:
    """What a source is to `ordering`: a document, a register, or a file whose keys have no order."""
    if path.endswith(RECORD) or path.startswith(f"{PLANS}/{REGISTERS}/"):
        return REGISTER_KINDS.get(path, "")
    return "document"


def _diff(path: str, old: bytes, new: bytes) -> Iterator[str]:
    before, after = (data.decode("utf-8-sig", "replace").splitlines(keepends=True) for data in (old, new))
    return (line if line.endswith("\n") else f"{line}\n" for line in difflib.unified_diff(before, after, path, path))


def _outcome(done: _Done, count: int, *, writing: bool) -> str:
    parts = [f"{len(done.changed)} tệp {'đã viết lại' if writing else 'cần viết lại'}"]
    left = {finding.position.path: finding.code for finding in done.found if finding.is_error}
    unwritten = sum(code == NOT_WRITTEN for code in left.values())
    unread = len(left) - unwritten
    parts += [f"{unread} tệp không đọc được, để nguyên"] if unread else []
    parts += [f"{unwritten} tệp không ghi được"] if unwritten else []
    parts += [f"{len(done.refused)} tệp phải để nguyên"] if done.refused else []
    return f"{', '.join(parts)}, {count - len(done.changed) - len(left) - len(done.refused)} tệp đã đúng."

"""The commands: parse, call, report, exit code; nothing else."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click

from gen.build.progress import Progress
from gen.cli.command import Group, counts, system_message, tell, usage_message
from gen.core.diagnostic import Diagnostic, blocking, has_errors
from gen.core.vocabulary import KINDS
from gen.text.fold import did_you_mean
from gen.workspace.places import BUILD, UsageProblem, Workspace

CLEAN, PROBLEMS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


@click.group(cls=Group, help="Viết kế hoạch, quyết định một lần bằng YAML, in ra Word đúng thể thức.")
@click.option("-C", "folder", default=".", metavar="THƯ-MỤC", help="Thư mục làm việc (có plans/ bên trong).")
@click.version_option(None, "--version", package_name="gen-van-ban", help="In số phiên bản.", message="gen %(version)s")
@click.pass_context
def cli(context: click.Context, folder: str) -> None:
    context.obj = Workspace(Path(folder))


@cli.command(help="Dựng các văn bản thành tệp Word dưới build/ (mặc định: tất cả). Không soát luật, trừ khi --strict.")
@click.argument("plans", nargs=-1, metavar="[VĂN-BẢN …]")
@click.option("--out", type=click.Path(path_type=Path), metavar="THƯ-MỤC", help="Nơi đặt tệp Word; mặc định build/.")
@click.option("-j", "jobs", type=click.IntRange(1), default=os.cpu_count() or 1, metavar="N", help="Số việc cùng lúc.")
@click.option("--strict", is_flag=True, help="Soát cả các luật của gen check; có cảnh báo cũng không ghi tệp.")
@click.option("--why", is_flag=True, help="Cho biết vì sao dựng lại từng văn bản.")
@click.option(
    "--nguon", "sources", is_flag=True, help="Viết bản xem nguồn (….nguon.docx): bên lề ghi mỗi đoạn từ đâu ra."
)
@click.pass_obj
def build(
    workspace: Workspace, plans: tuple[str, ...], out: Path | None, jobs: int, strict: bool, why: bool, sources: bool
) -> int:
    workspace.check()
    target = out or workspace.root / BUILD
    ids = _ids(workspace, plans)
    if sources:
        from gen.cli.review_copies import write_copies

        return write_copies(workspace, ids, target, jobs, official=strict or why)
    from gen.build.run import Order
    from gen.build.run import build as run

    barred = _barred(workspace, ids) if strict else {}
    order = Order(ids, target, whole=not plans, strict=strict, jobs=jobs, barred=barred)
    with Progress() as progress:
        done = run(workspace, order, progress)
    if why:
        click.echo("\n".join(f"{id}: {reason}" for id, reason in done.why.items()) or "Không có gì phải dựng lại.")
    tell(done.found)
    parts = [f"{len(done.written)} tệp mới", f"{len(done.same)} không đổi"]
    if done.removed:
        parts.append(f"{len(done.removed)} bỏ vì không còn nguồn")
    if done.kept:
        parts.append(f"{len(done.kept)} không còn nguồn nhưng để lại vì đã sửa tay ({_some(done.kept)})")
    if done.refused:
        parts.append(f"{len(done.refused)} không dựng được ({_some(done.refused)})")
    click.echo(f"{target}: {', '.join(parts)}." + counts(done.found), err=True)
    return PROBLEMS if done.refused or blocking(done.found, strict=strict) else CLEAN


@cli.command(help="Kiểm tra các văn bản mà không ghi tệp nào: đọc được không, và các luật ở docs/luat-soat.md.")
@click.argument("plans", nargs=-1, metavar="[VĂN-BẢN …]")
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json", "github", "sarif"]), help="Dạng in ra."
)
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi (thông tin thì không).")
@click.pass_obj
def check(workspace: Workspace, plans: tuple[str, ...], form: str, strict: bool) -> int:
    from gen.cascade.sharing import Sharing
    from gen.cli.check import FORMATS, blocks, check_all
    from gen.workspace.library import Library

    workspace.check()
    library = Library(workspace, share=Sharing.TEXTS)
    ids = _ids(workspace, plans)
    found = [*library.register_problems, *workspace.misnamed()]
    with Progress() as progress:
        for told in check_all(library, ids, progress.tell, os.cpu_count() or 1).values():
            found += told
    if found or form in ("json", "sarif"):
        click.echo(FORMATS[form](found))
    click.echo(f"Đã đọc {len(ids)} văn bản." + (counts(found) or " Không có lỗi."), err=True)
    return PROBLEMS if has_errors(found) or (strict and blocks(found)) else CLEAN


@cli.command(help="Viết sẵn khung một văn bản mới: LOẠI là quyet-dinh, ke-hoach hoặc chuong-trinh.")
@click.argument("kind", type=click.Choice(KINDS), metavar="LOẠI")
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--don-vi", "unit_id", required=True, metavar="MÃ", help="Mã đơn vị ban hành trong danh mục.")
@click.option("--nam", "year", type=int, default=None, metavar="NĂM", help="Năm ban hành; mặc định năm nay.")
@click.pass_obj
def new(workspace: Workspace, kind: str, file: Path, unit_id: str, year: int | None) -> int:
    import datetime

    from gen.cli.skeleton import first_plan
    from gen.workspace.library import Library

    workspace.check()
    library = Library(workspace)
    unit = library.registers.units.get(unit_id)
    if unit is None:
        hint = did_you_mean(unit_id, library.registers.units)
        raise UsageProblem(f"Không có đơn vị “{unit_id}” trong danh mục. {hint}".strip())
    target = workspace.new_plan(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8") as out:
        out.write(first_plan(kind, unit, year or datetime.date.today().year))
    click.echo(f"Đã viết {target}. Thay các chỗ “…”, rồi chạy: make build", err=True)
    return CLEAN


@cli.command(help="In văn bản sau khi kế thừa, thành một tệp YAML riêng in ra đúng như thế.")
@click.argument("plan", metavar="VĂN-BẢN")
@click.pass_obj
def show(workspace: Workspace, plan: str) -> int:
    from gen.source.write import write
    from gen.workspace.library import Library

    workspace.check()
    root, found = Library(workspace).shown(workspace.find(plan))
    if root is None:
        tell(found)
        return PROBLEMS
    click.echo(write(root), nl=False)
    return CLEAN


@cli.command(help="Cho biết một chữ, một câu từ đâu ra. PATH là đường mã, ví dụ noi-dung/lanh-dao/noi_dung.")
@click.argument("plan", metavar="VĂN-BẢN")
@click.argument("path", required=False, metavar="[PATH]")
@click.option("--text", metavar="CHỮ", help="Tìm theo chữ in ra thay vì theo đường mã.")
@click.option("--het", "whole", is_flag=True, help="In mọi lớp, không cắt ngắn.")
@click.pass_obj
def explain(workspace: Workspace, plan: str, path: str | None, text: str | None, whole: bool) -> int:
    from gen.cli.explain import explain_path, explain_text, overview
    from gen.workspace.library import Library

    workspace.check()
    library, id = Library(workspace), workspace.find(plan)
    resolved = library.resolve(id)
    if resolved.root is None:
        tell(resolved.found)
        return PROBLEMS
    if text:
        lines = explain_text(library, id, text, whole=whole)
    elif path:
        lines = explain_path(resolved, path, whole=whole)
    else:
        lines = overview(resolved)
    click.echo("\n".join(lines))
    return CLEAN


@cli.command(help="Viết sẵn bản kế thừa của PARENT cho một đơn vị, hoặc cho mọi đơn vị trực thuộc.")
@click.argument("parent", metavar="PARENT")
@click.option("--don-vi", "unit", metavar="MÃ", help="Mã đơn vị của bản kế thừa.")
@click.option("--tat-ca", "below", metavar="MÃ", help="Mỗi đơn vị có cấp trên là MÃ được một bản.")
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="TỆP", help="Tệp viết ra; mặc định plans/<đơn vị>/."
)
@click.pass_obj
def derive(workspace: Workspace, parent: str, unit: str | None, below: str | None, out: Path | None) -> int:
    from gen.cli.derive import derive_plans
    from gen.workspace.library import Library

    workspace.check()
    if bool(unit) == bool(below):
        raise UsageProblem("Cho biết --don-vi MÃ (một đơn vị) hoặc --tat-ca MÃ (mọi đơn vị trực thuộc).")
    done = derive_plans(Library(workspace), workspace.find(parent), unit or "", below or "", out)
    tell(done.found)
    click.echo(f"Đã viết {len(done.written)} bản kế thừa." + done.standing(), err=True)
    return PROBLEMS if has_errors(done.found) else CLEAN


@cli.command(help="Cho biết bản kế thừa nào cần xem lại vì văn bản cha đã sửa.")
@click.argument("plans", nargs=-1, metavar="[VĂN-BẢN …]")
@click.option("--het", "whole", is_flag=True, help="Kể cả các đoạn tự theo văn bản cha.")
@click.pass_obj
def status(workspace: Workspace, plans: tuple[str, ...], whole: bool) -> int:
    from gen.cli.status import needs_hand, status_lines, statuses
    from gen.workspace.library import Library

    workspace.check()
    states = statuses(Library(workspace), _ids(workspace, plans))
    click.echo("\n".join(status_lines(states, whole=whole)))
    return PROBLEMS if any(needs_hand(one) for one in states) else CLEAN


@cli.command(help="Ghi nhận “đã xem”: lưu chữ hiện nay của văn bản cha ở những chỗ bản này ghi đè.")
@click.argument("plan", metavar="VĂN-BẢN")
@click.argument("path", required=False, metavar="[PATH]")
@click.pass_obj
def accept(workspace: Workspace, plan: str, path: str | None) -> int:
    from gen.cli.status import accept_plan
    from gen.workspace.library import Library

    workspace.check()
    written, found = accept_plan(Library(workspace), workspace.find(plan), path or "")
    tell(found)
    if written:
        click.echo(f"Đã ghi {written}.", err=True)
    return CLEAN if written else PROBLEMS


cli.later = {
    "audit": "gen.cli.audit:audit",
    "diff": "gen.cli.diff:diff",
    "don-vi": "gen.cli.registers:don_vi",
    "fmt": "gen.cli.fmt:fmt",
    "git": "gen.cli.git:git",
    "init": "gen.cli.office:init",
    "redline": "gen.cli.redline:redline",
    "schema": "gen.cli.office:schema",
    "text": "gen.cli.text:text",
    "vb": "gen.cli.registers:vb",
}


def _ids(workspace: Workspace, plans: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(workspace.find(name) for name in plans)) if plans else workspace.documents()


def _barred(workspace: Workspace, ids: list[str]) -> dict[str, list[Diagnostic]]:
    """The documents that `--strict` refuses, with what was found."""
    from gen.cascade.sharing import Sharing
    from gen.cli.check import blocks, check_all
    from gen.workspace.library import Library

    return {id: found for id, found in check_all(Library(workspace, share=Sharing.TEXTS), ids).items() if blocks(found)}


def _some(names: list[str], shown: int = 5) -> str:
    rest = len(names) - shown
    return ", ".join(names[:shown]) + (f" và {rest} văn bản nữa" if rest > 0 else "")


def main(args: list[str] | None = None) -> None:
    """Runs a command line and exits: 0 clean, 1 problems, 2 usage or environment, 3 bug, 130 interrupted."""
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """The exit code of a command line."""
    gc.set_threshold(50_000)
    try:
        code = cli.main(args, prog_name="gen", standalone_mode=False)
        return code if isinstance(code, int) else CLEAN
    except click.exceptions.Exit as err:
        return err.exit_code
    except click.exceptions.NoArgsIsHelpError as err:
        click.echo(err.format_message(), err=True)
        return USAGE
    except click.UsageError as err:
        click.echo(f"gen: {usage_message(err)}", err=True)
        return USAGE
    except UsageProblem as err:
        click.echo(f"gen: {err}", err=True)
        return USAGE
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("gen: Đã dừng giữa chừng; các tệp đã ghi vẫn nguyên vẹn.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN
    except FileExistsError as err:
        click.echo(f"gen: Tệp “{err.filename}” đã có, không ghi đè.", err=True)
        return USAGE
    except OSError as err:
        click.echo(f"gen: {system_message(err)}", err=True)
        return USAGE
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo(
            "gen: Đây là lỗi của chương trình, không phải của văn bản. Xin gửi các dòng trên cho người phụ trách.",
            err=True,
        )
        return BUG

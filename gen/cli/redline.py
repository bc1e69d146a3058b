"""`gen redline`: two documents, or a document and its parent, as one Word file with tracked changes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from gen.build.outputs import Outputs
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.plans_argument import ids_of
from gen.cli.vietnamese_click import VietnameseCommand
from gen.issued.record_names import plan_path
from gen.review.git_repository import Repository
from gen.review.redline.comparisons import ComparedSide, PrintedSide, compare, compare_all, put_at
from gen.review.traced.review_properties import is_review
from gen.review.traced.tracer import Tracer
from gen.text.shorten import listed
from gen.workspace.folder import BUILD, UsageProblem, Workspace
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved

_SUFFIX = ".so-sanh.docx"
_HELP = """\
So hai văn bản thành một tệp Word có dấu sửa (track changes): chữ bỏ bị gạch ngang, chữ thêm được gạch chân.
Chấp nhận hết thì được đúng bản sau, từ chối hết thì được đúng bản trước.

\b
  gen redline ban-cu ban-moi                     hai văn bản
  gen redline --voi-cha phuong/ke-hoach          bản của phường so với bản của thành phố (một hay nhiều bản)
  gen redline --cha thanh-pho/ke-hoach           mọi bản kế thừa, mỗi bản một tệp
  gen redline ke-hoach@ban-hanh ke-hoach         chữ đã ban hành so với nguồn hiện nay
  gen redline --git main phuong/ke-hoach         từ main tới các tệp hiện nay
"""


@click.command(cls=VietnameseCommand, help=_HELP)
@click.argument("plans", nargs=-1, metavar="[BẢN-TRƯỚC] BẢN-SAU")
@click.option("--voi-cha", "with_parent", is_flag=True, help="So một hay nhiều bản kế thừa với văn bản cha của nó.")
@click.option("--cha", "parent", metavar="CHA", help="So mọi bản kế thừa CHA với CHA, mỗi bản một tệp.")
@click.option(
    "--git",
    "span",
    metavar="A..B",
    help="So một văn bản ở hai phiên bản git; A: tới các tệp hiện nay. Đã đổi tên tệp thì nêu tên cũ, tên mới.",
)
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    metavar="TỆP.docx",
    help=f"Mặc định build/<bản sau>{_SUFFIX}; so nhiều bản thì đây là thư mục.",
)
@click.option("-j", "jobs", type=click.IntRange(1), default=os.cpu_count() or 1, metavar="N", help="Số việc cùng lúc.")
@click.pass_obj
def redline(
    workspace: Workspace,
    plans: tuple[str, ...],
    with_parent: bool,
    parent: str | None,
    span: str | None,
    out: Path | None,
    jobs: int,
) -> ExitCode:
    workspace.check()
    if sum((span is not None, with_parent, parent is not None)) > 1:
        raise UsageProblem("--git, --voi-cha và --cha không dùng chung: chọn một.")
    if span is not None:
        return _in_git(workspace, plans, span, out)
    tracer = Tracer(Library(workspace))
    if parent is not None:
        return _several(workspace, tracer, _heirs(tracer.library, parent, plans), out, jobs)
    if with_parent:
        if not plans:
            raise UsageProblem("--voi-cha cần ít nhất một văn bản. Mọi bản kế thừa một văn bản: --cha CHA.")
        ids = ids_of(workspace, plans)
        pairs = [(_parent_of(tracer.library, id), id) for id in ids]
        if len(pairs) > 1:
            return _several(workspace, tracer, pairs, out, jobs)
        return _one(workspace, ComparedSide(tracer, pairs[0][0]), ComparedSide(tracer, pairs[0][1]), out)
    if len(plans) != 2:
        raise UsageProblem(
            "Cho biết hai văn bản, bản trước rồi bản sau; hoặc --voi-cha và bản kế thừa; hoặc --git và một văn bản."
        )
    old, new = (workspace.find_text(name) for name in plans)
    return _one(workspace, ComparedSide(tracer, old), ComparedSide(tracer, new), out)


def _heirs(library: Library, parent: str, plans: tuple[str, ...]) -> list[tuple[str, str]]:
    """A document with each that inherits from it, at whatever distance."""
    if plans:
        raise UsageProblem("--cha so mọi bản kế thừa, không nêu thêm văn bản nào. Chỉ vài bản: --voi-cha BẢN BẢN …")
    cha = library.workspace.find(parent)
    path = library.workspace.source_path(cha)
    found = [(id, library.resolve(id)) for id in library.workspace.documents()]
    heirs = [(_inherited_of(library, path, child), id) for id, child in found if path in child.above]
    if not heirs:
        raise UsageProblem(f"Không văn bản nào kế thừa “{cha}”.")
    return heirs


def _inherited_of(library: Library, path: str, child: Resolved) -> str:
    """The id of what a child inherits of a plan above it: of its source, or of its issued text."""
    return library.workspace.id_of(next(above for above in child.chain[1:] if plan_path(above) == path))


def _parent_of(library: Library, id: str) -> str:
    resolved = library.resolve(id)
    if resolved.parent is not None:
        return library.workspace.id_of(resolved.parent.path)
    if resolved.inherits is not None or resolved.root is None:
        # what is wrong is told when the document is printed
        return id
    raise UsageProblem(f"“{id}” không kế thừa văn bản nào. Cho biết hai văn bản: gen redline BẢN-TRƯỚC {id}.")


def _in_git(workspace: Workspace, plans: tuple[str, ...], span: str, out: Path | None) -> ExitCode:
    if len(plans) not in (1, 2):
        raise UsageProblem("--git cần một văn bản; tệp đã đổi tên thì hai: tên cũ rồi tên mới.")
    with Repository(workspace).states(span) as (before, after, named):
        id = after.find(plans[-1])
        if len(plans) == 1 and id not in before.documents():
            hint = f"Tệp đã đổi tên thì nêu cả hai: gen redline --git {span} TÊN-CŨ {id}."
            raise UsageProblem(f"“{id}” chưa có ở phiên bản “{named[0]}”, không có gì để so. {hint}")
        old = ComparedSide(Tracer(Library(before)), before.find(plans[0]) if len(plans) == 2 else id, named[0])
        return _one(workspace, old, ComparedSide(Tracer(Library(after)), id, named[1]), out)


def _one(workspace: Workspace, old: ComparedSide, new: ComparedSide, out: Path | None) -> ExitCode:
    target = _target(workspace, out or workspace.root / BUILD / f"{new.id}{_SUFFIX}")
    done = compare(PrintedSide(old), new, target, put_at(target))
    # what is wrong with a parent is found once more in its child, and told once
    print_findings(done.found)
    if done.written:
        click.echo(f"{target}: {done.new} so với {done.old}: {done.changes}.", err=True)
    return ExitCode.CLEAN if done.written else ExitCode.PROBLEMS


def _several(
    workspace: Workspace, tracer: Tracer, pairs: Sequence[tuple[str, str]], out: Path | None, jobs: int
) -> ExitCode:
    if out is not None and out.suffix.lower() == ".docx":
        raise UsageProblem(f"So nhiều bản thì -o là thư mục, không phải tệp: “{out}”.")
    folder = out or workspace.root / BUILD
    _outside_the_sources(workspace, folder)
    done = list(compare_all(tracer, pairs, Outputs(folder, {}, _SUFFIX), jobs))
    print_findings([finding for one in done for finding in one.found])
    for one in done:
        if one.written:
            click.echo(f"{one.target}: {one.changes}", err=True)
    refused = [one.id for one in done if not one.written]
    rest = f", {len(refused)} không so được ({listed(refused, what='văn bản')})" if refused else ""
    click.echo(f"{folder}: {len(done) - len(refused)} bản so sánh{rest}.", err=True)
    return ExitCode.PROBLEMS if refused else ExitCode.CLEAN


def _target(workspace: Workspace, out: Path) -> Path:
    """Where the file goes: a .docx, never over a source, a template, a built document or somebody's own file."""
    if out.suffix.lower() != ".docx":
        raise UsageProblem(f"Tệp viết ra phải có đuôi .docx: “{out}”.")
    _outside_the_sources(workspace, out)
    real, root = out.resolve(), workspace.root.resolve()
    if any(real == root / BUILD / f"{id}.docx" for id in workspace.documents()):
        raise UsageProblem(f"“{out}” là tệp mà gen build dựng ra để ký. Chọn tên khác bằng -o.")
    if out.is_dir():
        raise UsageProblem(f"“{out}” là một thư mục.")
    if out.exists() and not is_review(out):
        raise UsageProblem(
            f"“{out}” đã có và không phải bản so sánh do gen viết ra, không ghi đè. Chọn tên khác bằng -o."
        )
    return out


def _outside_the_sources(workspace: Workspace, out: Path) -> None:
    real, root = out.resolve(), workspace.root.resolve()
    if any(real.is_relative_to(root / folder) for folder in ("plans", "templates")):
        raise UsageProblem(f"Không ghi vào plans/ hay templates/: “{out}”. Chọn nơi khác bằng -o.")

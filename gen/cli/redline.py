"""`gen redline`: two documents, or a document and its parent, as one Word file with tracked changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import click

from gen.build.outputs import make_room
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic
from gen.document.citation import Citation
from gen.review.git_repository import Repository
from gen.review.redline.merge import redline as merge
from gen.review.traced.review_properties import is_review
from gen.review.traced.traced_document import TracedDocument
from gen.review.traced.tracer import Tracer
from gen.workspace.files import write
from gen.workspace.folder import BUILD, UsageProblem, Workspace
from gen.workspace.library import Library

_SUFFIX = ".so-sanh.docx"
# what is left blank to be filled in by hand
_ROOM = re.compile("\u00a0{2,}")
_HELP = """\
So hai văn bản thành một tệp Word có dấu sửa (track changes): chữ bỏ bị gạch ngang, chữ thêm được gạch chân.
Chấp nhận hết thì được đúng bản sau, từ chối hết thì được đúng bản trước.

\b
  gen redline ban-cu ban-moi                     hai văn bản
  gen redline --voi-cha phuong/ke-hoach          bản của phường so với bản của thành phố
  gen redline --git main phuong/ke-hoach         từ main tới các tệp hiện nay
"""


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two documents: where it is read, its id, and the state of the workspace as the user named it."""

    library: Library
    id: str
    state: str = ""


@click.command(cls=VietnameseCommand, help=_HELP)
@click.argument("plans", nargs=-1, metavar="[BẢN-TRƯỚC] BẢN-SAU")
@click.option("--voi-cha", "with_parent", is_flag=True, help="So một bản kế thừa với văn bản cha của nó.")
@click.option(
    "--git",
    "span",
    metavar="A..B",
    help="So một văn bản ở hai phiên bản git; A: tới các tệp hiện nay. Đã đổi tên tệp thì nêu tên cũ, tên mới.",
)
@click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="TỆP.docx", help=f"Mặc định build/<bản sau>{_SUFFIX}."
)
@click.pass_obj
def redline(
    workspace: Workspace, plans: tuple[str, ...], with_parent: bool, span: str | None, out: Path | None
) -> ExitCode:
    workspace.check()
    if span is not None:
        return _in_git(workspace, plans, span, out, with_parent=with_parent)
    library = Library(workspace)
    if with_parent:
        id = workspace.find(_only(plans, "--voi-cha"))
        return _compare(workspace, _Side(library, _parent_of(library, id)), _Side(library, id), out)
    if len(plans) != 2:
        raise UsageProblem(
            "Cho biết hai văn bản, bản trước rồi bản sau; hoặc --voi-cha và một bản kế thừa; hoặc --git và một văn bản."
        )
    old, new = (workspace.find(name) for name in plans)
    return _compare(workspace, _Side(library, old), _Side(library, new), out)


def _only(plans: tuple[str, ...], option: str) -> str:
    if len(plans) != 1:
        raise UsageProblem(f"{option} cần đúng một văn bản.")
    return plans[0]


def _parent_of(library: Library, id: str) -> str:
    resolved = library.resolve(id)
    if resolved.parent is not None:
        return library.workspace.id_of(resolved.parent.path)
    if resolved.inherits is not None or resolved.root is None:
        # what is wrong is told when the document is printed
        return id
    raise UsageProblem(f"“{id}” không kế thừa văn bản nào. Cho biết hai văn bản: gen redline BẢN-TRƯỚC {id}.")


def _in_git(
    workspace: Workspace, plans: tuple[str, ...], span: str, out: Path | None, *, with_parent: bool
) -> ExitCode:
    if with_parent:
        raise UsageProblem("--git và --voi-cha không dùng chung: chọn một.")
    if len(plans) not in (1, 2):
        raise UsageProblem("--git cần một văn bản; tệp đã đổi tên thì hai: tên cũ rồi tên mới.")
    with Repository(workspace).states(span) as (before, after, named):
        id = after.find(plans[-1])
        if len(plans) == 1 and id not in before.documents():
            hint = f"Tệp đã đổi tên thì nêu cả hai: gen redline --git {span} TÊN-CŨ {id}."
            raise UsageProblem(f"“{id}” chưa có ở phiên bản “{named[0]}”, không có gì để so. {hint}")
        old = _Side(Library(before), before.find(plans[0]) if len(plans) == 2 else id, named[0])
        return _compare(workspace, old, _Side(Library(after), id, named[1]), out)


def _compare(workspace: Workspace, old: _Side, new: _Side, out: Path | None) -> ExitCode:
    target = _target(workspace, out or workspace.root / BUILD / f"{new.id}{_SUFFIX}")
    (old_traced, name_a, found_a), (new_traced, name_b, found_b) = _printed(old), _printed(new)
    if old_traced is None or new_traced is None:
        # what is wrong with a parent is found once more in its child, and told once
        print_findings([*(found_a if old_traced is None else ()), *(found_b if new_traced is None else ())])
        return ExitCode.PROBLEMS
    merged = merge(old_traced, new_traced, new_traced.document.unit.ten, _comment(name_a, name_b))
    # what a reviewer wrote into the last copy
    print_findings(make_room(target))
    write(target, merged.data)
    changes = f"{merged.put_in} chỗ thêm, {merged.struck} chỗ bỏ"
    what = changes if merged.put_in or merged.struck else "không khác chữ nào"
    click.echo(f"{target}: {name_b} so với {name_a}: {what}.", err=True)
    return ExitCode.CLEAN


def _printed(side: _Side) -> tuple[TracedDocument | None, str, list[Diagnostic]]:
    """A side as it prints (None where it can't be printed), what a reader calls it, and what was found."""
    traced, resolved, found = Tracer(side.library).trace(side.id)
    document = side.library.cite(resolved)
    cited = side.id
    if document is not None and traced is not None:
        cited = Citation(replace(document, co_quan=traced.document.unit.ten)).khong_ve
    return traced, f"{_ROOM.sub('…', cited)} ({side.state or resolved.path})", found


def _comment(old: str, new: str) -> list[str]:
    """What stands in the margin at the beginning of the file, a paragraph each."""
    return [
        "Bản so sánh, để xem chứ không để ký.",
        f"Chữ gạch ngang: chỉ có ở bản trước, {old}.",
        f"Chữ gạch chân: chỉ có ở bản sau, {new}.",
        "Chấp nhận mọi thay đổi thì còn lại đúng bản sau; từ chối mọi thay đổi thì còn lại đúng bản trước.",
    ]


def _target(workspace: Workspace, out: Path) -> Path:
    """Where the file goes: a .docx, never over a source, a template, a built document or somebody's own file."""
    if out.suffix.lower() != ".docx":
        raise UsageProblem(f"Tệp viết ra phải có đuôi .docx: “{out}”.")
    real, root = out.resolve(), workspace.root.resolve()
    if any(real.is_relative_to(root / folder) for folder in ("plans", "templates")):
        raise UsageProblem(f"Không ghi vào plans/ hay templates/: “{out}”. Chọn nơi khác bằng -o.")
    if any(real == root / BUILD / f"{id}.docx" for id in workspace.documents()):
        raise UsageProblem(f"“{out}” là tệp mà gen build dựng ra để ký. Chọn tên khác bằng -o.")
    if out.is_dir():
        raise UsageProblem(f"“{out}” là một thư mục.")
    if out.exists() and not is_review(out):
        raise UsageProblem(
            f"“{out}” đã có và không phải bản so sánh do gen viết ra, không ghi đè. Chọn tên khác bằng -o."
        )
    return out

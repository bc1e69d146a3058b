"""`gen accept`: the record beside a child plan that its drafter has looked at what the parent says now."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.look_lines import look_lines
from gen.cli.plans_argument import plans_and_path
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic
from gen.core.visible import visible_lines
from gen.document.filled_words import Filled
from gen.review.heirs import families
from gen.source.paths import value_at
from gen.source.write import write
from gen.text.suggestions import did_you_mean
from gen.workspace.drift import DriftState, seen_now
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import SeenParent, as_record, is_within, read_record, record_path
from gen.workspace.system_errors import read_told

_HEAD = """\
# Ghi nhận của gen accept: văn bản cha viết gì ở những chỗ bản này ghi đè, vào lúc đã xem. Không sửa bằng tay.
"""


@click.command(
    cls=VietnameseCommand,
    help="""Ghi nhận “đã xem”: lưu chữ hiện nay của văn bản cha ở những chỗ bản này ghi đè.

\b
  gen accept le-chan/ke-hoach hai-an/ke-hoach        nhiều bản, mỗi bản xem trọn
  gen accept le-chan/ke-hoach noi-dung/chi-tieu      riêng một chỗ của một bản
  gen accept --cha thanh-pho/ke-hoach --muc noi-dung/chi-tieu   riêng mục ấy của cha, ở mọi bản; máy kể ra trước
""",
)
@click.argument("plans", nargs=-1, metavar="VĂN-BẢN … [PATH]")
@click.option("--cha", "parent", metavar="CHA", help="Mọi bản kế thừa CHA còn chỗ phải xem, hay riêng các bản nêu tên.")
@click.option("--muc", "item", default="", metavar="PATH", help="Cùng --cha: riêng mục này.")
@click.pass_obj
def accept(workspace: Workspace, plans: tuple[str, ...], parent: str | None, item: str) -> ExitCode:
    workspace.check()
    workspace.tidy()
    library = Library(workspace)
    if parent is not None:
        return _of_parent(library, workspace.find(parent), [workspace.find(name) for name in plans], item.strip("/"))
    if not plans or item:
        raise UsageProblem("Cho biết các văn bản đã xem: gen accept BẢN …; hoặc gen accept --cha CHA [--muc PATH].")
    ids, path = plans_and_path(workspace, plans)
    return _accepted(library, ids, path)


def _accepted(library: Library, ids: Sequence[str], path: str) -> ExitCode:
    code = ExitCode.CLEAN
    for id in ids:
        written, findings = accept_plan(library, id, path)
        print_findings(findings)
        if written:
            click.echo(f"Đã ghi {written}.", err=True)
        else:
            code = ExitCode.PROBLEMS
    return code


def _of_parent(library: Library, parent: str, only: Sequence[str], item: str) -> ExitCode:
    """Accepts what a parent moved under its heirs, after showing it."""
    (family,) = families(library, [parent], heirs=True)
    heirs = {child.id: child for child in family.heirs if not only or child.id in only}
    if not heirs:
        raise UsageProblem(f"Không văn bản nào{' trong số ấy' if only else ''} kế thừa “{parent}”.")
    chosen = []
    for id, child in heirs.items():
        shown = [change for change in (*child.look, *child.lost) if not item or is_within(change.path, item)]
        # what was never looked at is looked at as a whole
        if shown or (child.state is DriftState.UNSEEN and not item):
            chosen.append(id)
            click.echo(visible_lines("\n".join([f"{id}:", *(line for change in shown for line in look_lines(change))])))
    if not chosen:
        click.echo("Không bản nào có chỗ phải xem.", err=True)
        return ExitCode.CLEAN
    return _accepted(library, chosen, item)


def accept_plan(library: Library, id: str, path: str) -> tuple[str, list[Diagnostic]]:
    """Writes the record of a child, of one path or (empty) of all; the file written, or nothing and why not.

    Raises UsageProblem for a document without a parent, and for a path that the child does not override.
    """
    resolved = library.resolve(id)
    if resolved.root is None and resolved.draft is None:
        return "", list(resolved.found)
    if resolved.inherits is None:
        raise UsageProblem(f"“{id}” không kế thừa văn bản nào, không có gì để ghi nhận.")
    target = record_path(resolved.path)
    data, unread = read_told(library.workspace.read, target)
    old, wrong = read_record(data, target)
    if unread or wrong:
        return "", unread + wrong
    path = path.strip("/")
    if path:
        _check_overridden(library, resolved, path)
    filled = library.watch.words(resolved)
    library.workspace.write(target, record_text(resolved, filled, old, path if old is not None else ""))
    return target, []


def record_text(child: Resolved, filled: Filled, old: SeenParent | None = None, path: str = "") -> str:
    """The record of a child as it is written; with a path, the rest of an old record stays as it was."""
    return _HEAD + write(as_record(seen_now(child, filled, old, path), record_path(child.path)))


def _check_overridden(library: Library, resolved: Resolved, path: str) -> None:
    overridden = [override.path for override in resolved.overrides]
    if any(own == path or own.startswith(f"{path}/") for own in overridden):
        return
    inherited = resolved.draft is not None and value_at(resolved.draft, path)
    why = "bản này để nguyên phần đó theo cha" if inherited else "không có phần đó, cũng không có văn bản nào tên ấy"
    hint = did_you_mean(path, [*overridden, *library.workspace.documents()])
    raise UsageProblem(f"Không ghi nhận riêng “{path}” được: {why}. {hint}".strip())

"""`gen accept`: the record beside a child plan that its drafter has looked at what the parent says now."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic
from gen.document.filled_words import Filled
from gen.source.paths import value_at
from gen.source.write import write
from gen.text.suggestions import did_you_mean
from gen.workspace.drift import seen_now
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import SeenParent, as_record, read_record, record_path
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
""",
)
@click.argument("plans", nargs=-1, required=True, metavar="VĂN-BẢN … [PATH]")
@click.pass_obj
def accept(workspace: Workspace, plans: tuple[str, ...]) -> ExitCode:
    workspace.check()
    workspace.tidy()
    ids, path = _meant(workspace, plans)
    library = Library(workspace)
    code = ExitCode.CLEAN
    for id in ids:
        written, findings = accept_plan(library, id, path)
        print_findings(findings)
        if written:
            click.echo(f"Đã ghi {written}.", err=True)
        else:
            code = ExitCode.PROBLEMS
    return code


def _meant(workspace: Workspace, words: Sequence[str]) -> tuple[list[str], str]:
    """The plans named, each once, and the path behind a single one.

    Raises UsageProblem for a name that is neither.
    """
    first, *rest = words
    ids = [workspace.find(first)]
    if len(rest) == 1 and not workspace.knows(rest[0]):
        return ids, rest[0]
    return list(dict.fromkeys([*ids, *map(workspace.find, rest)])), ""


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

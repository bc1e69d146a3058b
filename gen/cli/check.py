"""`gen check`: every document composed and held against the rules; the same for `gen build --strict`."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from gen.build.pool import in_parallel
from gen.build.progress import Progress, with_progress
from gen.cascade.sibling_sharing import Sharing
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import as_github, as_json, as_text, counted
from gen.cli.plans_argument import ids_of, plans_argument
from gen.cli.sarif import as_sarif
from gen.cli.vietnamese_click import VietnameseCommand
from gen.core.diagnostic import Diagnostic, Severity, has_errors
from gen.lint.linter import Linter
from gen.lint.numbers_twice import NumberTaken, number_taken, numbers_twice
from gen.lint.unpatchable import unpatchable
from gen.lint.view_loader import ViewLoader
from gen.review.lost_records import lost_records
from gen.source.decode import decode
from gen.workspace.folder import Workspace
from gen.workspace.library import Library
from gen.workspace.parents import direct_heirs
from gen.workspace.seen_parent import record_path
from gen.workspace.system_errors import read_told

_FORMATS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
# these two tell other programs also that nothing was found
_WHOLE = ("json", "sarif")


@click.command(
    cls=VietnameseCommand,
    help="Kiểm tra các văn bản mà không ghi tệp nào: đọc được không, và các luật ở docs/luat-soat.md.",
)
@plans_argument
@click.option("--format", "form", default="text", type=click.Choice(list(_FORMATS)), help="Dạng in ra.")
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi (thông tin thì không).")
@click.pass_obj
def check(workspace: Workspace, plans: tuple[str, ...], form: str, strict: bool) -> ExitCode:
    workspace.check()
    library = Library(workspace, share=Sharing.TEXTS)
    ids = ids_of(workspace, plans)
    found = [*library.register_problems, *workspace.misnamed()]
    found += _unreadable_records(workspace, ids)
    found += _unpatchable(library, ids)
    found += lost_records(workspace, ids)
    with Progress() as progress:
        for findings in check_all(library, ids, progress.tell, os.cpu_count() or 1).values():
            found += findings
    if found or form in _WHOLE:
        click.echo(_FORMATS[form](found))
    click.echo(f"Đã đọc {len(ids)} văn bản." + (counted(found) or " Không có lỗi."), err=True)
    return ExitCode.PROBLEMS if has_errors(found) or (strict and refused_by_strict(found)) else ExitCode.CLEAN


def _unreadable_records(workspace: Workspace, ids: Sequence[str]) -> Iterator[Diagnostic]:
    """What keeps the records of `gen accept` from being read, such as a merge that git left open."""
    for id in ids:
        path = record_path(workspace.source_path(id))
        data, found = read_told(workspace.read, path)
        yield from found if data is None else decode(data, path)[1]


def _unpatchable(library: Library, ids: Sequence[str]) -> Iterator[Diagnostic]:
    """Plans with heirs whose items have no ids."""
    for id, heirs in direct_heirs(library, ids).items():
        node = library.file(library.workspace.source_path(id)).node
        told = unpatchable(id, node, heirs) if node is not None and "ke_thua" not in node.mapping else None
        yield from (told,) if told is not None else ()


def check_all(
    library: Library,
    ids: Sequence[str],
    tell: Callable[[int, int], None] = lambda done, total: None,
    jobs: int = 1,
    *,
    as_source: bool = False,
) -> dict[str, list[Diagnostic]]:
    """What was found in each document, composing and checking, in the order of the plans.

    What is issued is looked at again only where its source says something else today; `as_source` always looks.
    """
    linter, views = Linter(), ViewLoader(library)

    def check_document(id: str) -> tuple[str, list[Diagnostic], NumberTaken | None]:
        issued = not as_source and library.printed(id) != id
        told = _of_issued(library, id) if issued else []
        view, findings = views.load(id)
        number = number_taken(view.document, view.root) if view is not None else None
        if issued and not told:
            # its words were looked at when it was issued
            findings, view = [], None
        findings = findings + (linter.lint(view) if view is not None else [])
        library.forget(id)
        return id, told + findings, number

    found: dict[str, list[Diagnostic]] = {}
    numbers: dict[str, NumberTaken] = {}
    with contextlib.closing(in_parallel(check_document, ids, jobs)) as coming:
        for id, findings, number in with_progress(coming, len(ids), tell):
            found[id] = findings
            if number is not None:
                numbers[id] = number
    twice = numbers_twice({id: numbers[id] for id in ids if id in numbers})
    return {id: [*found[id], *twice.get(id, ())] for id in ids}


def _of_issued(library: Library, id: str) -> list[Diagnostic]:
    """What is wrong with the record of an issued document, and where its source says something else today."""
    from gen.build.issued_output import changed_since

    document, found = library.document(library.printed(id))
    return changed_since(library, id, document) if document is not None else found


def refused_by_strict(findings: Iterable[Diagnostic]) -> bool:
    """True where `--strict` refuses: for an error or a warning; information never does."""
    return any(finding.severity is not Severity.INFO for finding in findings)

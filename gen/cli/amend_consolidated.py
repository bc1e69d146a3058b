"""`gen amend --hop-nhat`: the consolidated text as a Word file, with footnotes that say which amendment made what."""

from __future__ import annotations

from pathlib import Path

import click

from gen.amend.change_notes import Amending
from gen.amend.consolidated import consolidated
from gen.cli.exit_codes import ExitCode
from gen.cli.findings import print_findings
from gen.core.diagnostic import Diagnostic
from gen.document.model import Document
from gen.issued.record_names import ISSUED_MARK, next_record
from gen.render import Renderer
from gen.render.package import Package
from gen.review.redline.comparisons import put_at
from gen.review.traced.review_properties import as_review, is_review
from gen.word.ooxml.archive import read_zip
from gen.workspace.folder import BUILD, UsageProblem, Workspace
from gen.workspace.library import Library


def print_consolidated(library: Library, id: str, out: Path | None) -> ExitCode:
    """Prints the text of a plan as all its issued amending documents made it."""
    workspace = library.workspace
    target = _target(workspace, out or workspace.root / BUILD / f"{id}.hop-nhat.docx")
    issued_id = f"{id}{ISSUED_MARK}"
    if library.in_force(id) in (id, issued_id):
        raise UsageProblem(f"“{id}” chưa có văn bản sửa đổi nào được ban hành, không có gì để hợp nhất.")
    found: list[Diagnostic] = []
    issued, cited = _document(library, issued_id, found), library.cite(library.resolve(issued_id))
    amendings = _amendings(library, id, found)
    if issued is None or cited is None or any(finding.is_error for finding in found):
        print_findings([finding for finding in found if finding.is_error])
        return ExitCode.PROBLEMS
    data, problems = Renderer(workspace.template).render(consolidated(issued, cited, amendings))
    print_findings(problems)
    if data is None:
        return ExitCode.PROBLEMS
    parts = as_review(dict(read_zip(data, lambda _: True).contents), "Văn bản hợp nhất", "hop-nhat")
    print_findings(list(put_at(target)(Package(parts).zipped({})).found))
    click.echo(f"{target}: hợp nhất “{id}” với {len(amendings)} văn bản sửa đổi.", err=True)
    return ExitCode.CLEAN


def _amendings(library: Library, id: str, found: list[Diagnostic]) -> list[Amending]:
    """The issued amending documents of a plan, the first first."""
    out = []
    path = next_record(library.workspace.source_path(f"{id}{ISSUED_MARK}"))
    while library.workspace.has(path):
        outcome = _document(library, library.workspace.id_of(path), found)
        record = library.file(path).record
        by = library.printed(record.amended_by) if record is not None else ""
        document = _document(library, by, found) if by else None
        cited = library.cite(library.resolve(by)) if by else None
        if outcome is not None and document is not None and cited is not None:
            out.append(Amending(document, cited, outcome))
        path = next_record(path)
    return out


def _document(library: Library, id: str, found: list[Diagnostic]) -> Document | None:
    document, problems = library.document(id)
    found += problems
    return document


def _target(workspace: Workspace, out: Path) -> Path:
    """A .docx that is nobody else's file."""
    if out.suffix.lower() != ".docx":
        raise UsageProblem(f"Tệp viết ra phải có đuôi .docx: “{out}”.")
    real, root = out.resolve(), workspace.root.resolve()
    if any(real.is_relative_to(root / folder) for folder in ("plans", "templates")):
        raise UsageProblem(f"Không ghi vào plans/ hay templates/: “{out}”. Chọn nơi khác bằng -o.")
    if out.exists() and not is_review(out):
        raise UsageProblem(
            f"“{out}” đã có và không phải bản hợp nhất do gen viết ra, không ghi đè. Chọn tên khác bằng -o."
        )
    return out

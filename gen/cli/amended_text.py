"""Issuing an amending document: the text that it makes of the amended one gets a record of its own."""

from __future__ import annotations

import click

from gen.cli.amending_texts import amended_plan, both_texts
from gen.cli.findings import print_findings
from gen.issued.record_names import next_record
from gen.workspace.library import Library


def record_amended_text(library: Library, id: str, version: str) -> bool:
    """Records what the amended plan says from now on to its children; true also for a document that amends none.

    False, and told, where the document does not say just what changed in the source of the plan.
    """
    named = amended_plan(library, id)
    if not named:
        return True
    workspace = library.workspace
    target = _earlier(library, named, id)
    if target is not None and not _still_says(library, target, named):
        click.echo(
            f"Chưa ban hành “{id}”: lần ban hành trước đã ghi chữ sửa đổi ở {target}, mà nguồn của “{named}” nay nói "
            f"khác. Ban hành lại thì xoá tệp ấy trước (git còn giữ), rồi chạy lại.",
            err=True,
        )
        return False
    if target is None:
        if not _agrees(library, id, named):
            return False
        target = next_record(workspace.source_path(library.in_force(named)))
        # most documents amend none
        from gen.build.issuing import issue

        made, found = issue(library, named, version, draft_parent=True, amended_by=id)
        print_findings([finding for finding in found if finding.is_error])
        if made is None:
            return False
        workspace.write(target, made.record, new=True)
    click.echo(
        f"Bản kế thừa “{named}” từ nay theo chữ đã sửa đổi: {target}. Ghi tệp này vào git cùng văn bản.", err=True
    )
    return True


def _earlier(library: Library, named: str, id: str) -> str | None:
    """The record that this document made when it was issued before, or when issuing was cut short."""
    path = library.workspace.source_path(named)
    while library.workspace.has(path := next_record(path)):
        record = library.file(path).record
        if record is not None and record.amended_by == id:
            return path
    return None


def _agrees(library: Library, id: str, named: str) -> bool:
    from gen.amend.reading_back import read_back

    texts = both_texts(library, named)
    amending, _ = library.document(id)
    if texts is None or amending is None:
        return False
    if read_back(*texts, amending).agrees:
        return True
    click.echo(
        f"Chưa ban hành “{id}”: làm theo văn bản này thì không được đúng nguồn hiện nay của “{named}”. "
        f"Xem chỗ nào: gen amend --thu {id}",
        err=True,
    )
    return False


def _still_says(library: Library, target: str, named: str) -> bool:
    """True where the text recorded is what the source of the plan says."""
    from gen.amend.amendment import new_parts

    recorded, _ = library.document(library.workspace.id_of(target))
    now, _ = library.document(named)
    return recorded is not None and now is not None and new_parts(recorded) == new_parts(now)

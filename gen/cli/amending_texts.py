"""The plan that an amending document amends, its text in force, and what its source now says."""

from __future__ import annotations

from gen.cli.findings import print_findings
from gen.document.model import Document
from gen.issued.record_names import issued_path
from gen.workspace.folder import UsageProblem
from gen.workspace.library import Library


def both_texts(library: Library, id: str) -> tuple[Document, Document] | None:
    """The text in force and what the source now says; None, and told, where one of them does not compose."""
    issued = library.in_force(id)
    if issued == id:
        raise UsageProblem(
            f"“{id}” chưa ban hành, cứ sửa thẳng vào nguồn. Đã ban hành rồi thì ghi lại trước: gen issue {id}"
        )
    old, found = library.document(issued)
    new, problems = library.document(id)
    told = [finding for finding in (*library.register_problems, *found, *problems) if finding.is_error]
    if old is None or new is None or told:
        print_findings(told)
        return None
    return old, new


def amended_plan(library: Library, id: str) -> str:
    """The id of the plan that an amending document names by `sua_doi`; empty for a document that amends none."""
    workspace = library.workspace
    source = library.file(workspace.source_path(id)).node
    named = source.get("sua_doi") if source is not None else None
    if named is None:
        return ""
    path = workspace.relative(workspace.source_path(id), named.text)
    if path is None or not (workspace.has(path) or workspace.has(issued_path(path))):
        raise UsageProblem(f"{named.pos}: không có văn bản “{named.text}” mà sua_doi nêu.")
    return workspace.id_of(path)

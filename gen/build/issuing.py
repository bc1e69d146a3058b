"""Issuing a document: its record is made, and proves that it prints the same file without any other source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gen.build.issued_output import file_digest, words_of
from gen.build.program import program_digest
from gen.core.diagnostic import Diagnostic, Position, has_errors
from gen.core.digest import digest
from gen.core.node import Node
from gen.document import compose
from gen.document.model import Document
from gen.issued.kept_entries import kept_entries
from gen.issued.record import IssuedRecord, issued_tree
from gen.issued.record_file import record_text
from gen.issued.record_names import ISSUED_MARK, issued_path, plan_path
from gen.registers.entries import Registers
from gen.render import Renderer
from gen.text.dates import PartialDate, read_date
from gen.workspace.folder import PLANS, TEMPLATES
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved


class Issue(NamedTuple):
    """What is to be written: the record, and the Word file whose digest it holds."""

    record: str
    file: bytes


def issue(
    library: Library, id: str, version: str, *, draft_parent: bool, amended_by: str = ""
) -> tuple[Issue | None, list[Diagnostic]]:
    """What issuing a plan writes, None where something stands against it; `draft_parent` lets the parent be a draft.

    `version` is that of the program, `amended_by` the amending document by which the plan's source became the text.
    """
    resolved = library.resolve(id)
    root = resolved.root
    if root is None:
        return None, list(resolved.found)
    found = list(_missing(root, resolved)) + ([] if draft_parent else list(_parent_not_issued(resolved)))
    parent = library.cite(resolved.parent)
    with library.asked.tracked() as asked:
        document, problems = compose(root, id, library.registers_of(resolved), None, parent)
    if document is None or has_errors(found):
        return None, found + problems
    renderer = Renderer(library.workspace.template)
    data, problems = renderer.render(document)
    if data is None:
        return None, problems
    record = IssuedRecord(
        id=id,
        tree=issued_tree(root),
        registers=Registers(),
        parent=parent,
        behind=resolved.behind,
        words=words_of(document),
        fingerprint=document.fingerprint,
        file=file_digest(data),
        made_from=_made_from(library, resolved, document),
        version=version,
        amended_by=amended_by,
    )
    text = record_text(record, kept_entries(library.registers_of(resolved), asked, Position("")))
    proof = _proven(library, id, text, renderer)
    return (Issue(text, data), found) if proof == data else (None, [*found, _not_kept(resolved.path)])


def _made_from(library: Library, resolved: Resolved, document: Document) -> dict[str, str]:
    """The program, the sources and the templates of a document, each with its digest."""
    digests = {"": program_digest()}
    for path in resolved.chain:
        digests[path] = digest(library.read(path))
    for name in (document.kind, "phu-luc"):
        data, path = library.workspace.template(document.khoi, name)
        digests[f"{TEMPLATES}/{document.khoi}/{name}.docx"] = digest(data)
    return digests


def _proven(library: Library, id: str, text: str, renderer: Renderer) -> bytes | None:
    """The file that a record prints where there is nothing but the record."""
    path = issued_path(library.workspace.source_path(id))
    alone = Library(library.workspace, lambda asked: text.encode() if asked == path else None)
    document, _ = alone.document(f"{id}{ISSUED_MARK}")
    return renderer.render(document)[0] if document is not None else None


def _missing(root: Node, resolved: Resolved) -> Iterator[Diagnostic]:
    """What a document needs to be issued and does not say."""
    place = resolved.inherits.pos if resolved.inherits is not None else Position(resolved.path)
    if not root.text_of("so"):
        hint = "Thêm dòng “so: …” với số văn thư đã cấp, rồi chạy lại."
        at = root.mapping["so"].named_at if "so" in root.mapping else place
        yield Diagnostic("issued/no-number", "Chưa có số văn bản, chưa ban hành được.", at, hint)
    date = read_date(root.text_of("ngay"))
    if not isinstance(date, PartialDate) or date.exact is None:
        hint = "Viết đủ năm-tháng-ngày, ví dụ: ngay: 2026-03-05"
        at = root.mapping["ngay"].pos if "ngay" in root.mapping else place
        yield Diagnostic("issued/no-date", "Chưa đủ ngày ban hành, chưa ban hành được.", at, hint)


def _parent_not_issued(resolved: Resolved) -> Iterator[Diagnostic]:
    parent, named = resolved.parent, resolved.inherits
    if parent is None or named is None or parent.issued is not None:
        return
    id = plan_path(parent.path).removeprefix(f"{PLANS}/").removesuffix(".yaml")
    message = f"Văn bản cha “{id}” chưa ban hành, mà lời của cha là một phần của văn bản này."
    hint = f"Ban hành cha trước: gen issue {id}. Vẫn muốn ban hành theo dự thảo của cha thì thêm --cha-chua."
    yield Diagnostic("issued/parent-not-issued", message, named.pos, hint, about=(id,))


def _not_kept(path: str) -> Diagnostic:
    message = "Bản ghi ban hành không tự in lại được đúng tệp này, nên không ghi."
    hint = "Đây là lỗi của chương trình; xin gửi tệp nguồn cho người phụ trách."
    return Diagnostic("issued/not-kept", message, Position(path), hint)

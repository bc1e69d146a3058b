"""An issued document as a build meets it: printed from its record, and left alone where the issued file lies there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gen.build.outputs import Outputs
from gen.build.staleness import MAX_OUTPUT
from gen.core.diagnostic import Diagnostic, Position, Related, Severity
from gen.core.digest import digest
from gen.document.model import Document
from gen.issued.changed_places import ChangedPlace, changed_places
from gen.issued.record import IssuedRecord
from gen.issued.record_names import ISSUED_MARK, issued_path
from gen.render import Renderer
from gen.render.fidelity import document_texts
from gen.text.shorten import Limit, from_first_difference, joined, shortened
from gen.workspace.files import read
from gen.workspace.folder import TEMPLATES
from gen.workspace.library import Library

_TOLD, _QUOTED = 3, 60


class IssuedOutput(NamedTuple):
    """What became of the file of an issued document: its content's digest, None where nothing could be printed."""

    document: Document | None
    content: str | None
    changed: bool
    found: tuple[Diagnostic, ...]


def print_issued(library: Library, renderer: Renderer, outputs: Outputs, id: str) -> IssuedOutput:
    """Sees to it that the words of the record lie in the output folder; never anything else, and no file is removed."""
    path = issued_path(library.workspace.source_path(id))
    record = library.file(path).record
    if record is None:
        return IssuedOutput(None, None, False, library.file(path).found)
    document, found = library.document(f"{id}{ISSUED_MARK}")
    if document is None:
        return IssuedOutput(None, None, False, tuple(found))
    moved = changed_since(library, id, document)
    there = _content(outputs.path(id))
    if there is not None and file_digest(there) == record.file:
        return IssuedOutput(document, digest(there), False, tuple(moved))
    wrong = _other_words(record, document, path)
    if wrong is not None:
        return IssuedOutput(document, None, False, (wrong,))
    data, problems = renderer.render(document)
    if data is None:
        return IssuedOutput(document, None, False, tuple(problems))
    done = outputs.put(id, data)
    told = [] if file_digest(data) == record.file else [_other_file(record, library, document, id)]
    content = None if done.stays else digest(data)
    return IssuedOutput(document, content, done.changed, (*moved, *told, *problems, *done.found))


def file_digest(data: bytes) -> str:
    """The SHA-256 of a file: what others can check too."""
    # it brings OpenSSL with it, which only issued documents need
    import hashlib

    return hashlib.sha256(data).hexdigest()


def words_of(document: Document) -> tuple[str, ...]:
    """Every text that a document prints, as its record keeps them."""
    return tuple(text for text in document_texts(document) if text)


def changed_since(library: Library, id: str, issued: Document) -> list[Diagnostic]:
    """That the source of an issued document says something else today, or can't be read any more."""
    source, found = library.document(id)
    path = library.workspace.source_path(id)
    if source is None:
        return [_source_broken(path, found)]
    in_force = library.in_force(id)
    if in_force != f"{id}{ISSUED_MARK}":
        # what an amending document made of it since is told by that document
        issued = library.document(in_force)[0] or issued
    issued_root, root = library.resolve(in_force).root, library.resolve(id).root
    if issued_root is None or root is None:
        return []
    places = changed_places(issued, issued_root, source, root)
    return [_changed(id, in_force, path, places)] if places else []


def _content(target: Path) -> bytes | None:
    try:
        return read(target, MAX_OUTPUT)
    except OSError:
        return None


def _changed(id: str, in_force: str, path: str, places: Sequence[ChangedPlace]) -> Diagnostic:
    own = (place.at for place in places if place.at is not None and place.at.path == path)
    at = next(own, Position(path))
    told = joined([_told(place) for place in places], Limit(_TOLD), "chỗ", "; ")
    message = f"Văn bản đã ban hành mà nguồn nay nói khác ở {len(places)} chỗ, không in: {told}."
    hint = f"Viết văn bản sửa đổi: gen amend {id}. Xem từng chữ: gen diff {in_force} {id}"
    related = tuple(
        Related(place.at, f"nay nói khác: {place.path}")
        for place in places[:_TOLD]
        if place.at is not None and place.at.path != path
    )
    about = tuple(place.path for place in places)
    return Diagnostic("issued/changed", message, at, hint, Severity.INFO, related, about)


def _told(place: ChangedPlace) -> str:
    if not place.issued and not place.says:
        return place.path
    if not place.issued:
        return f"{place.path} thêm “{shortened(place.says, _QUOTED)}”"
    if not place.says:
        return f"{place.path} bỏ “{shortened(place.issued, _QUOTED)}”"
    before, after = from_first_difference(place.issued, place.says)
    return f"{place.path} “{shortened(before, _QUOTED)}” → “{shortened(after, _QUOTED)}”"


def _source_broken(path: str, found: Sequence[Diagnostic]) -> Diagnostic:
    errors = [finding for finding in found if finding.is_error]
    message = "Văn bản đã ban hành, vẫn in theo bản ghi ban hành; nguồn của nó nay không đọc được nên không so được."
    first = errors[0] if errors else None
    related = (Related(first.position, first.message),) if first is not None else ()
    hint = "Chữa nguồn, hoặc lấy lại bản trong git; xem mọi lỗi: gen check."
    if first is not None and first.code == "source/missing":
        message = f"Văn bản đã ban hành, vẫn in theo bản ghi ban hành; tệp nguồn “{path}” không còn."
        hint = "Đổi tên, đổi chỗ nguồn thì đổi cả bản ghi cho khớp; xoá nhầm thì lấy lại trong git."
        related = ()
    return Diagnostic("issued/source-broken", message, Position(path), hint, Severity.WARNING, related)


def _other_words(record: IssuedRecord, document: Document, path: str) -> Diagnostic | None:
    """That this program prints other words of the same record, which no build may do."""
    now = words_of(document)
    if now == record.words:
        return None
    pairs = zip((*record.words, ""), (*now, ""), strict=False)
    before, after = from_first_difference(*next(((a, b) for a, b in pairs if a != b), ("", "")))
    message = (
        f"Bản gen này in khác chữ đã ban hành: “{shortened(before, _QUOTED)}” thành “{shortened(after, _QUOTED)}”; "
        "không dựng."
    )
    hint = f"Lấy lại tệp Word đã ban hành ở nơi lưu, hoặc dựng bằng bản gen lúc ấy ({record.version})."
    return Diagnostic("issued/other-words", message, Position(path), hint)


def _other_file(record: IssuedRecord, library: Library, document: Document, id: str) -> Diagnostic:
    """That the file printed now has the words that were issued, and is not the same file."""
    names = [f"{TEMPLATES}/{document.khoi}/{name}.docx" for name in (document.kind, "phu-luc")]
    moved = [name for name in names if record.made_from.get(name, "") != _template_digest(library, name)]
    what = f"mẫu {', '.join(moved)} đã đổi" if moved else "bản gen đã đổi"
    message = f"Tệp in lại đủ chữ đã ban hành, nhưng không phải đúng tệp lúc ban hành: {what}."
    hint = "Cần đúng tệp đã ký thì lấy ở nơi lưu; chép vào build/ thì máy để nguyên."
    at = Position(issued_path(library.workspace.source_path(id)))
    return Diagnostic("issued/other-file", message, at, hint, Severity.WARNING)


def _template_digest(library: Library, name: str) -> str:
    _, khoi, file = name.split("/")
    return digest(library.workspace.template(khoi, file.removesuffix(".docx"))[0])

"""One source: its bytes read and spread, or why there are none."""

from __future__ import annotations

from collections.abc import Callable

from gen.core.diagnostic import Diagnostic, Position
from gen.issued.record_names import is_issued_path
from gen.source import read_source
from gen.source.ordering import ordered
from gen.source.sugar import spread
from gen.workspace.resolved import SourceFile
from gen.workspace.system_errors import unreadable


def read_file(read: Callable[[str], bytes | None], path: str) -> SourceFile:
    """A source below plans/, or the record of an issued one, by its path in the workspace."""
    try:
        data = read(path)
    except OSError as err:
        return SourceFile(path, None, (unreadable(path, err),))
    if data is None:
        return SourceFile(path, None, (Diagnostic("source/missing", f"Không có tệp “{path}”.", Position(path)),))
    if is_issued_path(path):
        # most documents are not issued
        from gen.issued.record_file import read_record

        record, wrong = read_record(data, path)
        return SourceFile(path, record.tree if record is not None else None, wrong, record)
    node, found = read_source(data, path)
    return SourceFile(path, spread(ordered(node)) if node else None, tuple(found))

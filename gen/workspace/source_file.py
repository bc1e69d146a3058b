"""One file of a workspace, read and spread: a plan, or the record of one that was issued."""

from __future__ import annotations

from collections.abc import Callable

from gen.core.diagnostic import Diagnostic, Position
from gen.core.node import Node
from gen.core.vocabulary import FIGURES
from gen.issued.record_names import is_issued_path
from gen.source import read_source
from gen.source.ordering import ordered
from gen.source.sugar import spread
from gen.workspace.resolved import SourceFile
from gen.workspace.system_errors import read_told


def read_file(
    path: str,
    read: Callable[[str], bytes | None],
    with_figures: Callable[[Node], tuple[Node, list[Diagnostic]]],
) -> SourceFile:
    """The file at a path, or why there is none; `with_figures` finds the file of figures that a plan names."""
    data, unread = read_told(read, path)
    if unread:
        return SourceFile(path, None, tuple(unread))
    if data is None:
        return SourceFile(path, None, (Diagnostic("source/missing", f"Không có tệp “{path}”.", Position(path)),))
    if is_issued_path(path):
        # most documents are not issued
        from gen.issued.record_file import read_record as read_issued

        record, wrong = read_issued(data, path)
        return SourceFile(path, record.tree if record is not None else None, wrong, record)
    node, found = read_source(data, path)
    if node is not None and FIGURES in node.mapping:
        node, problems = with_figures(node)
        found += problems
    return SourceFile(path, spread(ordered(node)) if node else None, tuple(found))

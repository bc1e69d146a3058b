"""Which plans others inherit from, found without folding any of them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection

from gen.workspace.library import Library
from gen.workspace.parent_link import parent_named

_LINE = re.compile(rb"^ke_thua: +([^\s#'\"]+)[ \r]*$", re.MULTILINE)


def direct_heirs(library: Library, ids: Collection[str]) -> dict[str, list[str]]:
    """For each of these plans that has heirs, those that name it as their parent."""
    workspace = library.workspace
    wanted = {workspace.source_path(id): id for id in ids}
    names = {path.rpartition("/")[2].encode() for path in wanted}
    found: dict[str, list[str]] = {}
    for id in workspace.documents():
        path = workspace.source_path(id)
        data = b""
        with contextlib.suppress(OSError):
            data = workspace.read(path) or b""
        if b"ke_thua" not in data or not any(name in data for name in names):
            continue
        named = _inherits(library, path, data)
        parent = workspace.relative(path, named) if named else None
        if parent in wanted:
            found.setdefault(wanted[parent], []).append(id)
    return found


def _inherits(library: Library, path: str, data: bytes) -> str:
    """The parent that a source names: its line read as it stands, where it is a plain one."""
    line = _LINE.search(data)
    if line is not None:
        return line[1].decode("utf-8", "replace")
    return parent_named(library.file(path).node)

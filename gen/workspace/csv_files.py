"""A CSV file that a source names: where it is, and how it should be named."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from gen.core.node import Node
from gen.workspace.folder import PLANS, Workspace

_SUFFIX = ".csv"


def csv_path(workspace: Workspace, named: Node) -> str | None:
    """The path in the workspace that a source names, None where that is no CSV file below plans/."""
    path = workspace.relative(named.pos.path, named.text) if named.text.strip() else None
    return path if path is not None and path.lower().endswith(_SUFFIX) else None


def from_here(named: Node, key: str, is_there: Callable[[str], bool]) -> str:
    """How to write the path where it was written from the top of the plans, and the file is there; else empty."""
    meant = posixpath.normpath(f"{PLANS}/{named.text}")
    if not (meant.startswith(f"{PLANS}/") and meant.lower().endswith(_SUFFIX) and is_there(meant)):
        return ""
    return f"Tính từ chính tệp này thì viết: {key}: {posixpath.relpath(meant, posixpath.dirname(named.pos.path))}"

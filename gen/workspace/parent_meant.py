"""The file that a `ke_thua` of a name that no file has may have meant."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from gen.core.node import Node
from gen.text.suggestions import nearest
from gen.workspace.folder import PLANS, Workspace
from gen.workspace.foreign_folder import FOREIGN, foreign_root
from gen.workspace.parent_link import parent_named


def parent_meant(workspace: Workspace, read: Callable[[str], Node | None], target: str, path: str) -> str:
    """A hint with the likest file, or the one of that name elsewhere, as the source `path` has to write it.

    Never that source itself, nor one that inherits from it: that would be a circle. Empty where none is like it.
    """
    if foreign_root(target) and not foreign_root(path):
        name, plan = target.removeprefix(f"{PLANS}/{FOREIGN}/").partition("/")[::2]
        return f"Lấy văn bản cha về trước: gen fetch-parent KHO@THẺ {plan} --ten {name}"
    known = [workspace.source_path(id) for id in workspace.documents()]
    while (found := nearest(target, known)) and _inherits_from(workspace, read, found, path):
        known.remove(found)
    if not found:
        alike = [source for source in known if posixpath.basename(source) == posixpath.basename(target)]
        others = [source for source in alike if not _inherits_from(workspace, read, source, path)]
        found = others[0] if len(others) == 1 else ""
    return f"Có phải “{posixpath.relpath(found, posixpath.dirname(path))}”?" if found else ""


def _inherits_from(workspace: Workspace, read: Callable[[str], Node | None], path: str, above: str) -> bool:
    """True where a source is another, or names it as its parent, or one of those above it does."""
    seen: set[str] = set()
    while path != above and path not in seen and workspace.has(path):
        seen.add(path)
        path = workspace.relative(path, parent_named(read(path))) or ""
    return path == above

"""The Word templates in which two states of a workspace differ."""

from __future__ import annotations

from collections.abc import Iterable

from gen.workspace.folder import TEMPLATES, Workspace


def changed_templates(a: Workspace, b: Workspace) -> Iterable[str]:
    """The templates that the two sides print with and that differ."""
    names = {name for workspace in (a, b) for name in _template_names(workspace)}
    return [name for name in sorted(names) if _template(a, name) != _template(b, name)]


def _template_names(workspace: Workspace) -> Iterable[str]:
    folder = workspace.root / TEMPLATES
    return [path.relative_to(workspace.root).as_posix() for path in folder.rglob("*.docx")] if folder.is_dir() else []


def _template(workspace: Workspace, name: str) -> bytes | None:
    _, *family, kind = name.split("/")
    try:
        return workspace.template("/".join(family), kind.removesuffix(".docx"))[0]
    except OSError:
        return None

"""The plan that an amending document names by `sua_doi`."""

from __future__ import annotations

from collections.abc import Callable

from gen.core.diagnostic import Diagnostic
from gen.issued.record_names import issued_path
from gen.text.shorten import cut_off
from gen.workspace.folder import Workspace
from gen.workspace.resolved import Resolved

# letters of a path that a message quotes
_SHOWN = 120


def amends_no_plan(workspace: Workspace, read: Callable[[str], bytes | None], resolved: Resolved) -> list[Diagnostic]:
    """An error where the plan that a source says it amends is not there; records were asked when they were made."""
    named = resolved.root.get("sua_doi") if resolved.root is not None and resolved.issued is None else None
    if named is None:
        return []
    target = workspace.relative(named.pos.path, named.text) if named.text.endswith(".yaml") else None
    own = named.pos.path
    # of an issued plan the source may be gone
    if target and target != own and any(read(path) is not None for path in (target, issued_path(target))):
        return []
    message = f"Không có văn bản “{cut_off(named.text, _SHOWN)}” mà “sua_doi” nêu."
    hint = "Viết đường dẫn tính từ chính tệp này, có đuôi .yaml; không sửa đổi văn bản nào thì xoá dòng sua_doi."
    return [Diagnostic("issued/amends-no-plan", message, named.pos, hint, about=(named.text,))]

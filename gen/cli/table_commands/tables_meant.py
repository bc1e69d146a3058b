"""The tables of a document that a user means, and what is said where a library for Excel is missing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gen.core.diagnostic import Diagnostic
from gen.text.suggestions import did_you_mean
from gen.workspace.folder import UsageProblem
from gen.workspace.library import Library

if TYPE_CHECKING:
    from gen.workbook.plans_of import PlannedTable


def tables_meant(library: Library, id: str, ma: str | None) -> tuple[list[PlannedTable], list[Diagnostic]]:
    """All tables of a document, or those that an id or a path of ids calls; none where it does not print, and why.

    Raises UsageProblem where there is no such table.
    """
    from gen.workbook.plans_of import planned_tables

    document, found = library.document(id)
    root = library.resolve(id).root
    if document is None or root is None:
        return [], found
    tables = planned_tables(document, root)
    if not tables:
        raise UsageProblem(f"“{id}” không có bảng nào.")
    meant = [table for table in tables if ma is None or _is_called(table.plan.path, ma)]
    if not meant:
        raise UsageProblem(_no_table(ma or "", [table.plan.path for table in tables]))
    return meant, []


def _is_called(path: str, ma: str) -> bool:
    wanted = ma.strip("/").removeprefix("phu_luc/").replace("_", "-")
    return path == wanted or path.endswith(f"/{wanted}")


def _no_table(ma: str, paths: Sequence[str]) -> str:
    hint = did_you_mean(ma, list(paths)) or f"Các bảng: {', '.join(paths)}."
    return f"Không có bảng “{ma}” trong văn bản này. {hint}"


def install_excel() -> UsageProblem:
    """What to do where a library is not there."""
    python = sys.executable or "python"
    return UsageProblem(
        f"Lệnh này cần hai thư viện chưa cài. Chạy: “{python}” -m pip install xlsxwriter python-calamine"
    )

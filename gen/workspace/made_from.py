"""What a resolved document was made from: its sources, the files of its tables, the records beside them."""

from __future__ import annotations

from gen.issued.record_names import is_issued_path, issued_path
from gen.workspace.parent_watch import asks_record
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import record_path


def made_from(resolved: Resolved) -> tuple[str, ...]:
    """The paths, the document's own source first; records also where there are none yet but would count."""
    record = (record_path(resolved.path),) if asks_record(resolved) else ()
    # also of those that are not issued yet: it is made anew when one is
    issued = (issued_path(path) for path in resolved.chain if not is_issued_path(path))
    return (*resolved.chain, *resolved.all_files, *record, *issued)

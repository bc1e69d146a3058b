"""What a resolved document was made from: its sources, the files of its tables, the records beside them."""

from __future__ import annotations

from gen.issued.record_names import next_record
from gen.workspace.parent_watch import asks_record
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import record_path


def made_from(resolved: Resolved) -> tuple[str, ...]:
    """The paths, the document's own source first; records also where there are none yet but would count."""
    record = (record_path(resolved.path),) if asks_record(resolved) else ()
    # also those that are not there yet: it is made anew when one is issued, or amended
    issued = map(next_record, resolved.chain)
    return (*resolved.chain, *resolved.all_files, *record, *issued)

"""The state of children, and of all that inherit from a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gen.build.issued_output import changed_since
from gen.workspace.drift import Drift, DriftState, drift
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved
from gen.workspace.seen_parent import read_record, record_path
from gen.workspace.system_errors import read_told


@dataclass(frozen=True, slots=True)
class Family:
    """One plan that was asked for: its own state where it is a child, and that of all below it."""

    id: str
    own: Drift | None
    heirs: tuple[Drift, ...] = ()
    # of a plan without a parent that is issued
    root: Drift | None = None

    @property
    def every(self) -> Iterator[Drift]:
        """The plan itself where it is a child, and those below it."""
        yield from (self.own,) if self.own is not None else ()
        yield from self.heirs


def families(library: Library, ids: Sequence[str], *, heirs: bool) -> list[Family]:
    """The state of each plan; with `heirs`, also of those that inherit from it, at whatever distance."""
    wanted = {library.workspace.source_path(id): id for id in ids}
    own: dict[str, Drift] = {}
    below: dict[str, list[Drift]] = {}
    for id in library.workspace.documents() if heirs else ids:
        resolved = library.resolve(id)
        above = [wanted[path] for path in resolved.above if path in wanted]
        if resolved.inherits is not None and (above or resolved.path in wanted):
            own[id] = _state(library, id, resolved)
            for parent in above:
                below.setdefault(parent, []).append(own[id])
        library.forget(id)
    roots = {id: _issued(library, id) for id in ids if id not in own}
    return [Family(id, own.get(id), tuple(below.get(id, ())) if heirs else (), roots.get(id)) for id in ids]


def _issued(library: Library, id: str) -> Drift | None:
    """The state of a plan that is issued, None of a draft."""
    printed = library.printed(id)
    if printed == id:
        return None
    document, found = library.document(printed)
    if document is None:
        return Drift(id, DriftState.BROKEN, problems=tuple(finding for finding in found if finding.is_error))
    moved = changed_since(library, id, document)
    return Drift(id, DriftState.MOVED if moved else DriftState.ISSUED, problems=tuple(moved))


def _state(library: Library, id: str, resolved: Resolved) -> Drift:
    issued = _issued(library, id)
    if issued is not None:
        return issued
    path = record_path(resolved.path)
    data, unread = read_told(library.workspace.read, path)
    record, wrong = read_record(data, path)
    if unread or wrong:
        return Drift(id, DriftState.BROKEN, problems=(*unread, *wrong))
    found = drift(id, resolved, record, library.watch.words(resolved))
    if resolved.root is None or found.state in (DriftState.NOTHING, DriftState.UNSEEN):
        return found
    # what the parent says now may not do in a child, which no comparing of words shows
    errors = tuple(finding for finding in library.document(id)[1] if finding.is_error)
    if found.state is DriftState.LOOK and resolved.parent is not None:
        parent, theirs = library.document(library.workspace.id_of(resolved.parent.path))
        if parent is None:
            # what it prints where names are filled in is not known, so that all of these would seem changed
            theirs = [finding for finding in theirs if finding.is_error]
            return Drift(id, DriftState.BROKEN, problems=errors or tuple(theirs))
    return replace(found, state=DriftState.BROKEN, problems=errors) if errors else found

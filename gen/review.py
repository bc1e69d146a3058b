"""Two states of a workspace, plan by plan: what changed is told where it was written, not once for each heir."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gen.compare.changes import Difference
from gen.compare.diff import Side, diff
from gen.compare.pairing import Thing, pair
from gen.compare.report import PlanReport, Report, State
from gen.diagnostic import Diagnostic, has_errors
from gen.heirs import Heir, below, without_inherited
from gen.library import Library, Resolved
from gen.render.fidelity import document_texts
from gen.text.words import tokens
from gen.workspace import DOCUMENTS, TEMPLATES, UNITS, Workspace

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Compared:
    """One plan on both sides: what differs, or what is wrong."""

    id: str
    a: Resolved
    b: Resolved
    difference: Difference
    problems_a: tuple[Diagnostic, ...] = ()
    problems_b: tuple[Diagnostic, ...] = ()

    @property
    def broken(self) -> bool:
        return bool(self.problems_a or self.problems_b)


def two_plans(library: Library, a: str, b: str) -> Report:
    """What differs between two plans of one workspace."""
    (side_a, found_a), (side_b, found_b) = _side(library, a), _side(library, b)
    if side_a is None or side_b is None:
        broken = PlanReport(
            (b,), State.BROKEN, old_id=a, problems_a=_told(side_a, found_a), problems_b=_told(side_b, found_b)
        )
        return Report((a, b), (broken,), looked_at=2)
    found = diff(side_a, side_b)
    plans = (PlanReport((b,), State.CHANGED, found, old_id=a, subject=side_b.document.subject.plain),) if found else ()
    return Report((a, b), plans, looked_at=2)


def two_states(
    a: Library, b: Library, named: tuple[str, str], chosen: Sequence[str] | None, tell: Tell = lambda done, of: None
) -> Report:
    """What differs between two states of a workspace, in the plans chosen or in all."""
    review = _Review(a, b)
    return review.report(named, chosen, tell)


@dataclass
class _Review:
    a: Library
    b: Library
    compared: dict[str, _Compared] = field(default_factory=dict)

    def report(self, named: tuple[str, str], chosen: Sequence[str] | None, tell: Tell) -> Report:
        ids_a, ids_b = self.a.workspace.documents(), self.b.workspace.documents()
        both = [id for id in ids_b if id in set(ids_a)]
        # a plan that is asked for alone still tells what it does to all that inherit from it
        for count, id in enumerate(both, 1):
            if self._may_differ(id):
                self.compared[id] = self._compare(id, id)
            tell(count, len(both))
        wanted = set(chosen) if chosen is not None else {*ids_a, *ids_b}
        renamed = self._renamed([id for id in ids_a if id not in both], [id for id in ids_b if id not in both])
        plans = [*self._changed(wanted), *self._renames(renamed, wanted)]
        told = {*renamed, *renamed.values()}
        plans += [self._alone(id, self.b, State.NEW) for id in ids_b if id not in both and id in wanted - told]
        plans += [self._alone(id, self.a, State.GONE) for id in ids_a if id not in both and id in wanted - told]
        mentioned = {id for plan in plans for id in plan.ids}
        carried = [id for id, one in self.compared.items() if one.difference and id in wanted - mentioned]
        return Report(named, tuple(plans), tuple(carried), tuple(_templates(self.a, self.b)), len({*ids_a, *ids_b}))

    def _may_differ(self, id: str) -> bool:
        """False where no file that the plan is made from has changed."""
        path = self.a.workspace.source_path(id)
        if any(_bytes(self.a, one) != _bytes(self.b, one) for one in (UNITS, DOCUMENTS)):
            return True
        chains = {path, *self.a.resolve(id).chain, *self.b.resolve(id).chain}
        return any(_bytes(self.a, one) != _bytes(self.b, one) for one in chains)

    def _compare(self, old: str, new: str) -> _Compared:
        (side_a, found_a), (side_b, found_b) = _side(self.a, old), _side(self.b, new)
        a, b = self.a.resolve(old), self.b.resolve(new)
        if side_a is None or side_b is None:
            return _Compared(new, a, b, Difference(), _told(side_a, found_a), _told(side_b, found_b))
        return _Compared(new, a, b, Difference() if _alike(side_a, side_b) else diff(side_a, side_b))

    def _changed(self, wanted: set[str]) -> list[PlanReport]:
        """The plans that are on both sides, those told together that changed alike."""
        heirs = self._heirs()
        reports: dict[object, PlanReport] = {}
        for id, one in sorted(self.compared.items(), key=lambda item: (-len(heirs.get(item[0], ())), item[0])):
            if id not in wanted or not (one.difference or one.broken):
                continue
            mine = heirs.get(id, [])
            own = self._own(one)
            if not own and not one.broken:
                continue
            told = below(own, one.b.path, mine)
            state = State.BROKEN if one.broken else State.CHANGED
            report = PlanReport(
                (id,), state, told, problems_a=one.problems_a, problems_b=one.problems_b, heirs=len(mine)
            )
            key = _alike_key(report) if not mine else id
            known = reports.get(key)
            reports[key] = replace(known, ids=(*known.ids, id)) if known else report
        return list(reports.values())

    def _own(self, one: _Compared) -> Difference:
        """What changed in a plan beyond what its parent changed."""
        parent = self.compared.get(self._parent(one.b)) if self._parent(one.a) == self._parent(one.b) else None
        if parent is None or not one.difference:
            return one.difference
        edited = _bytes(self.a, one.a.path) != _bytes(self.b, one.b.path)
        return without_inherited(one.difference, parent.difference, one.b.path, edited=edited)

    def _parent(self, resolved: Resolved) -> str:
        return self.b.workspace.id_of(resolved.parent.path) if resolved.parent is not None else ""

    def _heirs(self) -> dict[str, list[Heir]]:
        """For each plan those that inherit from it, the nearest first."""
        out: dict[str, list[Heir]] = {}
        for one in self.compared.values():
            heir = Heir(one.id, one.a, one.b, one.difference, one.problems_b if not one.problems_a else ())
            for path in dict.fromkeys((*one.b.chain[1:], *one.a.chain[1:])):
                out.setdefault(self.b.workspace.id_of(path), []).append(heir)
        return out

    def _renamed(self, gone: list[str], come: list[str]) -> dict[str, str]:
        """Plans whose file was renamed: the old id to the new, by their words."""
        if not gone or not come:
            return {}
        things_a, things_b = (
            [Thing("", _words(library, id)) for id in ids] for library, ids in ((self.a, gone), (self.b, come))
        )
        return {gone[one.a]: come[one.b] for one in pair(things_a, things_b).pairs}

    def _renames(self, renamed: Mapping[str, str], wanted: set[str]) -> Iterable[PlanReport]:
        for old, new in renamed.items():
            if wanted & {old, new}:
                one = self._compare(old, new)
                state = State.BROKEN if one.broken else State.RENAMED
                report = PlanReport((new,), state, one.difference, old_id=old)
                yield replace(report, problems_a=one.problems_a, problems_b=one.problems_b)

    def _alone(self, id: str, library: Library, state: State) -> PlanReport:
        """A plan that is on one side only."""
        side, found = _side(library, id)
        if side is None:
            errors = _told(side, found)
            new = state is State.NEW
            return PlanReport((id,), state, problems_a=() if new else errors, problems_b=errors if new else ())
        parent = self._parent(library.resolve(id))
        return PlanReport(
            (id,), state, old_id=parent if state is State.NEW else "", subject=side.document.subject.plain
        )


def _side(library: Library, id: str) -> tuple[Side | None, list[Diagnostic]]:
    document, found = library.document(id)
    resolved = library.resolve(id)
    if document is None or resolved.root is None or has_errors(found):
        return None, found
    own = library.file(resolved.path).node
    keys = frozenset(own.mapping) if own is not None else frozenset()
    touched = {touch.path: touch.how for touch in resolved.touched}
    return Side(document, resolved.root, library.registers, resolved.path, resolved.chain[1:], touched, keys), found


def _told(side: Side | None, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(one for one in found if one.is_error) if side is None else ()


def _alike(a: Side, b: Side) -> bool:
    """True where nothing printed and nothing of the resolved source differs."""
    return a.document == b.document and a.document.fingerprint == b.document.fingerprint


def _alike_key(report: PlanReport) -> object:
    problems = tuple((one.code, one.message) for one in (*report.problems_a, *report.problems_b))
    told = report.difference.every
    return problems, tuple((one.kind, one.place, one.old_place, one.segments, one.setting) for one in told)


def _words(library: Library, id: str) -> tuple[str, ...]:
    document, _ = library.document(id)
    return tokens("\n".join(document_texts(document))) if document is not None else ()


def _bytes(library: Library, path: str) -> bytes | None:
    return library.read(path)


def _templates(a: Library, b: Library) -> Iterable[str]:
    """The templates of the workspace that differ."""
    names = {name for library in (a, b) for name in _template_names(library.workspace)}
    return [name for name in sorted(names) if _bytes(a, name) != _bytes(b, name)]


def _template_names(workspace: Workspace) -> Iterable[str]:
    folder = workspace.root / TEMPLATES
    return [path.relative_to(workspace.root).as_posix() for path in folder.rglob("*.docx")] if folder.is_dir() else []

"""Two states of a workspace, plan by plan: what changed is told where it was written, not once for each heir."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from gen.core.diagnostic import Diagnostic, has_errors
from gen.render.fidelity import document_texts
from gen.review.compare.changes import Difference
from gen.review.compare.diff import Side, diff
from gen.review.compare.pairing import Thing, pair
from gen.review.compare.report import PlanReport, Report, State
from gen.review.impact import Descent, Heir, below, descent, without_inherited
from gen.text.words import tokens
from gen.workspace.library import Library
from gen.workspace.places import DOCUMENTS, TEMPLATES, UNITS, Workspace

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Compared:
    """One plan on both sides: what differs, or what is wrong."""

    id: str
    path: str
    a: Descent
    b: Descent
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
        return Report((a, b), (broken,))
    found = diff(side_a, side_b)
    plans = (PlanReport((b,), State.CHANGED, found, old_id=a, subject=side_b.document.subject.plain),) if found else ()
    return Report((a, b), plans)


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
        known_a, known_b = set(ids_a), set(ids_b)
        both = [id for id in ids_b if id in known_a]
        # a plan that is asked for alone still tells what it does to all that inherit from it
        for count, id in enumerate(both, 1):
            if self._may_differ(id):
                self.compared[id] = self._compare(id, id)
            # thousands of plans take no memory
            self.a.forget(id)
            self.b.forget(id)
            tell(count, len(both))
        wanted = set(chosen) if chosen is not None else {*ids_a, *ids_b}
        gone, come = [id for id in ids_a if id not in known_b], [id for id in ids_b if id not in known_a]
        renamed = self._renamed(gone, come)
        plans = [*self._changed(wanted), *self._renames(renamed, wanted)]
        told = {*renamed, *renamed.values()}
        alone = [self._alone(id, self.b, State.NEW) for id in come if id in wanted and id not in told]
        alone += [self._alone(id, self.a, State.GONE) for id in gone if id in wanted and id not in told]
        plans += _together(alone)
        mentioned = {id for plan in plans for id in plan.ids}
        silent = wanted - mentioned
        carried = [id for id, one in self.compared.items() if one.difference and id in silent]
        wrong = _errors(self.a.register_problems), _errors(self.b.register_problems)
        return Report(named, tuple(plans), tuple(carried), tuple(_templates(self.a, self.b)), *wrong)

    @cached_property
    def _registers_differ(self) -> bool:
        return any(self.a.read(one) != self.b.read(one) for one in (UNITS, DOCUMENTS))

    def _may_differ(self, id: str) -> bool:
        """False where no file that the plan is made from has changed."""
        if self._registers_differ:
            return True
        path = self.a.workspace.source_path(id)
        chains = {path, *self.a.resolve(id).chain, *self.b.resolve(id).chain}
        return any(self.a.read(one) != self.b.read(one) for one in chains)

    def _compare(self, old: str, new: str) -> _Compared:
        (side_a, found_a), (side_b, found_b) = _side(self.a, old), _side(self.b, new)
        a, b = descent(self.a.resolve(old)), descent(self.b.resolve(new))
        problems = _told(side_a, found_a), _told(side_b, found_b)
        known = side_a is not None and side_b is not None and not _alike(side_a, side_b)
        found = diff(side_a, side_b) if known and side_a and side_b else Difference()
        return _Compared(new, self.b.workspace.source_path(new), a, b, found, *problems)

    def _changed(self, wanted: set[str]) -> list[PlanReport]:
        """The plans that are on both sides, those told together that changed alike."""
        heirs = self._heirs()
        reports: dict[object, PlanReport] = {}
        for id, one in sorted(self.compared.items(), key=lambda item: (-len(heirs.get(item[0], ())), item[0])):
            if id not in wanted or not (one.difference or one.broken):
                continue
            mine = heirs.get(id, [])
            own = self._own(one, wanted)
            if not own and not one.broken:
                continue
            told = below(own, one.path, mine)
            state = State.BROKEN if one.broken else State.CHANGED
            report = PlanReport(
                (id,), state, told, problems_a=one.problems_a, problems_b=one.problems_b, heirs=len(mine)
            )
            key = _alike_key(report) if one.broken or not mine else id
            known = reports.get(key)
            reports[key] = replace(known, ids=(*known.ids, id)) if known else report
        return list(reports.values())

    def _own(self, one: _Compared, wanted: set[str]) -> Difference:
        """What changed in a plan beyond what is told of its parent."""
        above = one.b[1:2]
        same = above and one.a[1:2] and one.a[1][0] == above[0][0]
        parent = self.compared.get(self._id(above[0][0])) if same else None
        if parent is None or parent.id not in wanted:
            return one.difference
        edited = self.a.read(one.path) != self.b.read(one.path)
        return without_inherited(one.difference, parent.difference, one.path, edited=edited)

    def _id(self, path: str) -> str:
        return self.b.workspace.id_of(path)

    def _heirs(self) -> dict[str, list[Heir]]:
        """For each plan those that inherit from it."""
        out: dict[str, list[Heir]] = {}
        for one in self.compared.values():
            hurt = one.problems_b if not one.problems_a else ()
            heir = Heir(one.id, one.path, one.a, one.b, one.difference, hurt, bool(one.problems_b))
            for path in dict.fromkeys(path for path, _ in (*one.b[1:], *one.a[1:])):
                out.setdefault(self._id(path), []).append(heir)
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
        above = library.resolve(id).parent
        parent = self._id(above.path) if above is not None else ""
        return PlanReport((id,), state, subject=side.document.subject.plain, parent=parent)


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
    return _errors(found) if side is None else ()


def _errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(one for one in found if one.is_error)


def _together(alone: Iterable[PlanReport]) -> Iterable[PlanReport]:
    """New or gone plans, those of one parent told as one: a city's plan is derived for a hundred wards at a time."""
    groups: dict[object, PlanReport] = {}
    for one in alone:
        sound = one.parent and not one.problems_a and not one.problems_b
        key: object = (one.state, one.parent) if sound else one.ids
        known = groups.get(key)
        groups[key] = replace(known, ids=(*known.ids, *one.ids)) if known else one
    return groups.values()


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


def _templates(a: Library, b: Library) -> Iterable[str]:
    """The templates that the two sides print with and that differ."""
    names = {name for library in (a, b) for name in _template_names(library.workspace)}
    return [name for name in sorted(names) if _template(a.workspace, name) != _template(b.workspace, name)]


def _template_names(workspace: Workspace) -> Iterable[str]:
    folder = workspace.root / TEMPLATES
    return [path.relative_to(workspace.root).as_posix() for path in folder.rglob("*.docx")] if folder.is_dir() else []


def _template(workspace: Workspace, name: str) -> bytes | None:
    _, *house, kind = name.split("/")
    return workspace.template("/".join(house), kind.removesuffix(".docx"))[0]

"""Two states of a workspace, plan by plan: what changed is told where it was written, not once for each heir."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from gen.build.progress import with_progress
from gen.core.diagnostic import Diagnostic, has_errors
from gen.render.fidelity import document_texts
from gen.review.compare.changes import Difference
from gen.review.compare.document_diff import ComparedDocument, document_diff
from gen.review.compare.pairing import Candidate, pair
from gen.review.compare.report import PlanReport, PlanState, Report
from gen.review.impact import Descent, Heir, descent, with_impact, without_inherited
from gen.text.word_diff import tokens
from gen.workspace.folder import DOCUMENTS, TEMPLATES, UNITS, Workspace
from gen.workspace.library import Library

# told how many plans of how many are done
Tell: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _ComparedPlan:
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
        """True where it could not be composed on a side."""
        return bool(self.problems_a or self.problems_b)


def two_plans(library: Library, a: str, b: str) -> Report:
    """What differs between two plans of one workspace."""
    (document_a, found_a), (document_b, found_b) = _composed(library, a), _composed(library, b)
    if document_a is None or document_b is None:
        problems = _problems(document_a, found_a), _problems(document_b, found_b)
        broken = PlanReport((b,), PlanState.BROKEN, old_id=a, problems_a=problems[0], problems_b=problems[1])
        return Report((a, b), (broken,))
    difference = document_diff(document_a, document_b)
    if not difference:
        return Report((a, b), ())
    subject = document_b.document.subject.line
    return Report((a, b), (PlanReport((b,), PlanState.CHANGED, difference, old_id=a, subject=subject),))


def two_states(
    a: Library, b: Library, named: tuple[str, str], chosen: Sequence[str] | None, tell: Tell = lambda done, of: None
) -> Report:
    """What differs between two states of a workspace, in the plans chosen (by id) or in all."""
    return _WorkspaceDiff(a, b).report(named, chosen, tell)


@dataclass
class _WorkspaceDiff:
    """Compares plan by plan and tells each change where it was written."""

    a: Library
    b: Library
    compared: dict[str, _ComparedPlan] = field(default_factory=dict)

    def report(self, named: tuple[str, str], chosen: Sequence[str] | None, tell: Tell) -> Report:
        """What differs, in the plans chosen (by id) or in all; `named` is what the two states are called."""
        ids_a, ids_b = self.a.workspace.documents(), self.b.workspace.documents()
        known_a, known_b = set(ids_a), set(ids_b)
        # a plan that is asked for alone still tells what it does to all that inherit from it
        self._compare_all([id for id in ids_b if id in known_a], tell)
        wanted = set(chosen) if chosen is not None else {*ids_a, *ids_b}
        gone, new = [id for id in ids_a if id not in known_b], [id for id in ids_b if id not in known_a]
        renamed = self._renamed(gone, new)
        plans = [*self._changed(wanted), *self._renames(renamed, wanted)]
        renamed_ids = {*renamed, *renamed.values()}
        alone = [self._alone(id, self.b, PlanState.NEW) for id in new if id in wanted and id not in renamed_ids]
        alone += [self._alone(id, self.a, PlanState.GONE) for id in gone if id in wanted and id not in renamed_ids]
        plans += _told_as_one(alone)
        mentioned = {id for plan in plans for id in plan.ids}
        silent = wanted - mentioned
        carried = [id for id, plan in self.compared.items() if plan.difference and id in silent]
        problems = _errors(self.a.register_problems), _errors(self.b.register_problems)
        return Report(named, tuple(plans), tuple(carried), tuple(_templates(self.a, self.b)), *problems)

    def _compare_all(self, ids: Sequence[str], tell: Tell) -> None:
        for id in with_progress(ids, len(ids), tell):
            if self._may_differ(id):
                self.compared[id] = self._compare(id, id)
            # thousands of plans take no memory
            self.a.forget(id)
            self.b.forget(id)

    @cached_property
    def _registers_differ(self) -> bool:
        return any(self._is_edited(path) for path in (UNITS, DOCUMENTS))

    def _is_edited(self, path: str) -> bool:
        """True where a file is not the same on both sides, or can't be read."""
        try:
            return self.a.read(path) != self.b.read(path)
        except OSError:
            return True

    def _may_differ(self, id: str) -> bool:
        """False where no file that the plan is made from has changed."""
        if self._registers_differ:
            return True
        path = self.a.workspace.source_path(id)
        chains = {path, *self.a.resolve(id).chain, *self.b.resolve(id).chain}
        return any(self._is_edited(source) for source in chains)

    def _compare(self, old: str, new: str) -> _ComparedPlan:
        (document_a, found_a), (document_b, found_b) = _composed(self.a, old), _composed(self.b, new)
        difference = Difference()
        if document_a is not None and document_b is not None and not _alike(document_a, document_b):
            difference = document_diff(document_a, document_b)
        return _ComparedPlan(
            id=new,
            path=self.b.workspace.source_path(new),
            a=descent(self.a.resolve(old)),
            b=descent(self.b.resolve(new)),
            difference=difference,
            problems_a=_problems(document_a, found_a),
            problems_b=_problems(document_b, found_b),
        )

    def _changed(self, wanted: set[str]) -> list[PlanReport]:
        """The plans that are on both sides, those told together that changed alike."""
        heirs = self._heirs()
        reports: dict[object, PlanReport] = {}
        in_order = sorted(self.compared.items(), key=lambda item: (-len(heirs.get(item[0], ())), item[0]))
        for id, plan in in_order:
            if id not in wanted or not (plan.difference or plan.broken):
                continue
            below = heirs.get(id, [])
            own = self._own(plan, wanted)
            if not own and not plan.broken:
                continue
            report = PlanReport(
                (id,),
                PlanState.BROKEN if plan.broken else PlanState.CHANGED,
                with_impact(own, plan.path, below),
                problems_a=plan.problems_a,
                problems_b=plan.problems_b,
                heirs=len(below),
            )
            key = _alike_key(report) if plan.broken or not below else id
            known = reports.get(key)
            reports[key] = replace(known, ids=(*known.ids, id)) if known else report
        return list(reports.values())

    def _own(self, plan: _ComparedPlan, wanted: set[str]) -> Difference:
        """What changed in a plan beyond what is told of its parent."""
        above = plan.b[1:2]
        same = above and plan.a[1:2] and plan.a[1][0] == above[0][0]
        parent = self.compared.get(self._id(above[0][0])) if same else None
        if parent is None or parent.id not in wanted:
            return plan.difference
        edited = self._is_edited(plan.path)
        return without_inherited(plan.difference, parent.difference, plan.path, edited=edited)

    def _id(self, path: str) -> str:
        return self.b.workspace.id_of(path)

    def _heirs(self) -> dict[str, list[Heir]]:
        """For each plan those that inherit from it."""
        out: dict[str, list[Heir]] = {}
        for plan in self.compared.values():
            problems = plan.problems_b if not plan.problems_a else ()
            broken = bool(plan.problems_b)
            heir = Heir(plan.id, plan.path, plan.a, plan.b, plan.difference, problems=problems, broken=broken)
            for path in dict.fromkeys(path for path, _ in (*plan.b[1:], *plan.a[1:])):
                out.setdefault(self._id(path), []).append(heir)
        return out

    def _renamed(self, gone: list[str], new: list[str]) -> dict[str, str]:
        """Plans whose file was renamed: the old id to the new, by their words."""
        if not gone or not new:
            return {}
        candidates_a = [Candidate("", _words(self.a, id)) for id in gone]
        candidates_b = [Candidate("", _words(self.b, id)) for id in new]
        return {gone[same.a]: new[same.b] for same in pair(candidates_a, candidates_b).pairs}

    def _renames(self, renamed: Mapping[str, str], wanted: set[str]) -> Iterable[PlanReport]:
        for old, new in renamed.items():
            if wanted & {old, new}:
                plan = self._compare(old, new)
                state = PlanState.BROKEN if plan.broken else PlanState.RENAMED
                report = PlanReport((new,), state, plan.difference, old_id=old)
                yield replace(report, problems_a=plan.problems_a, problems_b=plan.problems_b)

    def _alone(self, id: str, library: Library, state: PlanState) -> PlanReport:
        """A plan that is on one side only."""
        document, found = _composed(library, id)
        if document is None:
            errors = _errors(found)
            new = state is PlanState.NEW
            return PlanReport((id,), state, problems_a=() if new else errors, problems_b=errors if new else ())
        above = library.resolve(id).parent
        parent = self._id(above.path) if above is not None else ""
        return PlanReport((id,), state, subject=document.document.subject.line, parent=parent)


def _composed(library: Library, id: str) -> tuple[ComparedDocument | None, list[Diagnostic]]:
    """A document ready to be compared, None where it has errors, and what was found in it."""
    document, found = library.document(id)
    resolved = library.resolve(id)
    if document is None or resolved.root is None or has_errors(found):
        return None, found
    own = library.file(resolved.path).node
    compared = ComparedDocument(
        document,
        resolved.root,
        library.registers,
        path=resolved.path,
        above=resolved.chain[1:],
        overrides={override.path: override.kind for override in resolved.overrides},
        own_keys=frozenset(own.mapping) if own is not None else frozenset(),
    )
    return compared, found


def _problems(document: ComparedDocument | None, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What keeps a document from being compared; nothing of one that can be."""
    return _errors(found) if document is None else ()


def _errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(finding for finding in found if finding.is_error)


def _told_as_one(alone: Iterable[PlanReport]) -> Iterable[PlanReport]:
    """New or gone plans, those of one parent told as one: a city's plan is derived for a hundred wards at a time."""
    groups: dict[object, PlanReport] = {}
    for plan in alone:
        sound = plan.parent and not plan.problems_a and not plan.problems_b
        key: object = (plan.state, plan.parent) if sound else plan.ids
        known = groups.get(key)
        groups[key] = replace(known, ids=(*known.ids, *plan.ids)) if known else plan
    return groups.values()


def _alike(a: ComparedDocument, b: ComparedDocument) -> bool:
    """True where nothing printed and nothing of the resolved source differs."""
    return a.document == b.document and a.document.fingerprint == b.document.fingerprint


def _alike_key(report: PlanReport) -> object:
    """What the reports of two plans must have in common to be told as one: all that is told but the lines."""
    problems = tuple((finding.code, finding.message) for finding in (*report.problems_a, *report.problems_b))
    changes = report.difference.every
    return problems, tuple(
        (change.kind, change.place, change.old_place, change.segments, change.setting) for change in changes
    )


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
    _, *family, kind = name.split("/")
    try:
        return workspace.template("/".join(family), kind.removesuffix(".docx"))[0]
    except OSError:
        return None

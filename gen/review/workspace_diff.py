"""Two states of a workspace, plan by plan: what changed is told where it was written, not once for each heir."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from gen.build.progress import with_progress
from gen.core.diagnostic import Diagnostic, has_errors
from gen.issued.record_names import plan_of
from gen.review.by_parent import NOTHING, ByParent, Citing, by_parent
from gen.review.changed_templates import changed_templates
from gen.review.compare.changes import Difference
from gen.review.compare.document_diff import ComparedDocument, document_diff
from gen.review.compare.report import PlanReport, PlanState, Report
from gen.review.impact import Heir, not_told, with_impact, without_inherited
from gen.review.plans_told_once import alike_key, told_as_one
from gen.review.renames import renames
from gen.source.paths import text_digest
from gen.workspace.drift import ChangedOverride, Drift, drift, seen_now
from gen.workspace.folder import DOCUMENTS, UNITS
from gen.workspace.library import Library
from gen.workspace.resolved import Resolved

# told how many plans of how many are done
Tell: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _ComparedPlan:
    """One plan on both sides: what differs, or what is wrong; where it inherits, what it has to look at."""

    id: str
    path: str
    old_id: str
    # its parents on both sides, the nearest first, by their sources
    above_a: tuple[str, ...]
    above_b: tuple[str, ...]
    difference: Difference
    by_parent: ByParent = NOTHING
    look: tuple[ChangedOverride, ...] = ()
    lost: tuple[ChangedOverride, ...] = ()
    problems_a: tuple[Diagnostic, ...] = ()
    problems_b: tuple[Diagnostic, ...] = ()

    @property
    def broken(self) -> bool:
        """True where it could not be composed on a side."""
        return bool(self.problems_a or self.problems_b)

    @property
    def renamed(self) -> bool:
        """True where its file has another name."""
        return self.old_id != self.id


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
    # plans whose file was renamed: the new id to the old
    renamed: Mapping[str, str] = field(default_factory=dict)

    def report(self, named: tuple[str, str], chosen: Sequence[str] | None, tell: Tell) -> Report:
        """What differs, in the plans chosen (by id) or in all; `named` is what the two states are called."""
        ids_a, ids_b = self.a.workspace.documents(), self.b.workspace.documents()
        known_a, known_b = set(ids_a), set(ids_b)
        gone, new = [id for id in ids_a if id not in known_b], [id for id in ids_b if id not in known_a]
        self.renamed = renames(self.a, self.b, gone, new)
        # a plan that is asked for alone still tells what it does to all that inherit from it
        self._compare_all([id for id in ids_b if id in known_a or id in self.renamed], tell)
        wanted = set(chosen) if chosen is not None else {*ids_a, *ids_b}
        wanted |= {new for new, old in self.renamed.items() if old in wanted}
        plans = self._changed(wanted)
        renamed = {*self.renamed, *self.renamed.values()}
        alone = [self._alone(id, self.b, PlanState.NEW) for id in new if id in wanted - renamed]
        alone += [self._alone(id, self.a, PlanState.GONE) for id in gone if id in wanted - renamed]
        plans += told_as_one(alone)
        silent = wanted - {id for plan in plans for id in plan.ids}
        carried = [id for id, plan in self.compared.items() if plan.difference and id in silent]
        looking = [self._heir(plan) for plan in self.compared.values() if wanted & {plan.id, *self._above(plan)}]
        problems = _errors(self.a.register_problems), _errors(self.b.register_problems)
        left, templates = tuple(not_told(plans, looking)), tuple(changed_templates(self.a.workspace, self.b.workspace))
        return Report(named, tuple(plans), tuple(carried), left, templates, *problems)

    def _compare_all(self, ids: Sequence[str], tell: Tell) -> None:
        for id in with_progress(ids, len(ids), tell):
            old = self.renamed.get(id, id)
            if old != id or self._may_differ(id):
                self.compared[id] = self._compare(old, id)
            # thousands of plans take no memory
            self.a.forget(old)
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
        resolved_a, resolved_b = self.a.resolve(old), self.b.resolve(new)
        follows = NOTHING
        if document_a is not None and document_b is not None and difference:
            citing_a = Citing(document_a, self.a.cite(resolved_a.parent))
            follows = by_parent(citing_a, Citing(document_b, self.b.cite(resolved_b.parent)), difference)
        moved = self._moved(new, resolved_a, resolved_b)
        return _ComparedPlan(
            id=new,
            path=self.b.workspace.source_path(new),
            old_id=old,
            above_a=resolved_a.above,
            above_b=resolved_b.above,
            difference=difference,
            by_parent=follows,
            look=moved.look if moved is not None else (),
            lost=moved.lost if moved is not None else (),
            problems_a=_problems(document_a, found_a),
            problems_b=_problems(document_b, found_b),
        )

    def _moved(self, id: str, a: Resolved, b: Resolved) -> Drift | None:
        """What `gen status` would say of an heir whose parent was looked at on the first side."""
        if a.parent is None or b.parent is None or a.draft is None:
            return None
        return drift(id, b, seen_now(a, self.a.watch.words(a)), self.b.watch.words(b))

    def _changed(self, wanted: set[str]) -> list[PlanReport]:
        """The plans that are on both sides, those told together that changed alike."""
        heirs = self._heirs()
        reports: dict[object, PlanReport] = {}
        in_order = sorted(self.compared.items(), key=lambda item: (-len(heirs.get(item[0], ())), item[0]))
        for id, plan in in_order:
            if id not in wanted or not (plan.difference or plan.broken or plan.renamed):
                continue
            below = heirs.get(id, [])
            own = self._own(plan, wanted)
            if not own and not plan.broken and not plan.renamed:
                continue
            report = PlanReport(
                (id,),
                PlanState.BROKEN if plan.broken else PlanState.RENAMED if plan.renamed else PlanState.CHANGED,
                with_impact(id, own, below),
                old_id=plan.old_id if plan.renamed else "",
                problems_a=plan.problems_a,
                problems_b=plan.problems_b,
                heirs=len(below),
            )
            key = alike_key(report) if not plan.renamed and (plan.broken or not below) else id
            known = reports.get(key)
            reports[key] = replace(known, ids=(*known.ids, id)) if known else report
        return list(reports.values())

    def _own(self, plan: _ComparedPlan, wanted: set[str]) -> Difference:
        """What changed in a plan beyond what is told of its parent."""
        above = self._above(plan)[:1]
        parent = self.compared.get(above[0]) if above else None
        same = parent is not None and plan.above_a[:1] == (self.a.workspace.source_path(parent.old_id),)
        if parent is None or not same or parent.id not in wanted:
            return plan.difference
        edited = not self._same_source(plan)
        return without_inherited(plan.difference, parent.difference, plan.path, plan.by_parent, edited=edited)

    def _same_source(self, plan: _ComparedPlan) -> bool:
        """True where the file says the same, but for where its parent's file is."""
        old, new = self.a.workspace.source_path(plan.old_id), plan.path
        try:
            if self.a.read(old) == self.b.read(new):
                return True
        except OSError:
            return False
        sources = self.a.file(old).node, self.b.file(new).node
        rest = [
            text_digest(node.with_value({key: value for key, value in node.mapping.items() if key != "ke_thua"}))
            for node in sources
            if node is not None
        ]
        return len(rest) == len(sources) and rest[0] == rest[1]

    def _above(self, plan: _ComparedPlan) -> list[str]:
        """The ids of the plans above one, the nearest first, as they are called now."""
        return [self.b.workspace.id_of(path) for path in plan.above_b]

    def _heirs(self) -> dict[str, list[Heir]]:
        """For each plan those that inherit from it."""
        now = {old: new for new, old in self.renamed.items()}
        out: dict[str, list[Heir]] = {}
        for plan in self.compared.values():
            heir = self._heir(plan)
            before = (self.a.workspace.id_of(path) for path in plan.above_a)
            for id in dict.fromkeys((*self._above(plan), *(now.get(id, id) for id in before))):
                out.setdefault(id, []).append(heir)
        return out

    def _heir(self, plan: _ComparedPlan) -> Heir:
        problems = plan.problems_b if not plan.problems_a else ()
        broken = bool(plan.problems_b)
        parent = next(iter(self._above(plan)), "")
        by = plan.by_parent
        return Heir(plan.id, plan.path, plan.difference, plan.look, plan.lost, problems, broken, parent, by)

    def _alone(self, id: str, library: Library, state: PlanState) -> PlanReport:
        """A plan that is on one side only."""
        document, found = _composed(library, id)
        if document is None:
            errors = _errors(found)
            new = state is PlanState.NEW
            return PlanReport((id,), state, problems_a=() if new else errors, problems_b=errors if new else ())
        above = library.resolve(id).parent
        parent = plan_of(library.workspace.id_of(above.path)) if above is not None else ""
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
        library.registers_of(resolved),
        path=resolved.path,
        above=resolved.chain[1:],
        overrides={override.path: override.kind for override in resolved.overrides},
        own_keys=frozenset(own.mapping) if own is not None else frozenset(),
        withheld=resolved.withheld,
        taken=frozenset(other.path for other in resolved.taken),
    )
    return compared, found


def _problems(document: ComparedDocument | None, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What keeps a document from being compared; nothing of one that can be."""
    return _errors(found) if document is None else ()


def _errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(finding for finding in found if finding.is_error)


def _alike(a: ComparedDocument, b: ComparedDocument) -> bool:
    """True where nothing printed and nothing of the resolved source differs."""
    return a.document == b.document and a.document.fingerprint == b.document.fingerprint

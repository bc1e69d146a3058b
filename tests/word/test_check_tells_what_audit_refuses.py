"""What the audit refuses in our own print, `gen check` tells before: in every example, case, real document and slip."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from cases import EVERY, Case
from places import ROOT
from slips import SLIPS
from workbench import Office

from gen.cli.check import check_all
from gen.word.audit import audit
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

# which rule of `gen check` speaks of what an audit rule finds, warnings too; what is not here, our print never shows
TOLD_BY = {
    "audit/component-missing": {"lint/component-missing"},
    "audit/number-line": {"lint/number-form"},
    "audit/number-zero": {"lint/number-form"},
    "audit/subject": {"lint/subject-wording"},
    "audit/capitals": {"lint/subject-wording", "lint/signatory-name", "lint/appendix-head", "lint/label-style"},
    "audit/base-form": {"lint/bases-form"},
    "audit/base-mark": {"lint/bases-form"},
    "audit/label-form": {"lint/label-style", "lint/typed-number"},
    "audit/numbering-order": {"lint/label-style", "lint/typed-number"},
    "audit/article-label": {"lint/label-style"},
    "audit/end-mark": {"lint/component-missing", "lint/closing-mark", "lint/typed-ending"},
    "audit/size": {"lint/typed-ending"},
    "audit/slant": {"lint/whole-emphasis", "lint/recipient-marks", "lint/appendix-head", "lint/typed-ending"},
    "audit/weight": {
        "lint/recipient-marks",
        "lint/appendix-head",
        "lint/typed-ending",
        "lint/label-style",
        "lint/signatory-name",
        "lint/unmarked-lead",
    },
    "audit/unfinished": {"lint/left-open"},
    "audit/underline": {"lint/typed-ending"},
    "audit/align": {"lint/appendix-head"},
    "audit/recipients": {"lint/recipient-marks", "lint/typed-ending"},
    "audit/archive": {"lint/component-missing", "lint/recipient-marks"},
    "audit/authority": {"lint/signing"},
    "audit/deputy": {"lint/signing"},
    "audit/name": {"lint/signatory-name"},
    "audit/appendix-label": {"lint/appendix-head"},
    "audit/appendix-title": {"lint/appendix-head"},
    "audit/appendix-attached": {"lint/appendix-head"},
    "audit/appendix-mentioned": {"lint/appendix-unmentioned"},
    "audit/orientation": {"lint/landscape-without-table"},
}


def untold(root: Path) -> dict[str, list[str]]:
    """By document that was built, what the audit refuses in it and no finding of its file, or of a parent's, tells."""
    workspace = Workspace(root)
    library = Library(workspace)
    ids = workspace.documents()
    said: defaultdict[str, set[str]] = defaultdict(set)
    for findings in check_all(library, ids).values():
        for one in findings:
            said[one.position.path].add(one.code)
    out = {}
    for id in ids:
        built = root / "build" / f"{id}.docx"
        if not built.is_file():
            continue
        codes, plan = set[str](), library.resolve(id)
        while plan is not None:
            codes |= said[plan.path]
            plan = plan.parent
        refused = audit(built.read_bytes()).findings
        missed = [f"{one.code}: {one.found}" for one in refused if not TOLD_BY.get(one.code, set()) & codes]
        if missed:
            out[id] = missed
    return out


FILES = sorted({case.name.partition("/")[0] for case in EVERY})


@pytest.mark.long
@pytest.mark.parametrize("file", FILES)
def test_in_the_cases(file: str, tmp_path: Path) -> None:
    found = {}
    for case in [case for case in EVERY if case.name.startswith(f"{file}/")]:
        found.update({f"{case.name}: {id}": missed for id, missed in _built(case, tmp_path / case.name).items()})
    assert found == {}


def _built(case: Case, root: Path) -> dict[str, list[str]]:
    office = Office(root)
    case.write(office)
    (root / "plans" / "tot.yaml").unlink(missing_ok=True)
    office.run("build")
    return untold(root)


@pytest.mark.parametrize("kind", SLIPS)
def test_in_slips(kind: str, office: Office) -> None:
    names = {f"s{number}": slip for number, slip in enumerate(SLIPS[kind])}
    for id, slip in names.items():
        office.write(f"plans/{id}.yaml", SLIPS[kind][slip])
    outcome = office.run("build")
    assert [slip for id, slip in names.items() if office.built(id) is None] == [], outcome.out
    assert {names[id]: missed for id, missed in untold(office.root).items()} == {}


def test_in_our_examples(tmp_path: Path) -> None:
    assert _copied(ROOT, tmp_path) == {}


def test_in_real_documents(shared: Path, tmp_path: Path) -> None:
    assert _copied(shared / "corpus", tmp_path) == {}


def _copied(source: Path, root: Path) -> dict[str, list[str]]:
    office = Office(root)
    for path in sorted((source / "plans").rglob("*.yaml")):
        office.write(path.relative_to(source).as_posix(), path.read_bytes())
    if not (source / "plans" / "tot.yaml").exists():
        (root / "plans" / "tot.yaml").unlink()
    office.run("build")
    assert list((root / "build").rglob("*.docx"))
    return untold(root)

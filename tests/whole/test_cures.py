"""Cures are tried: the hint of a finding, done as it says, makes a source that builds and prints what was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cases import EVERY, Case
from cures import Cure, can_be_typed, tried_codes, typed_cure, written_cures
from test_diagnostics import rows
from workbench import Finding, Office

# codes whose cure is not done to a source, each with the reason
NOT_IN_A_SOURCE = {
    "source/not-as-fetched": "a file that was fetched and edited: tests/foreign",
    "cascade/other-entry": "an entry of two registers, one of them fetched: tests/foreign",
    "source/missing": "told inside a chain for a file that was there a moment ago",
    "source/not-written": "a file that another program holds open is closed there",
    "source/unreadable": "rights to read a file are given on the machine",
    "source/syntax": "what no other message recognises; its hint is the general one",
    "text/not-printed": "a promise of the program: no source that is known causes it",
    "cascade/without-ids": "told by `gen check` alone: tests/source/test_item_ids.py runs its cure",
    "schema/number-used-twice": "of two documents, told by `gen check` alone: tests/workspace/test_misnamed.py",
    "render/": "templates are mended in Word: tests/render/test_sabotage.py",
    "cascade/parent-moved": "somebody looks, then `gen accept`: tests/workspace/test_parent_watch.py",
    "issued/": "records are no sources: tests/issued runs the cures",
    "lint/unknown-rule": "rules have samples of their own, wrong and right: tests/lint/test_rules.py",
}


def _holds(case: Case, cure: Cure, office: Office, wrong: Callable[[Finding], bool]) -> None:
    cure.apply(case, office)
    outcome = office.run("build", *" ".join(case.told("options")).split())
    left = [one for one in outcome.findings if wrong(one)]
    assert left == [], f"{cure.name}: {[(one.place, one.message, one.hint) for one in left]}"
    if not cure.prints(case):
        return
    assert [one for one in outcome.findings if one.severity == "error"] == []
    printed = [built.text for built in office.every_built()]
    for words in cure.prints(case):
        assert any(words in text for text in printed), f"{words!r} is not printed: {printed}"


@pytest.mark.parametrize("case", EVERY, ids=[case.name for case in EVERY])
def test_the_cure_works(case: Case, office: Office) -> None:
    if not case.findings:
        return
    case.write(office)
    told = office.run("build", *" ".join(case.told("options")).split()).findings
    cures, codes = written_cures(case, office), {one["code"] for one in case.findings}
    for cure in cures:
        again = Office(office.root / cure.name)
        case.write(again)
        _holds(case, cure, again, lambda one: one.code in codes)
    typed = typed_cure(told, office)
    if typed:
        typed.name = "typed" if cures else "cured"
        wrong = {(one.path, one.message) for one in told if can_be_typed(one)}
        _holds(case, typed, office, lambda one: (one.path, one.message) in wrong)
    assert typed or cures or not [line for line in case.expected if line.startswith("cured")], "nothing is cured"


def test_every_code_of_the_book_has_a_cure_that_was_tried() -> None:
    untried = {code for code, *_ in ((cell.strip("`") for cell in row) for row in rows())} - tried_codes(EVERY)
    assert sorted(code for code in untried if not code.startswith(tuple(NOT_IN_A_SOURCE))) == []


def test_no_reason_stands_for_a_code_that_was_tried() -> None:
    tried = tried_codes(EVERY)
    assert [code for code in NOT_IN_A_SOURCE if code in tried] == []

"""What a finding of the cascade is about stands in a field: whatever its message quotes, for every case there is."""

from __future__ import annotations

import pytest
from cases import EVERY, Case
from reworded import quoted
from workbench import Office

from gen.cli.check import check_all
from gen.core.diagnostic import Diagnostic
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

CASES = [case for case in EVERY if case.name.startswith("ke-thua-")]
# of the tags and keys that steer, a message may quote an example
_SPELLING = ("!noi", "!thay", "!bo")


def found(office: Office) -> list[Diagnostic]:
    workspace = Workspace(office.root)
    told = check_all(Library(workspace), workspace.documents())
    return [finding for findings in told.values() for finding in findings if finding.code.startswith("cascade/")]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_field_names_what_the_message_quotes(case: Case, office: Office) -> None:
    case.write(office)
    for finding in found(office):
        wanted = [phrase for phrase in quoted(finding.message) if phrase not in _SPELLING]
        assert [phrase for phrase in wanted if phrase not in finding.about] == [], finding

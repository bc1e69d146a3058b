"""What a finding is about stands in a field: whatever the message of a warning, or of the cascade, quotes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cases import EVERY, Case
from reworded import quoted
from workbench import Office

from gen.cli.check import check_all
from gen.core.diagnostic import Diagnostic, Severity
from gen.workspace.folder import Workspace
from gen.workspace.library import Library

# how tags are written
_SPELLING = ("!noi", "!thay", "!bo")


def acted_on(office: Office) -> Iterator[Diagnostic]:
    """The findings that somebody acts on: warnings may be waived for a place, the cascade's tell what hurts an heir."""
    workspace = Workspace(office.root)
    found = check_all(Library(workspace), workspace.documents())
    for finding in (finding for findings in found.values() for finding in findings):
        if finding.severity is Severity.WARNING or finding.code.startswith("cascade/"):
            yield finding


@pytest.mark.parametrize("case", EVERY, ids=[case.name for case in EVERY])
def test_the_field_names_what_the_message_quotes(case: Case, office: Office) -> None:
    case.write(office)
    for finding in acted_on(office):
        for phrase in quoted(finding.message):
            known = phrase in _SPELLING or any(phrase in " ".join(words.split()) for words in finding.about)
            assert known, (phrase, finding)

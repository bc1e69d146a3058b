"""A test may skip for want of a tool; in CI only of one that CI said it cannot have."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from places import ROOT

pytestmark = pytest.mark.long
TEST = "tests/cli/test_check_formats.py"


def told(without: str | None) -> tuple[int, str]:
    """A run of tests of which some need a tool that is hidden from them."""
    env = {key: value for key, value in os.environ.items() if key != "GEN_CI_WITHOUT"}
    code = (
        "import sys, pytest, needs\n"
        "real = needs.need\n"
        "needs.need = lambda tool, there=None: real(tool, False if tool == 'sarif-schema' else there)\n"
        f"sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider', '{TEST}']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**env, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests/support'}"}
        | ({} if without is None else {"GEN_CI_WITHOUT": without}),
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("without", [None, "sarif-schema mount"])
def test_what_cannot_be_had_skips_and_is_named_at_the_end(without: str | None) -> None:
    code, said = told(without)
    assert code == 0 and "no sarif-schema here" in said, said


@pytest.mark.parametrize("without", ["", "mount sarif"])
def test_what_ci_should_have_fails(without: str) -> None:
    code, said = told(without)
    assert code == 1 and "no sarif-schema here: CI must have it" in said, said

"""A `gen issue` that is killed leaves either state: a draft, or an issued document that prints what was issued."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from places import ROOT
from test_issue import CITY, RECORD
from workbench import Office

TRIES = 12


@pytest.mark.long
def test_either_state_is_left(office: Office) -> None:
    office.write("plans/cha.yaml", CITY)
    assert office.run("build", "cha").exit == 0
    file = office.root / "build/cha.docx"
    before = file.read_bytes()
    command = [sys.executable, "-m", "gen", "-C", str(office.root), "issue", "--co-canh-bao", "--lai", "cha"]
    began = time.monotonic()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    takes = time.monotonic() - began
    states = set()
    for number in range(TRIES):
        (office.root / RECORD).unlink(missing_ok=True)
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(takes * (0.5 + number / TRIES))
        process.kill()
        process.wait()
        states.add((office.root / RECORD).exists())
        outcome = office.run("build", "cha")
        errors = [one for one in outcome.findings if one.severity == "error"]
        assert errors == [] and file.read_bytes() == before
        assert sorted(path.name for path in (office.root / "plans").iterdir() if path.name.startswith("cha")) in (
            ["cha.yaml"],
            ["cha.ban-hanh.yaml", "cha.yaml"],
        )
    assert states

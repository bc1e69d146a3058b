"""The wheel stands alone: installed in an empty environment it builds the examples to the same bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from places import ROOT
from program import probe


def _pip(python: Path | str, *args: str) -> None:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "-q", *args]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=600)
    if done.returncode and not os.environ.get("CI"):
        pytest.skip(f"no packages here: {done.stderr.strip().splitlines()[-1:]}")
    assert done.returncode == 0, done.stderr


def _sums(folder: Path) -> dict[str, str]:
    files = sorted(folder.rglob("*.docx"))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.long
def test_a_wheel_in_an_empty_environment_builds_the_same_bytes(tmp_path: Path) -> None:
    _pip(sys.executable, "wheel", "--no-deps", "-w", str(tmp_path / "dist"), str(ROOT))
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    _pip(python, "install", str(wheel))
    built = {}
    for name, interpreter, package in (("here", sys.executable, ROOT), ("there", python, None)):
        workspace = tmp_path / name
        shutil.copytree(ROOT / "plans", workspace / "plans")
        told = probe(interpreter, workspace, package)
        assert set(told["loaded"]) <= set(told["hashed"])
        built[name] = _sums(workspace / "build")
    assert built["here"] and built["here"] == built["there"]

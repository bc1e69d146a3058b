"""What is written to a pipe or a file is UTF-8, whatever the code page; what can't be shown is never fatal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from needs import needs
from places import ROOT
from workbench import Office

from gen.cli.main import cli

CITY, WARD = "thanh-pho/ke-hoach-chuyen-doi-so-2026", "le-chan/ke-hoach-chuyen-doi-so-2026"
# one call of each command that says something in Vietnamese
CALLS = {
    "accept": [WARD],
    "amend": [CITY],
    "audit": ["{built}"],
    "build": ["--out", "{new}", "--why", WARD],
    "check": [],
    "derive": [CITY, "--don-vi", "an-bien"],
    "diff": [CITY, WARD],
    "don-vi": ["phong"],
    "explain": [WARD],
    "fetch-parent": ["{new}@v1", "thanh-pho/ke-hoach"],
    "fmt": ["--diff"],
    "git": [],
    "init": ["{new}"],
    "issue": [WARD],
    "new": ["ke-hoach", "moi", "--don-vi", "hai-phong"],
    "redline": [CITY, WARD, "-o", "{new}.docx"],
    "schema": [],
    "show": [WARD],
    "status": [],
    "table": ["export", CITY, "-o", "{new}.xlsx"],
    "text": ["{built}"],
    "vb": [],
}
ENVIRONMENTS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp1258": {"PYTHONIOENCODING": "cp1258"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def call(root: Path, *args: str | bytes, **env: str) -> tuple[int, str]:
    """Exit code and all that was said; strictly decoded, so that it must be UTF-8."""
    command = [sys.executable, "-m", "gen", "-C", str(root), *args]
    path = {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]), "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env={**os.environ, **path, **env}, capture_output=True, cwd=root)
    told = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in told and "\r" not in told, told
    return done.returncode, told


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office.__new__(Office)
    office.root = tmp_path_factory.mktemp("vi-du")
    for path in (ROOT / "plans").rglob("*.yaml"):
        office.write(path.relative_to(ROOT).as_posix(), path.read_bytes())
    assert office.run("build", CITY).exit == 0
    return office


def test_every_command_is_called() -> None:
    assert set(CALLS) == set(cli.list_commands(None))  # type: ignore[arg-type]


@pytest.mark.parametrize("command", CALLS)
def test_every_command_on_a_western_machine(examples: Office, command: str, tmp_path: Path) -> None:
    built = str(examples.root / f"build/{CITY}.docx")
    args = [arg.format(built=built, new=tmp_path / "mới") for arg in CALLS[command]]
    code, told = call(examples.root, command, *args, **ENVIRONMENTS["cp1252"])
    assert code in (0, 1, 2), told
    assert told and not told.isascii()
    assert not call(examples.root, command, "--help", **ENVIRONMENTS["cp1258"])[1].isascii()


def test_every_machine_says_the_same(examples: Office) -> None:
    for args in (["check", WARD], ["show", WARD], ["khong-co-lenh-nay"], ["build", "khong-co"]):
        told = {call(examples.root, *args, **env) for env in ({"PYTHONUTF8": "1"}, *ENVIRONMENTS.values())}
        assert len(told) == 1


@needs("misnamed-files", sys.platform not in ("win32", "darwin"))
def test_a_name_that_is_no_text(examples: Office) -> None:
    code, told = call(examples.root, "build", b"v\xffn")
    assert code == 2 and "Không có văn bản" in told

"""No message tells a command that the machine does not have."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from places import ROOT
from workbench import Office


@pytest.mark.parametrize("has_make", [True, False])
def test_make_only_where_it_is(office: Office, monkeypatch: pytest.MonkeyPatch, has_make: bool) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if has_make else None)
    made = office.run("init", str(office.root / "vp"))
    assert made.err.splitlines()[0].endswith("chạy: make build" if has_make else "chạy: gen build")
    assert made.err.splitlines()[1].endswith(": gen git")
    # this workspace has no Makefile
    assert office.run("new", "ke-hoach", "moi", "--don-vi", "phuong-mau").err.endswith("chạy: gen build\n")
    office.write("Makefile", "all:\n\techo x\n")
    assert office.run("new", "ke-hoach", "hai", "--don-vi", "phuong-mau").err.endswith("chạy: gen build\n")


def test_called_as_this_run_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [str(Path("x", "gen", "__main__.py")), "new"])
    monkeypatch.setattr("sys.executable", "C:/Văn phòng/python.exe")
    done = office.run("new", "ke-hoach", "moi", "--don-vi", "phuong-mau")
    assert done.err.endswith('chạy: "C:/Văn phòng/python.exe" -m gen build\n')


def test_make_is_named_nowhere_else() -> None:
    """In the words of the program; what is for those who work on it may."""
    words = re.compile(r"\bmake (build|check|watch|fmt|status)\b")
    of_developers = {"cli/how_to_call.py"}
    found = {
        path.relative_to(ROOT / "gen").as_posix()
        for path in (ROOT / "gen").rglob("*.py")
        if words.search(path.read_text(encoding="utf-8"))
    }
    assert found <= of_developers

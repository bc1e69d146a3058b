"""A machine that has nothing of POSIX beyond what every Python has: no fork, no signals to block, no fcntl.

The real one is tried by tests/windows.sh; this runs everywhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from workbench import Office

# enough for a second process elsewhere
MANY = 60
BARE = """\
import multiprocessing, multiprocessing.context, os, signal, sys
for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[name] = None
for name in ("fork", "forkpty", "fchmod", "geteuid", "getuid", "kill", "killpg", "chown", "O_NOFOLLOW"):
    delattr(os, name)
for name in ("pthread_sigmask", "SIGKILL", "SIG_BLOCK", "SIG_UNBLOCK"):
    delattr(signal, name)
for name in ("ForkProcess", "ForkContext", "ForkServerProcess"):
    delattr(multiprocessing.context, name)
multiprocessing.get_all_start_methods = lambda: ["spawn"]
from gen.cli.main import main
main()
"""


@pytest.fixture
def many(office: Office) -> Office:
    text = (office.root / "plans/tot.yaml").read_text(encoding="utf-8")
    for number in range(MANY):
        office.write(f"plans/nhieu/kh-{number:03d}.yaml", text)
    return office


def bare(root: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", BARE, "-C", str(root), *args]
    return subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8")


def test_many_documents(many: Office) -> None:
    done = bare(many.root, "build", "-j4")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert f"{MANY + 1} tệp mới, 0 không đổi." in done.stderr
    done = bare(many.root, "check")
    assert done.returncode == 0 and f"Đã đọc {MANY + 1} văn bản." in done.stderr, done.stderr
    done = bare(many.root, "build", "--nguon", "-j4")
    assert done.returncode == 0 and f"{MANY + 1} bản xem nguồn" in done.stderr, done.stderr


def test_the_commands_that_write(many: Office) -> None:
    for args in (
        ("fmt",),
        ("new", "ke-hoach", "moi", "--don-vi", "phuong-mau", "--nam", "2026"),
        ("redline", "nhieu/kh-000", "nhieu/kh-001"),
        ("derive", "tot", "--don-vi", "phuong-mau", "-o", "con.yaml"),
        ("init", str(many.root / "khac")),
    ):
        done = bare(many.root, *args)
        assert done.returncode == 0, (args, done.stderr)

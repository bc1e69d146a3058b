"""git asked about a repository that nobody here answers for: no hooks, no checkout, no submodules, few protocols."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from gen.core.visible import visible
from gen.workspace.folder import UsageProblem

# seconds
ASKING, FETCHING, READING = 60, 300, 60
_PROTOCOLS = ("file", "git", "http", "https", "ssh")
_NOTHING = "NUL" if sys.platform == "win32" else "/dev/null"
_SETTINGS = {
    "core.hooksPath": _NOTHING,
    "core.fsmonitor": "false",
    "core.symlinks": "false",
    "fetch.recurseSubmodules": "no",
    "submodule.recurse": "false",
    "transfer.fsckObjects": "true",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "protocol.allow": "never",
    **{f"protocol.{name}.allow": "always" for name in _PROTOCOLS},
}
# what would point git at another repository than the one meant
_LOST = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "NAMESPACE"),
        *("COMMON_DIR", "TEMPLATE_DIR", "EXTERNAL_DIFF", "PROTOCOL_FROM_USER"),
    )
)


@dataclass(frozen=True, slots=True)
class Git:
    """git on this machine; only a command knows the environment that it runs in."""

    environment: Mapping[str, str]

    def ask(self, folder: str, *args: str, limit: int = READING) -> bytes:
        """What git says in a folder; raises UsageProblem where it refuses, is missing, or takes longer than `limit`."""
        settings = [part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}")]
        try:
            process = subprocess.Popen(
                ["git", *settings, *args],
                cwd=folder,
                env=_guarded(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                # so that nobody is asked for a password, and helpers of git end with it
                start_new_session=True,
            )
        except FileNotFoundError:
            raise UsageProblem("Máy này chưa có git.") from None
        try:
            out, err = process.communicate(timeout=limit)
        except BaseException as stopped:
            _end(process)
            if isinstance(stopped, subprocess.TimeoutExpired):
                raise UsageProblem(f"Kho không trả lời trong {limit} giây; thử lại sau.") from None
            raise
        if process.returncode:
            said = err.decode("utf-8", "replace").strip().splitlines()
            raise UsageProblem(f"git không lấy được: {visible(said[0]) if said else 'không nói vì sao'}.")
        return out


def _guarded(environment: Mapping[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in environment.items() if key not in _LOST}
    return kept | {
        "GIT_ALLOW_PROTOCOL": ":".join(_PROTOCOLS),
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends git and what it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=5)

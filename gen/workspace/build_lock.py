"""One build at a time in a folder."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gen.workspace.files import Refused, is_link

_LOCK = ".gen-lock"
# seconds
_EVERY = 0.1


@contextlib.contextmanager
def locked(folder: Path, wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Holds a folder for one build at a time; a second one waits for the first, and calls `wait` before it does."""
    folder.mkdir(parents=True, exist_ok=True)
    if is_link(folder / _LOCK):
        raise Refused(folder / _LOCK, "đó là một liên kết mà gen không tạo ra; xoá liên kết ấy đi")
    if (folder / _LOCK).exists() and not (folder / _LOCK).is_file():
        raise Refused(folder / _LOCK, "đó không phải tệp thường; xoá đi")
    with (folder / _LOCK).open("a") as file:
        # where there are no locks, on this system or disk, files are still replaced whole
        with contextlib.suppress(ImportError, OSError):
            _hold(file.fileno(), wait)
        yield


if sys.platform == "win32":

    def _hold(handle: int, wait: Callable[[], None]) -> None:
        import msvcrt

        told = False
        while True:
            try:
                os.lseek(handle, 0, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return
            except PermissionError:
                if not told:
                    wait()
                    told = True
                time.sleep(_EVERY)

else:

    def _hold(handle: int, wait: Callable[[], None]) -> None:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(handle, fcntl.LOCK_EX)

"""Files put in place whole: whoever looks sees the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from io import FileIO
from pathlib import Path

_WAITING = ".gen-tmp"
_LOCK = ".gen-lock"
_MANY = 32


def put(target: Path, data: bytes, folder: Path | None = None) -> None:
    """Replaces a file in one step; `folder` (of the same disk) is where the new one waits until it is whole.

    Without `folder` it is on the disk when this returns; with it, a build sees to that for all its files at once.
    """
    waiting = (folder or target.parent) / _WAITING
    try:
        try:
            _replace(target, data, waiting, safe=folder is None)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            waiting.mkdir(exist_ok=True)
            _replace(target, data, waiting, safe=folder is None)
    except OSError as err:
        # the user knows the file that was to be, not the one that waits
        err.filename, err.filename2 = str(target), None
        raise
    finally:
        if folder is None:
            with contextlib.suppress(OSError):
                waiting.rmdir()


def _replace(target: Path, data: bytes, waiting: Path, *, safe: bool) -> None:
    # thousands of files are put in place in one build: no more calls than it takes
    name = f"{waiting}{os.sep}{os.getpid()}-{threading.get_ident()}"
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    try:
        with os.fdopen(handle, "wb", buffering=0) as file:
            _write_all(file, data)
            if safe:
                os.fsync(handle)
            if hasattr(os, "fchmod"):
                # others may read it, whatever this user keeps from them otherwise
                os.fchmod(handle, 0o644)
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_all(file: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def remove(target: Path) -> None:
    """Removes a file, where there is one."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        target.unlink()


def settle(paths: Iterable[Path]) -> None:
    """Waits until files are on the disk, so that a record of them never outlives a power cut that they do not."""
    paths = list(paths)
    if len(paths) > _MANY and sys.platform == "linux":
        # there it returns when all is written, and costs thousands of files no more than one
        os.sync()
        return
    for path in paths:
        with contextlib.suppress(OSError), path.open("rb") as file:
            os.fsync(file.fileno())


def sweep(folder: Path) -> None:
    """Removes what an interrupted build left waiting; only under the lock."""
    waiting = folder / _WAITING
    if waiting.is_dir():
        for path in waiting.iterdir():
            with contextlib.suppress(OSError):
                path.unlink()
        with contextlib.suppress(OSError):
            waiting.rmdir()


@contextlib.contextmanager
def locked(folder: Path, wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Holds a folder for one build at a time; a second one waits for the first, and calls `wait` before it does."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("a") as file:
        # where there are no locks, on this system or disk, files are still replaced whole
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if wait is not None:
                    wait()
                fcntl.flock(file, fcntl.LOCK_EX)
        yield

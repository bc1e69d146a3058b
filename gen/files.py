"""Files put in place whole: whoever looks sees the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

_WAITING = ".gen-tmp"
_LOCK = ".gen-lock"


def digest(data: bytes | None) -> str:
    """A short mark of some content; of a file that is not there, none."""
    return blake2b(data, digest_size=12).hexdigest() if data is not None else ""


def put(target: Path, data: bytes, folder: Path | None = None) -> None:
    """Replaces a file in one step; `folder` (of the same disk) is where the new one waits until it is whole.

    Without `folder` it is on the disk when this returns; with it, a build sees to that for all its files at once.
    """
    waiting = (folder or target.parent) / _WAITING
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=waiting)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                if folder is None:
                    file.flush()
                    os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as err:
        # the user knows the file that was to be, not the one that waits
        err.filename, err.filename2 = str(target), None
        raise
    finally:
        if folder is None:
            with contextlib.suppress(OSError):
                waiting.rmdir()


def remove(target: Path) -> None:
    """Removes a file, where there is one."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        target.unlink()


def settle(paths: Iterable[Path]) -> None:
    """Waits until files are on the disk, so that a record of them never outlives a power cut that they do not."""
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

"""Files put in place whole: whoever looks sees the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

_WAITING = ".gen-tmp"
_LOCK = ".gen-lock"


def digest(data: bytes | None) -> str:
    """A short mark of some content; of a file that is not there, none."""
    return blake2b(data, digest_size=12).hexdigest() if data is not None else ""


def put(target: Path, data: bytes, folder: Path | None = None) -> None:
    """Replaces a file in one step; `folder` (of the same disk) is where the new one waits until it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = (folder or target.parent) / _WAITING
    waiting.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=waiting)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    finally:
        if folder is None:
            with contextlib.suppress(OSError):
                waiting.rmdir()


def sweep(folder: Path) -> None:
    """Removes what an interrupted build left waiting; only under the lock."""
    waiting = folder / _WAITING
    if waiting.is_dir():
        for path in waiting.iterdir():
            path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            waiting.rmdir()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds a folder for one build at a time; a second one waits for the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("a") as file:
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        except (ImportError, OSError):
            # no locks on this system or disk: files are still replaced whole
            pass
        yield

"""Files read within limits, and put in place whole: whoever looks sees the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterable
from io import FileIO
from pathlib import Path

_WAITING = ".gen-tmp"
_MANY = 32
# seconds; on Windows a scanner or a synchroniser holds a file for a moment just when it came
_PAUSES = (0.02, 0.05, 0.1, 0.2) if sys.platform == "win32" else ()
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# a pipe nobody writes to is opened all the same, and then seen to be none of ours
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
# bytes; a plan of a thousand pages has two millions
MAX_SOURCE = 16 * 2**20
_CHUNK = 2**16


class Refused(OSError):
    """A place that this program does not write to; `why` is Vietnamese, told as what the system refuses is."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(why)
        self.filename, self.strerror = str(path), why


def read(path: Path | str, most: int = MAX_SOURCE) -> bytes:
    """The bytes of a regular file; raises OSError, Refused for what is none or has more than `most` bytes."""
    # thousands of them are read to see that nothing changed
    with FileIO(path, "r", opener=_opened) as file:
        data = file.read(min(os.fstat(file.fileno()).st_size, most) + 1) or b""
        # while it grows, or where it does not say how large it is
        while len(data) <= most and (more := file.read(_CHUNK)):
            data += more
    if len(data) > most:
        raise Refused(path, f"tệp lớn quá {most // 2**20} MB")
    return data


def _opened(path: str, _: int) -> int:
    handle = os.open(path, _READ)
    kind = os.fstat(handle).st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        os.close(handle)
        raise Refused(path, "đó không phải tệp thường (thiết bị, ống dẫn …)")
    # FileIO refuses a folder by itself
    return handle


def put(target: Path, data: bytes, folder: Path) -> None:
    """Replaces an output in one step, for all to read; `folder` (of the same disk) is where it waits until it is whole.

    It is on the disk when `settle` has returned: a build sees to that for all its files at once.
    """
    _into_place(target, data, folder / _WAITING, 0o644, _replace)


def write(target: Path, data: bytes, folder: Path | None = None, *, new: bool = False, settled: bool = True) -> None:
    """Replaces a file that people work on in one step; it keeps the rights it had.

    `folder` (of the same disk) is where it waits; without, it waits beside the target. Raises FileExistsError where it
    must be `new` and there is one. It is on the disk when this returns, or (not `settled`) when `settle` has.
    """
    waiting = (folder or target.parent) / _WAITING
    mode = None
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(target.stat().st_mode)
    try:
        _into_place(target, data, waiting, mode, _set_beside if new else _replace, safe=settled)
    finally:
        with contextlib.suppress(OSError):
            waiting.rmdir()


def _into_place(
    target: Path, data: bytes, waiting: Path, mode: int | None, move: Callable[[str, Path], None], *, safe: bool = False
) -> None:
    try:
        if is_link(waiting):
            raise Refused(waiting, "đó là một liên kết mà gen không tạo ra; xoá liên kết ấy đi")
        try:
            _write(target, data, waiting, mode, move, safe=safe)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            waiting.mkdir(exist_ok=True)
            _write(target, data, waiting, mode, move, safe=safe)
    except Refused:
        raise
    except OSError as err:
        # the user knows the file that was to be, not the one that waits
        err.filename, err.filename2 = str(target), None
        raise


def _write(
    target: Path, data: bytes, waiting: Path, mode: int | None, move: Callable[[str, Path], None], *, safe: bool
) -> None:
    # thousands of files are put in place in one build: no more calls than it takes
    name = f"{waiting}{os.sep}{os.getpid()}-{threading.get_ident()}"
    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK | getattr(os, "O_BINARY", 0), mode or 0o666)
    try:
        with os.fdopen(handle, "wb", buffering=0) as file:
            _write_all(file, data)
            if safe:
                os.fsync(handle)
            if mode is not None and hasattr(os, "fchmod"):
                # whatever this user keeps from others otherwise
                os.fchmod(handle, mode)
        move(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_all(file: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def _replace(name: str, target: Path) -> None:
    _patiently(lambda: os.replace(name, target))  # noqa: PTH105


def _set_beside(name: str, target: Path) -> None:
    """Moves a file to where there is none, else raises FileExistsError."""
    if sys.platform == "win32":
        _patiently(lambda: os.rename(name, target))  # noqa: PTH104
        return
    try:
        os.link(name, target)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        # a disk without links
        if os.path.lexists(target):
            raise FileExistsError(17, os.strerror(17), str(target)) from None
        os.replace(name, target)  # noqa: PTH105
        return
    os.unlink(name)  # noqa: PTH108


def _patiently(act: Callable[[], None]) -> None:
    for pause in _PAUSES:
        try:
            act()
            return
        except FileExistsError:
            raise
        except PermissionError:
            time.sleep(pause)
    act()


def remove(target: Path) -> None:
    """Removes a file, where there is one."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        _patiently(target.unlink)


def put_aside(target: Path, name: str) -> Path:
    """Gives a file another name in its folder, `<stem>.<name>` with a number where that is taken; the new path."""
    number = 1
    while True:
        numbered = name if number == 1 else f"{name}-{number}"
        aside = target.with_name(f"{target.stem}.{numbered}{target.suffix}")
        if not os.path.lexists(aside):
            # on Windows never over another one; elsewhere under the lock of the folder
            _patiently(lambda: os.rename(target, aside))  # noqa: B023, PTH104
            return aside
        number += 1


def is_link(path: Path | str) -> bool:
    """True for a link, also for what Windows calls a junction; not for a file that a synchroniser keeps elsewhere."""
    try:
        now = os.lstat(path)
    except OSError:
        return False
    if sys.platform == "win32":
        return now.st_reparse_tag in (stat.IO_REPARSE_TAG_SYMLINK, stat.IO_REPARSE_TAG_MOUNT_POINT)
    return stat.S_ISLNK(now.st_mode)


def settle(paths: Iterable[Path]) -> None:
    """Waits until files are on the disk, so that a record of them never outlives a power cut that they do not."""
    paths = list(paths)
    if len(paths) > _MANY and sys.platform == "linux":
        # there it returns when all is written, and costs thousands of files no more than one
        os.sync()
        return
    # Windows flushes only what may be written
    mode = "r+b" if sys.platform == "win32" else "rb"
    for path in paths:
        with contextlib.suppress(OSError), path.open(mode) as file:
            os.fsync(file.fileno())


def sweep(folder: Path, *, alone: bool) -> None:
    """Removes what killed runs left waiting; `alone` where a lock keeps others from writing in the folder meanwhile."""
    waiting = folder / _WAITING
    if is_link(waiting) or not waiting.is_dir():
        return
    for path in waiting.iterdir():
        # process and thread
        own = re.fullmatch(r"(\d+)-\d+", path.name)
        if own and (alone or not _is_running(int(own[1]))):
            with contextlib.suppress(OSError):
                path.unlink()
    with contextlib.suppress(OSError):
        waiting.rmdir()


def _is_running(process: int) -> bool:
    """True where another process of that number may still be writing."""
    if sys.platform == "win32" or process == os.getpid():
        # there a file that is being written can't be removed, and asking a process whether it runs would end it
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True

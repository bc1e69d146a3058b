"""How far a long build is, on a terminal only, and only where it takes more than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TypeVar

_Item = TypeVar("_Item")
_QUIET_SECONDS, _EVERY = 1.0, 0.1
# older consoles of Windows print what others take for a command
_WIPE = f"\r{' ' * 79}\r" if sys.platform == "win32" else "\r\x1b[K"


def with_progress(items: Iterable[_Item], total: int, tell: Callable[[int, int], None]) -> Iterator[_Item]:
    """The items as they come; after each is dealt with, `tell` hears how many of `total` that makes."""
    for done, item in enumerate(items, 1):
        yield item
        tell(done, total)


class Progress:
    """A line on standard error that is rewritten as documents are made, and wiped at the end."""

    def __init__(self) -> None:
        self._shown = False
        # a program without a window has none
        self._on = sys.stderr is not None and sys.stderr.isatty()
        self._start = self._last = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def tell(self, done: int, total: int) -> None:
        """Notes that `done` of `total` are made."""
        now = time.monotonic()
        if not self._on or now - self._start < _QUIET_SECONDS or now - self._last < _EVERY:
            return
        self._last = now
        left = (now - self._start) / done * (total - done)
        self._show(f"{done}/{total} văn bản, còn khoảng {left:.0f} giây")

    def wait(self, folder: Path) -> None:
        """Tells that another build works in the same folder, and that this one waits for it."""
        if self._on:
            self._show(f"{folder}: chờ một lần dựng khác làm xong …")

    def _show(self, line: str) -> None:
        self._shown = True
        sys.stderr.write(f"{_WIPE}{line}")
        sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write(_WIPE)
            sys.stderr.flush()

"""What must end by itself within a time, else the test fails and does not hang."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


class NotInTime(BaseException):
    """Not an Exception: the program under test must not take it for one of its own."""


@contextlib.contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Raises NotInTime in the block after so many seconds; only where there are such clocks (`setitimer`)."""

    def stop(*_: object) -> None:
        raise NotInTime(f"not done in {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

"""What must end by itself within a time of the processor's own, else the test fails and does not hang."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


class NotInTime(BaseException):
    """Not an Exception: the program under test must not take it for one of its own."""


@contextlib.contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Raises NotInTime in the block after so many seconds of work, or ten times as many of waiting.

    Only where there are such clocks (`setitimer`).
    """

    def stop(*_: object) -> None:
        raise NotInTime(f"not done in {seconds} s")

    # on a busy machine the clock on the wall runs on while nothing is done
    clocks = {signal.SIGPROF: (signal.ITIMER_PROF, seconds), signal.SIGALRM: (signal.ITIMER_REAL, 10 * seconds)}
    before = {sign: signal.signal(sign, stop) for sign in clocks}
    for clock, limit in clocks.values():
        signal.setitimer(clock, limit)
    try:
        yield
    finally:
        for sign, (clock, _) in clocks.items():
            signal.setitimer(clock, 0)
            signal.signal(sign, before[sign])

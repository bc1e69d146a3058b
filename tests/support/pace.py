"""What a piece of work costs, whatever machine it runs on and whoever else runs there."""

from __future__ import annotations

import time
from collections.abc import Callable


def cost(work: Callable[[], object]) -> float:
    """CPU time, as a multiple of what ten million steps of a plain loop take at the same time on the same machine."""
    before = _spent(_steps)
    spent = _spent(work)
    return spent / max(before, _spent(_steps))


def _spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _steps() -> None:
    for _ in range(10_000_000):
        pass

"""Work on many documents: the first ones here, so that what all share is known, the others by several processes."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TypeVar

_Result = TypeVar("_Result")
# below this many documents for each, a second process costs more than it saves
_WORTH_A_PROCESS = 24
# what siblings share is known once it was met twice
_FIRST = 4
# Cerberus leaves about 90 objects in cycles for each plan: so many may lie about before they are collected
_SELDOM = 20_000


def in_parallel(
    work: Callable[[str], _Result], ids: Sequence[str], jobs: int, before: Callable[[], None] = lambda: None
) -> Generator[_Result, None, None]:
    """The results, by as many processes as pay; the order of what comes is not that of the ids.

    `before` is called when the first ones are done, before any process is started. Where processes don't part from
    this one but begin anew (Windows), each would import and read all over again: there this one does all.
    """
    for id in ids[:_FIRST]:
        yield work(id)
    before()
    rest = ids[_FIRST:]
    jobs = min(jobs, len(rest) // _WORTH_A_PROCESS + 1)
    if sys.platform != "win32" and hasattr(os, "fork") and jobs > 1:
        from gen.build.workers import in_processes

        with _seldom_collected():
            yield from in_processes(work, rest, jobs)
    else:
        yield from map(work, rest)


@contextlib.contextmanager
def _seldom_collected() -> Iterator[None]:
    """What all share stays, no need to walk it again and again; what a document leaves behind is little."""
    gc.collect()
    gc.freeze()
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()

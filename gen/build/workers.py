"""Work shared out among processes, none of which is ever lost in silence or left behind."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from gen.workspace.folder import UsageProblem

if sys.platform != "win32":
    from multiprocessing.context import ForkProcess
# Windows has no fork, and never comes here (gen.build.pool)
assert sys.platform != "win32"

# seconds
_EVERY = 0.1
_Result = TypeVar("_Result")


class _Finished:
    """What a process says last; one that ends without was killed."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """What a process says where it can't go on."""

    error: BaseException


def in_processes(work: Callable[[str], _Result], ids: Sequence[str], jobs: int) -> Generator[_Result, None, None]:
    """The results of some work on each id, in the order in which they come; only where processes can part (fork)."""
    workers: dict[Connection, ForkProcess] = {}
    try:
        for number in range(jobs):
            _start(work, ids[number::jobs], workers)
        yield from _results(workers)
    finally:
        for end, worker in workers.items():
            end.close()
            worker.terminate()
        for worker in workers.values():
            worker.join()


def _start(work: Callable[[str], object], ids: Sequence[str], workers: dict[Connection, ForkProcess]) -> None:
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    worker = context.Process(target=_share, args=(work, ids, writer, [*workers, reader]), daemon=True)
    # Ctrl-C is for the first process, also while a new one has not yet said so itself
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        worker.start()
        # known before a Ctrl-C that waited meanwhile is let in: a worker nobody knows would go on writing
        workers[reader] = worker
    finally:
        writer.close()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _results(workers: dict[Connection, ForkProcess]) -> Generator[_Result, None, None]:
    running = set(workers)
    while running:
        for end in wait(list(running)):
            assert isinstance(end, Connection)
            try:
                said = end.recv()
            except (EOFError, OSError):
                raise _lost(workers[end]) from None
            if isinstance(said, _Failed):
                raise said.error
            if isinstance(said, _Finished):
                running.discard(end)
            else:
                yield from said


def _lost(worker: ForkProcess) -> Exception:
    worker.join()
    code = worker.exitcode or 0
    if code == -signal.SIGKILL:
        return UsageProblem(
            "Một tiến trình con bị hệ thống dừng giữa chừng, thường vì hết bộ nhớ. Các tệp đã ghi vẫn nguyên vẹn; "
            "chạy lại lệnh này với -j1."
        )
    return RuntimeError(f"a worker ended by itself, exit code {code}")


def _share(work: Callable[[str], object], ids: Sequence[str], end: Connection, not_mine: list[Connection]) -> None:
    """A process's share; it ends by itself when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for other in not_mine:
        # as long as a reader's end is open somewhere, writing to it does not fail but waits for ever
        other.close()
    try:
        # sent by the handful: each sending wakes the first process, which has no core of its own
        done: list[object] = []
        sent = time.monotonic()
        for id in ids:
            done.append(work(id))
            if time.monotonic() - sent > _EVERY:
                end.send(done)
                done, sent = [], time.monotonic()
        end.send(done)
        end.send(_Finished())
    except BrokenPipeError:
        os._exit(0)
    except BaseException as error:
        with contextlib.suppress(OSError):
            end.send(_Failed(_portable(error)))
    end.close()


def _portable(error: BaseException) -> BaseException:
    """The error with its traceback in words, as something that can leave the process."""
    trace = "".join(traceback.format_exception(error)).rstrip()
    try:
        error.add_note(f"In a worker:\n{trace}")
        copy = pickle.loads(pickle.dumps(error))
        assert type(copy) is type(error)
    except Exception:
        return RuntimeError(f"In a worker:\n{trace}")
    return error

"""How a command ends, as the shell sees it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """0 clean, 1 problems in the documents, 2 wrong call or environment, 3 fault of the program, 130 interrupted."""

    CLEAN = 0
    PROBLEMS = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130

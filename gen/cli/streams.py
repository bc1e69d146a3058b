"""Standard output and error, as every command writes to them."""

from __future__ import annotations

import errno
import io
import sys


def set_streams() -> None:
    """Makes both write UTF-8 and bare line feeds, whatever the machine says; what can't be written is replaced.

    A Windows console shows what its own code page has: there the encoding stays.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            # none at all, or one that somebody else put there
            continue
        if sys.platform == "win32" and stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def is_closed_pipe(err: OSError) -> bool:
    """True where nobody reads a pipe any more, which Windows tells as a wrong argument or a bad descriptor."""
    windows = sys.platform == "win32" and err.errno in (errno.EINVAL, errno.EBADF) and err.filename is None
    return isinstance(err, BrokenPipeError) or windows

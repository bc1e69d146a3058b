"""A user without rights, for as long as a test needs one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_NOBODY = 65534


@contextlib.contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are its user's alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextlib.contextmanager
def nobody(own: Path, *closed: Path) -> Iterator[None]:
    """Runs as a user who owns all below a folder but what is closed; whatever is imported late must be here before."""
    for path in (own, *own.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY)
    for path in closed:
        os.chown(path, 0, 0)
        path.chmod(0o755)
    os.setegid(_NOBODY)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)

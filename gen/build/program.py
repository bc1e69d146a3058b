"""What builds: the program's own files and the libraries beside it, by content."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

import gen
from gen.core.digest import digest

# folders below the package that no build enters (tests/build/test_program.py): a change there makes no document stale
BESIDE = {"cli/kit", "lint", "render/template_maker", "review", "word/audit", "word/measure"}


def program_files() -> Iterator[tuple[str, str]]:
    """The program's own files that decide what is printed: path below the package, and path on the disk."""
    package = os.path.dirname(gen.__file__)  # noqa: PTH120
    # by plain calls: also a build with nothing to do comes by here
    for folder, below, names in os.walk(package):
        inside = folder[len(package) + 1 :].replace(os.sep, "/")
        prefix = f"{inside}/" if inside else ""
        below[:] = sorted(name for name in below if f"{prefix}{name}" not in BESIDE)
        for name in sorted(names):
            if name.endswith((".py", ".yaml")):
                yield f"{prefix}{name}", f"{folder}{os.sep}{name}"


def program_digest() -> str:
    """A digest of what builds: the program's files, and which libraries are installed beside it."""
    parts = [f"{sys.version_info[:3]}".encode()]
    for inside, path in program_files():
        with open(path, "rb") as file:  # noqa: PTH123
            parts += [inside.encode(), file.read()]
    found = PathFinder.find_spec("docxtpl")
    if found and found.origin:
        beside = os.listdir(Path(found.origin).parent.parent)  # noqa: PTH208
        parts += [name.encode() for name in sorted(beside) if name.endswith(".dist-info")]
    return digest(b"\0".join(parts))

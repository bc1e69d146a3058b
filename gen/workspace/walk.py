"""The files below a folder: what is read there, and what is passed over."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import Enum

from gen.workspace.files import is_link


class Odd(Enum):
    """What lies among the plans and is none, or can't be read as one."""

    OUTSIDE = "a link to a folder elsewhere"
    NOWHERE = "a link that leads to nothing, or to itself"
    FOLDER = "a folder that is named like a plan"
    NO_FILE = "neither a file nor a folder"
    CLOSED = "a folder that may not be entered"


def files_below(top: str, odd: list[tuple[str, Odd]] | None = None) -> Iterator[str]:
    """The files below a folder, relative to it, with `/`; hidden ones, Word's own and links back up are passed over.

    `odd` collects what else is passed over, and the folders that are named like plans.
    """
    return _below(top, "", top, [] if odd is None else odd)


def _below(folder: str, inside: str, top: str, odd: list[tuple[str, Odd]]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = inside + entry.name
            if entry.name.startswith((".", "~")):
                continue
            if entry.is_symlink() or (sys.platform == "win32" and entry.is_dir() and is_link(entry.path)):
                what = _odd_link(entry.path, top)
                if what is not None:
                    odd.append((name, what))
                    continue
                if _leads_up(entry.path, folder):
                    continue
            if entry.is_dir():
                if entry.name.endswith(".yaml"):
                    odd.append((name, Odd.FOLDER))
                try:
                    yield from _below(entry.path, f"{name}/", top, odd)
                except PermissionError:
                    odd.append((name, Odd.CLOSED))
            elif entry.is_file():
                yield name
            else:
                odd.append((name, Odd.NO_FILE))


def _odd_link(link: str, top: str) -> Odd | None:
    try:
        real = os.path.realpath(link, strict=True)
    except OSError:
        return Odd.NOWHERE
    # a single file may be kept elsewhere, such as a register that several offices share
    return Odd.OUTSIDE if os.path.isdir(real) and not _is_below(real, os.path.realpath(top)) else None  # noqa: PTH112


def _leads_up(link: str, folder: str) -> bool:
    """True where what a link leads to holds the folder that it is in."""
    return _is_below(os.path.realpath(folder), os.path.realpath(link))


def _is_below(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)

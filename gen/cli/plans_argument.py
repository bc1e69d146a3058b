"""`[VĂN-BẢN …]`: the documents that a command works on, all of them where none is named."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gen.workspace.folder import Workspace

plans_argument = click.argument("plans", nargs=-1, metavar="[VĂN-BẢN …]")


def ids_of(workspace: Workspace, plans: tuple[str, ...]) -> list[str]:
    """The ids of the documents named, each once, else of all.

    Raises UsageProblem for a name that no document has.
    """
    return list(dict.fromkeys(workspace.find(name) for name in plans)) if plans else workspace.documents()


def plans_and_path(workspace: Workspace, words: Sequence[str]) -> tuple[list[str], str]:
    """The plans named, each once, and the path behind a single one.

    Raises UsageProblem for a name that is neither.
    """
    first, *rest = words
    ids = [workspace.find(first)]
    if len(rest) == 1 and not workspace.knows(rest[0]):
        return ids, rest[0]
    return list(dict.fromkeys([*ids, *map(workspace.find, rest)])), ""

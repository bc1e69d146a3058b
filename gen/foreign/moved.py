"""Whether the tags and branches that parents were fetched from stand elsewhere today: the only other call of git."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gen.foreign.address import as_git_asks, check_ref, check_url
from gen.foreign.fetching import known_lock
from gen.foreign.git_calls import Git
from gen.foreign.repository import commit_of
from gen.workspace.folder import UsageProblem, Workspace
from gen.workspace.foreign_folder import FOREIGN
from gen.workspace.foreign_lock import ForeignLock


class ForeignState(NamedTuple):
    """A parent as it was fetched, the commit that its tag or branch stands for now, or why that can't be known."""

    name: str
    lock: ForeignLock
    commit: str
    why: str = ""

    @property
    def moved(self) -> bool:
        """True where there is something newer, or older, than what was fetched."""
        return bool(self.commit) and self.commit != self.lock.commit


def foreign_states(git: Git, workspace: Workspace) -> Iterator[ForeignState]:
    """Every parent below plans/.cha, asked for where it came from."""
    folder = workspace.plans / FOREIGN
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        lock = known_lock(workspace, path.name)
        if lock is None:
            continue
        try:
            # a lock may have been written by anybody
            check_url(lock.url)
            check_ref(lock.ref)
            commit, _ = commit_of(git, as_git_asks(lock.url, workspace.root), lock.ref)
        except UsageProblem as err:
            yield ForeignState(path.name, lock, "", str(err))
        else:
            yield ForeignState(path.name, lock, commit)

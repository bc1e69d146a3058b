"""A parent from another repository: fetched, checked, laid down below plans/.cha with its lock."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from gen.core.diagnostic import Diagnostic
from gen.core.vocabulary import FIGURES
from gen.foreign.address import Address, ForeignPlan, as_git_asks, is_plain
from gen.foreign.fetched_workspace import FetchedWorkspace
from gen.foreign.git_calls import Git
from gen.foreign.repository import FetchedCommit
from gen.source import read_source
from gen.workspace.files import remove
from gen.workspace.folder import PLANS, UsageProblem, Workspace
from gen.workspace.foreign_folder import FOREIGN, LOCK
from gen.workspace.foreign_lock import ForeignLock, file_digest, lock_text, read_lock
from gen.workspace.library import Library


class FetchedFiles(NamedTuple):
    """What came in: the commit, the files by their paths below plans/, and what is wrong with them."""

    commit: str
    files: Mapping[str, bytes]
    found: list[Diagnostic]


def fetch(git: Git, workspace: Workspace, address: Address, plans: Sequence[ForeignPlan]) -> FetchedFiles:
    """The plans of one foreign office with all they are made from; nothing is written yet."""
    with tempfile.TemporaryDirectory(prefix="gen-") as folder:
        repository, root = Path(folder, "git"), Path(folder, "office")
        repository.mkdir()
        (root / PLANS).mkdir(parents=True)
        commit = FetchedCommit(git, as_git_asks(address.url, workspace.root), address.ref, repository)
        office = FetchedWorkspace(root, commit, plans[0].home)
        library = Library(office)
        found = [problem for problem in library.register_problems if problem.is_error]
        for plan in plans:
            path = f"{PLANS}/{plan.inside}"
            if not office.has(path):
                raise UsageProblem(f"Kho “{address.url}” ở “{address.ref}” không có “{plan}”.")
            found += _problems(library, office.id_of(path))
        files = office.brought()
        found += [problem for name, data in files.items() for problem in _unsound(name, data)]
        return FetchedFiles(commit.commit, files, list(dict.fromkeys(found)))


def _problems(library: Library, id: str) -> list[Diagnostic]:
    """What is wrong with the text that children inherit; its source, and its figures, are read as well."""
    library.document(id)
    text = library.in_force(id)
    _, found = library.document(text)
    record = library.file(library.workspace.source_path(text)).node
    if record is not None and (figures := record.text_of(FIGURES)):
        library.read(figures)
    return [problem for problem in found if problem.is_error]


def _unsound(name: str, data: bytes) -> list[Diagnostic]:
    if not name.endswith(".yaml"):
        return []
    _, found = read_source(data, f"{PLANS}/{name}")
    return [problem for problem in found if problem.is_error and problem.code != "source/empty"]


def known_lock(workspace: Workspace, name: str) -> ForeignLock | None:
    """The lock of a parent that was fetched before."""
    path = f"{PLANS}/{FOREIGN}/{name}/{LOCK}"
    data = workspace.read(path)
    return read_lock(data, path)[0] if data is not None else None


def lay_down(workspace: Workspace, name: str, lock: ForeignLock, files: Mapping[str, bytes]) -> None:
    """Writes what was fetched, its lock last, and removes what an earlier fetch brought and nobody needs now.

    Whoever looks in between is told that the files are not those of the lock.
    """
    root, old = f"{PLANS}/{FOREIGN}/{name}", known_lock(workspace, name)
    for inside, data in files.items():
        workspace.write(f"{root}/{inside}", data.decode("utf-8"), settled=False)
    workspace.write(f"{root}/{LOCK}", lock_text(lock))
    for inside in set(old.files if old is not None else ()) - files.keys():
        target = workspace.root / root / inside
        if is_plain(inside) and target.resolve().is_relative_to((workspace.root / root).resolve()):
            remove(target)


def new_lock(address: Address, plans: Sequence[ForeignPlan], fetched: FetchedFiles) -> ForeignLock:
    """The lock of what was fetched."""
    digests = {name: file_digest(data) for name, data in fetched.files.items()}
    return ForeignLock(address.url, address.ref, fetched.commit, tuple(map(str, plans)), digests)

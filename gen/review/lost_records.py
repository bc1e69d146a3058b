"""Records of issued documents that git knows and that are no longer there."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from gen.core.diagnostic import Diagnostic
from gen.issued.record_gone import record_gone
from gen.issued.record_names import ISSUED_FILE, issued_path
from gen.review.git_repository import Repository
from gen.workspace.folder import PLANS, UsageProblem, Workspace


def lost_records(workspace: Workspace, ids: Iterable[str]) -> Iterator[Diagnostic]:
    """A warning for each of these plans that was issued once and has no record now; none where there is no git."""
    sources = [workspace.source_path(id) for id in ids]
    drafts = [source for source in sources if not workspace.has(issued_path(source))]
    if not drafts or not any((folder / ".git").exists() for folder in _upwards(workspace.root)):
        return
    try:
        known = _known(Repository(workspace))
    except (UsageProblem, subprocess.SubprocessError, OSError):
        # a folder that git does not read has no history to tell of
        return
    for source in drafts:
        commit = known.get(issued_path(source))
        if commit is not None:
            yield record_gone(source, commit)


def _upwards(root: Path) -> Iterable[Path]:
    folder = root.resolve()
    return (folder, *folder.parents)


def _known(repository: Repository) -> dict[str, str]:
    """The records that git has or once had, by path in the workspace, each with the last revision that has it."""
    found: dict[str, str] = {}
    for commit, path in repository.deleted(f"{PLANS}/**/*{ISSUED_FILE}"):
        found.setdefault(path, f"{commit}^")
    return found | {path: "HEAD" for path in repository.files_of_head(PLANS) if path.endswith(ISSUED_FILE)}

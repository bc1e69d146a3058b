"""A workspace as git knows it: the files of a commit laid out in a folder, to be read like any other."""

from __future__ import annotations

import contextlib
import os
import posixpath
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gen.workspace.folder import MAX_TEMPLATE, PLANS, TEMPLATES, UsageProblem, Workspace
from gen.workspace.windows_names import fits_windows

_LINK, _FOLDER, _MODULE = "120000", "040000", "160000"
_MOST_LINKS = 1000
_WHOLE_HASH = re.compile("[0-9a-f]{40,64}")
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class CommitRange:
    """What is compared: two commits with the names the user gave; the second None for the files as they lie there."""

    before: str
    after: str | None
    named: tuple[str, str]


class _Entry(NamedTuple):
    """A file of a commit; its size in bytes."""

    mode: str
    oid: str
    size: int
    path: str


class Repository:
    """The git repository that holds a workspace.

    Whatever git does not know or cannot give is a UsageProblem: no repository, no such commit, no common root, no git.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.folder = workspace, workspace.root.resolve()
        # the workspace within the repository, with / at its end, or nothing
        self.prefix = self._line("rev-parse", "--show-prefix", why="Thư mục này không nằm trong kho git nào")

    @contextlib.contextmanager
    def states(self, span: str) -> Iterator[tuple[Workspace, Workspace, tuple[str, str]]]:
        """Both states that a span means as workspaces, and their names; what was laid out for them goes at the end."""
        wanted = self.range_of(span)
        with tempfile.TemporaryDirectory(prefix="gen-") as folder:
            before = self.lay_out(wanted.before, Path(folder, "a"))
            after = self.workspace if wanted.after is None else self.lay_out(wanted.after, Path(folder, "b"))
            yield before, after, wanted.named

    def range_of(self, text: str) -> CommitRange:
        """What `A..B`, `A...B` (from where they parted) or `A` (against the files as they are now) means."""
        for dots in ("...", ".."):
            first, found, second = text.partition(dots)
            if found:
                before, after = self._commit(first or "HEAD"), self._commit(second or "HEAD")
                if dots == "...":
                    before = self._parting(before, after, text)
                return CommitRange(before, after, (_shortened(first or "HEAD"), _shortened(second or "HEAD")))
        return CommitRange(self._commit(text), None, (_shortened(text), "các tệp hiện nay"))

    def lay_out(self, commit: str, folder: Path) -> Workspace:
        """The sources and templates of a commit in a folder, as a workspace; links only where they stay inside."""
        root = folder.resolve()
        wanted = [f"{self.prefix}{name}" for name in (PLANS, TEMPLATES)]
        seen: set[str] = set()
        while wanted and len(seen) < _MOST_LINKS:
            seen |= set(wanted)
            links = list(self._write(commit, wanted, root))
            wanted = [target for target in dict.fromkeys(links) if target not in seen]
        _without_ways_out(root)
        workspace = Workspace(root / self.prefix if self.prefix else root)
        if not workspace.plans.is_dir():
            # there was no plan yet
            workspace.plans.mkdir(parents=True)
        return workspace

    def deleted(self, pattern: str) -> Iterator[tuple[str, str]]:
        """What commits before this one took away of the paths that a pattern means: the commit, the path; newest first.

        Paths are those in the workspace.
        """
        pathspec = f":(top,glob){self.prefix}{pattern}"
        listed = self._run("log", "-z", "--diff-filter=D", "--name-only", "--format=format:%x01%h", "--", pathspec)
        commit = ""
        for part in listed.replace(b"\n", b"\0").split(b"\0"):
            if part.startswith(b"\x01"):
                commit = part[1:].decode()
            elif part:
                yield commit, _text(part).removeprefix(self.prefix)

    def files_of_head(self, folder: str) -> list[str]:
        """The files of the last commit below a folder of the workspace, by their paths in it."""
        return [entry.path.removeprefix(self.prefix) for entry in self._entries("HEAD", f"{self.prefix}{folder}")]

    def _write(self, commit: str, paths: Iterable[str], root: Path) -> Iterator[str]:
        """Writes the files at and below some paths of a commit; gives what their links lead to in the repository."""
        entries = [entry for path in paths for entry in self._entries(commit, path)]
        contents = self._contents([entry.oid for entry in entries if entry.size <= MAX_TEMPLATE])
        for mode, _, size, path in entries:
            data = next(contents) if size <= MAX_TEMPLATE else b""
            target = root / path
            if target.is_symlink() or target.exists() or not _is_plain(path):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if mode != _LINK:
                target.write_bytes(data)
                if size > MAX_TEMPLATE:
                    # too large to be read, and to be told so where it is asked for
                    os.truncate(target, size)
                continue
            leads = posixpath.normpath(posixpath.join(posixpath.dirname(path), _text(data)))
            if not posixpath.isabs(leads) and leads.split("/")[0] != "..":
                _link(target, data)
                yield leads

    def _entries(self, commit: str, path: str) -> Iterator[_Entry]:
        """The files at and below a path of a commit."""
        listed = self._run("ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", path)
        for line in listed.split(b"\0"):
            if line:
                head, _, name = line.partition(b"\t")
                mode, _, oid, size = head.decode().split()
                if mode not in (_MODULE, _FOLDER):
                    yield _Entry(mode, oid, int(size), _text(name))

    def _contents(self, oids: list[str]) -> Iterator[bytes]:
        """The bytes of objects, as git keeps them."""
        if not oids:
            return
        out = self._run("cat-file", "--batch", stdin="\n".join(oids).encode() + b"\n")
        at = 0
        for _ in oids:
            end = out.index(b"\n", at)
            head = out[at:end].split(b" ")
            if len(head) != 3:
                hint = "Kho này thiếu nội dung của phiên bản đó; lấy đủ bằng: git fetch --refetch."
                raise UsageProblem(f"Không đọc được một tệp trong kho git. {hint}")
            size = int(head[2])
            yield out[end + 1 : end + 1 + size]
            at = end + 1 + size + 1

    def _commit(self, name: str) -> str:
        why = f"Không có phiên bản “{name}” trong kho git này"
        return self._line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", why=why)

    def _parting(self, before: str, after: str, text: str) -> str:
        return self._line("merge-base", before, after, why=f"“{text}”: hai phiên bản không có gốc chung trong kho này")

    def _line(self, *args: str, why: str) -> str:
        """What git says, on one line; where it fails, a problem of usage that says why."""
        try:
            return _text(self._run(*args)).rstrip("\n")
        except subprocess.CalledProcessError as err:
            stderr = _text(err.stderr or b"").strip().split("\n")[0]
            raise UsageProblem(f"{why}{f' ({stderr})' if stderr else ''}. {self._hint()}".strip()) from err

    def _hint(self) -> str:
        """What to do where only the last commits were fetched."""
        try:
            shallow = self._run("rev-parse", "--is-shallow-repository").strip() == b"true"
        except subprocess.CalledProcessError:
            return "Chạy ở thư mục của đơn vị, hoặc thêm -C THƯ-MỤC."
        if shallow:
            return "Kho chỉ lấy về các lần ghi gần nhất: chạy git fetch --unshallow (CI: fetch-depth: 0, GIT_DEPTH: 0)."
        return "Xem tên bằng git branch -a, git tag, git log."

    def _run(self, *args: str, stdin: bytes | None = None) -> bytes:
        try:
            done = subprocess.run(
                ["git", *args], cwd=self.folder, input=stdin, capture_output=True, check=True, timeout=600
            )
        except FileNotFoundError as err:
            raise UsageProblem("Máy này không có git, không so được hai phiên bản.") from err
        return done.stdout


def _without_ways_out(root: Path) -> None:
    """Takes out the links that lead out of a folder by way of other links."""
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            link = Path(folder, name)
            if link.is_symlink() and not Path(os.path.realpath(link)).is_relative_to(root):
                link.unlink()


def _is_plain(path: str) -> bool:
    """False for a path that no honest tree has: one that leads out, or into the innards of git."""
    if sys.platform == "win32" and not fits_windows(path):
        return False
    return not any(step in ("", ".", "..") or step.casefold() == ".git" for step in path.split("/"))


def _link(target: Path, leads: bytes) -> None:
    try:
        target.symlink_to(_text(leads))
    except OSError:
        # as git does where this user may not make links, which is usual on Windows
        target.write_bytes(leads)


def _text(data: bytes) -> str:
    """What git says, in which a name may be no text; there it says names in UTF-8 on Windows, too."""
    return data.decode("utf-8", "replace") if sys.platform == "win32" else os.fsdecode(data)


def _shortened(revision: str) -> str:
    """A revision as a reader is told of it: of a whole hash, as jobs give it, the beginning."""
    return revision[:_SHOWN] if _WHOLE_HASH.fullmatch(revision) else revision

"""One tag or branch of a foreign repository: its commit, and its files one by one."""

from __future__ import annotations

from pathlib import Path

from gen.foreign.git_calls import ASKING, FETCHING, Git
from gen.workspace.files import MAX_SOURCE
from gen.workspace.folder import UsageProblem

_HERE = "refs/gen/fetched"
_FILES = ("100644", "100755")
_ODD = {"120000": "một liên kết", "160000": "một kho con (submodule)", "040000": "một thư mục"}


def commit_of(git: Git, url: str, ref: str) -> tuple[str, str]:
    """The commit that a tag (before a branch) stands for today, and the whole name of it; UsageProblem without one."""
    tag, branch = f"refs/tags/{ref}", f"refs/heads/{ref}"
    told = git.ask(str(Path.cwd()), "ls-remote", "--", url, tag, f"{tag}^{{}}", branch, limit=ASKING)
    found = dict(line.split("\t")[::-1] for line in told.decode("utf-8", "replace").splitlines() if "\t" in line)
    for name in (tag, branch):
        if name in found:
            return found.get(f"{name}^{{}}", found[name]), name
    raise UsageProblem(f"Kho “{url}” không có thẻ hay nhánh “{ref}”.")


class FetchedCommit:
    """A commit fetched into a folder of its own, read without being laid out."""

    def __init__(self, git: Git, url: str, ref: str, folder: Path) -> None:
        self._git, self._folder = git, str(folder)
        _, name = commit_of(git, url, ref)
        self._git.ask(self._folder, "init", "--quiet", "--bare", "--template=", ".")
        options = ("--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
        self._git.ask(self._folder, "fetch", *options, "--", url, f"+{name}:{_HERE}", limit=FETCHING)
        self.commit = self._git.ask(self._folder, "rev-parse", "--verify", f"{_HERE}^{{commit}}").decode().strip()

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None where there is none; UsageProblem for what is no plain file, or is too large."""
        listed = self._git.ask(self._folder, "ls-tree", "-z", "-l", "--full-tree", self.commit, "--", path)
        if not listed:
            return None
        mode, _, object_name, size = listed.partition(b"\t")[0].decode().split()
        if mode not in _FILES:
            raise UsageProblem(
                f"“{path}” trong kho là {_ODD.get(mode, 'thứ lạ')}, không phải tệp thường; không lấy về."
            )
        if int(size) > MAX_SOURCE:
            raise UsageProblem(f"“{path}” trong kho lớn quá {MAX_SOURCE // 2**20} MB; không lấy về.")
        return self._git.ask(self._folder, "cat-file", "blob", object_name)

"""A foreign office as a workspace whose files come from a commit when they are first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from gen.foreign.address import is_plain
from gen.foreign.repository import FetchedCommit
from gen.workspace.folder import PLANS, RECORD, UsageProblem, Workspace

_MOST_FILES, _MOST_BYTES = 500, 64 * 2**20


@dataclass(frozen=True, slots=True)
class FetchedWorkspace(Workspace):
    """What is read of it is what its documents are made from: `files` holds it by path, None where there is none."""

    commit: FetchedCommit
    # the folder of the office in its repository, with `/`, or empty
    home: str
    files: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the commit; UsageProblem where all that was asked for is too much."""
        if path not in self.files:
            wanted = path.startswith(f"{PLANS}/") and is_plain(path) and not path.endswith(RECORD)
            self.files[path] = self.commit.read(self.home + path) if wanted else None
            here = self.brought()
            if len(here) > _MOST_FILES or sum(map(len, here.values())) > _MOST_BYTES:
                raise UsageProblem(
                    f"Văn bản cha cần quá {_MOST_FILES} tệp hoặc {_MOST_BYTES // 2**20} MB; không lấy về."
                )
        return self.files[path]

    def has(self, path: str) -> bool:
        """True where the commit has a file."""
        return self.read(path) is not None

    def brought(self) -> dict[str, bytes]:
        """The files that were read, by their paths below plans/."""
        return {path.removeprefix(f"{PLANS}/"): data for path, data in self.files.items() if data is not None}

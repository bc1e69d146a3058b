"""The plans of a workspace as others cite them by their ids: `{{ vb('thanh-pho/ke-hoach') }}`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gen.core.node import Node
from gen.document import cite
from gen.registers.asked_entries import AskedEntries
from gen.registers.entries import LegalDocument, Registers
from gen.text.interpolate import CircularCitation
from gen.workspace.folder import Workspace
from gen.workspace.resolved import Resolved


class CitedPlans(Mapping[str, LegalDocument]):
    """Plans by id; whoever cites one depends on the files it is made from."""

    def __init__(
        self,
        workspace: Workspace,
        resolve: Callable[[str], Resolved],
        registers: Callable[[], Registers],
        asked: AskedEntries,
        home: str = "",
    ) -> None:
        # of the plans of another office, the folder that they were fetched into
        self._home = f"{home.partition('/')[2]}/" if home else ""
        self._workspace, self._resolve, self._registers, self._asked = workspace, resolve, registers, asked
        # whose subject is being read, one in the other
        self._open: list[str] = []

    def __getitem__(self, id: str) -> LegalDocument:
        if not isinstance(id, str):
            raise KeyError(id)
        path = self._workspace.source_path(self._home + id)
        if id.startswith("/") or ".." in id.split("/") or not self._workspace.has(path):
            raise KeyError(id)
        if id in self._open:
            raise CircularCitation((*self._open[self._open.index(id) :], id))
        self._open.append(id)
        try:
            found = self._cited(self._resolve(path))
        finally:
            self._open.pop()
        if found is None:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._workspace.documents())

    def __len__(self) -> int:
        return len(self._workspace.documents())

    def _cited(self, resolved: Resolved) -> LegalDocument | None:
        self._asked.used.update(resolved.chain)
        root: Node | None = resolved.root
        return cite(root, self._registers()) if root is not None else None

"""Files of parents from other repositories, held against the lock beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gen.core.diagnostic import Diagnostic, Position
from gen.core.vocabulary import FIGURES
from gen.workspace.foreign_folder import LOCK, foreign_root
from gen.workspace.resolved import Resolved, SourceFile

if TYPE_CHECKING:
    from gen.workspace.foreign_lock import ForeignLock

_CURE = "Lấy lại bằng gen fetch-parent KHO@THẺ VĂN-BẢN; muốn viết khác cha thì viết ở bản kế thừa."


class ForeignFiles:
    """Tells of files below plans/.cha that are not as they were fetched; each folder is looked at once."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._known: dict[str, tuple[ForeignLock | None, tuple[Diagnostic, ...]]] = {}

    def as_fetched(self, file: SourceFile) -> SourceFile:
        """A source with what is wrong with the folder that it was fetched into; of the workspace's own the same."""
        root = foreign_root(file.path)
        if not root:
            return file
        lock, found = self._folder(root)
        if lock is not None and file.path.removeprefix(f"{root}/") not in lock.files:
            found = (*found, _not_fetched(file.path, "Tệp này không có trong tệp khoá: không phải do gen lấy về."))
        return _figures_moved(file, root)._replace(found=(*file.found, *found))

    def beside(self, resolved: Resolved) -> list[str]:
        """What a document depends on below plans/.cha beside its sources: the locks, and all that is in them."""
        names: dict[str, None] = {}
        for root in dict.fromkeys(filter(None, map(foreign_root, resolved.chain))):
            lock, _ = self._folder(root)
            names |= dict.fromkeys(f"{root}/{name}" for name in (LOCK, *(lock.files if lock is not None else ())))
        return [name for name in names if name not in resolved.chain]

    def _folder(self, root: str) -> tuple[ForeignLock | None, tuple[Diagnostic, ...]]:
        if root not in self._known:
            self._known[root] = self._looked_at(root)
        return self._known[root]

    def _looked_at(self, root: str) -> tuple[ForeignLock | None, tuple[Diagnostic, ...]]:
        # most workspaces have no parent of another repository
        from gen.workspace.foreign_lock import read_lock

        path = f"{root}/{LOCK}"
        data = self._bytes(path)
        if data is None:
            return None, (_not_fetched(path, "Không có tệp khoá của văn bản cha lấy từ kho khác."),)
        lock, _ = read_lock(data, path)
        if lock is None:
            return None, (_not_fetched(path, "Tệp khoá của văn bản cha lấy từ kho khác bị hỏng."),)
        return lock, tuple(self._changed(root, lock))

    def _changed(self, root: str, lock: ForeignLock) -> Iterator[Diagnostic]:
        from gen.workspace.foreign_lock import file_digest

        for name, digest in lock.files.items():
            data = self._bytes(f"{root}/{name}")
            if data is None:
                yield _not_fetched(f"{root}/{name}", f"Thiếu tệp này của văn bản cha, lấy từ “{lock.url}”.")
            elif file_digest(data) != digest:
                message = f"Tệp này không còn như lúc lấy về từ “{lock.url}” ({lock.ref}): có ai đã sửa tay."
                yield _not_fetched(f"{root}/{name}", message)

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self._read(path)
        except OSError:
            return None


def _not_fetched(path: str, message: str) -> Diagnostic:
    return Diagnostic("source/not-as-fetched", message, Position(path), _CURE)


def _figures_moved(file: SourceFile, root: str) -> SourceFile:
    """An issued text with the path of its figures as this workspace has it: its record says it as it was at home."""
    named = file.node.get(FIGURES) if file.node is not None and file.record is not None else None
    if file.node is None or named is None:
        return file
    moved = replace(named, value=f"{root}/{named.text.partition('/')[2]}")
    return file._replace(node=file.node.with_value({**file.node.mapping, FIGURES: moved}))

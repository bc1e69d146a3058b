"""The Word files of an output folder: those that this program wrote, unchanged since, are replaced and removed."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from gen.build.manifest import BuiltDocument
from gen.build.staleness import MAX_OUTPUT, untouched
from gen.core.diagnostic import Diagnostic, Position, Severity
from gen.workspace.files import Refused, is_link, put, put_aside, remove
from gen.workspace.system_errors import is_of_the_machine, reason

BY_HAND = "sua-tay"
_IN_THE_WAY = (Refused, IsADirectoryError, NotADirectoryError, FileExistsError)
_CLOSE = "Đóng tệp ấy trong Word (hay chương trình đang mở nó) rồi chạy lại."


class Done(NamedTuple):
    """What became of a file: whether it is other than before, whether it had to stay as it was, what has to be told."""

    changed: bool
    stays: bool = False
    found: tuple[Diagnostic, ...] = ()


class Outputs:
    """The outputs below a folder; `recorded` is what the last build knew of them."""

    def __init__(self, folder: Path, recorded: Mapping[str, BuiltDocument], suffix: str = ".docx") -> None:
        self.folder, self._recorded, self._suffix = folder, recorded, suffix
        self._inside: dict[str, bool] = {}

    def path(self, id: str) -> Path:
        """Where the output of a document lies."""
        return self.folder / f"{id}{self._suffix}"

    def recorded(self, id: str) -> BuiltDocument | None:
        """How the last build made a document, None where it did not."""
        return self._recorded.get(id)

    def put(self, id: str, data: bytes) -> Done:
        """Puts a file in place where it is not yet as it should be.

        What somebody else wrote there stays; what somebody changed is put aside. Raises OSError only where no other
        file could be written either.
        """
        target, found = self.path(id), list[Diagnostic]()
        try:
            self._check(target)
            if _same(target, data):
                return Done(False)
            found += make_room(target, self._recorded.get(id), id)
            put(target, data, self.folder)
        except OSError as err:
            if is_of_the_machine(err):
                raise
            return Done(False, True, (*found, _not_written(target, err)))
        return Done(True, False, tuple(found))

    def remove(self, id: str) -> Done:
        """Removes the file of a document that was refused, as it would be taken for the present one."""
        target, found = self.path(id), list[Diagnostic]()
        try:
            self._check(target)
            found += make_room(target, self._recorded.get(id), id)
            remove(target)
        except Refused as err:
            message = f"“{target.name}” không phải do gen viết ra, nên để nguyên: {reason(err)}."
            found.append(Diagnostic("render/in-the-way", message, _at(target), severity=Severity.WARNING))
        except OSError as err:
            message = f"Tệp cũ “{target.name}” vẫn còn, không khớp với nguồn nữa mà không xoá được: {reason(err)}."
            return Done(False, True, (*found, Diagnostic("render/not-removed", message, _at(target), _CLOSE)))
        return Done(True, False, tuple(found))

    def is_taken(self, id: str, others: Iterable[str]) -> bool:
        """Whether the file of a document is that of another, whose id differs only as this disk does not tell apart."""
        alike = next((other for other in others if other != id and _alike(other) == _alike(id)), None)
        with contextlib.suppress(OSError):
            return alike is not None and self.path(id).samefile(self.path(alike))
        return False

    def _check(self, target: Path) -> None:
        """Refuses a place that a link below the folder leads to, out of it."""
        folder = str(target.parent)
        if folder not in self._inside:
            real = Path(os.path.realpath(folder))
            self._inside[folder] = real.is_relative_to(os.path.realpath(self.folder))
        if not self._inside[folder]:
            raise Refused(target, f"“{folder}” là liên kết dẫn ra ngoài “{self.folder}”")


def make_room(target: Path, made: BuiltDocument | None = None, id: str | None = None) -> list[Diagnostic]:
    """Sees to it that nothing is lost when what lies at a place goes: what somebody changed gets another name.

    Raises Refused where somebody else wrote it, OSError where it can't be had.
    """
    if not os.path.lexists(target):
        return []
    if _is_folder(target):
        # an empty one is nothing that anybody could lose
        with contextlib.suppress(OSError):
            target.rmdir()
        return []
    size = target.stat().st_size if target.is_file() else MAX_OUTPUT + 1
    if size == 0 or (size <= MAX_OUTPUT and made is not None and untouched(made, target)):
        return []
    from gen.build.whose_file import Written, recognise

    written = recognise(target.read_bytes(), id) if size <= MAX_OUTPUT else Written.ELSEWHERE
    if written is Written.HERE:
        # by a build that did not live to record it
        return []
    if made is None and written is Written.ELSEWHERE:
        raise Refused(target, "ở đó có một tệp không phải do gen viết ra")
    aside = put_aside(target, BY_HAND)
    message = f"“{target.name}” đã được sửa tay sau khi dựng; bản sửa tay nay là “{aside.name}”."
    hint = "Chỗ sửa nào cần giữ thì viết vào tệp nguồn rồi dựng lại; xong thì xoá bản sửa tay."
    return [Diagnostic("render/edited-output", message, _at(aside), hint, Severity.WARNING)]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not is_link(path)


def _not_written(target: Path, err: OSError) -> Diagnostic:
    if isinstance(err, Refused):
        message, hint = (
            f"Không ghi được “{target.name}”: {reason(err)}.",
            "Dời thứ ở đó đi, hoặc dựng vào nơi khác (--out).",
        )
        return Diagnostic("render/in-the-way", message, _at(target), hint)
    if isinstance(err, _IN_THE_WAY):
        message = f"Không ghi được “{target.name}”: ở đó đang có một thư mục, hoặc một tệp nằm ở chỗ của thư mục."
        return Diagnostic("render/in-the-way", message, _at(target), "Dời hoặc xoá thứ đang nằm ở đó.")
    hint = _CLOSE if isinstance(err, PermissionError) else ""
    return Diagnostic("render/not-written", f"Không ghi được “{target.name}”: {reason(err)}.", _at(target), hint)


def _alike(id: str) -> str:
    return unicodedata.normalize("NFC", id).casefold()


def _at(target: Path) -> Position:
    return Position(target.as_posix())


def _same(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False

"""Whether a document is as the sources of today make it: the record of the last build held against what is there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from gen.build.manifest import LINK, PROGRAM, BuiltDocument, Manifest, OutputStamp
from gen.core.digest import digest
from gen.registers.figure_names import ASKED, EVERY
from gen.workspace.dependencies import UNSTABLE
from gen.workspace.files import read

# bytes; nothing that large was written here
MAX_OUTPUT = 64 * 2**20


class StalenessCheck:
    """Compares the record with what is there; `now` gives the digest that anything has now."""

    def __init__(self, manifest: Manifest, now: Callable[[str], str]) -> None:
        self.documents, self._find = dict(manifest.documents), now
        # most documents are made from the same things
        self._digests: dict[str, str] = {}

    def _now(self, name: str) -> str:
        now = self._digests[name] = self._find(name)
        return now

    def reason(self, id: str, folder: str) -> str:
        """Why a document must be built, empty where nothing it is made of changed."""
        made = self.documents.get(id)
        if made is None:
            return "chưa dựng lần nào, hoặc lần trước không dựng được"
        # in the order in which they were noted: the program, the files, the register entries
        digests = self._digests
        for name, then in made.made_from.items():
            if then == UNSTABLE or (digests.get(name) or self._now(name)) != then:
                return _reason(name)
        target = f"{folder}{os.sep}{id}.docx"
        try:
            now = OutputStamp.of(target, made.output.digest)
            if now != made.output:
                if digest(read(target, MAX_OUTPUT)) != made.output.digest:
                    return f"tệp {Path(target).name} không còn như lúc dựng"
                self.documents[id] = made._replace(output=now)
        except OSError:
            return f"không thấy tệp {Path(target).name}"
        return ""


_WHOLE_REGISTERS = {"ten:*": "tên gọi của các đơn vị", "nhom:*": "các nhóm đơn vị"}


def _reason(name: str) -> str:
    if name == PROGRAM:
        return "chương trình đã đổi"
    if name.startswith(LINK):
        return f"{name.removeprefix(LINK)} chỉ sang tệp khác"
    if name.startswith(ASKED):
        path, _, unit = name.removeprefix(ASKED).rpartition("#")
        return f"{path} đã đổi" if unit == EVERY else f"{path} đã đổi ở dòng của {unit}"
    return f"{name} đã đổi" if "/" in name else f"danh mục đổi ở {_WHOLE_REGISTERS.get(name, name)}"


def untouched(made: BuiltDocument, target: Path) -> bool:
    """True where a file is as it was built."""
    with contextlib.suppress(OSError):
        return (
            OutputStamp.of(target, made.output.digest) == made.output
            or digest(read(target, MAX_OUTPUT)) == made.output.digest
        )
    return False

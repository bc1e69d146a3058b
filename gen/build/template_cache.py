"""Templates made ready, kept beside the Word files for the next run: texts and numbers, nothing that is ever run."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from gen.core.digest import digest
from gen.render.template_set import TemplateSet
from gen.workspace.files import put, read

_NAME = ".gen-mau.json"
_VERSION = "gen-mau 3"
_MOST = 64 * 2**20


class TemplateCacheFile:
    """A file in the output folder; a file that is torn, foreign or of another program counts as none."""

    def __init__(self, folder: Path, program: str) -> None:
        self._folder, self._program = folder, program
        self._sets: dict[str, Any] = {}
        self._new = False
        with contextlib.suppress(OSError, ValueError, KeyError):
            head, _, body = read(folder / _NAME, _MOST).partition(b"\n")
            if head.decode() == self._head(body):
                self._sets = json.loads(body)

    def _head(self, body: bytes) -> str:
        return f"{_VERSION} {self._program} {digest(body)}"

    def take(self, files: str) -> TemplateSet | None:
        """The template set of these files, None where there is none."""
        data = self._sets.get(files)
        return TemplateSet.from_data(data) if data is not None else None

    def store(self, files: str, templates: TemplateSet) -> None:
        """Keeps a template set in place of an older one of the same templates."""
        kind = files.split()[:2]
        self._sets = {name: data for name, data in self._sets.items() if name.split()[:2] != kind}
        self._sets[files] = templates.to_data()
        self._new = True

    def save(self) -> None:
        """Writes the file where something is new; the next run does without where that is not possible."""
        if self._new:
            self._new = False
            body = json.dumps(self._sets, ensure_ascii=False, separators=(",", ":")).encode()
            with contextlib.suppress(OSError):
                put(self._folder / _NAME, f"{self._head(body)}\n".encode() + body, self._folder)

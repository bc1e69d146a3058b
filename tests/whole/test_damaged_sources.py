"""Sources damaged at random: whatever comes of them, no traceback, no word lost, nothing that does not end.

`GEN_DAMAGED` says how many (of each kind of damage), `GEN_SEED` with which seed.
"""

from __future__ import annotations

import os
import shutil
import signal
import traceback
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from in_time import NotInTime, in_time
from lost_letters import lost
from needs import need
from places import ROOT, SHARED
from source_damage import EVERY
from workbench import Docx

from gen.cli.findings import as_json, as_text
from gen.core.diagnostic import Diagnostic, has_errors
from gen.lint.linter import Linter
from gen.lint.view_loader import ViewLoader
from gen.registers.asked_entries import AskedEntries
from gen.render import Renderer
from gen.source.formatting import formatted
from gen.workspace.folder import REGISTERS, Workspace
from gen.workspace.library import Library
from gen.workspace.register_loading import LoadedRegisters, load_registers

pytestmark = pytest.mark.long
_COUNT, _SEED = int(os.environ.get("GEN_DAMAGED", "60")), os.environ.get("GEN_SEED", "1")
# seconds for one source, with all that is made of it
_LIMIT = 20


class Bench:
    """One workspace that stays as it is; each damaged source is read in place of the sound one."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        self.paths = [path for path in self.workspace.sources() if not path.endswith(".da-xem.yaml")]
        self.texts = {path: (self.workspace.read(path) or b"").decode() for path in self.paths}
        self.renderer = Renderer(self.workspace.template)
        self.compared = 0

    @cache  # noqa: B019
    def registers(self) -> LoadedRegisters:
        return load_registers(self.workspace.read, AskedEntries())

    @cache  # noqa: B019
    def heirs(self, path: str) -> list[str]:
        library = Library(self.workspace)
        return [id for id in self.workspace.documents() if path in library.made_from(id)[0][1:]]

    def wrong(self, path: str, data: bytes) -> list[str]:
        """What must not be, of a source that reads as given."""

        def read(asked: str) -> bytes | None:
            return data if asked == path else self.workspace.read(asked)

        of_register = f"/{REGISTERS}/" in path
        library = Library(self.workspace, read, loaded=None if of_register else self.registers())
        id = self.workspace.id_of(path)
        ids = self.workspace.documents()[::6] if of_register else [id, *self.heirs(path)[:1]]
        formatted(data, path, "unit" if path.endswith("don-vi.yaml") else "register" if of_register else "document")
        found = list(library.register_problems)
        wrong: list[str] = []
        for one in ids:
            problems, built = self._built(library, one)
            found += problems
            if built is not None and one == id:
                self.compared += 1
                wrong += [f"lost: {text[:90]!r}" for text in lost(data, Docx(built))]
            if built is None and not has_errors([*found, *library.resolve(one).found]):
                wrong.append(f"{one} is refused and nothing says why")
        as_text(found), as_json(found)
        return wrong + [f"no place: {one}" for one in found if one.position.line < 1]

    def _built(self, library: Library, id: str) -> tuple[list[Diagnostic], bytes | None]:
        view, found = ViewLoader(library).load(id)
        found = found + (Linter().lint(view) if view is not None else [])
        document, problems = library.document(id)
        library.shown(id)
        if document is None or has_errors(problems):
            return found + problems, None
        data, more = self.renderer.render(document)
        return found + more, data


def _offices(tmp: Path) -> Iterator[Bench]:
    for name, folder in (("examples", ROOT / "plans"), ("corpus", SHARED / "corpus" / "plans")):
        if folder.is_dir():
            shutil.copytree(folder, tmp / name / "plans")
            yield Bench(tmp / name)


def _wrong(bench: Bench, path: str, data: bytes) -> list[str]:
    try:
        with in_time(_LIMIT):
            return bench.wrong(path, data)
    except (Exception, NotInTime):
        return [traceback.format_exc(limit=-6)]


@pytest.mark.parametrize("kind", EVERY)
def test_nothing_breaks_and_no_word_is_lost(kind: str, tmp_path: Path) -> None:
    need("setitimer", hasattr(signal, "setitimer"))
    benches = list(_offices(tmp_path))
    sources = [(bench, path) for bench in benches for path in bench.paths]
    wrong: dict[str, list[str]] = {}
    for number in range(_COUNT):
        random = Random(f"{_SEED} {kind} {number}")
        bench, path = random.choice(sources)
        data = EVERY[kind](bench.texts[path], random)
        told = _wrong(bench, path, data)
        if told:
            wrong[f"{number} {path}"] = told
            _kept(kind, number, path, data, told)
    assert wrong == {}
    # else nothing was looked at
    assert sum(bench.compared for bench in benches) > _COUNT / 20


def _kept(kind: str, number: int, path: str, data: bytes, told: list[str]) -> None:
    """Keeps what broke something, where somebody asks for it."""
    if folder := os.environ.get("GEN_DAMAGED_KEPT"):
        name = Path(folder) / f"{kind}-{number}-{Path(path).name}"
        name.write_bytes(data)
        name.with_suffix(".txt").write_text(f"{path}\n" + "\n".join(told), encoding="utf-8")

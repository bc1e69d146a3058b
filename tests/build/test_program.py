"""A document is stale when the program that prints it changed: every module of a build is among the files hashed."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from places import ROOT
from program import probe
from workbench import Office


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    return tmp_path


def test_what_a_build_loads_is_hashed_and_what_it_does_not_enter_is_not(examples: Path) -> None:
    told = probe(sys.executable, examples, ROOT)
    assert {"workspace/library.py", "render/table.py", "cascade/fold_child.py"} <= set(told["loaded"])
    assert set(told["loaded"]) <= set(told["hashed"])
    # the words a document takes from the program
    assert "registers/wording.yaml" in told["hashed"]
    assert not [path for path in told["hashed"] if path.startswith(("word/audit/", "review/", "cli/kit/"))]


class Installed:
    """The package installed in a folder of its own, and an office that it builds."""

    def __init__(self, folder: Path) -> None:
        self.site, self.office = folder / "site", Office(folder / "office")
        shutil.copytree(ROOT / "gen", self.site / "gen", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "templates", self.site / "templates")
        library = importlib.util.find_spec("docxtpl")
        assert library is not None and library.origin is not None
        (self.site / "docxtpl").symlink_to(Path(library.origin).parent)

    def build(self, before: str = "") -> str:
        """What `gen build --why` says."""
        code = f"import sys\n{before}\nfrom gen.cli.main import run\nsys.exit(run(sys.argv[1:]))"
        done = subprocess.run(
            [sys.executable, "-c", code, "-C", str(self.office.root), "build", "--why"],
            capture_output=True,
            text=True,
            cwd=self.office.root,
            env={**os.environ, "PYTHONPATH": str(self.site)},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    made = Installed(tmp_path)
    assert "chưa dựng lần nào" in made.build()
    assert "Không có gì phải dựng lại." in made.build()
    return made


def _append(path: str, text: str) -> Callable[[Path], object]:
    return lambda site: (site / path).open("a", encoding="utf-8").write(text)


# each after the one before it
CHANGES: dict[str, Callable[[Path], object]] = {
    "a module": _append("gen/render/table.py", "\n# x\n"),
    "a module more": _append("gen/render/them.py", "X = 1\n"),
    "a module by another name": lambda site: (site / "gen/render/them.py").rename(site / "gen/render/them_2.py"),
    "words": _append("gen/registers/wording.yaml", "\n# x\n"),
    "a library beside": lambda site: (site / "thu_vien-1.0.dist-info").mkdir(),
}


def test_each_change_of_the_program_makes_all_documents_stale(installed: Installed) -> None:
    for what, change in CHANGES.items():
        change(installed.site)
        assert "chương trình đã đổi" in installed.build(), what
        assert "Không có gì phải dựng lại." in installed.build(), what


def test_another_python_makes_all_documents_stale(installed: Installed) -> None:
    later = (
        "import collections\n"
        "Version = collections.namedtuple('Version', 'major minor micro releaselevel serial')\n"
        "sys.version_info = Version(*sys.version_info[:2], 99, 'final', 0)"
    )
    assert "chương trình đã đổi" in installed.build(later)
    assert "Không có gì phải dựng lại." in installed.build(later)


def test_what_no_build_enters_makes_nothing_stale(installed: Installed) -> None:
    for path in ("gen/lint/run.py", "gen/review/heirs.py", "gen/word/audit/report.py", "gen/README.txt"):
        _append(path, "\n# x\n")(installed.site)
    assert "Không có gì phải dựng lại." in installed.build()

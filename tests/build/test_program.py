"""A document is stale when the program that prints it changed: every module of a build is among the files hashed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# what a build of a workspace loaded of the package, and what counts as the program, as paths below the package
PROBE = """
import json, sys
from pathlib import Path
import gen
from gen.cli.main import run
code = run(sys.argv[1:])
package = Path(gen.__file__).parent
files = {getattr(module, "__file__", None) for name, module in sys.modules.items() if name.partition(".")[0] == "gen"}
loaded = sorted(Path(file).relative_to(package).as_posix() for file in files if file)
from gen.build.manifest import program_files
print(json.dumps({"code": code, "loaded": loaded, "hashed": sorted(inside for inside, _ in program_files())}))
"""


def probe(python: Path | str, workspace: Path, *args: str) -> dict[str, list[str]]:
    """A build in a process of its own, away from the checkout, by an interpreter that has the package installed."""
    done = subprocess.run(
        [str(python), "-c", PROBE, "-C", str(workspace), "build", *args],
        capture_output=True,
        text=True,
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told.pop("code") == 0, done.stderr
    return told


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    return tmp_path


def test_every_module_that_a_build_loads_is_hashed(examples: Path) -> None:
    told = probe(sys.executable, examples)
    assert {"workspace/library.py", "render/table.py", "cascade/fold.py"} <= set(told["loaded"])
    assert set(told["loaded"]) <= set(told["hashed"])


def test_the_words_a_document_takes_from_the_program_are_hashed(examples: Path) -> None:
    told = probe(sys.executable, examples)
    assert "registers/wording.yaml" in told["hashed"]


def test_what_no_build_enters_is_not_hashed(examples: Path) -> None:
    hashed = probe(sys.executable, examples)["hashed"]
    assert not [path for path in hashed if path.startswith(("word/audit/", "review/", "cli/kit/"))]

"""What a build loads of the package and what counts as the program, by an interpreter that has it installed."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

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
from gen.build.program import program_files
print(json.dumps({"code": code, "loaded": loaded, "hashed": sorted(inside for inside, _ in program_files())}))
"""


def probe(python: Path | str, workspace: Path, package: Path | None = None) -> dict[str, list[str]]:
    """A build in a process of its own, by an interpreter that has the package, or with the one in a folder."""
    done = subprocess.run(
        [str(python), "-c", PROBE, "-C", str(workspace), "build"],
        capture_output=True,
        text=True,
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": str(package or "")},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told.pop("code") == 0, done.stderr
    return told

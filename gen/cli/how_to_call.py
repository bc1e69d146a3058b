"""How a command is called on this machine: the one place that messages take it from."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from gen.workspace.files import read


def how_to_call(command: str, root: Path) -> str:
    """By make, where it is there and the Makefile of the workspace knows the command; else as this run was called."""
    if _makefile_knows(command, root) and shutil.which("make"):
        return f"make {command}"
    if sys.argv and Path(sys.argv[0]).parts[-2:] == ("gen", "__main__.py"):
        python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
        return f"{python} -m gen {command}"
    return f"gen {command}"


def _makefile_knows(command: str, root: Path) -> bool:
    try:
        text = read(root / "Makefile").decode("utf-8", "replace")
    except OSError:
        return False
    return re.search(rf"^{re.escape(command)}:", text, re.MULTILINE) is not None

"""Where parents from other repositories lie, and how a source names one: `ke_thua: cha:thanh-pho/nam/ke-hoach.yaml`.

`plans/.cha/<name>/` is laid out as the folder plans/ that it was fetched from, its registers included.
"""

from __future__ import annotations

import re

FOREIGN, SCHEME, LOCK = ".cha", "cha:", ".khoa.yaml"
_ROOT = re.compile(r"[^/]+/(?:\.cha/[^/]+/)+")


def foreign_root(path: str) -> str:
    """The folder of the office from which a source was fetched, the innermost one; empty for the workspace's own."""
    if f"/{FOREIGN}/" not in path:
        return ""
    match = _ROOT.match(path)
    return match[0].rstrip("/") if match is not None else ""


def foreign_path(home: str, target: str) -> str | None:
    """The file that `cha:<name>/<path>` means in a folder of plans; None where it is no plain path."""
    steps = target.removeprefix(SCHEME).replace("\\", "/").split("/")
    if len(steps) < 2 or any(not step or step.startswith(".") for step in steps):
        return None
    return "/".join((home, FOREIGN, *steps))

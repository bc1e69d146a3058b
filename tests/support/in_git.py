"""An office whose workspace is kept in git, and what `gen diff --git` says of it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from workbench import Office

CHILD = """
ke_thua: cha.yaml
don_vi: phuong-mau
"""
PARENT = """
loai: ke-hoach
don_vi: thanh-pho-mau
so: 7
ngay: 2026-05-07
trich_yeu: thử của {{ don_vi.goi }}
can_cu: [{ma: luat, van_ban: luat-mau}]
noi_dung:
  - {ma: mot, noi_dung: Rà soát thủ tục}
  - {ma: hai, noi_dung: Họp dân}
"""


def git(root: Path, *args: str) -> str:
    """A git command of nobody in particular, whatever the machine is set to."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Thử", "-c", "user.email=thu@example.vn", "-c", "protocol.file.allow=always"]
    done = subprocess.run(["git", *who, *args], cwd=root, env=env, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(root: Path, name: str = "ghi") -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", name)
    return git(root, "rev-parse", "HEAD")


class Kept(Office):
    """An office whose workspace is kept in git, with a parent and a child."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        (root / "plans/tot.yaml").unlink()
        self.write("plans/cha.yaml", PARENT)
        self.write("plans/con.yaml", CHILD)
        git(root, "init", "-q", "-b", "main")
        commit(root)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, old
        self.write(path, text.replace(old, new))

    def diff(self, *args: str) -> dict[str, Any]:
        outcome = self.run("diff", "--git", *args, "--format", "json")
        assert outcome.exit == 0, outcome.out + outcome.err
        found: dict[str, Any] = json.loads(outcome.out)
        return found


def states(found: dict[str, Any]) -> dict[str, str]:
    return {id: plan["state"] for plan in found["plans"] for id in plan["ids"]}

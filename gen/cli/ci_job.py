"""The job that `gen git --ci` lays down for merge requests."""

from __future__ import annotations

import tomllib
from importlib import metadata, resources
from pathlib import Path

from gen.workspace.files import write

HOSTS = {"github": ".github/workflows/gen.yml", "gitlab": ".gitlab-ci.yml"}
_PACKAGE = "gen-van-ban"


def write_job(root: Path, host: str) -> list[str]:
    """Writes the job of a host; what there is to say of it. Raises FileExistsError where the office has one."""
    version = metadata.version(_PACKAGE)
    wheel = f"cai-dat/gen_van_ban-{version}-py3-none-any.whl"
    # never the bare name: on a public index it may be anybody's
    own = _is_own_checkout(root)
    text = resources.files("gen.cli").joinpath("kit", "ci", f"{host}.yml").read_text(encoding="utf-8")
    text = text.replace("{gen}", "." if own else f"./{wheel}").replace("{version}", version)
    write(root / HOSTS[host], text.encode(), new=True)
    lines = [f"Đã viết {HOSTS[host]}; đọc lời ghi ở đầu tệp."]
    if not own and not (root / wheel).is_file():
        lines.append(f"Máy chạy cài gen từ {wheel}: chép tệp cài của cơ quan vào đó rồi đưa vào kho (git add {wheel}).")
    return lines


def _is_own_checkout(root: Path) -> bool:
    """True where the repository holds the program itself."""
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(project.get("project", {}).get("name") == _PACKAGE)

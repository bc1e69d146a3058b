"""docs/architecture.md against the code: every file and function of its walk is there, every module it names too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
WALK = PAGE.partition("## From a line of YAML")[2].partition("\n## ")[0]
STATIONS = [
    (re.findall(r"`([^`]+)`", files), re.findall(r"`([^`]+)`", functions))
    for files, functions in re.findall(r"^\| \d+ \|.*\| (`[^|]+) \| (`[^|]+) \|$", WALK, re.MULTILINE)
]


def test_the_walk_has_ten_stations() -> None:
    assert len(STATIONS) == 10


@pytest.mark.parametrize(("files", "functions"), STATIONS, ids=[files[0] for files, _ in STATIONS])
def test_a_station_is_there(files: list[str], functions: list[str]) -> None:
    for file, function in zip(files, functions, strict=True):
        tree = ast.parse((ROOT / "gen" / file).read_text(encoding="utf-8"))
        *holder, name = function.split(".")
        scope = [node for node in tree.body if isinstance(node, ast.ClassDef) and [node.name] == holder]
        defined = {node.name for node in (scope[0].body if scope else tree.body) if isinstance(node, ast.FunctionDef)}
        assert name in defined, f"{file} has no {function}"


def test_the_modules_that_rooms_name_are_there() -> None:
    table = PAGE.partition("## The rooms")[2].partition("\n## ")[0]
    missing = []
    for room, told in re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE):
        names = set(re.findall(r"\(?`([a-z_]+/?)`", told))
        held = {path.stem for path in (ROOT / "gen" / room).rglob("*")} | {
            f"{path.name}/" for path in (ROOT / "gen" / room).rglob("*") if path.is_dir()
        }
        # keys of the format and ids of Word are named there as well
        missing += [f"{room}: {name}" for name in sorted(names - held) if name not in {"sau", "truoc", "bang"}]
    assert missing == []

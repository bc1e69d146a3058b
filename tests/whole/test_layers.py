"""The house from outside: imports point one way, each foreign library has one door, nothing grows too long.

The order is that of the table in docs/architecture.md: a new room gets its row there first.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from places import ROOT

PACKAGE = ROOT / "gen"
FILES = sorted(PACKAGE.rglob("*.py"))
TEXTS = {path: path.read_text(encoding="utf-8") for path in FILES}
TREES = {path: ast.parse(text) for path, text in TEXTS.items()}

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
# the one table of layers: each row names a room, which imports from the rows above it
ORDER = [
    *re.findall(r"^\| `(\w+)` \|", PAGE.partition("## The rooms")[2].partition("\n## ")[0], re.MULTILINE),
    "__main__",
]
LAYER = {name: level for level, name in enumerate(ORDER)}
MOST_ROOMS = 18
DOORS = {"yaml": "source", "cerberus": "schema", "docxtpl": "render", "click": "cli"}
DOORS |= {"xlsxwriter": "workbook", "python_calamine": "workbook"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40


def module(path: Path) -> str:
    """`gen/text/dates.py` -> `gen.text.dates`; a package is its `__init__`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def part(name: str) -> str:
    """`gen.text.dates` -> `text`; the package itself -> ``."""
    return name.removeprefix("gen").removeprefix(".").split(".")[0]


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, wherever in the file, also for its types alone, with the line."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield (inner if inner in MODULES else str(node.module)), node.lineno


MODULES = {module(path): path for path in FILES}


def test_every_room_has_a_row() -> None:
    names = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert names == set(ORDER) - {"__main__"}
    assert len(names) <= MOST_ROOMS
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("name", ORDER)
def test_imports_point_one_way(name: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {target}"
        for path in FILES
        if part(module(path)) == name
        for target, line in imports(path)
        if target.startswith("gen.") and LAYER[part(target)] > LAYER[name]
    ]
    assert wrong == []


def test_no_circles_between_files() -> None:
    # a package's own __init__ only names what it gives out
    graph = {name: {target for target, _ in imports(path) if target in MODULES} for name, path in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for target in graph[name]:
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("library", DOORS)
def test_one_door_to_each_library(library: str) -> None:
    through = {part(module(path)) for path in FILES for target, _ in imports(path) if target.split(".")[0] == library}
    assert through <= set(DOORS[library].split())


def test_nothing_reads_the_clock_or_the_machine() -> None:
    """Same source, same bytes: only the commands may ask what day it is."""
    allowed = {"cli"}
    clocks = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in FILES
        if part(module(path)) not in allowed
        for node in ast.walk(TREES[path])
        # asked of its module, or brought in by name
        for name in ([node.attr] if isinstance(node, ast.Attribute) else _brought_in(node))
        if name in {"now", "today", "utcnow", "getlogin", "gethostname", "getuser", "environ", "getenv"}
    }
    assert clocks == set()


def _brought_in(node: ast.AST) -> list[str]:
    return [one.name for one in node.names] if isinstance(node, ast.ImportFrom) else []


def test_no_file_grows_too_long() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): TEXTS[path].count("\n") for path in FILES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_grows_too_long() -> None:
    lengths = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in FILES
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_no_utils() -> None:
    assert [path.name for path in FILES if path.stem in {"utils", "util", "helpers", "common", "misc"}] == []
